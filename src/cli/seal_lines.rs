//! What holding files against a seal came to, in lines for people.

use super::cut::cut;
use super::verdict::side_by_side;
use crate::score::Mismatch;
use crate::seal::{Change, DocumentChange, Fault, FileVerdict, SealVerdict, Signed, State};
use crate::words::{Language, Text, say};

/// Changes of one file that are told; JSON has all of them.
const TOLD: usize = 20;

/// Files that came in afterwards and are named.
const NAMED: usize = 10;

pub(super) fn seal_lines(verdict: &SealVerdict, language: Language) -> String {
    let mut lines = head(verdict, language);
    lines.extend(verdict.faults.iter().map(|fault| fault_line(fault, language)));
    lines.push(signature_line(&verdict.signed, language));
    for FileVerdict { file, state } in &verdict.files {
        lines.extend(file_lines(file, state, language));
    }
    if !verdict.unsealed.is_empty() {
        let count = verdict.unsealed.len();
        let names = Text::list(verdict.unsealed.iter().take(NAMED).map(String::as_str));
        let (names, more) = (names.get(language), if count > NAMED { "…" } else { "" });
        lines.push(say!(
            language,
            "✗ 封存以后进来的文件 {count} 个,不在封存之内:{names}{more}",
            "✗ files that came in afterwards and are not sealed: {count}: {names}{more}"
        ));
    }
    lines.extend(verdict.other_rules.iter().map(|stamp| {
        let (id, version) = (&stamp.id, &stamp.version);
        say!(
            language,
            "  模板 {id}(版本 {version})现在的规则与封存时不同,或已没有",
            "  the template {id} (version {version}) has other rules here than when it was sealed, or is not here"
        )
    }));
    lines.push(say!(language, "  没有核对:", "  not checked:").to_owned());
    lines.extend(verdict.unchecked.iter().map(|text| format!("    {}", text.get(language))));
    lines.join("\n") + "\n"
}

fn head(verdict: &SealVerdict, language: Language) -> Vec<String> {
    let SealVerdict { seal, documents, root, .. } = verdict;
    let (here, unchanged) = (documents.here, documents.unchanged);
    let first = if verdict.holds {
        say!(language, "✓ {seal}:{here} 份都与封存时相同", "✓ {seal}: all is as it was sealed, documents: {here}")
    } else {
        say!(
            language,
            "✗ {seal}:与封存时不符;{here} 份中 {unchanged} 份相同",
            "✗ {seal}: not as it was sealed; the same: {unchanged} of {here} documents"
        )
    };
    vec![first, say!(language, "  根 {root}", "  root {root}")]
}

fn fault_line(fault: &Fault, language: Language) -> String {
    match fault {
        Fault::Digest { file } => say!(
            language,
            "  ✗ 封存记录本身被改过:{file} 的字段与其摘要不符",
            "  ✗ the seal itself was changed: the fields of {file} do not come to their digest"
        ),
        Fault::Root => say!(
            language,
            "  ✗ 封存记录本身被改过:各份的摘要与根不符",
            "  ✗ the seal itself was changed: its digests do not come to its root"
        )
        .to_owned(),
        Fault::Empty => {
            say!(language, "  ✗ 封存记录中一份也没有,什么也证明不了", "  ✗ the seal has no document and proves nothing")
                .to_owned()
        }
        Fault::Proof { file } => {
            say!(language, "  ✗ 没有证明 {file} 属于这个根", "  ✗ that {file} belongs to this root is not proven")
        }
        Fault::OtherRoot => {
            say!(language, "  ✗ 根不是 --root 给出的那个", "  ✗ the root is not the one of --root").to_owned()
        }
        Fault::Hash => {
            say!(language, "  ✗ 用的是这里不认识的摘要算法", "  ✗ its digests are of a kind that is not known here")
                .to_owned()
        }
    }
}

