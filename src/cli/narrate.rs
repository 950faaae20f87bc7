//! `jixiao narrate`.

use std::io::IsTerminal;

use clap::{Args, ValueEnum};

use super::answer::{json_text, print};
use super::batch::Batch;
use super::gather::Gathering;
use super::letter_options::wording_of;
use super::messages::Messages;
use super::outcome::Outcome;
use super::setup::Setup;
use super::typed::typed;
use crate::intake::ScoringEngine;
use crate::narrative::{self, Narrating, Narrative, Section, WORDING, tell, worded};
use crate::prose::{self, Prose};
use crate::read::{each_once, inputs};
use crate::words::{Place, Problem, Problems, Text, text};

/// Arguments of `narrate`.
#[derive(Debug, Args)]
pub(super) struct Narrate {
    /// Tables (workbooks, TOML, JSON), department files, folders of them, or - for standard input; of one department and year.
    #[arg(required_unless_present = "show_wording", value_name = "PATH")]
    paths: Vec<String>,
    /// A wording of your own instead of that of the program.
    #[arg(long, value_name = "FILE")]
    wording: Option<String>,
    /// Print the wording of the program, to start one of your own from.
    #[arg(long, conflicts_with_all = ["paths", "wording", "format", "output", "template"])]
    show_wording: bool,
    /// What the department did not have, so that the text may say so: own, transfers, department, finance.
    #[arg(long, alias = "没有", value_enum, value_delimiter = ',', value_name = "KIND")]
    none: Vec<Absent>,
    /// Write a draft: what was not given stands in it as 【待填：…】.
    #[arg(long)]
    draft: bool,
    /// For publication: without the sources of the figures.
    #[arg(long)]
    clean: bool,
    /// How the narrative is written; otherwise by the name of the output file, or Markdown.
    #[arg(long, short, value_enum)]
    format: Option<Format>,
    #[command(flatten)]
    batch: Batch,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Markdown; sources in comments.
    Markdown,
    /// A Word document; sources in comments.
    Docx,
    /// The facts as one JSON object, every figure with its source.
    Json,
}

/// What a department may not have had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Absent {
    /// 单位自评.
    #[value(alias = "单位自评")]
    Own,
    /// 转移支付项目自评.
    #[value(alias = "转移支付")]
    Transfers,
    /// 部门评价.
    #[value(alias = "部门评价")]
    Department,
    /// 财政评价.
    #[value(alias = "财政评价")]
    Finance,
}

impl Absent {
    const ALL: [Self; 4] = [Self::Own, Self::Transfers, Self::Department, Self::Finance];

    /// What it is called behind `--没有`, and behind `--none`.
    const fn names(self) -> [&'static str; 2] {
        match self {
            Self::Own => ["单位自评", "own"],
            Self::Transfers => ["转移支付", "transfers"],
            Self::Department => ["部门评价", "department"],
            Self::Finance => ["财政评价", "finance"],
        }
    }

    const fn section(self) -> Section {
        match self {
            Self::Own => Section::Own,
            Self::Transfers => Section::Transfers,
            Self::Department => Section::ByDepartment,
            Self::Finance => Section::ByFinance,
        }
    }
}

impl Narrate {
    pub(super) fn run(self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        if self.show_wording {
            print(WORDING.as_bytes())?;
            return Ok(Outcome::Fine);
        }
        let format = self.batch.format(self.format, Format::Markdown)?;
        if format == Format::Docx && self.batch.output.is_none() && std::io::stdout().is_terminal() {
            let message = text!("Word 文件不能显示在终端上", "a Word document cannot be shown on a terminal");
            let advice = text!("请用 -o 文件名.docx", "use -o FILE.docx");
            return Err(Problem::new(Place::file("--format"), message).advise(advice).into());
        }
        // A wording that is no text is told of before the tables are read.
        let (wording, name) = wording_of(self.wording.as_deref())?;
        let mut output = self.batch.open_output(false)?;
        let engine = self.batch.engine(setup)?;
        let gathering = Gathering::new(&engine, each_once(inputs(&self.paths)), self.batch.threads()?, messages);
        let mut narrative = facts(&engine, &gathering)?;
        narrative.without = self.without(&narrative)?;
        let bytes = match format {
            Format::Json => json_text(&narrative)?.into_bytes(),
            Format::Markdown => prose::markdown(&self.prose(&narrative, &wording, &name)?).into_bytes(),
            Format::Docx => prose::word(&self.prose(&narrative, &wording, &name)?)
                .map_err(|message| Problem::new(Place::file("narrate"), message))?,
        };
        match format {
            Format::Docx => output.write_raw(&bytes)?,
            Format::Json | Format::Markdown => output.write(&bytes)?,
        }
        output.finish()?;
        for remark in narrative::remarks(&narrative) {
            messages.say(&remark);
        }
        Ok(Outcome::Fine)
    }

