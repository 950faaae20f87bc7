//! What goes out to departments behind an audit: the list of what was found, or a folder a department with a notice, its
//! list, and annotated copies of its workbooks.

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::Path;

use clap::Args;

use super::annotated::AnnotatedCopies;
use super::letter_options::own_wording;
use super::messages::Messages;
use super::outcome::Outcome;
use super::written_folder::{WrittenFolder, free, is_folder, make_folder};
use crate::audit::{AuditedDocument, Concluded, Finding, Undecided};
use crate::book;
use crate::model::value::Date;
use crate::parcel::{
    LIST_KIND, Letter, ListFor, NOTICE_WORDING, Opinion, Parcel, Parcels, Sender, TableFacts, lists, notice, opinions,
};
use crate::prose::KIND;
use crate::read::Source;
use crate::words::{Place, Problem, Problems, TakenNames, Text, text};

/// Options of parcels.
#[derive(Debug, Args)]
pub(super) struct ParcelOptions {
    /// A wording of your own for the notices of -o DIR/ instead of that of the program.
    #[arg(long, value_name = "FILE")]
    wording: Option<String>,
    /// Print the wording of the notices, to start one of your own from.
    #[arg(long, exclusive = true)]
    show_wording: bool,
    /// Print the wording of the opinions, to start one of your own from.
    #[arg(long, exclusive = true)]
    show_opinion_wording: bool,
    /// Whose notices they are.
    #[arg(long, value_name = "NAME")]
    bureau: Option<String>,
    /// Until when they are to be answered, as 2025-03-31.
    #[arg(long, value_name = "DATE")]
    due: Option<Date>,
    /// Write an opinion on every table of -o DIR/ as well, whether anything was found in it or not; with a file in a wording of
    /// your own instead of that of the program.
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    opinions: Option<String>,
    /// Lists of findings that departments have answered, or folders of them: requests, held against what is found now.
    #[arg(long, value_name = "PATH")]
    pub(super) answers: Vec<String>,
}

/// The folder of parcels that is asked for.
#[derive(Debug)]
pub(super) struct ParcelFolder {
    folder: WrittenFolder,
    wording: Option<Source>,
    /// The wording of opinions, where it is the user's own.
    opinion_wording: Option<Source>,
    sender: Sender,
    /// Whether every table has an opinion.
    opinions: bool,
}

impl ParcelOptions {
    /// The wording that is to be printed and nothing else, if one is.
    pub(super) const fn shown_wording(&self) -> Option<&'static str> {
        match (self.show_wording, self.show_opinion_wording) {
            (true, _) => Some(NOTICE_WORDING),
            (_, true) => Some(Opinion::WORDING),
            _ => None,
        }
    }

    /// The folder, where the output is one: it exists, or ends with a stroke.
    pub(super) fn folder(&self, output: Option<&Path>, force: bool) -> Result<Option<ParcelFolder>, Problem> {
        let Some(path) = output.filter(|path| is_folder(path)) else {
            self.refuse_without_folder()?;
            return Ok(None);
        };
        let opinion_wording = self.opinions.as_ref().filter(|name| !name.is_empty());
        let [wording, opinion_wording] =
            [self.wording.as_ref(), opinion_wording].map(|name| name.map(|name| own_wording(name)).transpose());
        let sender = Sender { bureau: self.bureau.clone(), due: self.due, copies: false };
        Ok(Some(ParcelFolder {
            folder: WrittenFolder { path: path.to_owned(), force },
            wording: wording?,
            opinion_wording: opinion_wording?,
            sender,
            opinions: self.opinions.is_some(),
        }))
    }

    fn refuse_without_folder(&self) -> Result<(), Problem> {
        let given = [
            ("--wording", self.wording.is_some()),
            ("--bureau", self.bureau.is_some()),
            ("--due", self.due.is_some()),
            ("--opinions", self.opinions.is_some()),
        ];
        let Some((name, _)) = given.into_iter().find(|(_, given)| *given) else { return Ok(()) };
        let message = text!("没有要写的通知,用不上 {name}", "no notice is written, and {name} has no use");
        let advice = text!("请用 -o 文件夹/ 写出各部门的通知", "write the notices into a folder with -o DIR/");
        Err(Problem::new(Place::file(name), message).advise(advice))
    }
}

