//! Sums of any length: at the tiers and the total of tables whose rows share no denominator, and in the library alone. Held
//! against `num-rational`, and against remainders, which need no long number at all.

use std::collections::BTreeMap;
use std::fs;

use jixiao::num::{ExactSum, Fraction, LongFraction, Mode, Rounding, Summing, Value};
use num_rational::BigRational;
use serde_json::json;

use crate::support::{root, run};

/// splitmix64.
struct Dice(u64);

impl Dice {
    fn up_to(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % (most + 1)
    }
}

fn rational(text: &str) -> BigRational {
    match text.split_once('.') {
        Some((whole, rest)) => BigRational::new(
            format!("{whole}{rest}").parse().unwrap(),
            format!("1{}", "0".repeat(rest.len())).parse().unwrap(),
        ),
        None => text.parse().unwrap(),
    }
}

/// A prime: 2^61 - 1.
const PRIME: u128 = (1 << 61) - 1;

/// The remainder of whole digits.
fn remainder(digits: &str) -> u128 {
    digits.bytes().fold(0, |rest, digit| (rest * 10 + u128::from(digit - b'0')) % PRIME)
}

/// The remainder of a fraction: what it is among the remainders of the prime.
fn remainder_of(text: &str) -> u128 {
    let (minus, size) = text.strip_prefix('-').map_or((false, text), |size| (true, size));
    let (above, below) = match size.split_once('.') {
        Some((whole, rest)) => {
            (remainder(&format!("{whole}{rest}")), remainder(&format!("1{}", "0".repeat(rest.len()))))
        }
        None => size.split_once('/').map_or_else(|| (remainder(size), 1), |(a, b)| (remainder(a), remainder(b))),
    };
    // The inverse by Fermat's little theorem.
    let (mut inverse, mut base, mut exponent) = (1, below, PRIME - 2);
    while exponent > 0 {
        if exponent % 2 == 1 {
            inverse = inverse * base % PRIME;
        }
        base = base * base % PRIME;
        exponent /= 2;
    }
    let value = above * inverse % PRIME;
    if minus { (PRIME - value) % PRIME } else { value }
}

#[test]
fn a_sum_of_any_length_is_what_rational_numbers_say() {
    let mut dice = Dice(1);
    let (mut long, mut short_again) = (0, 0);
    for round in 0..400 {
        let count = dice.up_to(60) + 1;
        let mut values: Vec<(i64, i64)> = (0..count)
            .map(|_| {
                let below = i64::try_from(dice.up_to(99_998)).unwrap() + 1;
                (i64::try_from(dice.up_to(9_999_999)).unwrap() - 3_000_000, below)
            })
            .collect();
        if round % 3 == 0 {
            // Everything is taken away again but one: what was long is short.
            let back: Vec<(i64, i64)> = values.iter().skip(1).rev().map(|(above, below)| (-above, *below)).collect();
            values.extend(back);
        }
        let fractions = values.iter().map(|(a, b)| Fraction::whole(*a).divide(Fraction::whole(*b)).unwrap());
        let sum = ExactSum::of(fractions).unwrap();
        let exact: BigRational = values.iter().map(|(a, b)| BigRational::new((*a).into(), (*b).into())).sum();
        let text = Value::from(sum.clone()).to_string();
        assert_eq!(rational(&text), exact);
        let parts = values.iter().map(|(a, b)| remainder_of(&format!("{a}/{b}")));
        assert_eq!(remainder_of(&text), parts.fold(0, |sum, part| (sum + part) % PRIME));
        // It is read back as it was printed, and is rounded as it would be at any length.
        assert_eq!(Value::from(text.as_str()), Value::from(sum.clone()));
        for mode in Mode::ALL {
            let places = u8::try_from(dice.up_to(9)).unwrap();
            let rounded = sum.round(Rounding { places, mode }).unwrap();
            let step = BigRational::from_integer(10_i64.pow(places.into()).into());
            assert_eq!(
                rational(&rounded.to_string()),
                rounded_by(&(&exact * &step), mode) / step,
                "{text} {places} {mode:?}"
            );
        }
        long += u32::from(matches!(sum, ExactSum::Long(_)));
        short_again += u32::from(round % 3 == 0 && matches!(sum, ExactSum::Short(_)));
    }
    assert!(long > 150 && short_again > 100, "{long} {short_again}");
}

