//! Notices to departments whose projects warn within the year, one a project.

use std::collections::BTreeMap;

use clap::Args;

use super::answer::print;
use super::batch::Batch;
use super::letter_options::own_wording;
use super::messages::Messages;
use super::outcome::Outcome;
use super::written_folder::{WrittenFolder, free, is_folder, make_folder};
use crate::model::value::Date;
use crate::monitor::{Monitoring, MonitoringNotice, NoticeSender, monitoring_notices};
use crate::read::Source;
use crate::words::{Place, Problem, Problems, TakenNames, text};

/// Options of notices.
#[derive(Debug, Args)]
pub(super) struct WarningOptions {
    /// A wording of your own for the notices of -o DIR/ instead of that of the program.
    #[arg(long, value_name = "FILE")]
    wording: Option<String>,
    /// Print the wording of the notices, to start one of your own from.
    #[arg(long, exclusive = true)]
    pub(super) show_wording: bool,
    /// Whose notices they are.
    #[arg(long, value_name = "NAME")]
    bureau: Option<String>,
    /// Until when they are to be answered, as 2025-09-30.
    #[arg(long, value_name = "DATE")]
    due: Option<Date>,
}

/// The folder of notices that is asked for.
#[derive(Debug)]
pub(super) struct WarningFolder {
    folder: WrittenFolder,
    wording: Option<Source>,
    sender: NoticeSender,
}

impl WarningOptions {
    /// Prints the wording of notices.
    pub(super) fn print_wording() -> Result<Outcome, Problems> {
        print(MonitoringNotice::WORDING.as_bytes())?;
        Ok(Outcome::Fine)
    }

    /// The folder, where the output is one; the result goes to standard output then.
    pub(super) fn folder(&self, batch: &mut Batch) -> Result<Option<WarningFolder>, Problem> {
        let Some(path) = batch.output.take_if(|path| is_folder(path)) else {
            self.refuse_without_folder()?;
            return Ok(None);
        };
        let sender = NoticeSender { bureau: self.bureau.clone(), due: self.due };
        let wording = self.wording.as_deref().map(own_wording).transpose()?;
        Ok(Some(WarningFolder { folder: WrittenFolder { path, force: batch.force }, wording, sender }))
    }

    fn refuse_without_folder(&self) -> Result<(), Problem> {
        let given =
            [("--wording", self.wording.is_some()), ("--bureau", self.bureau.is_some()), ("--due", self.due.is_some())];
        let Some((name, _)) = given.into_iter().find(|(_, given)| *given) else { return Ok(()) };
        let message = text!("没有要写的通知,用不上 {name}", "no notice is written, and {name} has no use");
        let advice = text!("请用 -o 文件夹/ 写出各项目的通知", "write the notices into a folder with -o DIR/");
        Err(Problem::new(Place::file(name), message).advise(advice))
    }
}

impl WarningFolder {
    /// Writes a notice for every project that warns, in the folder of its department.
    pub(super) fn write(self, found: &Monitoring, messages: Messages) -> Result<(), Problems> {
        let notices = monitoring_notices(found, &self.sender);
        let mut by_department: BTreeMap<&str, Vec<&MonitoringNotice>> = BTreeMap::new();
        for notice in &notices {
            by_department
                .entry(notice.department.as_deref().unwrap_or(MonitoringNotice::NO_DEPARTMENT))
                .or_default()
                .push(notice);
        }
        let folders = self.folder.folders(by_department.keys().copied())?;
        let own = self.wording.as_ref();
        let (wording, name) = own.map_or((MonitoringNotice::WORDING, "notice"), |source| (source.text(), &source.name));
        for (folder, of_department) in folders.iter().zip(by_department.values()) {
            make_folder(folder)?;
            let mut taken = TakenNames::default();
            for notice in of_department {
                let file = free(&notice.called(), &mut taken) + ".docx";
                self.folder.write_file(&folder.join(file), &notice.document(wording, name)?)?;
            }
        }
        let (folder, count, departments) = (self.folder.path.display(), notices.len(), by_department.len());
        messages.say(&text!(
            "→ {folder}:{departments} 个部门的监控预警通知 {count} 份",
            "→ {folder}: notices {count}, of departments {departments}"
        ));
        Ok(())
    }
}
