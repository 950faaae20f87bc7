//! Laws of the methods with parameters: random parameters and random rows, compared with an oracle that
//! knows nothing of the engine. Every score lies between nothing and the full points, every derivation
//! replays, every scorecard verifies, and a better value never earns less.

use crate::support::AsPrinted as _;
use jixiao::intake::ScoringEngine;
use jixiao::model::scorecard::Scorecard;
use jixiao::read::{Format, Source};
use jixiao::verify::verify_all;
use num_rational::Ratio;
use proptest::prelude::*;
use serde_json::{Value, json};

type Exact = Ratio<i128>;

/// A template whose only method of its own is `own`, for targets with ≥, = and ≤ where it fits.
fn engine(method: &str, rules: &[&str]) -> ScoringEngine {
    let mut text = String::from(
        "extends = \"national/self-2020\"\nid = \"laws/one\"\nversion = \"1\"\ntitle = \"一\"\ntitle_en = \"one\"\nmust_add_up = false\n",
    );
    for rule in rules {
        text.push_str(&format!("[rules.{rule}]\nmethod = \"own\"\nbasis = \"platform\"\n"));
    }
    text.push_str(&format!("[methods.own]\nbasis = \"platform\"\n{method}\n"));
    let source = Source::from_bytes("t.toml", Some(Format::Toml), text.clone().into_bytes()).unwrap();
    let mut engine = ScoringEngine::builtin().unwrap();
    engine.add_template(&source).unwrap_or_else(|problems| panic!("{problems}\n{text}"));
    engine
}

fn score(engine: &ScoringEngine, indicators: &[Value]) -> Scorecard {
    let table =
        json!({ "template": "laws/one", "year": 2024, "project": { "name": "随机" }, "indicators": indicators });
    let card = engine.score_text("t.json", Format::Json, &table.to_string()).unwrap_or_else(|e| panic!("{e}\n{table}"));
    assert_eq!(jixiao::score::replay(&card), []);
    let json = serde_json::to_string(&card).unwrap();
    let source = Source::from_bytes("card.json", Some(Format::Json), json.into_bytes()).unwrap();
    assert_eq!(verify_all(engine, &source)[0].as_ref().unwrap().mismatches, []);
    card
}

/// A row below 数量指标.
fn row(keys: Value) -> Value {
    let mut row = keys;
    row["path"] = json!(["产出指标", "数量指标"]);
    row
}

/// A number in hundredths, as a table prints it.
fn printed(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", hundredths.abs() / 100, hundredths.abs() % 100)
}

fn hundredths(value: i64) -> Exact {
    Exact::new(value.into(), 100)
}

fn whole(value: i64) -> Exact {
    Exact::from_integer(value.into())
}

/// The exact points of the first indicator.
fn exact(card: &Scorecard) -> Exact {
    let text = card.indicators[0].exact.printed().unwrap_or_else(|| panic!("{:?}", card.indicators[0]));
    value(&text)
}

fn between(value: Exact, low: Exact, high: Exact) -> Exact {
    value.max(low).min(high)
}

/// Scores a number against a number, and a better one as well.
fn numbers(engine: &ScoringEngine, sign: &str, target: i64, actual: i64, better: i64, weight: i64) -> (Exact, Exact) {
    let one = |actual: i64| {
        let keys = json!({ "target": format!("{sign}{}", printed(target)), "actual": printed(actual), "weight": printed(weight) });
        exact(&score(engine, &[row(keys)]))
    };
    (one(actual), one(better))
}

fn fits(points: Exact, weight: i64) -> Result<(), TestCaseError> {
    prop_assert!(whole(0) <= points && points <= hundredths(weight), "{points} of {}", hundredths(weight));
    Ok(())
}

/// Lower limits in per cent, the highest first, and what they and the rest earn, never more below.
fn bands() -> impl Strategy<Value = (Vec<i64>, Vec<i64>)> {
    (1_usize..5).prop_flat_map(|count| {
        let limits = prop::collection::btree_set(1_i64..150, count);
        let shares = prop::collection::vec(0_i64..=100, count + 1);
        (limits, shares).prop_map(|(limits, mut shares)| {
            let limits: Vec<i64> = limits.into_iter().rev().collect();
            shares.sort_unstable_by(|a, b| b.cmp(a));
            shares.truncate(limits.len() + 1);
            (limits, shares)
        })
    })
}

