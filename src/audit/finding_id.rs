//! What a finding is known by outside of the run that found it, in a list that comes back: by what it is about and by what
//! it says. Rows of the list may be sorted, and rows of the table may have moved since.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

use super::finding::Finding;
use crate::identity::name_core;
use crate::template::fingerprint;

/// Hexadecimal digits for the table, for what a finding is about within it, and for what it says.
const DIGITS: [usize; 3] = [6, 4, 4];

/// A finding by its contents: `J403-3F9A1C-7B2E-91D0`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FindingId {
    /// The rule.
    pub code: String,
    table: TableId,
    /// The indicator and the field, shortened.
    about: String,
    /// What is wrong and by which figures, shortened.
    says: String,
    /// Which of those that are about the same and say the same, from 1.
    which: usize,
}

/// A table by its department, its project and its year, shortened.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TableId(String);

/// A text that is no such number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoFindingId;

impl TableId {
    fn new(department: Option<&str>, project: Option<&str>, year: Option<u16>) -> Self {
        let names = [department, project].map(|name| name.map(name_core).unwrap_or_default());
        let year = year.map(|year| year.to_string()).unwrap_or_default();
        let [digits, ..] = DIGITS;
        Self(short(&[&names[..], &[year]].concat(), digits))
    }

    /// Those that findings have in which a table takes part: its own, and those over several tables.
    #[must_use]
    pub fn all(department: Option<&str>, project: &str, year: Option<u16>) -> [Self; 5] {
        [
            Self::new(department, Some(project), year),
            Self::new(department, Some(project), None),
            Self::new(department, None, None),
            Self::new(None, Some(project), None),
            Self::new(None, None, None),
        ]
    }
}

impl FindingId {
    /// The first of those that are about the same and say the same. `year` is that of the table.
    #[must_use]
    pub fn of(finding: &Finding, year: Option<u16>) -> Self {
        let Finding { code, project, department, indicator, .. } = finding;
        let about = [indicator.as_deref().map(name_core).unwrap_or_default(), field(&finding.location.pointer)];
        let figures = [&finding.expected, &finding.actual].map(|figure| figure.clone().unwrap_or_default());
        let says = [&[finding.severity.name().to_owned(), finding.message.zh.clone()][..], &figures].concat();
        let [_, about_digits, says_digits] = DIGITS;
        Self {
            code: code.clone(),
            table: TableId::new(department.as_deref(), project.as_deref(), year),
            about: short(&about, about_digits),
            says: short(&says, says_digits),
            which: 1,
        }
    }

    /// What it is about, whatever it says: the same of all that are about it.
    #[must_use]
    pub(super) fn subject(&self) -> Self {
        Self { says: String::new(), which: 1, ..self.clone() }
    }

    /// The table.
    #[must_use]
    pub(super) const fn table(&self) -> &TableId {
        &self.table
    }
}

/// The names of the fields that a pointer leads through, without the numbers of rows.
fn field(pointer: &str) -> String {
    let parts = pointer.split('/').filter(|part| part.is_empty() || !part.bytes().all(|byte| byte.is_ascii_digit()));
    parts.collect::<Vec<_>>().join("/")
}

/// Parts, none of which can be taken for another, in some digits.
fn short(parts: &[String], digits: usize) -> String {
    let mut hex = fingerprint(parts.join("\u{1f}").as_bytes()).to_uppercase();
    hex.truncate(digits);
    hex
}

impl fmt::Display for FindingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, table: TableId(table), about, says, which } = self;
        write!(f, "{code}-{table}-{about}-{says}")?;
        if *which > 1 { write!(f, "-{which}") } else { Ok(()) }
    }
}

impl FromStr for FindingId {
    type Err = NoFindingId;

    /// However it was typed: in full width, in small letters, with other dashes.
    fn from_str(text: &str) -> Result<Self, NoFindingId> {
        let dash = |sign: char| if matches!(sign, '—' | '–' | '−' | '_') { '-' } else { sign };
        let text: String = name_core(text).chars().map(dash).collect::<String>().to_uppercase();
        let parts: Vec<&str> = text.split('-').collect();
        let ([code, hex @ ..], which) = match parts.as_slice() {
            [code, table, about, says] => ([*code, *table, *about, *says], 1),
            [code, table, about, says, which] => {
                ([*code, *table, *about, *says], which.parse().map_err(|_| NoFindingId)?)
            }
            _ => return Err(NoFindingId),
        };
        let is_hex =
            |(part, digits): (&&str, usize)| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_hexdigit());
        let is_code = code.len() > 1 && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !is_code || !hex.iter().zip(DIGITS).all(is_hex) || which == 0 {
            return Err(NoFindingId);
        }
        let [table, about, says] = hex.map(str::to_owned);
        Ok(Self { code: code.to_owned(), table: TableId(table), about, says, which })
    }
}

/// Numbers the findings of a run.
#[derive(Clone, Debug, Default)]
pub struct FindingIds(HashMap<FindingId, usize>);

impl FindingIds {
    /// What the next finding is known by.
    pub fn next(&mut self, finding: &Finding, year: Option<u16>) -> FindingId {
        let id = FindingId::of(finding, year);
        let which = self.0.entry(id.clone()).or_default();
        *which += 1;
        FindingId { which: *which, ..id }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn finding(project: &str, pointer: &str, says: &str) -> Finding {
        let text = |text: &str| json!({ "zh": text, "en": text });
        serde_json::from_value(json!({
            "code": "J403", "slug": "unmet-but-full", "severity": "error", "title": text(""), "message": text(says),
            "advice": text(""), "basis": text(""), "location": { "file": "a.toml", "pointer": pointer },
            "project": project, "indicator": "产出 / 座数",
        }))
        .unwrap()
    }

    fn id(project: &str, pointer: &str, says: &str) -> FindingId {
        FindingId::of(&finding(project, pointer, says), Some(2024))
    }

    #[test]
    fn a_finding_is_the_same_wherever_its_row_stands() {
        let first = id("泵站 项目", "/indicators/3/actual", "a");
        assert_eq!(first, id("泵站项目", "/indicators/12/actual", "a"));
        let other = id("泵站项目", "/indicators/3/actual", "b");
        assert_ne!(first, other);
        assert_eq!(first.subject(), other.subject());
        for (project, pointer) in [("水库", "/indicators/3/actual"), ("泵站项目", "/indicators/3/target")] {
            assert_ne!(first.subject(), id(project, pointer, "a").subject(), "{project} {pointer}");
        }
    }

    #[test]
    fn it_is_read_back_however_it_is_typed() {
        let mut ids = FindingIds::default();
        let same = finding("泵站", "/indicators/3", "a");
        let [first, second] = [ids.next(&same, None), ids.next(&same, None)];
        assert_eq!(second.to_string(), format!("{first}-2"));
        for id in [first, second] {
            let text = id.to_string();
            for typed in
                [text.clone(), text.to_lowercase(), format!(" {} ", text.replace('-', "－")), text.replace('-', "—")]
            {
                assert_eq!(typed.parse(), Ok(id.clone()), "{typed}");
            }
        }
        for text in [
            "",
            "J403",
            "J403-12",
            "J403-3F9A1C-7B2E",
            "J403-3F9A1C-7B2E-91D0-0",
            "-3F9A1C-7B2E-91D0",
            "J403-3F9A1-C7B2E-91D0",
        ] {
            assert_eq!(text.parse::<FindingId>(), Err(NoFindingId), "{text}");
        }
    }
}
