//! Projects within the year: the lights of each month, what they warn of, and how often in a row.

mod monitoring;
mod notice;
pub mod page;
mod watching;

pub use monitoring::{MonitoredMonth, MonitoredProject, Monitoring, Warning};
pub use notice::{MonitoringNotice, NoticeMonth, NoticeSender, NoticeWarning, monitoring_notices};
pub use watching::{WatchedTable, Watching, watch};