/// Points in hundredths.
fn weight() -> impl Strategy<Value = i64> {
    prop_oneof![(1_i64..40).prop_map(|halves| halves * 50), 1_i64..2000]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pass_mark(pass in 0_i64..100, target in 1_i64..30_000, actual in 0_i64..40_000, step in 1_i64..5_000, weight in weight()) {
        let engine = engine(&format!("kind = \"pass_mark\"\npass = \"{pass}%\""), &["at_least"]);
        let (points, better) = numbers(&engine, "≥", target, actual, actual + step, weight);
        let (rate, mark) = (hundredths(actual) / hundredths(target), hundredths(pass));
        let share = between((rate - mark) / (whole(1) - mark), whole(0), whole(1));
        prop_assert_eq!(points, share * hundredths(weight));
        prop_assert!(better >= points);
        fits(points, weight)?;
    }

    #[test]
    fn bands_of_the_rate((limits, shares) in bands(), included in any::<bool>(), target in 1_i64..30_000, percent in 0_i64..200, step in 1_i64..5_000, weight in weight()) {
        let key = if included { "from" } else { "above" };
        let written = limits.iter().zip(&shares).map(|(limit, share)| format!("{{ {key} = \"{limit}%\", earns = \"{share}%\" }}"));
        let last = format!("{{ earns = \"{}%\" }}", shares.last().unwrap());
        let list = written.chain([last]).collect::<Vec<_>>().join(", ");
        let engine = engine(&format!("kind = \"bands\"\nbands = [{list}]"), &["at_least"]);
        // Exactly on a limit as often as not: the target is a whole number of hundreds there.
        let (target, actual) = (target * 100, target * percent);
        let (points, better) = numbers(&engine, "≥", target, actual, actual + step, weight);
        let rate = hundredths(percent);
        let reached = |limit: &i64| if included { rate >= hundredths(*limit) } else { rate > hundredths(*limit) };
        let place = limits.iter().position(reached).unwrap_or(limits.len());
        prop_assert_eq!(points, hundredths(shares[place]) * hundredths(weight));
        prop_assert!(better >= points);
        fits(points, weight)?;
    }

    #[test]
    fn a_sloped_band(low in 0_i64..50, width in 1_i64..50, earns in 0_i64..=100, rising in 0_i64..=100, percent in 0_i64..150, step in 1_i64..500, weight in weight()) {
        let (earns, rising) = (earns.min(rising), earns.max(rising));
        let high = low + width;
        let list = format!("{{ from = \"{high}%\", earns = \"100%\" }}, {{ from = \"{low}%\", earns = \"{earns}%\", rising_to = \"{rising}%\" }}, {{ earns = \"0%\" }}");
        let engine = engine(&format!("kind = \"bands\"\nbands = [{list}]"), &["at_least"]);
        let (points, better) = numbers(&engine, "≥", 10_000, percent * 100, percent * 100 + step, weight);
        let share = if percent >= high {
            whole(1)
        } else if percent >= low {
            hundredths(earns) + (hundredths(percent) - hundredths(low)) / hundredths(width) * (hundredths(rising) - hundredths(earns))
        } else {
            whole(0)
        };
        prop_assert_eq!(points, share * hundredths(weight));
        prop_assert!(better >= points);
        fits(points, weight)?;
    }

    #[test]
    fn deduct_each(by_points in any::<bool>(), each in 1_i64..100, target in 0_i64..5, actual in 0_i64..20, step in 1_i64..20, weight in weight()) {
        let loss = if by_points { format!("points = \"{}\"", printed(each)) } else { format!("share = \"{each}%\"") };
        let engine = engine(&format!("kind = \"deduct_each\"\n{loss}"), &["at_most"]);
        let (points, better) = numbers(&engine, "≤", target * 100, actual * 100, (actual - step).max(0) * 100, weight);
        let lost = if by_points { hundredths(each) } else { hundredths(each) * hundredths(weight) };
        let left = hundredths(weight) - lost * whole((actual - target).max(0));
        prop_assert_eq!(points, left.max(whole(0)));
        prop_assert!(better >= points);
        fits(points, weight)?;
    }

    #[test]
    fn deduct_deviation(
        sign in prop::sample::select(vec!["≥", "=", "≤"]), both in any::<bool>(), parts in prop::sample::select(vec!["exact", "dropped", "full"]),
        step in 1_i64..20, each in 1_i64..50, target in 1_i64..3_000, actual in 0_i64..6_000, weight in weight(),
    ) {
        let direction = if both { "both" } else { "wrong" };
        let method = format!("kind = \"deduct_deviation\"\nstep = \"{step}%\"\nshare = \"{each}%\"\ndirection = \"{direction}\"\nparts = \"{parts}\"");
        let engine = engine(&method, &["at_least", "equal", "at_most"]);
        let (points, _) = numbers(&engine, sign, target, actual, actual, weight);
        let (target, actual) = (hundredths(target), hundredths(actual));
        let off = match sign {
            _ if both || sign == "=" => (actual - target).max(target - actual),
            "≥" => (target - actual).max(whole(0)),
            _ => (actual - target).max(whole(0)),
        };
        let steps = off / target / hundredths(step);
        let steps = match parts {
            "exact" => steps,
            "dropped" => steps.floor(),
            _ => steps.ceil(),
        };
        let share = between(whole(1) - steps * hundredths(each), whole(0), whole(1));
        prop_assert_eq!(points, share * hundredths(weight));
        fits(points, weight)?;
    }

    #[test]
    fn deadline(each in prop::option::of(1_u32..30), days in -40_i64..40, weight in weight()) {
        let method = each.map_or_else(String::new, |each| format!("each_day = \"{each}%\""));
        let engine = engine(&format!("kind = \"deadline\"\n{method}"), &["deadline"]);
        // Days around the end of June, which has thirty.
        let done = if days <= -30 { format!("2024年5月{}日", 61 + days) } else if days <= 0 { format!("2024年6月{}日", 30 + days) } else if days <= 31 { format!("2024年7月{days}日") } else { format!("2024年8月{}日", days - 31) };
        let card = score(&engine, &[row(json!({ "target": "2024年6月30日", "actual": done, "weight": printed(weight) }))]);
        let late = whole(days.max(0));
        let share = match each {
            Some(each) => between(whole(1) - late * hundredths(each.into()), whole(0), whole(1)),
            None if days > 0 => whole(0),
            None => whole(1),
        };
        prop_assert_eq!(exact(&card), share * hundredths(weight), "{}", done);
        fits(exact(&card), weight)?;
    }

    #[test]
    fn within(low in 1_i64..3_000, width in 0_i64..3_000, actual in 0_i64..9_000, weight in weight()) {
        let engine = engine("kind = \"within\"\nshort = \"proportion\"\nover = \"inverse_linear\"", &["range"]);
        let high = low + width;
        let keys = json!({ "target": format!("{}-{}人", printed(low), printed(high)), "actual": format!("{}人", printed(actual)), "weight": printed(weight) });
        let card = score(&engine, &[row(keys)]);
        let (a, low, high) = (hundredths(actual), hundredths(low), hundredths(high));
        let share = if a < low { a / low } else if a > high { between(whole(2) - a / high, whole(0), whole(1)) } else { whole(1) };
        prop_assert_eq!(exact(&card), share * hundredths(weight));
        fits(exact(&card), weight)?;
    }

    #[test]
    fn panel(points in prop::collection::vec(0_i64..=1000, 3..8), drop in 0_usize..2, weights in prop::collection::vec(1_i64..5, 8), weighted in any::<bool>()) {
        let names: Vec<String> = (0..points.len()).map(|index| format!("专家{index}")).collect();
        let listed = names.iter().zip(&weights).map(|(name, weight)| format!("\"{name}\" = \"{weight}\"")).collect::<Vec<_>>().join(", ");
        let more = if weighted { format!("weights = {{ {listed} }}") } else { format!("drop = \"{drop}\"") };
        let engine = engine(&format!("kind = \"panel\"\nleast = \"3\"\nskip_missing = false\n{more}"), &["word"]);
        let given: Vec<Value> = names.iter().zip(&points).map(|(name, points)| json!({ "scorer": name, "points": printed(*points) })).collect();
        let card = score(&engine, &[row(json!({ "target": "优", "weight": "10", "panel": given }))]);
        let expected = if weighted {
            let sum: Exact = points.iter().zip(&weights).map(|(points, weight)| hundredths(*points) * whole(*weight)).sum();
            sum / weights.iter().take(points.len()).map(|weight| whole(*weight)).sum::<Exact>()
        } else {
            let mut sorted = points.clone();
            sorted.sort_unstable();
            let kept = &sorted[drop..sorted.len() - drop];
            kept.iter().map(|points| hundredths(*points)).sum::<Exact>() / whole(i64::try_from(kept.len()).unwrap())
        };
        prop_assert_eq!(exact(&card), expected);
        prop_assert_eq!(card.indicators[0].outcome.name(), "judged");
    }

    #[test]
    fn survey(counts in prop::collection::vec(0_u32..300, 4), target in 1_i64..=100, weight in weight()) {
        prop_assume!(counts.iter().any(|count| *count > 0));
        let engine = engine("kind = \"survey\"\nthen = \"proportion\"\nanswers = { \"很满意\" = \"100%\", \"满意\" = \"80%\", \"一般\" = \"60%\", \"不满意\" = \"0%\" }", &["at_least"]);
        let answers: serde_json::Map<String, Value> = ["很满意", "满意", "一般", "不满意"].iter().zip(&counts).map(|(name, count)| ((*name).to_owned(), json!(count.to_string()))).collect();
        let card = score(&engine, &[row(json!({ "target": format!("≥{target}%"), "weight": printed(weight), "survey": answers }))]);
        let satisfied: Exact = counts.iter().zip([100, 80, 60, 0]).map(|(count, share)| whole((*count).into()) * hundredths(share)).sum();
        let mean = satisfied / counts.iter().map(|count| whole((*count).into())).sum::<Exact>();
        prop_assert_eq!(exact(&card), between(mean / hundredths(target), whole(0), whole(1)) * hundredths(weight));
        fits(exact(&card), weight)?;
    }

    #[test]
    fn formula(target in 1_i64..30_000, actual in 0_i64..60_000, step in 1_i64..5_000, weight in weight()) {
        let engine = engine("kind = \"formula\"\nformula = \"如果(完成率 >= 90%, 分值, 最大(0, 分值 * (完成率 - 0.3) / 60%))\"", &["at_least"]);
        let (points, better) = numbers(&engine, "≥", target, actual, actual + step, weight);
        let rate = hundredths(actual) / hundredths(target);
        let share = if rate >= hundredths(90) { whole(1) } else { ((rate - hundredths(30)) / hundredths(60)).max(whole(0)) };
        prop_assert_eq!(points, share * hundredths(weight));
        prop_assert!(better >= points);
        fits(points, weight)?;
    }

    /// What is lost and what is earned make up the full points, those passed on among them.
    #[test]
    fn points_are_passed_on(rows in prop::collection::vec((weight(), any::<bool>(), 0_i64..120), 2..7)) {
        prop_assume!(rows.iter().any(|(_, applies, _)| *applies));
        let mut text = String::from("kind = \"deadline\"\n[not_applicable]\npoints = \"rescale\"\nbasis = \"platform\"\n");
        text.push_str("# the method above is not used");
        let engine = engine(&text, &[]);
        let indicators: Vec<Value> = rows.iter().map(|(weight, applies, percent)| {
            let mut keys = json!({ "target": "≥100%", "weight": printed(*weight) });
            if *applies {
                keys["actual"] = json!(format!("{percent}%"));
            } else {
                keys["not_applicable"] = json!("本年不适用");
            }
            row(keys)
        }).collect();
        let card = score(&engine, &indicators);
        let all: Exact = rows.iter().map(|(weight, ..)| hundredths(*weight)).sum();
        let applying: Exact = rows.iter().filter(|(_, applies, _)| *applies).map(|(weight, ..)| hundredths(*weight)).sum();
        for ((weight, applies, percent), scored) in rows.iter().zip(&card.indicators) {
            let effective = scored.effective_weight.printed();
            if *applies {
                let card = Scorecard { indicators: vec![scored.clone()], ..card.clone() };
                let expected = between(hundredths(*percent), whole(0), whole(1)) * hundredths(*weight) * all / applying;
                prop_assert_eq!(exact(&card), expected);
            } else {
                prop_assert_eq!((effective, scored.exact), (Some("0".to_owned()), None));
            }
        }
        // The execution rate's own row is not one of those that share.
        let weight = value(card.total.weight.printed().as_deref().unwrap());
        prop_assert_eq!(weight, all + whole(10));

        // The order of the indicators changes nothing.
        let mirrored: Vec<Value> = indicators.iter().rev().cloned().collect();
        prop_assert_eq!(&score(&engine, &mirrored).total.score, &card.total.score);
    }
}

fn value(text: &str) -> Exact {
    if let Some((above, below)) = text.split_once('/') {
        return Exact::new(above.parse().unwrap(), below.parse().unwrap());
    }
    let (digits, rest) = text.split_once('.').unwrap_or((text, ""));
    Exact::new(format!("{digits}{rest}").parse().unwrap(), 10_i128.pow(u32::try_from(rest.len()).unwrap()))
}
