//! What a bureau sends out behind an audit, a parcel a department: a notice of what was found, and the list of it, to be
//! answered and sent back.

mod columns;
mod departments;
mod letter;
mod list;
mod notice;
mod opinion;
mod place;
mod purpose;
mod returned;
mod sentence;
mod table_facts;
mod told;

pub use departments::{Answered, Issue, Parcel, Parcels};
pub use letter::Letter;
pub use list::{LIST_KIND, lists};
pub use notice::{NOTICE_WORDING, Notice, NoticeProject, Sender, notice};
pub use opinion::{Opinion, ToldOpen, opinions};
pub use purpose::ListFor;
pub use returned::answers;
pub use table_facts::TableFacts;
pub use told::{SeverityCount, ToldIssue};
