//! The numbers of a document's parts, counted from one in every document. docx-rs counts on from one document to the
//! next, so that the same text would give other bytes.

/// Counters.
#[derive(Default)]
pub(super) struct Ids {
    paragraphs: u32,
    bookmarks: usize,
    comments: usize,
}

impl Ids {
    /// Of the next paragraph.
    pub(super) fn paragraph(&mut self) -> String {
        self.paragraphs += 1;
        format!("{:08x}", self.paragraphs)
    }

    /// Of the next bookmark.
    pub(super) const fn bookmark(&mut self) -> usize {
        self.bookmarks += 1;
        self.bookmarks
    }

    /// Of the next comment.
    pub(super) const fn comment(&mut self) -> usize {
        self.comments += 1;
        self.comments
    }
}