    /// What the department declares not to have.
    fn without(&self, narrative: &Narrative) -> Result<Vec<Section>, Problem> {
        let sections: Vec<Section> = self.none.iter().map(|absent| absent.section()).collect();
        let given = sections.iter().find(|section| !narrative.section(**section).is_empty());
        match given {
            None => Ok(sections),
            Some(section) => {
                let message = text!(
                    "--none 说没有{section},给出的文件中却有",
                    "--none says that there are no {section}, and the files have some";
                    section = section.word()
                );
                Err(Problem::new(Place::file("--none"), message))
            }
        }
    }

    /// What an option would have to say besides that there is none of: what was neither given nor declared.
    fn not_given(&self, narrative: &Narrative) -> Text {
        let wanted = |absent: &&Absent| !self.none.contains(absent) && narrative.section(absent.section()).is_empty();
        let names = Absent::ALL.iter().filter(wanted).map(|absent| absent.names());
        let [zh, en]: [Vec<&str>; 2] = names.map(|[zh, en]| (zh, en)).unzip::<_, _, Vec<_>, Vec<_>>().into();
        Text { zh: zh.join(","), en: en.join(",") }
    }

    /// The text. One in which something is still to be filled in is a draft.
    fn prose(&self, narrative: &Narrative, wording: &str, name: &str) -> Result<Prose, Problem> {
        let prose = worded(narrative, wording, name)?;
        let wanted = narrative::to_fill_in(&prose);
        if !wanted.is_empty() && !self.draft {
            let message = text!(
                "没有给出:{wanted};综述只写给出的内容",
                "not given: {wanted}; a narrative says only what it was given";
                wanted = Text::list(&wanted)
            );
            let (kinds, command) = (self.not_given(narrative), typed());
            let advice = text!(
                "请给出这些文件;都没有的,用 {command} --没有 {kinds};还缺着先写的,用 {command} --draft",
                "give those files; where there are none of them, use: {command} --none {kinds}; for a draft with gaps: {command} --draft";
                kinds
            );
            return Err(Problem::new(Place::file("narrate"), message).advise(advice));
        }
        Ok(if self.clean { prose.without_sources() } else { prose })
    }
}

/// The facts of inputs. What is wrong with one is told; there are no facts then, because a text without it would be
/// wrong.
pub(super) fn facts(engine: &ScoringEngine, gathering: &Gathering<'_>) -> Result<Narrative, Problems> {
    let mut narrating = Narrating::default();
    let take = |document: Option<_>| {
        if let Some(document) = document {
            narrating.take(document);
        }
        Ok(())
    };
    let outcome = gathering.run(|document| tell(engine, document), take)?;
    if narrating.monitoring() > 0 {
        let count = narrating.monitoring();
        gathering.messages.say(&text!(
            "{count} 张绩效运行监控表没有写入综述",
            "{count} tables of monitoring are left out of the narrative"
        ));
    }
    if narrating.goal_forms() > 0 {
        let count = narrating.goal_forms();
        gathering
            .messages
            .say(&text!("{count} 张绩效目标表没有写入综述", "{count} goal forms are left out of the narrative"));
    }
    if outcome != Outcome::Fine {
        let message = text!(
            "有文件未能读取,综述会不完整,没有写出",
            "files could not be read; without them the narrative would be wrong, and none is written"
        );
        let advice = text!("请先改正上述文件", "mend the files named above first");
        return Err(Problem::new(Place::file("narrate"), message).advise(advice).into());
    }
    narrating.conclude()
}