/// To a whole number.
fn rounded_by(value: &BigRational, mode: Mode) -> BigRational {
    let zero = BigRational::from_integer(0.into());
    let sign = BigRational::from_integer(if *value < zero { -1 } else { 1 }.into());
    let size = value * &sign;
    let (down, rest) = (size.trunc(), size.fract());
    let half = BigRational::new(1.into(), 2.into());
    let odd = !(&down * &half).is_integer();
    let up = match mode {
        Mode::Up => rest > zero,
        Mode::Down => false,
        Mode::HalfUp => rest >= half,
        Mode::HalfDown => rest > half,
        Mode::HalfEven => rest > half || rest == half && odd,
    };
    (down + BigRational::from_integer(i64::from(up).into())) * sign
}

#[test]
fn two_thousand_long_denominators_are_a_sum() {
    let mut summing = Summing::default();
    for row in 0..2_000 {
        let below = Fraction::whole(4_000_000_000_000_000_000 - row);
        summing.add(Fraction::whole(3).divide(below).unwrap().divide(Fraction::whole(9_000_001 + 2 * row)).unwrap());
    }
    let text = Value::from(summing.finish().unwrap()).to_string();
    assert!(text.len() > 40_000, "{}", text.len());
    assert_eq!(text.parse::<LongFraction>().unwrap().to_string(), text);
}

/// A table of rows that are nearly met, over denominators that share nothing.
fn table(template: &str, rows: u64, dice: &mut Dice) -> String {
    let tiers = ["产出指标", "效益指标", "满意度指标"];
    let rows: Vec<_> = (0..rows)
        .map(|row| {
            let target = 5_003 + 2 * row + dice.up_to(1_000) * 2;
            let actual = target - 1 - dice.up_to(700);
            let tier = tiers[usize::try_from(row % 3).unwrap()];
            json!({ "path": [tier, format!("二级{}", row % 2)], "name": format!("第{row}项"), "weight": "1.5",
                "target": format!("≥{target}个"), "actual": format!("{actual}个") })
        })
        .collect();
    let funds = json!([{ "source": "total", "budget": "9973", "executed": "9001" }]);
    json!({ "template": template, "year": 2024, "project": { "name": "甲" }, "funds": funds, "indicators": rows })
        .to_string()
}

fn sum(values: impl Iterator<Item = serde_json::Value>) -> BigRational {
    values.map(|value| rational(value.as_str().unwrap())).sum()
}

#[test]
fn sums_of_tiers_and_totals_are_never_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let templates = root().join("tests/fixtures/long-sums");
    let templates = ["--templates", templates.to_str().unwrap()];
    let mut dice = Dice(5);
    let mut long = BTreeMap::new();
    for (template, rows) in [("test/at-total", 30), ("test/at-total", 90), ("test/at-tier", 90), ("test/at-tier", 7)] {
        let own = path("own.json");
        fs::write(&own, table(template, rows, &mut dice)).unwrap();
        let scored = run(&[&["score", &own, "-f", "json"], &templates[..]].concat());
        assert!(scored.code < 2, "{}", scored.err);
        let card: serde_json::Value = serde_json::from_str(&scored.out).unwrap();
        let card = if card.is_array() { card[0].clone() } else { card };
        let exact = |tier: &str| {
            let rows =
                card["indicators"].as_array().unwrap().iter().filter(|row| tier.is_empty() || row["path"][0] == tier);
            sum(rows.map(|row| row["exact"].clone()))
        };
        for tier in card["tiers"].as_array().unwrap().iter().filter(|tier| tier["path"].as_array().unwrap().len() == 1)
        {
            assert_eq!(rational(tier["exact"].as_str().unwrap()), exact(tier["path"][0].as_str().unwrap()));
        }
        let total = card["total"]["derivation"][0]["value"].as_str().unwrap();
        if template == "test/at-total" {
            assert_eq!(rational(total), exact("") + sum([card["execution"]["exact"].clone()].into_iter()));
        }
        long.entry((template, rows)).or_insert(
            total.len() > 90
                || card["tiers"].as_array().unwrap().iter().any(|tier| tier["exact"].as_str().unwrap().len() > 90),
        );
        // It verifies, alone and beside its table; another digit in the middle of a long sum is noticed.
        let (kept, forged) = (path("card.json"), path("forged.json"));
        fs::write(&kept, &scored.out).unwrap();
        assert_eq!(run(&[&["verify", &kept, "--from", &own], &templates[..]].concat()).code, 0);
        let longest = card["tiers"]
            .as_array()
            .unwrap()
            .iter()
            .map(|tier| tier["exact"].as_str().unwrap())
            .max_by_key(|text| text.len());
        let longest = longest.unwrap();
        let mut other = longest.to_owned().into_bytes();
        let middle = other.len() / 3;
        other[middle] = if other[middle] == b'7' { b'8' } else { b'7' };
        fs::write(&forged, scored.out.replace(longest, std::str::from_utf8(&other).unwrap())).unwrap();
        assert_eq!(run(&[&["verify", &forged], &templates[..]].concat()).code, 1);
        // Everything that is made of it is made.
        for command in [&["explain", &own][..], &["score", &own, "-f", "csv"], &["explain", &kept], &["rollup", &own]] {
            let ran = run(&[command, &templates[..]].concat());
            assert!(ran.code < 2, "{command:?}: {}", ran.err);
        }
    }
    assert_eq!(long.values().filter(|long| **long).count(), 3, "{long:?}");
}

