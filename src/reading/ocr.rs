//! Texts that a scanner most probably damaged, with a proposal for a person to check. What was
//! printed is never replaced: 290% may be ≥90%, and it may be 290%.

use super::{Measure, Quantity, read_measure};
use crate::lists::lists;
use crate::num::{Fraction, Number};

/// What a reading was probably printed as before it was scanned; none where nothing looks damaged.
pub(super) fn proposal(measure: &Measure) -> Option<String> {
    match measure {
        Measure::Number(quantity) => per_cent(quantity),
        Measure::Text(text) => {
            let text = super::folded(text);
            [operator, letters, unit, groups]
                .iter()
                .find_map(|repair| repair(&text).filter(|repaired| is_read(repaired)))
        }
        _ => None,
    }
}

/// 290% for ≥90%: a plain per cent of 200 or more that is plausible without its leading 2.
fn per_cent(quantity: &Quantity) -> Option<String> {
    let Quantity { relation: None, trend: None, value, unit: Some(unit), words: None, approximate: false, .. } =
        quantity
    else {
        return None;
    };
    if unit.name() != "%" {
        return None;
    }
    let rest = value.to_string().strip_prefix('2')?.to_owned();
    let plausible = rest.parse::<Number>().ok()?.fraction();
    let between = Fraction::whole(50) <= plausible && plausible <= Fraction::whole(100);
    (between && !rest.starts_with('0')).then(|| format!("≥{rest}%"))
}

/// 工95%, 二100百分比, W10万元.
fn operator(text: &str) -> Option<String> {
    let (sign, rest) = lists().scans.signs.begin(text)?;
    let rest = rest.trim_start();
    // Both may be damaged: 工l00%.
    let number = letters(rest).unwrap_or_else(|| rest.to_owned());
    number.starts_with(|c: char| c.is_ascii_digit()).then(|| format!("{sign}{number}"))
}

/// IO, l0人, M.8万元: letters where digits stand, at the beginning or after an operator.
fn letters(text: &str) -> Option<String> {
    let is_sign = |c: char| matches!(c, '≥' | '≤' | '>' | '<' | '=' | '≧' | ' ');
    let (sign, body) = text.split_at_checked(text.find(|c| !is_sign(c))?)?;
    let digit = |c: char| lists().scans.letters.get(c.encode_utf8(&mut [0; 4])).map(String::as_str);
    let part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',') || digit(c).is_some();
    let (number, unit) = body.split_at_checked(body.find(|c| !part(c)).unwrap_or(body.len()))?;
    // A single letter is a letter; two of them may be a number only where they look like 1 and 0.
    let has_digit = number.contains(|c: char| c.is_ascii_digit());
    let looks_like = number.chars().count() > 1 && number.chars().all(|c| matches!(c, 'I' | 'l' | 'O' | 'o'));
    if !(has_digit || looks_like) || !number.contains(|c| digit(c).is_some()) {
        return None;
    }
    let repaired: String = number.chars().map(|c| digit(c).map_or_else(|| c.to_string(), str::to_owned)).collect();
    Some(format!("{sign}{repaired}{unit}"))
}

/// 200万兀, 95 0/0.
fn unit(text: &str) -> Option<String> {
    let repaired = text.replace('兀', "元").replace("0/0", "%").replace("o/o", "%").replace('冗', "元");
    (repaired != text).then_some(repaired)
}

/// 7,00.0,77: commas in too many places to be the blanks of groups.
fn groups(text: &str) -> Option<String> {
    let digits_behind = |behind: &str| behind.bytes().take_while(u8::is_ascii_digit).count();
    let long = text.split_once(',').is_some_and(|(_, behind)| digits_behind(behind) > 3);
    let broken = long || text.matches([',', ' ']).count() > 1 || text.contains(",.") || text.contains(".,");
    broken.then(|| text.chars().filter(|c| !matches!(c, ',' | ' ')).collect())
}

/// Whether a repaired text reads as more than words.
fn is_read(repaired: &str) -> bool {
    match read_measure(repaired) {
        Ok(Measure::Number(quantity)) => quantity.unit.is_none_or(|unit| unit.is_known()),
        Ok(Measure::Range(_) | Measure::Date(_)) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proposed(printed: &str) -> Option<String> {
        proposal(&read_measure(printed).unwrap())
    }

    #[test]
    fn damage_with_a_proposal() {
        for (printed, proposal) in [
            ("290%", "≥90%"),
            ("280%", "≥80%"),
            ("250%", "≥50%"),
            ("295%", "≥95%"),
            ("298.5%", "≥98.5%"),
            ("2100%", "≥100%"),
            ("工95%", "≥95%"),
            ("^95%", "≥95%"),
            ("5=95%", "≥95%"),
            ("$2 95%", "≥95%"),
            ("二100百分比", "=100百分比"),
            ("W10万元", "≤10万元"),
            ("IO", "10"),
            ("l0人", "10人"),
            ("M.8万元", "14.8万元"),
            ("≥l00%", "≥100%"),
            ("7,00.0,77", "700.077"),
            ("200万兀", "200万元"),
            ("1,5000元", "15000元"),
            ("工l00%", "≥100%"),
            ("202l年12月", "2021年12月"),
        ] {
            assert_eq!(proposed(printed).as_deref(), Some(proposal), "{printed}");
        }
    }

    #[test]
    fn no_damage() {
        for printed in [
            "≥290%",
            "150%",
            "220%",
            "205%",
            "25TB",
            "二次",
            "工作顺利",
            "12 5",
            "1,37",
            "M",
            "O",
            "SOS",
            "9月前",
            "完成1部宣传片,2套方案",
            "严格按照预算标准1000元/人给补助对象兑付补助",
            "三公经费",
            "W",
            "增长290%",
        ] {
            assert_eq!(proposed(printed), None, "{printed}");
        }
    }
}
