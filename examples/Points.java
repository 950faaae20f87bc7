import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mean total of each department, from the points that jixiao writes while it reads: java Points.java JIXIAO PATH ...
 *
 * <p>Needs a JDK of version 11 and nothing else. The keys of a line always stand in the same order, so that two patterns find what
 * is asked for here; whoever wants more takes a JSON library. Figures are strings of decimals: BigDecimal, never double.
 */
public final class Points {
    private static final String TEXT = "(null|\"(?:[^\"\\\\]|\\\\.)*\")";
    private static final Pattern DEPARTMENT = Pattern.compile("^\\{\"project\":\\{.*?\"department\":" + TEXT);
    private static final Pattern TOTAL = Pattern.compile("\"total\":" + TEXT + ",\"assessed\":");

    private final TreeMap<String, List<BigDecimal>> departments = new TreeMap<>();

    public static void main(String[] arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add(1, "score");
        command.addAll(List.of("-f", "points"));
        Process jixiao = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Points points = new Points();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(jixiao.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(points::add);
        }
        points.print();
        // 1: some tables could not be assessed in full; 2: some input could not be computed.
        System.exit(jixiao.waitFor());
    }

    private void add(String line) {
        String department = found(DEPARTMENT, line);
        String total = found(TOTAL, line);
        if (!total.equals("null")) {
            departments.computeIfAbsent(department, of -> new ArrayList<>()).add(new BigDecimal(total));
        }
    }

    private static String found(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no line of points: " + line);
        }
        String text = matcher.group(1);
        return text.equals("null") ? text : text.substring(1, text.length() - 1);
    }

    private void print() {
        departments.forEach((name, totals) -> {
            BigDecimal sum = totals.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal mean = sum.divide(BigDecimal.valueOf(totals.size()), 2, RoundingMode.HALF_EVEN);
            System.out.println(name + "\t" + totals.size() + "\t" + mean);
        });
    }
}
