//! What whoever publishes a narrative has to know of it.

use super::facts::{Listed, Narrative, ProjectFacts};
use crate::num::Fraction;
use crate::prose::{Cited, Prose};
use crate::words::{Text, text};

/// What a reader has to know of the text before he publishes it.
#[must_use]
pub fn remarks(narrative: &Narrative) -> Vec<Text> {
    let mut remarks = Vec::new();
    let own = &narrative.own;
    if own.reported.value.exact().is_some_and(Fraction::is_positive) {
        let count = &own.reported.value;
        remarks.push(text!(
            "{count} 个项目没有自评表,得分取自汇总表,未经计算",
            "{count} projects have no table; their totals are those of the table of results, not computed"
        ));
    }
    let differing = own.listed.iter().filter(|listed| differs(listed)).count();
    if differing > 0 {
        remarks.push(text!(
            "{differing} 个项目的得分与汇总表所填不同,综述用计算的得分;详见 jixiao audit",
            "the totals of {differing} projects are not those of the table of results; the narrative has the computed ones; see jixiao audit"
        ));
    }
    remarks.extend(stated_otherwise(narrative));
    let unconverted = narrative.evaluations();
    let mut unconverted = unconverted.iter().filter_map(|group| group.unconverted.value.exact());
    let unconverted = unconverted.try_fold(Fraction::ZERO, Fraction::add).unwrap_or(Fraction::ZERO);
    if unconverted.is_positive() {
        remarks.push(text!(
            "{unconverted} 个项目的金额不能换算为万元,没有计入合计",
            "the amounts of {unconverted} projects cannot be converted, and are in no sum"
        ));
    }
    if narrative.coverage.as_ref().is_some_and(|coverage| coverage.stated) {
        remarks.push(text!(
            "涉及预算资金是部门填报的数,因为不是每个项目都有预算数",
            "the money under evaluation is what the department states, because not every project states its budget"
        ));
    }
    remarks
}

/// What a text leaves to be filled in: the words of its 【待填：…】.
#[must_use]
pub fn to_fill_in(prose: &Prose) -> Vec<String> {
    const MARK: &str = "【待填";
    let mut wanted: Vec<String> = Vec::new();
    for text in prose.words() {
        for rest in text.split(MARK).skip(1) {
            let what = rest.split('】').next().unwrap_or_default().trim_start_matches(['：', ':']).to_owned();
            if !wanted.contains(&what) {
                wanted.push(what);
            }
        }
    }
    wanted
}

/// Whether a computed total is another one than the table of results states.
/// Projects whose tables state another total than the text has.
fn stated_otherwise(narrative: &Narrative) -> Option<Text> {
    let of_project = |project: &ProjectFacts| {
        let (name, stated, score) = (&project.name, project.stated?, &project.score.as_ref()?.shown);
        Some(text!("{name}(表中 {stated},计算 {score})", "{name} (stated {stated}, computed {score})"))
    };
    let groups = narrative.evaluations();
    let found: Vec<Text> = groups.iter().flat_map(|group| &group.tables).filter_map(of_project).collect();
    let (count, more) = (found.len(), if found.len() > NAMED { "……" } else { "" });
    let first = || found.iter().take(NAMED);
    let zh = first().map(|text| text.zh.as_str()).collect::<Vec<_>>().join("、");
    let en = first().map(|text| text.en.as_str()).collect::<Vec<_>>().join(", ");
    let names = Text { zh, en };
    (count > 0).then(|| {
        text!(
            "{count} 个项目的自评表写的总分与计算的不同,综述用计算的得分:{names}{more};详见 jixiao audit",
            "the tables of {count} projects state other totals than are computed; the narrative has the computed ones: {names}{more}; see jixiao audit"; names
        )
    })
}

/// Projects that are named one by one.
const NAMED: usize = 5;

fn differs(listed: &Listed) -> bool {
    let shown = |cited: &Option<Cited>| cited.as_ref().map(|cited| cited.shown.clone());
    listed.computed && listed.stated.is_some() && shown(&listed.score) != shown(&listed.stated)
}
