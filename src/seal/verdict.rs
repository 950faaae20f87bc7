//! What holding files against a seal came to.

use serde::Serialize;

use super::changes::Change;
use super::key::PublicKey;
use crate::model::scorecard::TemplateStamp;
use crate::score::Mismatch;
use crate::words::Text;

/// By what a seal has to be known, where that is told.
#[derive(Clone, Default)]
pub struct Expected {
    /// The keys one of which has to have signed it.
    pub keys: Vec<PublicKey>,
    /// The root that was published, or its beginning.
    pub root: Option<String>,
}

/// What was found of a file.
#[derive(Debug)]
pub enum Found {
    /// Its bytes.
    Bytes(Vec<u8>),
    /// It is not there.
    Missing,
    /// It is there and cannot be read.
    Unreadable(Text),
}

/// What holding files against a seal came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SealVerdict {
    /// The file of the seal.
    pub seal: String,
    /// Whether everything is as it was sealed.
    pub holds: bool,
    /// The root of the tree.
    pub root: String,
    /// How many documents were sealed, and of how many this seal proves anything.
    pub documents: Counts,
    /// What is wrong with the seal itself.
    pub faults: Vec<Fault>,
    /// Who signed it.
    pub signed: Signed,
    /// Every file of it.
    pub files: Vec<FileVerdict>,
    /// The files of a sealed folder that came in afterwards.
    pub unsealed: Vec<String>,
    /// Templates that have other rules here than those that were sealed.
    pub other_rules: Vec<TemplateStamp>,
    /// What was not checked.
    pub unchecked: Vec<Text>,
}

/// Numbers of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// That were sealed together.
    pub sealed: usize,
    /// That stand in this seal.
    pub here: usize,
    /// That are what they were.
    pub unchanged: usize,
}

/// Something wrong with a seal itself: it was changed after it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "what")]
pub enum Fault {
    /// The fields of a document do not come to its digest.
    Digest {
        /// The file.
        file: String,
    },
    /// The digests do not come to the root.
    Root,
    /// A document is not proven to belong to the root.
    Proof {
        /// The file.
        file: String,
    },
    /// It has no document: nothing can be held against it.
    Empty,
    /// The root is not the one that was published.
    OtherRoot,
    /// Digests of a kind that is not known here.
    Hash,
}

/// Who signed a seal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum Signed {
    /// Nobody.
    Not,
    /// Somebody whose key was not asked for.
    ByKey {
        /// The fingerprint of the key.
        key: String,
    },
    /// One of the keys that were asked for.
    ByExpected {
        /// The fingerprint of the key.
        key: String,
    },
    /// Another key than those that were asked for.
    ByOther {
        /// The fingerprint of the key.
        key: String,
    },
    /// The signature does not belong to this seal.
    False,
    /// In a way that is not known here.
    Unknown {
        /// The algorithm.
        algorithm: String,
    },
}

impl Signed {
    /// Whether nothing speaks against it. `asked`: a key was asked for.
    pub(super) const fn holds(&self, asked: bool) -> bool {
        match self {
            Self::Not | Self::Unknown { .. } => !asked,
            Self::ByKey { .. } | Self::ByExpected { .. } => true,
            Self::ByOther { .. } | Self::False => false,
        }
    }
}

/// A file, then and now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileVerdict {
    /// The file, from the folder that was sealed.
    pub file: String,
    /// What became of it.
    #[serde(flatten)]
    pub state: State,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum State {
    /// It is what it was, though it may be laid out otherwise.
    Unchanged,
    /// It is what it was, and does not come out again by the rules that it names.
    False {
        /// Every figure that does not.
        mismatches: Vec<Mismatch>,
    },
    /// Something is not what it was.
    Changed {
        /// Which document of the file it is in, and what.
        changes: Vec<DocumentChange>,
    },
    /// It is not there.
    Missing {
        /// Another file has the same in it.
        #[serde(skip_serializing_if = "Option::is_none")]
        now: Option<String>,
    },
    /// It is there and cannot be read.
    Unreadable {
        /// Why.
        why: Text,
    },
}

/// A change of one of the documents of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentChange {
    /// Which document of its file, from 1.
    pub number: usize,
    /// What was changed.
    #[serde(flatten)]
    pub change: Change,
}
