//! Files held against a seal: first the seal itself, then every file, then what the cards among them come to.

use std::collections::{BTreeMap, BTreeSet};

use super::canonical::{canonical_fields, digest};
use super::changes::{Change, changes};
use super::contents::{Contents, contents};
use super::key::PublicKey;
use super::recomputed::{Recomputed, recomputed};
use super::record::{Covers, DocumentKind, Seal, SealedDocument, Signature};
use super::statement::{leaf_of, statement};
use super::tree::{climb, hex, root, unhex};
use super::unchecked::unchecked;
use super::verdict::{Counts, DocumentChange, Expected, Fault, FileVerdict, Found, SealVerdict, Signed, State};
use crate::intake::ScoringEngine;
use crate::print::decoded;
use crate::words::text;

/// Holds files against a seal. `name` is that of the seal; `read` gives the file of a name; `present` are all files of the folder,
/// where they are known.
pub fn check(
    engine: &ScoringEngine,
    name: &str,
    seal: &Seal,
    expected: &Expected,
    present: &[String],
    read: &mut dyn FnMut(&str) -> Found,
) -> SealVerdict {
    let faults = faults(seal, expected);
    let signed = signed(seal, expected);
    let sealed: BTreeSet<&str> = seal.documents.iter().map(|document| document.file.as_str()).collect();
    let whole = seal.documents.len() == seal.count && seal.covers == Covers::Folder;
    let beside = present.iter().filter(|name| !sealed.contains(name.as_str()));
    let (others, unheld): (Vec<&String>, Vec<&String>) = beside.partition(|_| whole);
    let mut files = Vec::new();
    let mut cards = Recomputed::default();
    let mut unchanged = 0;
    for documents in seal.documents.chunk_by(|one, other| one.file == other.file) {
        let Some(SealedDocument { file, .. }) = documents.first() else { continue };
        let state = match read(file) {
            Found::Bytes(bytes) => held_against(engine, documents, &bytes, &mut cards),
            Found::Missing => State::Missing { now: None },
            Found::Unreadable(why) => State::Unreadable { why },
        };
        unchanged += if matches!(state, State::Unchanged | State::False { .. }) { documents.len() } else { 0 };
        files.push(FileVerdict { file: file.clone(), state });
    }
    let moved = find_moved(seal, &mut files, &others, read);
    let unsealed: Vec<String> = others.into_iter().filter(|name| !moved.contains(*name)).cloned().collect();
    let holds = faults.is_empty()
        && unsealed.is_empty()
        && signed.holds(!expected.keys.is_empty())
        && files.iter().all(|file| matches!(file.state, State::Unchanged));
    let library = engine.library();
    let has = |stamp: &&_| library.with_digest(stamp).is_some();
    SealVerdict {
        seal: name.to_owned(),
        holds,
        root: seal.root.clone(),
        documents: Counts { sealed: seal.count, here: seal.documents.len(), unchanged },
        unchecked: unchecked(seal, &signed, expected, &cards, &unheld),
        faults,
        signed,
        files,
        unsealed,
        other_rules: seal.templates.iter().filter(|stamp| !has(stamp)).cloned().collect(),
    }
}

/// What is wrong with the seal itself.
fn faults(seal: &Seal, expected: &Expected) -> Vec<Fault> {
    if seal.hash != Seal::HASH {
        return vec![Fault::Hash];
    }
    let file = |document: &SealedDocument| document.file.clone();
    let forged = seal.documents.iter().filter(|document| digest(&document.fields) != document.digest);
    let mut faults: Vec<Fault> = forged.map(|document| Fault::Digest { file: file(document) }).collect();
    if seal.documents.len() == seal.count && seal.documents.iter().all(|document| document.proof.is_none()) {
        let leaves: Vec<_> = seal.documents.iter().map(leaf_of).collect();
        faults.extend((hex(&root(&leaves)) != seal.root).then_some(Fault::Root));
    } else {
        let unproven = seal.documents.iter().filter(|document| !is_proven(seal, document));
        faults.extend(unproven.map(|document| Fault::Proof { file: file(document) }));
    }
    faults.extend(seal.documents.is_empty().then_some(Fault::Empty));
    let other = |root: &String| root.len() < SHORTEST || !seal.root.starts_with(&root.to_ascii_lowercase());
    faults.extend(expected.root.as_ref().is_some_and(other).then_some(Fault::OtherRoot));
    faults
}

