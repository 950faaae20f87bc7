//! The record of a seal: what was sealed, field by field, with its digests.

use serde::{Deserialize, Serialize};

use super::fields::Fields;
use crate::model::scorecard::{Engine, TemplateStamp};
use crate::model::value::Date;

/// 封存: the digests of documents, and the documents themselves, so that a change can be named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Seal {
    /// `jixiao/seal/v1`.
    pub schema: String,
    /// The program that sealed.
    pub engine: Engine,
    /// `sha256`: how digests are made.
    pub hash: String,
    /// Who sealed, as they say themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The day of it, as they say themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// What it covers.
    pub covers: Covers,
    /// How many documents were sealed together.
    pub count: usize,
    /// The root of the tree over the digests of all of them.
    pub root: String,
    /// The templates by which the points of the documents are given.
    pub templates: Vec<TemplateStamp>,
    /// The signature over all that stands above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<Signature>,
    /// The documents: all of them, or some with the proof that they belong to the root.
    pub documents: Vec<SealedDocument>,
}

impl Seal {
    /// The value of [`Seal::schema`].
    pub const SCHEMA: &'static str = "jixiao/seal/v1";
    /// The value of [`Seal::hash`].
    pub const HASH: &'static str = "sha256";
}

/// What a seal covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Covers {
    /// A whole folder: what is in it besides came in afterwards.
    Folder,
    /// The files that were named.
    Files,
}

/// A document as it was sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SealedDocument {
    /// The file, from the folder that was sealed.
    pub file: String,
    /// Which document of its file, from 1.
    pub number: usize,
    /// What its fields are made of.
    pub kind: DocumentKind,
    /// SHA-256 of its fields as canonical JSON.
    pub digest: String,
    /// That it belongs to the root, where not all documents are here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<Proof>,
    /// Its fields.
    pub fields: Fields,
}

/// What the fields of a document are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// The values of JSON, NDJSON or TOML, by their JSON Pointers: how they are laid out has no say.
    Data,
    /// The cells of a workbook, `/sheet/D14`, and the digest of the file, `/sha256`.
    Workbook,
    /// The lines of a text or a Word document, `/lines/12`, and the digest of the file, `/sha256`.
    Text,
    /// The digest of the file alone, `/sha256`.
    Bytes,
}

/// That a document belongs to the root.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// Which of all documents it is, from 0.
    pub index: usize,
    /// The digests beside its way to the root, from below.
    pub path: Vec<String>,
}

/// A signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// `ed25519`.
    pub algorithm: String,
    /// The public key in DER, as Base64: the line of its PEM file.
    pub key: String,
    /// The signature, as Base64.
    pub value: String,
}
