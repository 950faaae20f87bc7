//! `jixiao serve`.

use std::path::PathBuf;

use clap::Args;

use super::answer::print;
use super::messages::Messages;
use super::outcome::Outcome;
use super::setup::{Setup, named_template, today};
use crate::serve::{Desk, FolderOptions, Limits, Running, Served, Server, open_browser};
use crate::words::{Place, Problem, Problems, text};

/// Arguments of `serve`.
#[derive(Debug, Args)]
pub(super) struct Serve {
    /// A folder of tables; without one the page is there for single files.
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// Let the page save tables and decisions in the folder; otherwise it only reads.
    #[arg(long, requires = "folder")]
    write: bool,
    /// Thresholds and severities of your own; the file names only what it changes.
    #[arg(long, value_name = "FILE", requires = "folder")]
    profile: Option<PathBuf>,
    /// A list of the departments or projects that must report (.xlsx, .xls, .ods, .csv, TOML, JSON), as audit takes it.
    #[arg(long, value_name = "FILE", requires = "folder")]
    roster: Option<PathBuf>,
    /// Open the page in the browser.
    #[arg(long)]
    open: bool,
    /// The port of this machine; otherwise any that is free.
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
    /// Score with this template, an id or a file, whatever the tables name.
    #[arg(long, short, value_name = "TEMPLATE")]
    template: Option<String>,
}

impl Serve {
    pub(super) fn run(self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        let mut engine = setup.engine()?;
        if let Some(name) = &self.template {
            let book = named_template(&mut engine, name)?;
            engine.score_with(book);
        }
        let server = Server::bind(self.port, Limits::default())?;
        let mut desk = Desk::new(engine);
        if let Some(folder) = &self.folder {
            let (profile, roster) = (self.profile.clone(), self.roster.clone());
            desk = desk.with_folder(folder, FolderOptions { writable: self.write, today, profile, roster })?;
        }
        let _running = match desk.folder().map(|folder| Running::begin(folder, &server.url())) {
            Some(Served::Already(url)) => {
                let told = text!("这个文件夹已经打开,页面在:", "the folder is served already; the page is at:");
                return self.tell(&told, &url, || Ok(url.clone()), messages);
            }
            Some(Served::Now(running)) => running,
            None => None,
        };
        let told = text!(
            "页面在本机的这个地址,别人看不到;按 Ctrl-C 结束:",
            "the page is at this address of this machine, which nobody else can see; Ctrl-C ends it:"
        );
        self.tell(&told, &server.url(), || server.url_for_once(), messages)?;
        server.run(Box::new(move |name, request| desk.reply(name, request))).map_err(|error| {
            Problem::of_system(Place::file("serve"), &text!("无法提供页面", "the page cannot be served"), &error)
        })?;
        messages.say(&text!("已结束", "ended"));
        Ok(Outcome::Fine)
    }

    /// Says where the page is, and opens it.
    fn tell(
        &self,
        told: &crate::words::Text,
        url: &str,
        for_once: impl FnOnce() -> Result<String, Problem>,
        messages: Messages,
    ) -> Result<Outcome, Problems> {
        messages.say(told);
        print(format!("{url}\n").as_bytes())?;
        if self.open && open_browser(&for_once()?).is_err() {
            messages.say(&text!("打不开浏览器:请自行打开上面的地址", "no browser opens: open the address yourself"));
        }
        Ok(Outcome::Fine)
    }
}
