//! The name of an indicator that its cell repeats before the figure, word for word, in another order, or with a few
//! characters left out: 对口支援学校5所 beside 支援对口学校数量.

use super::figure::{first_digit, numerals};
use super::{Measure, folded, read_measure};

/// The longest text that is looked through.
const LONGEST: usize = 60;

/// The shortest part of a name that shows that it is repeated.
const SHORTEST_PART: usize = 2;

/// What turns words round, or sets a condition: nothing of the kind may stand there beside the name.
const TURNS: &[char] = &['不', '未', '无', '非', '没', '若', '如', '但', '除', '约', '低', '高', '超'];

/// Words of a text that repeat the name, and what stands behind them, read as a figure with nothing else before it.
pub(crate) fn read_behind_name(name: &str, printed: &str) -> Option<(String, Measure)> {
    let (name, text) = (folded(name), folded(printed));
    let name = name.split_once(':').map_or(name.as_str(), |(_, name)| name).trim();
    parted(&text).find_map(|(head, rest)| {
        repeats(head, name).then_some(())?;
        Some((head.to_owned(), plain_figure(rest)?))
    })
}

/// A text as words and what stands behind them, at each place up to its first figure.
fn parted(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let figure = first_digit(text).or_else(|| numerals(text).next()).filter(|_| text.chars().count() <= LONGEST);
    let places = text.char_indices().map(|(at, _)| at).skip(1);
    places.take_while(move |at| figure.is_some_and(|figure| *at <= figure)).filter_map(|at| {
        let (head, rest) = text.split_at_checked(at)?;
        Some((head.trim_end_matches([':', ' ']), rest.trim_start_matches([':', ' '])))
    })
}

/// Whether a text may repeat a name before a figure; without a figure it repeats none.
pub(crate) fn may_repeat_a_name(printed: &str) -> bool {
    parted(&folded(printed)).any(|(_, rest)| plain_figure(rest).is_some())
}

/// A figure without words around it.
fn plain_figure(text: &str) -> Option<Measure> {
    let measure = read_measure(text).ok()?;
    let plain = match &measure {
        Measure::Number(quantity) => quantity.words.is_none(),
        Measure::Range(interval) => interval.words.is_none(),
        Measure::Date(_) => true,
        _ => false,
    };
    plain.then_some(measure)
}

/// Whether most of the words stand in the name, and what does not stand there turns nothing round.
fn repeats(words: &str, name: &str) -> bool {
    let (words, name): (Vec<char>, Vec<char>) = (words.chars().collect(), name.chars().collect());
    let mut foreign = 0;
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        match common(rest, &name) {
            Some(length) => at += length,
            None if rest.first().is_some_and(|c| TURNS.contains(c) || c.is_ascii_digit()) => return false,
            None => (at, foreign) = (at + 1, foreign + 1),
        }
    }
    // A quarter may be foreign: 建设口袋公园 beside 口袋公园建成数量.
    words.len() - foreign >= SHORTEST_PART && foreign * 3 <= words.len()
}

/// How much of the beginning of the words stands in the name in one piece.
fn common(words: &[char], name: &[char]) -> Option<usize> {
    let shared = |at: usize| name.iter().skip(at).zip(words).take_while(|(one, other)| one == other).count();
    (0..name.len()).map(shared).max().filter(|length| *length >= SHORTEST_PART)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn behind(name: &str, text: &str) -> Option<String> {
        let (words, measure) = read_behind_name(name, text)?;
        let reading = measure.reading(None);
        Some(format!("{words}|{}{}", reading.value?, reading.unit.unwrap_or_default()))
    }

    #[test]
    fn a_repeated_name_is_left_out() {
        for (name, text, read) in [
            ("与高校对接次数", "与高校对接次数≥6次", "与高校对接次数|6次"),
            ("对口支援学校数量", "支援对口学校5所", "支援对口学校|5所"),
            ("不合格产品下架及召回批次", "不合格产品下架、召回12批次", "不合格产品下架、召回|12批次"),
            ("指标2:无障碍设施改造户数", "无障碍设施的改造户数:30户", "无障碍设施的改造户数|30户"),
        ] {
            assert_eq!(behind(name, text).as_deref(), Some(read), "{text}");
        }
    }

    #[test]
    fn only_before_a_figure_a_name_may_be_repeated() {
        for (text, may) in [
            ("进一步提高管理和服务的规范化水平", false),
            ("显著改善", false),
            ("受益户十户", true),
            ("口袋公园30个", true),
        ] {
            assert_eq!(may_repeat_a_name(text), may, "{text}");
        }
    }

    #[test]
    fn other_words_are_not() {
        for (name, text) in [
            ("培训人数", "未完成培训人数30人"),
            ("培训人数", "其他事项按规定办理30件"),
            ("培训人数", "培训人数若不足则补足30人"),
        ] {
            assert_eq!(behind(name, text), None, "{text}");
        }
    }
}