/// Hexadecimal signs of a root by which nobody meets another by chance.
const SHORTEST: usize = 16;

fn is_proven(seal: &Seal, document: &SealedDocument) -> bool {
    let Some(proof) = &document.proof else { return false };
    let path: Option<Vec<_>> = proof.path.iter().map(|digest| unhex(digest)).collect();
    let found = path.and_then(|path| climb(&leaf_of(document), proof.index, seal.count, &path));
    found.is_some_and(|root| hex(&root) == seal.root)
}

/// Who signed it.
fn signed(seal: &Seal, expected: &Expected) -> Signed {
    let Some(Signature { algorithm, key, value }) = &seal.signature else { return Signed::Not };
    let Some(key) = decoded(key).and_then(|der| PublicKey::of_der(&der)).filter(|key| key.algorithm() == algorithm)
    else {
        return Signed::Unknown { algorithm: algorithm.clone() };
    };
    let is_true = decoded(value).is_some_and(|value| key.verifies(statement(seal).as_bytes(), &value));
    let key = key.fingerprint();
    match (is_true, expected.keys.is_empty()) {
        (false, _) => Signed::False,
        (true, true) => Signed::ByKey { key },
        (true, false) if expected.keys.iter().any(|known| known.fingerprint() == key) => Signed::ByExpected { key },
        (true, false) => Signed::ByOther { key },
    }
}

/// The documents of a file, then and now.
fn held_against(engine: &ScoringEngine, sealed: &[SealedDocument], bytes: &[u8], cards: &mut Recomputed) -> State {
    let Some(SealedDocument { file, kind, .. }) = sealed.first() else { return State::Unchanged };
    let found = contents(file, bytes);
    if found.kind != *kind {
        return State::Unreadable {
            why: text!("内容已不能像封存时那样读出", "it cannot be read any more as it was sealed"),
        };
    }
    let changes = document_changes(sealed, &found);
    if !changes.is_empty() {
        return State::Changed { changes };
    }
    if *kind != DocumentKind::Data {
        return State::Unchanged;
    }
    let mismatches = recomputed(engine, file, bytes, cards);
    if mismatches.is_empty() { State::Unchanged } else { State::False { mismatches } }
}

fn document_changes(sealed: &[SealedDocument], found: &Contents) -> Vec<DocumentChange> {
    let mut all = Vec::new();
    let sealed: BTreeMap<usize, &SealedDocument> = sealed.iter().map(|document| (document.number, document)).collect();
    for (index, fields) in found.documents.iter().enumerate() {
        let number = index + 1;
        let changes = match sealed.get(&number) {
            Some(document) => changes(&document.fields, fields),
            None => vec![Change { field: String::new(), name: None, old: None, new: Some(canonical_fields(fields)) }],
        };
        all.extend(changes.into_iter().map(|change| DocumentChange { number, change }));
    }
    for (number, document) in sealed.into_iter().filter(|(number, _)| *number > found.documents.len()) {
        let old = Some(canonical_fields(&document.fields));
        all.push(DocumentChange { number, change: Change { field: String::new(), name: None, old, new: None } });
    }
    all
}

/// The files that have in them what another one had that is missing.
fn find_moved(
    seal: &Seal,
    files: &mut [FileVerdict],
    others: &[&String],
    read: &mut dyn FnMut(&str) -> Found,
) -> BTreeSet<String> {
    let mut moved = BTreeSet::new();
    if !files.iter().any(|file| matches!(file.state, State::Missing { .. })) {
        return moved;
    }
    let mut known: BTreeMap<Vec<String>, &String> = BTreeMap::new();
    for name in others {
        if let Found::Bytes(bytes) = read(name) {
            known.insert(contents(name, &bytes).documents.iter().map(digest).collect(), name);
        }
    }
    for FileVerdict { file, state } in files {
        let State::Missing { now } = state else { continue };
        let documents = seal.documents.iter().filter(|document| document.file == *file);
        let digests: Vec<String> = documents.map(|document| document.digest.clone()).collect();
        *now = known.get(&digests).map(|name| (*name).clone());
        moved.extend(now.clone());
    }
    moved
}
