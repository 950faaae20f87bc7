//! What a bureau sends out behind an audit, a parcel a department: a notice of what was found, and the list of it, to be
//! answered and sent back.

mod columns;
mod departments;
mod list;
mod notice;
mod place;
mod purpose;
mod returned;
mod sentence;
mod table_facts;

pub use departments::{Answered, Issue, Parcel, Parcels};
pub use list::{LIST_KIND, lists};
pub use notice::{
    NOTICE_KIND, NOTICE_WORDING, Notice, NoticeIssue, NoticeProject, Sender, SeverityCount, notice, notice_document,
};
pub use purpose::ListFor;
pub use returned::answers;
pub use table_facts::TableFacts;
