//! The audit rules as a list, and the page of one.

use super::finding::severity;
use crate::audit::finding::RulePage;
use crate::print::wrap;
use crate::words::{Language, say, word};

/// Every rule with its severity, a line each, a heading a family.
#[must_use]
pub fn rules<'r>(pages: impl Iterator<Item = &'r RulePage>, language: Language) -> String {
    let mut text = String::new();
    let mut family = None;
    for page in pages {
        let own = page.code.get(..2);
        if family != own {
            let gap = if family.is_some() { "\n" } else { "" };
            text.push_str(&format!("{gap}{}\n", heading(own.unwrap_or_default(), language)));
            family = own;
        }
        let (code, slug, severity) = (&page.code, &page.slug, severity(page.severity, language));
        text.push_str(&format!("  {code} {slug} · {} ({severity})\n", page.title.get(language)));
    }
    text
}

/// What a family of codes is about.
fn heading(family: &str, language: Language) -> &'static str {
    let heading = match family {
        "J1" => word("J1 表内计算", "J1 arithmetic of the table"),
        "J2" => word("J2 资金与执行", "J2 funds and execution"),
        "J3" => word("J3 指标与目标", "J3 indicators and targets"),
        "J4" => word("J4 得分与结果", "J4 scores against results"),
        "J5" => word("J5 文字与原因", "J5 texts and reasons"),
        "J6" => word("J6 表的结构", "J6 structure of the table"),
        "J7" => word("J7 项目之间", "J7 across projects"),
        _ => word("J8 年度、文件、豁免与决算", "J8 years, documents, waivers, final accounts"),
    };
    heading.get(language)
}

/// The page of a rule.
#[must_use]
pub fn page(page: &RulePage, language: Language, width: u16) -> String {
    let RulePage { code, slug, since, title, page: body, .. } = page;
    let severity = severity(page.severity, language);
    let since = say!(language, "自 {since} 版起", "since {since}");
    let lines = body.get(language).lines().map(|line| wrap(line, 2, width) + "\n").collect::<String>();
    format!("{code} {slug} · {} ({severity}, {since})\n\n{lines}", title.get(language))
}
