//! Targets and actual values.

use std::borrow::Cow;

use jixiao::model::scorecard::Reading;
use jixiao::model::value::{Relation, Trend};
use jixiao::num::{fold_width, is_blank};
use jixiao::reading::{Days, Measure, Period, read_measure};

/// A printed text is read the same every time and whatever blanks stand around it. A number needs
/// a digit, and written plainly it is the same quantity; so it is with ranges and dates. Nothing that
/// a scanner may have damaged is corrected.
pub fn measure(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let measure = read_measure(&text);
    assert_eq!(measure, read_measure(&text), "read differently the second time");
    assert_eq!(measure, read_measure(&format!("\u{3000}{text}\u{FEFF}")), "blanks around a text change it");
    let Ok(measure) = &measure else { return };
    let reading = measure.reading(None);
    assert_eq!(reading.kind, measure.kind());
    match measure {
        Measure::Number(quantity) => {
            assert_eq!(quantity.value.to_string().parse(), Ok(quantity.value), "a value is not the one it prints");
            assert!(text.chars().any(says_a_number), "a number without a digit");
            let trend = match quantity.trend {
                Some(Trend::Rise) => "增长",
                Some(Trend::Fall) => "下降",
                None => "",
            };
            let roughly = if quantity.approximate { "约" } else { "" };
            let (sign, value, unit) = (sign(&reading), value(&reading), unit(&reading));
            reads_plainly(&reading, &format!("{trend}{sign}{roughly}{value} {unit}"));
        }
        Measure::Range(interval) => {
            assert!(interval.low <= interval.high, "a range that ends before it begins");
            let high = reading.high.as_ref().unwrap();
            reads_plainly(&reading, &format!("{}至{high} {}", value(&reading), unit(&reading)));
        }
        Measure::Date(period) => dates(period),
        Measure::Compound(compound) => assert!(compound.parts.len() > 1, "a compound of one part"),
        Measure::Blank(mark) => {
            assert_eq!(mark.as_deref(), Some(text.trim_matches(is_blank)).filter(|m| !m.is_empty()));
        }
        Measure::Word(words) | Measure::Text(words) => assert!(text.contains(words.as_str()), "not what was printed"),
    }
}

/// A digit, or what Chinese writes for one.
fn says_a_number(c: char) -> bool {
    fold_width(c).is_ascii_digit() || "零一二两三四五六七八九十百千半".contains(c)
}

/// What was left out and what was proposed does not stand in a text that is written plainly.
fn reads_plainly(reading: &Reading, plain: &str) {
    let own = |reading: Reading| Reading { notes: Vec::new(), ..reading };
    let again = read_measure(plain).map(|again| own(again.reading(None)));
    assert_eq!(again, Ok(own(reading.clone())), "written plainly it is something else: {plain}");
}

/// Some year has the days of a period, in their order, and each of them reads as itself.
fn dates(period: &Period) {
    let days = period.days(Some(2000)).unwrap();
    assert!(days.first <= days.last && days.last.days_after(days.first) >= 0);
    assert_eq!(period.lacks_year(), period.days(None).is_none(), "a year is missing or it is not");
    for day in [days.first, days.last] {
        let Ok(Measure::Date(again)) = read_measure(&day.to_string()) else { panic!("{day} is no date") };
        assert_eq!(again.days(None), Some(Days { first: day, last: day }));
    }
}

fn sign(reading: &Reading) -> &'static str {
    reading.relation.map_or("", Relation::sign)
}

fn value(reading: &Reading) -> Cow<'_, str> {
    reading.value.as_ref().unwrap().text()
}

fn unit(reading: &Reading) -> &str {
    reading.unit.as_deref().unwrap_or_default()
}
