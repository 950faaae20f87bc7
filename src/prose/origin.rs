//! What a letter says of itself, so that it can be made again: its kind, and what its sender gave it.

use std::collections::BTreeMap;

use super::citation::KIND;

/// Whose letter it is.
const BUREAU: &str = "jixiao.bureau";

/// Until when it is to be answered.
const DUE: &str = "jixiao.due";

/// What begins the name of the bookmark that tells the kind once more: programs that take properties out of a document leave
/// its bookmarks there.
const BOOKMARK: &str = "jx_is_";

/// What a letter says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// What it is; none of a narrative.
    pub kind: Option<String>,
    /// Whose letter it is, where the command was told.
    pub bureau: Option<String>,
    /// Until when it is to be answered, likewise.
    pub due: Option<String>,
}

impl Origin {
    /// That of a letter of a kind.
    #[must_use]
    pub fn of(kind: &str, bureau: Option<&str>, due: Option<&str>) -> Self {
        let [kind, bureau, due] = [Some(kind), bureau, due].map(|given| given.map(str::to_owned));
        Self { kind, bureau, due }
    }

    /// Whether its sender gave it anything.
    #[must_use]
    pub const fn was_given(&self) -> bool {
        self.bureau.is_some() || self.due.is_some()
    }

    /// As properties of a document.
    pub(super) fn properties(&self) -> BTreeMap<String, String> {
        let Self { kind, bureau, due } = self;
        let given = [(KIND, kind), (BUREAU, bureau), (DUE, due)];
        given.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value.clone()?))).collect()
    }

    /// Of the properties of a document.
    pub(super) fn of_properties(mut properties: BTreeMap<String, String>) -> Self {
        let [kind, bureau, due] =
            [KIND, BUREAU, DUE].map(|name| properties.remove(name).map(|said| said.trim().to_owned()));
        Self { kind, bureau, due }
    }

    /// The name of the bookmark that tells the kind.
    pub(super) fn bookmark(&self) -> Option<String> {
        self.kind.as_ref().map(|kind| format!("{BOOKMARK}{kind}"))
    }

    /// The kind that a bookmark tells.
    pub(super) fn kind_of_bookmark(name: &str) -> Option<&str> {
        name.strip_prefix(BOOKMARK)
    }
}