/// A cap that is about the total decides on the long sum; what was lost under it is explained in figures that are read.
#[test]
fn a_cap_limits_a_long_sum() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("own.json");
    fs::write(&own, table("test/at-total", 60, &mut Dice(9))).unwrap();
    let templates = root().join("tests/fixtures/long-sums");
    let ran = run(&["explain", own.to_str().unwrap(), "--templates", templates.to_str().unwrap()]);
    assert!(ran.out.contains("总分不超过 60"), "{}", ran.out);
    assert!(ran.out.split(|c: char| !c.is_ascii_digit()).all(|digits| digits.len() < 60), "{}", ran.out);
}

/// Amounts and points that nothing has, in every cell that takes a figure: each is told of its table, and what is made of
/// all tables is made.
#[test]
fn absurd_figures_are_unreadable_and_stop_nobody() {
    let absurd = [
        "1e40",
        "999999999999999999999999999999999999999",
        "-999999999999999999999999999999999999999",
        "0.00000000000000000000000000000000000001",
        "79228162514264337593543950335",
        "-7000000000000000000000000000",
        "9999999999999999.999999999999",
        "-9999999999999999.999999999999",
        "99999999999999999亿元",
        "0.0000000000000000000000000007",
        "1/3",
        "∞",
    ];
    let folder = tempfile::tempdir().unwrap();
    let department = folder.path().join("departments");
    fs::create_dir(&department).unwrap();
    for (number, amount) in absurd.iter().enumerate() {
        let other = absurd[(number * 5 + 3) % absurd.len()];
        for year in [2023, 2024] {
            let table = json!({
                "template": "national/self-2020", "year": year,
                "project": { "name": format!("项目{number}"), "department": "甲局", "unit": "甲局" },
                "funds": [{ "source": "total", "initial": amount, "budget": amount, "executed": other, "received": other, "rate": amount }],
                "indicators": [
                    { "path": ["产出指标"], "name": "数量", "target": format!("≥{amount}个"), "actual": format!("{other}个"),
                        "weight": other, "judged": amount, "reported": amount, "reviewed": other },
                    { "path": ["效益指标"], "name": "b", "target": "≥10", "actual": amount, "weight": "40", "reported": other }],
                "reported": { "total": amount, "execution_score": other, "weight": amount, "reviewed": other },
            });
            let folder = if year == 2024 { &department } else { &folder.path().to_owned() };
            fs::write(folder.join(format!("{number}-{year}.json")), table.to_string()).unwrap();
        }
    }
    let (all, department) = (folder.path().to_str().unwrap(), department.to_str().unwrap());
    for command in [
        &["score", all, "--brief"][..],
        &["audit", all, "--on", "2025-03-01"],
        &["rollup", all, "--by", "department"],
        &["rollup", all, "--findings", "-f", "json"],
        &["narrate", "--draft", department],
        &["narrate", department, "-f", "json"],
        &["trend", all],
        &["diff", all],
        &["explain", all],
        &["sample", department, "--size", "3", "--seed", "a"],
        &["sample", department, "--size", "3", "--seed", "a", "-m", "monetary"],
        &["sample", department, "--size", "3", "--seed", "a", "-m", "risk"],
    ] {
        let ran = run(command);
        assert!(ran.code < 2, "{command:?}: {}", ran.err);
        assert!(!ran.out.is_empty(), "{command:?}");
    }
}
