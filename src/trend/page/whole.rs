//! A comparison of years as people read it: a project after the other, then what all come to.

use super::{ranked, targets, total, years};
use crate::print::Reader;
use crate::trend::year_on_year::{ProjectYears, YearOnYear};
use crate::words::{Language, say};

/// So many projects are read one by one.
const FEW: usize = 20;

/// Each project with its years and targets, then the totals; of many projects the totals, then what matters most.
#[must_use]
pub fn page(found: &YearOnYear, language: Language, width: u16) -> String {
    let reader = Reader { language, width };
    let mut text = String::new();
    if found.projects.len() > FEW {
        total::total(found, reader, &mut text);
        ranked::ranked(found, reader, &mut text);
        return text;
    }
    for project in &found.projects {
        title(project, &found.currency, reader, &mut text);
        text.push_str(&years::table(project, reader));
        years::remarks(project, reader, &mut text);
        for year in &project.years {
            targets::changes(year, reader, &mut text);
        }
        text.push('\n');
    }
    total::total(found, reader, &mut text);
    text
}

fn title(project: &ProjectYears, currency: &str, reader: Reader, text: &mut String) {
    let owners = project.department.iter().chain(&project.unit).cloned();
    let code = project.code.as_ref().map(|code| format!("{} {code}", say!(reader.language, "编码", "code")));
    let parts: Vec<String> =
        owners.chain(code).chain([format!("{}{currency}", say!(reader.language, "金额单位:", "in "))]).collect();
    reader.line(&project.name, 0, text);
    reader.line(&parts.join(" · "), 0, text);
}
