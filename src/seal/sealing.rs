//! Files, one after the other, into a seal.

use std::collections::BTreeMap;

use super::canonical::digest;
use super::contents::contents;
use super::key::PrivateKey;
use super::record::{Covers, Proof, Seal, SealedDocument, Signature};
use super::statement::{leaf_of, statement};
use super::tree::{hex, path, root};
use crate::intake::{Document, Kind, Other, ScoringEngine};
use crate::model::assessment::Assessment;
use crate::model::scorecard::{Engine, TemplateStamp};
use crate::model::value::Date;
use crate::print::encoded;
use crate::verify::verify;
use crate::words::{Place, Problem, Problems, text};

/// What is said of a seal by whoever makes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Who seals.
    pub by: Option<String>,
    /// On which day.
    pub on: Option<Date>,
}

/// A seal on its way.
pub struct Sealing<'e> {
    engine: &'e ScoringEngine,
    documents: Vec<SealedDocument>,
    templates: BTreeMap<(String, String), TemplateStamp>,
}

impl<'e> Sealing<'e> {
    /// Nothing is sealed yet.
    #[must_use]
    pub const fn begin(engine: &'e ScoringEngine) -> Self {
        Self { engine, documents: Vec::new(), templates: BTreeMap::new() }
    }

    /// Seals a file: `place` is where it is for messages, `file` what it is called in the seal.
    ///
    /// # Errors
    /// A scorecard that does not verify: nobody shall sign it unawares.
    pub fn add(&mut self, place: &str, file: &str, bytes: Vec<u8>) -> Result<(), Problems> {
        let contents = contents(place, &bytes);
        // What is no table is sealed all the same.
        if let Ok(source) = self.engine.source(place, bytes) {
            for document in Document::all(&source).filter_map(Result::ok) {
                self.look_at(&document)?;
            }
        }
        for (index, fields) in contents.documents.into_iter().enumerate() {
            let (file, number, kind) = (file.to_owned(), index + 1, contents.kind);
            self.documents.push(SealedDocument { file, number, kind, digest: digest(&fields), proof: None, fields });
        }
        Ok(())
    }

    /// Takes note of the template of a table, and has a scorecard computed again.
    fn look_at(&mut self, document: &Document<'_>) -> Result<(), Problems> {
        match document.kind {
            Kind::Other(Other::Scorecard) => {
                if !verify(self.engine, document, None)?.holds() {
                    return Err(false_card(document.place()).into());
                }
                self.stamp(document.card()?.template);
            }
            Kind::Table => {
                let Ok(table) = document.decode::<Assessment>() else { return Ok(()) };
                let book = table.template.and_then(|id| self.engine.library().for_year(&id, table.year).ok());
                if let Some(book) = book {
                    self.stamp(book.stamp());
                }
            }
            Kind::Department | Kind::Other(_) => {}
        }
        Ok(())
    }

    fn stamp(&mut self, stamp: TemplateStamp) {
        self.templates.insert((stamp.id.clone(), stamp.sha256.clone()), stamp);
    }

    /// The seal, signed where there is a key.
    ///
    /// # Errors
    /// That there is nothing to seal.
    pub fn finish(self, covers: Covers, about: About, key: Option<&PrivateKey>) -> Result<Seal, Problem> {
        if self.documents.is_empty() {
            let message = text!("没有可以封存的文件", "there is no file to be sealed");
            return Err(Problem::new(Place::file("seal"), message));
        }
        let leaves: Vec<_> = self.documents.iter().map(leaf_of).collect();
        let mut seal = Seal {
            schema: Seal::SCHEMA.to_owned(),
            engine: Engine { name: env!("CARGO_PKG_NAME").to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
            hash: Seal::HASH.to_owned(),
            by: about.by,
            on: about.on,
            covers,
            count: leaves.len(),
            root: hex(&root(&leaves)),
            templates: self.templates.into_values().collect(),
            signature: None,
            documents: self.documents,
        };
        seal.signature = key.map(|key| {
            let public = key.public();
            let value = encoded(&key.sign(statement(&seal).as_bytes()));
            Signature { algorithm: public.algorithm().to_owned(), key: encoded(&public.der()), value }
        });
        Ok(seal)
    }
}

impl Seal {
    /// The same seal with the documents of one file alone, each with the proof that it belongs to the root. None where it has no
    /// such file, or has not all documents itself.
    #[must_use]
    pub fn only(mut self, file: &str) -> Option<Self> {
        if self.documents.len() != self.count {
            return None;
        }
        let leaves: Vec<_> = self.documents.iter().map(leaf_of).collect();
        for (index, document) in self.documents.iter_mut().enumerate().filter(|(_, document)| document.file == file) {
            let path = path(&leaves, index).iter().map(|digest| hex(digest)).collect();
            document.proof = Some(Proof { index, path });
        }
        self.documents.retain(|document| document.proof.is_some());
        (!self.documents.is_empty()).then_some(self)
    }
}

fn false_card(place: Place) -> Problem {
    let message =
        text!("这张评分卡重新计算后对不上,没有封存", "this scorecard does not come out again, and nothing was sealed");
    Problem::new(place, message).advise(text!("用 jixiao verify 查看哪里不一致", "jixiao verify shows where"))
}
