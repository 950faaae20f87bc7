//! 工作台: the page over the engine of this program and a folder, for whoever sits at this machine.
//!
//! Nobody else: the ports are those of the machine itself, a request has to be for one of its names and come from the
//! page, and a call needs the key of this start. What is asked is the same as what the page asks of the engine within
//! itself, and besides it what only a folder can answer.

mod answer;
mod browser;
mod desk;
mod folder;
mod guard;
mod key;
mod limits;
mod page;
mod running;
mod server;
mod site;
mod stopping;

pub use browser::open_browser;
pub use desk::Desk;
pub use folder::FolderOptions;
pub use limits::Limits;
pub use running::{Running, Served};
pub use server::Server;
pub use site::{Calls, Reply, ReplyOutcome};
