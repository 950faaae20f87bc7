//! What a signature is over: everything of a seal but the documents and the signature itself. The root stands for the documents.

use serde_json::{Value, json};

use super::canonical::canonical;
use super::record::{Seal, SealedDocument};
use super::tree::{Digest, leaf};

/// The signed text: canonical JSON.
pub(super) fn statement(seal: &Seal) -> String {
    let Seal { schema, engine, hash, by, on, covers, count, root, templates, signature: _, documents: _ } = seal;
    let mut told = json!({
        "schema": schema, "engine": engine, "hash": hash, "covers": covers, "count": count, "root": root, "templates": templates,
    });
    if let Some(by) = by {
        insert(&mut told, "by", Value::from(by.as_str()));
    }
    if let Some(on) = on {
        insert(&mut told, "on", Value::from(on.to_string()));
    }
    canonical(&told)
}

fn insert(told: &mut Value, key: &str, value: Value) {
    if let Some(entries) = told.as_object_mut() {
        entries.insert(key.to_owned(), value);
    }
}

/// The leaf of a document: which document it is, and its digest, as canonical JSON.
pub(super) fn leaf_of(document: &SealedDocument) -> Digest {
    let SealedDocument { file, number, kind, digest, proof: _, fields: _ } = document;
    let told = json!({ "file": file, "number": number, "kind": kind, "digest": digest });
    leaf(canonical(&told).as_bytes())
}