/// The parcels of all departments, gathered as findings come.
#[derive(Debug, Default)]
pub(super) struct ParcelFiles {
    parcels: Parcels,
}

/// What is kept of a table.
pub(super) fn table_facts(document: &AuditedDocument) -> Option<TableFacts> {
    match document {
        AuditedDocument::Table(audited) => Some(TableFacts::from(&audited.facts)),
        AuditedDocument::Department(_) => None,
    }
}

impl ParcelFiles {
    /// Takes in a table with what was found in it.
    pub(super) fn table(&mut self, facts: TableFacts, findings: &[Finding], undecided: &[Undecided]) {
        self.parcels.table(facts, findings, undecided.to_vec());
    }

    /// Takes in findings over several tables.
    pub(super) fn together(&mut self, findings: &[Finding]) {
        self.parcels.together(findings);
    }

    /// The parcels, with what was answered before and decided.
    pub(super) fn finish(mut self, concluded: &Concluded) -> Vec<Parcel> {
        self.parcels.keep(&concluded.chosen);
        self.parcels.finish(concluded.answers.as_ref(), concluded.decisions.as_ref())
    }
}

/// A workbook of lists.
pub(super) struct Workbook {
    pub(super) bytes: Vec<u8>,
    /// What is in it.
    pub(super) told: Text,
}

/// The workbook with the lists of all departments, and what is in it.
pub(super) fn workbook(parcels: &[Parcel], purpose: ListFor) -> Result<Workbook, Problem> {
    let with_issues = parcels.iter().filter(|parcel| !parcel.issues.is_empty());
    let (departments, issues) =
        with_issues.fold((0, 0), |(count, issues), parcel| (count + 1, issues + parcel.issues.len()));
    let told = text!(
        "问题清单:{departments} 个部门,{issues} 条问题",
        "list of findings: departments {departments}, findings {issues}"
    );
    Ok(Workbook { bytes: list_bytes(parcels, purpose)?, told })
}

fn list_bytes(parcels: &[Parcel], purpose: ListFor) -> Result<Vec<u8>, Problem> {
    let properties = BTreeMap::from([(KIND.to_owned(), LIST_KIND.to_owned())]);
    book::write(&lists(parcels, purpose), &properties).map_err(|message| Problem::new(Place::file("-f xlsx"), message))
}

/// Refuses to show a workbook on a terminal.
pub(super) fn refuse_terminal(output: Option<&Path>) -> Result<(), Problem> {
    let is_named = output.is_some_and(|path| path.as_os_str() != "-");
    if is_named || !std::io::stdout().is_terminal() {
        return Ok(());
    }
    let message = text!("工作簿不能显示在终端上", "a workbook cannot be shown on a terminal");
    let advice = text!("请用 -o 问题清单.xlsx", "use -o FILE.xlsx");
    Err(Problem::new(Place::file("--format"), message).advise(advice))
}

/// What was written.
#[derive(Default)]
struct Written {
    departments: usize,
    notices: usize,
    copies: usize,
    opinions: usize,
}