fn signature_line(signed: &Signed, language: Language) -> String {
    match signed {
        Signed::Not => say!(language, "  没有签名", "  not signed").to_owned(),
        Signed::ByKey { key } => {
            say!(language, "  签名无误;密钥指纹 {key}", "  the signature is true; fingerprint of the key {key}")
        }
        Signed::ByExpected { key } => say!(
            language,
            "  签名无误,是 --key 中的密钥,指纹 {key}",
            "  the signature is true, by a key of --key, fingerprint {key}"
        ),
        Signed::ByOther { key } => say!(
            language,
            "  ✗ 签名的不是 --key 中的密钥,而是 {key}",
            "  ✗ signed by none of the keys of --key, but by {key}"
        ),
        Signed::False => say!(
            language,
            "  ✗ 签名是假的:签名以后封存记录被改过",
            "  ✗ the signature is false: the seal was changed after it was signed"
        )
        .to_owned(),
        Signed::Unknown { algorithm } => say!(
            language,
            "  有 {algorithm} 签名,这里不认识,没有核对",
            "  there is a signature by {algorithm}, which is not known here and was not checked"
        ),
    }
}

fn file_lines(file: &str, state: &State, language: Language) -> Vec<String> {
    match state {
        State::Unchanged => Vec::new(),
        State::Missing { now: None } => vec![say!(language, "✗ {file}:已不在", "✗ {file}: is not there")],
        State::Missing { now: Some(now) } => {
            vec![say!(
                language,
                "✗ {file}:已不在;内容相同的文件是 {now}",
                "✗ {file}: is not there; a file with the same in it is {now}"
            )]
        }
        State::Unreadable { why } => {
            let why = why.get(language);
            vec![say!(language, "✗ {file}:{why}", "✗ {file}: {why}")]
        }
        State::False { mismatches } => {
            let count = mismatches.len();
            let head = say!(
                language,
                "✗ {file}:与封存时相同,但按其所指的模板重算,{count} 处不一致",
                "✗ {file}: as it was sealed, but by the template that it names it does not come out again, mismatches: {count}"
            );
            let told = mismatches.iter().take(TOLD).map(|Mismatch { pointer, stated, computed }| {
                let ([stated, computed], pointer) = (side_by_side([stated, computed]), cut(pointer));
                say!(
                    language,
                    "    {pointer}:记为 {stated},应为 {computed}",
                    "    {pointer}: states {stated}, comes to {computed}"
                )
            });
            [head].into_iter().chain(told).chain(more(count, language)).collect()
        }
        State::Changed { changes } => {
            let count = changes.len();
            let head = say!(language, "✗ {file}:改动 {count} 处", "✗ {file}: changes: {count}");
            let told = changes.iter().take(TOLD).map(|change| change_line(change, language));
            [head].into_iter().chain(told).chain(more(count, language)).collect()
        }
    }
}

fn more(count: usize, language: Language) -> Option<String> {
    let rest = count.checked_sub(TOLD).filter(|rest| *rest > 0)?;
    Some(say!(language, "    另有 {rest} 处,见 -f json", "    and {rest} more, see -f json"))
}

fn change_line(DocumentChange { number, change }: &DocumentChange, language: Language) -> String {
    let Change { field, name, old, new } = change;
    let number = if *number > 1 { format!("#{number}") } else { String::new() };
    let name = name.as_ref().map(|name| say!(language, "({name})", " ({name})")).unwrap_or_default();
    let at = cut(&format!("{number}{field}{name}"));
    if field == "/sha256" {
        return say!(language, "    文件的字节变了({at})", "    the bytes of the file were changed ({at})");
    }
    match (old, new) {
        (Some(old), Some(new)) => {
            let [old, new] = side_by_side([old, new]);
            say!(language, "    {at}:封存时 {old},现在 {new}", "    {at}: sealed {old}, now {new}")
        }
        (Some(old), None) => {
            let [old, _] = side_by_side([old, &String::new()]);
            say!(language, "    {at}:已删去,封存时 {old}", "    {at}: taken out, sealed {old}")
        }
        (None, new) => {
            let [new, _] = side_by_side([new.as_ref().unwrap_or(&String::new()), &String::new()]);
            say!(language, "    {at}:是后加的,现在 {new}", "    {at}: came in, now {new}")
        }
    }
}
