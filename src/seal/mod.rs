//! 封存: what a folder held, so that whatever is changed afterwards is named.
//!
//! A document is a map of its fields (`fields`), a file one or several documents (`contents`); the digest of a document is that of
//! its map as canonical JSON (`canonical`). The digests are the leaves of a tree (`tree`), so that one document is proven
//! without the others. Its root stands in a [`Seal`], which somebody may sign ([`SignatureScheme`], `key`). Later [`check`] holds
//! files against a seal. It proves that nothing was changed since, and never that what was sealed was true.

mod canonical;
mod changes;
mod check;
mod contents;
mod ed25519;
mod fields;
mod key;
mod recomputed;
mod record;
mod scheme;
mod sealing;
mod statement;
mod tree;
mod unchecked;
mod verdict;

pub use changes::Change;
pub use check::check;
pub use fields::{Fields, Leaf};
pub use key::{PrivateKey, PublicKey, public_keys};
pub use record::{Covers, DocumentKind, Proof, Seal, SealedDocument, Signature};
pub use scheme::SignatureScheme;
pub use sealing::{About, Sealing};
pub use verdict::{Counts, DocumentChange, Expected, Fault, FileVerdict, Found, SealVerdict, Signed, State};
