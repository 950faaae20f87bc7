//! The namespaces of Word documents.

/// Whose elements are known.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    Word,
    /// Letters in formulas and in drawings.
    Letters,
    Alternates,
    /// Drawings of old.
    Vml,
    /// Whose elements surround words.
    Other,
    /// What Word leaves out with everything in it.
    Foreign,
}

/// What the names of Word's own namespaces begin with.
const OWN: [&str; 4] = [
    "http://schemas.openxmlformats.org/",
    "http://schemas.microsoft.com/",
    "http://purl.oclc.org/ooxml/",
    "urn:schemas-microsoft-com:",
];

/// WordprocessingML, formulas, drawings, alternates: as everybody writes them and in their strict form.
const NAMESPACES: [(&str, Space); 8] = [
    ("urn:schemas-microsoft-com:vml", Space::Vml),
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", Space::Word),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", Space::Word),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", Space::Letters),
    ("http://purl.oclc.org/ooxml/officeDocument/math", Space::Letters),
    ("http://schemas.openxmlformats.org/drawingml/2006/main", Space::Letters),
    ("http://purl.oclc.org/ooxml/drawingml/main", Space::Letters),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", Space::Alternates),
];

impl Space {
    pub(super) fn of(namespace: &str) -> Self {
        let known = NAMESPACES.iter().find(|(known, _)| *known == namespace).map(|(_, space)| *space);
        let own = OWN.iter().any(|own| namespace.starts_with(own));
        known.unwrap_or(if own { Self::Other } else { Self::Foreign })
    }
}
