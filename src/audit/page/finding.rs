//! One finding in a few lines: what and where, the two figures, the points, what to do.

use crate::audit::finding::{Finding, Severity};
use crate::model::assessment::Waiver;
use crate::num::{Fraction, Rounding};
use crate::print::{Reader, mode, wrap};
use crate::words::{Language, Text, say};

/// A finding.
#[must_use]
pub fn finding(finding: &Finding, language: Language, width: u16) -> String {
    alike(&[finding], Named::Nothing, Reader { language, width })
}

/// What findings that stand together say of themselves, because their heading does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// They stand below their table.
    Nothing,
    /// They stand below their department.
    Project,
    /// They stand below their rule.
    Table,
}

impl Named {
    fn whose(self, finding: &Finding) -> impl Iterator<Item = String> + use<> {
        let project = finding.project.clone().filter(|_| self != Self::Nothing);
        let department = finding.department.clone().filter(|_| self == Self::Table);
        project.into_iter().chain(department)
    }
}

/// Findings of one rule that are to be corrected in the same way: what they share is said once. `named`: what each
/// says of itself.
pub(super) fn alike(findings: &[&Finding], named: Named, reader: Reader) -> String {
    let Reader { language, width } = reader;
    let Some(first) = findings.first() else { return String::new() };
    let mark = mark(first);
    let severity = severity(first.severity, language);
    let mut head = format!("{mark} {} {severity} · {}", first.code, first.title.get(language));
    let single = findings.len() == 1;
    let about = |finding: &Finding| {
        let parts: Vec<String> = named.whose(finding).chain(finding.indicator.clone()).collect();
        (!parts.is_empty()).then(|| parts.join(" · "))
    };
    if let (true, Some(about)) = (single, about(first)) {
        head.push_str(&format!(" · {about}"));
    }
    let mut text = wrapped(&head, 2, width);
    for finding in findings {
        let indent = match about(finding) {
            Some(about) if !single => {
                text.push_str(&wrapped(&about, 4, width));
                6
            }
            _ => 4,
        };
        let lines = [Some(finding.message.get(language).to_owned()), figures(finding, language), Some(place(finding))];
        text.extend(lines.into_iter().flatten().map(|line| wrapped(&line, indent, width)));
    }
    let advice = first.advice.get(language);
    let basis = first.basis.get(language);
    let last = [
        (first.waived.is_none() && !advice.is_empty())
            .then(|| format!("{}{advice}", say!(language, "改正:", "To do: "))),
        (!basis.is_empty()).then(|| format!("{}{basis}", say!(language, "依据:", "Basis: "))),
        first.waived.as_ref().map(|waiver| waived(waiver, language)),
        first.requested.as_ref().filter(|_| first.is_requested()).map(|waiver| requested(waiver, language)),
    ];
    text.extend(last.into_iter().flatten().map(|line| wrapped(&line, 4, width)));
    text
}

/// The sign in front of a finding.
pub(super) const fn mark(finding: &Finding) -> &'static str {
    match finding.severity {
        _ if finding.waived.is_some() => "–",
        Severity::Error | Severity::Inconsistency => "✗",
        Severity::Warning => "!",
        Severity::Note => "·",
    }
}

/// A line that is indented, and its continuation a little further.
fn wrapped(line: &str, indent: usize, width: u16) -> String {
    wrap(&format!("{}{line}", " ".repeat(indent)), indent + 2, width) + "\n"
}

/// What a severity is called.
#[must_use]
pub const fn severity(severity: Severity, language: Language) -> &'static str {
    severity.word().get(language)
}

fn place(finding: &Finding) -> String {
    format!("→ {}", finding.location.place())
}

/// The two figures side by side, what they are worth, and how the reported one would be right.
pub(super) fn figures(finding: &Finding, language: Language) -> Option<String> {
    let mut parts = Vec::new();
    if let (Some(expected), Some(actual)) = (&finding.expected, &finding.actual) {
        parts.push(say!(language, "应为 {expected},写作 {actual}", "should be {expected}, is {actual}"));
    }
    if let Some(points) = &finding.points_at_stake {
        parts.push(if *points == Fraction::ONE.into() {
            say!(language, "涉及 1 分", "1 point at stake").to_owned()
        } else {
            say!(language, "涉及 {points} 分", "{points} points at stake")
        });
    }
    if let Some(roundings) = &finding.right_under {
        let name = |rounding: &Rounding| {
            say!(
                language,
                "{mode} {places} 位",
                "{mode} to {places} places",
                mode = mode(rounding.mode, language),
                places = rounding.places
            )
        };
        let names: Vec<String> = roundings.iter().map(name).collect();
        parts.push(if names.is_empty() {
            say!(language, "任何取舍方式都得不出", "no rounding gives it").to_owned()
        } else {
            say!(language, "以下取舍方式得出:{names}", "given by {names}", names = Text::list(names).get(language))
        });
    }
    (!parts.is_empty()).then(|| parts.join(say!(language, ";", "; ")))
}

fn waived(waiver: &Waiver, language: Language) -> String {
    let Waiver { by, reason, .. } = waiver;
    let end = end(waiver, language);
    say!(language, "豁免:{reason}({by}{end})", "Waived: {reason} ({by}{end})")
}

/// What is asked for, and that it counts for nothing.
pub(super) fn requested(waiver: &Waiver, language: Language) -> String {
    let Waiver { by, reason, .. } = waiver;
    let end = end(waiver, language);
    say!(
        language,
        "申请豁免,未采纳:{reason}({by}{end})",
        "A waiver is asked for, which counts for nothing: {reason} ({by}{end})"
    )
}

fn end(waiver: &Waiver, language: Language) -> String {
    waiver.until.map(|until| say!(language, ",至 {until}", ", until {until}")).unwrap_or_default()
}