impl ParcelFolder {
    /// Writes the parcels of departments with findings, and tells what was written.
    pub(super) fn write(mut self, parcels: &[Parcel], messages: Messages) -> Result<Outcome, Problems> {
        let (faulty, clean): (Vec<&Parcel>, Vec<&Parcel>) =
            parcels.iter().partition(|parcel| !parcel.issues.is_empty());
        let wanted: Vec<&Parcel> =
            if self.opinions { parcels.iter().filter(|parcel| !parcel.is_empty()).collect() } else { faulty };
        let folders = self.folder.folders(wanted.iter().map(|parcel| parcel.name()))?;
        let (mut written, mut outcome) = (Written::default(), Outcome::Fine);
        for (parcel, folder) in wanted.iter().zip(&folders) {
            outcome = outcome.max(self.write_parcel(parcel, folder, &mut written, messages)?);
        }
        let Written { departments, notices, copies, opinions } = written;
        let folder = self.folder.path.display();
        messages.say(&text!(
            "→ {folder}:{departments} 个部门的问题清单,整改通知 {notices} 份,批注副本 {copies} 份",
            "→ {folder}: lists of departments {departments}, notices {notices}, annotated copies {copies}"
        ));
        if self.opinions {
            messages.say(&text!("审核意见 {opinions} 份", "opinions {opinions}"));
        }
        let names: Vec<&str> = clean.iter().filter_map(|parcel| parcel.department.as_deref()).collect();
        if !names.is_empty() {
            let count = names.len();
            messages.say(&text!(
                "没有问题、不必通知的部门 {count} 个:{names}",
                "departments without findings, which need no notice: {count} ({names})"; names = Text::list(names)
            ));
        }
        let unnamed = parcels.iter().filter(|parcel| parcel.department.is_none() && !parcel.issues.is_empty());
        let unnamed: usize = unnamed.map(|parcel| parcel.issues.len()).sum();
        if unnamed > 0 {
            messages.say(&text!(
                "{unnamed} 条问题没有写明部门或涉及几个部门,只列入清单,没有通知",
                "findings that name no department or concern several are listed, and in no notice: {unnamed}"
            ));
        }
        if notices > 0 && (self.sender.bureau.is_none() || self.sender.due.is_none()) {
            messages.say(&text!(
                "通知中的发文单位、报回期限可用 --bureau、--due 给出;没有给出的写作【待填】,发出前请填好",
                "give whose the notices are and until when to answer with --bureau and --due; what was not given stands as 【待填】, \
                 to be filled in before they are sent"
            ));
        }
        Ok(outcome)
    }

    fn write_parcel(
        &mut self,
        parcel: &Parcel,
        folder: &Path,
        written: &mut Written,
        messages: Messages,
    ) -> Result<Outcome, Problems> {
        make_folder(folder)?;
        if self.opinions {
            written.opinions += self.write_opinions(parcel, folder)?;
        }
        if parcel.issues.is_empty() {
            return Ok(Outcome::Fine);
        }
        let answered = parcel.issues.iter().any(|issue| issue.answered.is_some());
        let purpose = if answered { ListFor::MoreAnswers } else { ListFor::Answers };
        self.folder.write_file(&folder.join("问题清单.xlsx"), &list_bytes(std::slice::from_ref(parcel), purpose)?)?;
        written.departments += 1;
        let (outcome, copies) = self.write_copies(parcel, folder, messages)?;
        written.copies += copies;
        self.sender.copies = copies > 0;
        if let Some(notice) = notice(parcel, &self.sender) {
            let (wording, name) =
                self.wording.as_ref().map_or((NOTICE_WORDING, "notice"), |source| (source.text(), &source.name));
            self.folder.write_file(&folder.join("整改通知.docx"), &notice.document(wording, name)?)?;
            written.notices += 1;
        }
        Ok(outcome)
    }

    /// The opinions on the tables of a department; how many.
    fn write_opinions(&self, parcel: &Parcel, folder: &Path) -> Result<usize, Problem> {
        let folder = folder.join("审核意见");
        make_folder(&folder)?;
        let own = self.opinion_wording.as_ref();
        let (wording, called) = own.map_or((Opinion::WORDING, "opinion"), |source| (source.text(), &source.name));
        let (opinions, mut taken) = (opinions(parcel, self.sender.bureau.as_deref()), TakenNames::default());
        for opinion in &opinions {
            let name = free(&opinion.project, &mut taken) + ".docx";
            self.folder.write_file(&folder.join(name), &opinion.document(wording, called)?)?;
        }
        Ok(opinions.len())
    }

    /// The copies of the workbooks in which something was found.
    fn write_copies(&self, parcel: &Parcel, folder: &Path, messages: Messages) -> Result<(Outcome, usize), Problem> {
        let in_books: Vec<Finding> =
            parcel.issues.iter().map(|issue| &issue.finding).filter(|finding| is_in_book(finding)).cloned().collect();
        if in_books.is_empty() {
            return Ok((Outcome::Fine, 0));
        }
        let mut copies = AnnotatedCopies::into_folder(&folder.join("批注副本"), self.folder.force, messages)?.quiet();
        copies.take(&in_books);
        Ok(copies.write_all())
    }
}

/// Whether a finding is in a workbook: of what is no .xlsx the copy is drawn again as one.
pub(super) const fn is_in_book(finding: &Finding) -> bool {
    finding.location.sheet.is_some()
}
