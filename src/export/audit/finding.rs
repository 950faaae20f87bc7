//! One finding in a few lines: what and where, the two figures, the points, what to do.

use crate::export::words::pick;
use crate::export::wrap::wrap;
use crate::model::{Finding, Language, Severity, Waiver, rounding_name};

/// A finding.
#[must_use]
pub fn finding(finding: &Finding, language: Language, width: u16) -> String {
    let mark = match finding.severity {
        _ if finding.waived.is_some() => "–",
        Severity::Error | Severity::Inconsistency => "✗",
        Severity::Warning => "!",
        Severity::Note => "·",
    };
    let Finding { code, title, indicator, message, advice, basis, .. } = finding;
    let severity = severity(finding.severity, language);
    let mut head = format!("{mark} {code} {severity} · {}", title.get(language));
    if let Some(indicator) = indicator {
        head.push_str(&format!(" · {indicator}"));
    }
    let lines = [
        Some(message.get(language).to_owned()),
        figures(finding, language),
        Some(place(finding)),
        (finding.waived.is_none() && !advice.get(language).is_empty())
            .then(|| format!("{}{}", pick(language, "改正:", "To do: "), advice.get(language))),
        (!basis.is_empty()).then(|| format!("{}{basis}", pick(language, "依据:", "Basis: "))),
        finding.waived.as_ref().map(|waiver| waived(waiver, language)),
    ];
    let mut text = wrap(&format!("  {head}"), 4, width) + "\n";
    for line in lines.into_iter().flatten() {
        text.push_str(&wrap(&format!("    {line}"), 6, width));
        text.push('\n');
    }
    text
}

/// What a severity is called.
#[must_use]
pub(super) const fn severity(severity: Severity, language: Language) -> &'static str {
    match severity {
        Severity::Error => pick(language, "错误", "error"),
        Severity::Inconsistency => pick(language, "矛盾", "inconsistency"),
        Severity::Warning => pick(language, "警告", "warning"),
        Severity::Note => pick(language, "提示", "note"),
    }
}

fn place(finding: &Finding) -> String {
    let location = &finding.location;
    match (location.line, location.column) {
        (Some(line), Some(column)) => format!("→ {}:{line}:{column}", location.file),
        _ => format!("→ {}", location.file),
    }
}

/// The two figures side by side, what they are worth, and how the reported one would be right.
fn figures(finding: &Finding, language: Language) -> Option<String> {
    let mut parts = Vec::new();
    if let (Some(expected), Some(actual)) = (&finding.expected, &finding.actual) {
        parts.push(match language {
            Language::Zh => format!("应为 {expected},写作 {actual}"),
            Language::En => format!("should be {expected}, is {actual}"),
        });
    }
    if let Some(points) = &finding.points_at_stake {
        parts.push(match language {
            Language::Zh => format!("涉及 {points} 分"),
            Language::En => format!("{points} points at stake"),
        });
    }
    if let Some(roundings) = &finding.right_under {
        let names: Vec<String> = roundings.iter().copied().map(rounding_name).collect();
        parts.push(match (language, names.is_empty()) {
            (Language::Zh, true) => "任何取舍方式都得不出".to_owned(),
            (Language::Zh, false) => format!("以下取舍方式得出:{}", names.join("、")),
            (Language::En, true) => "right under no rounding".to_owned(),
            (Language::En, false) => format!("right under {}", names.join(", ")),
        });
    }
    (!parts.is_empty()).then(|| parts.join(pick(language, ";", "; ")))
}

fn waived(waiver: &Waiver, language: Language) -> String {
    let Waiver { by, reason, until, .. } = waiver;
    let end = until.map(|until| match language {
        Language::Zh => format!(",至 {until}"),
        Language::En => format!(", until {until}"),
    });
    let end = end.unwrap_or_default();
    match language {
        Language::Zh => format!("豁免:{reason}({by}{end})"),
        Language::En => format!("Waived: {reason} ({by}{end})"),
    }
}
