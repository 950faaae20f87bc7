//! The file of waivers as a text: one is added at its end or taken out of it, and all that others wrote stays as it is.

use crate::calls::folder::WAIVERS;
use crate::model::assessment::{Waiver, WaiverFile};
use crate::print::line;
use crate::read::{Format, Source, decode};
use crate::words::{Place, Problem, Problems, text};

/// How a waiver begins.
const BEGIN: &str = "[[waivers]]";

/// As the audit reads it.
pub(super) fn source(text: &str) -> Result<Source, Problem> {
    Source::from_bytes(WAIVERS, Some(Format::Toml), text.as_bytes().to_vec())
}

fn parsed(text: &str) -> Result<Vec<Waiver>, Problems> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let source = source(text)?;
    let node = source.only()?;
    let file: WaiverFile = decode(&source, &node)?;
    Ok(file.waivers)
}

/// The text with one more waiver.
pub(super) fn with(text: &str, waiver: &Waiver) -> Result<String, Problems> {
    let mut waivers = parsed(text)?;
    let added = entry(waiver)?;
    let between = match text {
        "" => "",
        text if text.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    waivers.push(waiver.clone());
    checked(format!("{text}{between}{added}"), &waivers)
}

/// A waiver as an entry of the file, each value on one line: a string of JSON is one of TOML.
fn entry(waiver: &Waiver) -> Result<String, Problem> {
    let Waiver { code, project, year, department, subject, reason, by, until } = waiver;
    let texts = [
        ("code", Some(code)),
        ("project", project.as_ref()),
        ("department", department.as_ref()),
        ("subject", subject.as_ref()),
        ("reason", Some(reason)),
        ("by", Some(by)),
    ];
    let mut entry = format!("{BEGIN}\n");
    for (key, text) in texts {
        let Some(text) = text else { continue };
        let text = line(text).map_err(|error| {
            let message = text!("无法写出:{error}", "cannot be written: {error}");
            Problem::new(Place::file(WAIVERS), message)
        })?;
        entry.push_str(&format!("{key} = {text}\n"));
    }
    entry.extend(year.map(|year| format!("year = {year}\n")));
    entry.extend(until.map(|until| format!("until = \"{until}\"\n")));
    Ok(entry)
}

/// The text without a waiver that stands in it.
pub(super) fn without(text: &str, waiver: &Waiver) -> Result<String, Problems> {
    let mut waivers = parsed(text)?;
    let Some(index) = waivers.iter().position(|other| other == waiver) else {
        let message = text!("这条豁免不在文件中", "the waiver does not stand in the file");
        return Err(Problem::new(Place::file(WAIVERS), message).into());
    };
    waivers.remove(index);
    let mut number = None;
    let mut kept = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if line.trim() == BEGIN {
            number = Some(number.map_or(0, |number: usize| number + 1));
        }
        if number != Some(index) {
            kept.push_str(line);
        }
    }
    checked(kept, &waivers)
}

/// A text that says what it has to; otherwise somebody wrote the file in another way.
fn checked(text: String, waivers: &[Waiver]) -> Result<String, Problems> {
    if parsed(&text).is_ok_and(|found| found == waivers) {
        return Ok(text);
    }
    let message = text!(
        "豁免文件是手工写成的,程序不敢改动",
        "the file of waivers was written by hand in a way that this program dares not to change"
    );
    let advice = text!(
        "请每条以一行 [[waivers]] 开头,或直接修改文件",
        "begin each with a line [[waivers]], or change it yourself"
    );
    Err(Problem::new(Place::file(WAIVERS), message).advise(advice).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::value::Date;

    fn waiver(code: &str, reason: &str) -> Waiver {
        Waiver {
            code: code.to_owned(),
            project: Some("甲".to_owned()),
            year: Some(2024),
            department: None,
            subject: None,
            reason: reason.to_owned(),
            by: "绩效科".to_owned(),
            until: Date::new(2025, 12, 31),
        }
    }

    #[test]
    fn what_others_wrote_stays() {
        let own = "# 我们的豁免\n[[waivers]]\ncode = \"J311\" # 已批准\nreason = \"a\"\nby = \"b\"\n";
        let [first, second] = [waiver("J402", "说明\"一\"\n二\u{7f}\u{1b}\\"), waiver("J503", "]]\n[[waivers]]")];
        let one = with(own, &first).unwrap();
        let two = with(&one, &second).unwrap();
        assert!(one.starts_with(own) && two.starts_with(&one));
        assert_eq!(parsed(&two).unwrap()[1..], [first.clone(), second.clone()]);
        assert_eq!(without(&two, &second).unwrap().trim_end(), one.trim_end());
        assert_eq!(without(&one, &first).unwrap().trim_end(), own.trim_end());
        assert!(without(own, &first).is_err());
        assert_eq!(parsed(&with("", &first).unwrap()).unwrap(), [first]);
    }

    #[test]
    fn what_cannot_be_changed_for_sure_is_left_alone() {
        let inline = "waivers = [{ code = \"J402\", project = \"甲\", year = 2024, reason = \"r\", by = \"绩效科\", until = \"2025-12-31\" }]\n";
        let [waiver] = parsed(inline).unwrap().try_into().unwrap();
        assert!(with(inline, &waiver).is_err());
        assert!(without(inline, &waiver).is_err());
        assert!(with("[[waivers]]\ncode = 1\n", &waiver).is_err());
    }
}
