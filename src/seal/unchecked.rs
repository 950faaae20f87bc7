//! What holding files against a seal does not tell, in words: nobody shall take a seal for more than it is.

use super::recomputed::Recomputed;
use super::record::Seal;
use super::verdict::{Expected, Signed};
use crate::words::{Text, text};

pub(super) fn unchecked(
    seal: &Seal,
    signed: &Signed,
    expected: &Expected,
    cards: &Recomputed,
    beside: &[&String],
) -> Vec<Text> {
    let mut told = vec![text!(
        "封存时的内容是否属实:封存只说明此后有没有改动",
        "whether what was sealed was true: a seal tells what was changed since"
    )];
    told.extend(of_signature(signed, expected));
    if seal.by.is_some() || seal.on.is_some() {
        told.push(text!(
            "封存人和日期是否属实:都是封存人自己写的",
            "whether who sealed and on which day is true: they say so themselves"
        ));
    }
    let others = seal.count.saturating_sub(seal.documents.len());
    if others > 0 {
        told.push(text!(
            "同时封存的另外 {others} 份:不在这份封存记录中",
            "the other {others} that were sealed together: they are not in this seal"
        ));
    }
    if let (true, [first, ..]) = (others > 0, beside) {
        let count = beside.len();
        told.push(text!(
            "文件夹中的另外 {count} 个文件(如 {first}):这份封存记录只是一部分,没有核对它们",
            "other files of the folder, {first} for one: this seal is a part of one, and they were not held against it: {count}"
        ));
    }
    let Recomputed { without_template, tables } = *cards;
    if without_template > 0 {
        told.push(text!(
            "{without_template} 张评分卡的得分:手头没有其摘要所指的模板(可用 --templates 给出)",
            "the points of scorecards whose template, by its digest, is not at hand (--templates gives it): {without_template}"
        ));
    }
    if tables > 0 {
        told.push(text!(
            "{tables} 张自评表的得分和问题:用 jixiao score 和 jixiao audit 查看",
            "points and findings of tables, which jixiao score and jixiao audit tell: {tables}"
        ));
    }
    told
}

fn of_signature(signed: &Signed, expected: &Expected) -> Option<Text> {
    match signed {
        Signed::Not | Signed::Unknown { .. } if expected.root.is_none() => Some(text!(
            "封存记录是否重做过:没有可核对的签名,改文件的人也能重做;请与公布的根核对(--root)",
            "whether the seal was made anew by whoever changed the files: there is no signature to check; hold its root against the one \
             that was published (--root)"
        )),
        Signed::ByKey { .. } => Some(text!(
            "签名的密钥是谁的:请用 --key 指明封存单位公布的公钥",
            "whose key signed: name the public key that the sealing office published with --key"
        )),
        _ => None,
    }
}
