//! `jixiao narrate`.

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Outcome;
use super::answer::{json_text, print};
use super::batch::Batch;
use super::messages::Messages;
use super::setup::{Setup, each_once, inputs, read_all};
use crate::export::{WORDING, narrative_story, story_markdown, story_word};
use crate::model::{Cited, Evaluations, Listed, Narrative, Problem, Problems, Text};
use crate::origin::Place;
use crate::pipeline::{Narrating, Pipeline};
use crate::read::Source;

/// Arguments of `narrate`.
#[derive(Debug, Args)]
pub(super) struct Narrate {
    /// Tables in TOML or JSON, department files, folders of them, or - for standard input; of one department and year.
    #[arg(required_unless_present = "show_wording", value_name = "PATH")]
    paths: Vec<String>,
    /// A wording of your own instead of that of the program.
    #[arg(long, value_name = "FILE")]
    wording: Option<PathBuf>,
    /// Print the wording of the program, to start one of your own from.
    #[arg(long, conflicts_with_all = ["paths", "wording", "format", "output", "template"])]
    show_wording: bool,
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

impl Narrate {
    pub(super) fn run(self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        if self.show_wording {
            print(WORDING.as_bytes())?;
            return Ok(Outcome::Fine);
        }
        let format = self.format()?;
        if format == Format::Docx && self.batch.output.is_none() && std::io::stdout().is_terminal() {
            let message = Text::new("Word 文件不能显示在终端上", "a Word document cannot be shown on a terminal");
            let advice = Text::new("请用 -o 文件名.docx", "use -o FILE.docx");
            return Err(Problem::new(Place::file("--format"), message).advise(advice).into());
        }
        // What is wrong with the wording is told before the tables are read.
        let (wording, name) = self.wording()?;
        let mut output = self.batch.open_output(false)?;
        let pipeline = self.batch.pipeline(setup)?;
        let narrative = self.batch.threads()?.install(|| facts(&pipeline, &self.paths, messages))?;
        let bytes = match format {
            Format::Json => json_text(&narrative)?.into_bytes(),
            Format::Markdown => story_markdown(&narrative_story(&narrative, &wording, &name)?).into_bytes(),
            Format::Docx => story_word(&narrative_story(&narrative, &wording, &name)?)
                .map_err(|message| Problem::new(Place::file("narrate"), message))?,
        };
        output.write(&bytes)?;
        output.finish()?;
        for remark in remarks(&narrative) {
            messages.say(&remark);
        }
        Ok(Outcome::Fine)
    }

    fn format(&self) -> Result<Format, Problem> {
        let output = self.batch.output.as_deref();
        let Some(path) = output.filter(|_| self.format.is_none()) else {
            return Ok(self.format.unwrap_or(Format::Markdown));
        };
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        match extension.to_ascii_lowercase().as_str() {
            "docx" => Ok(Format::Docx),
            "json" => Ok(Format::Json),
            "md" | "markdown" => Ok(Format::Markdown),
            _ => {
                let message = Text::new("从文件名看不出用什么格式", "the name of the file does not tell its format");
                let advice = Text::new(
                    "文件名请以 .docx、.md 或 .json 结尾,或用 --format 指定",
                    "end it with .docx, .md or .json, or use --format",
                );
                Err(Problem::new(Place::file(&path.display().to_string()), message).advise(advice))
            }
        }
    }

    /// The wording, and what it is called.
    fn wording(&self) -> Result<(String, String), Problem> {
        match &self.wording {
            None => Ok((WORDING.to_owned(), "wording".to_owned())),
            Some(path) => {
                let name = path.display().to_string();
                Ok((Source::open(&name)?.text().to_owned(), name))
            }
        }
    }
}

/// The facts of paths, with the threads of the caller. What is wrong with an input is told; there are no facts then,
/// because a text without it would be wrong.
pub(super) fn facts(pipeline: &Pipeline, paths: &[String], messages: Messages) -> Result<Narrative, Problems> {
    let mut narrating = Narrating::default();
    let read = |source: &Source, take: &mut dyn FnMut(_)| pipeline.tell(source).into_iter().for_each(take);
    let take = |document: Option<_>| {
        if let Some(document) = document {
            narrating.take(document);
        }
        Ok(())
    };
    let outcome = read_all(&each_once(inputs(paths)), messages, read, take)?;
    if narrating.monitoring() > 0 {
        let count = narrating.monitoring();
        messages.say(&Text::new(
            format!("{count} 张绩效运行监控表没有写入综述"),
            format!("{count} tables of monitoring are left out of the narrative"),
        ));
    }
    if outcome != Outcome::Fine {
        let message = Text::new(
            "有文件未能读取,综述会不完整,没有写出",
            "files could not be read; without them the narrative would be wrong, and none is written",
        );
        let advice = Text::new("请先改正上述文件", "mend the files named above first");
        return Err(Problem::new(Place::file("narrate"), message).advise(advice).into());
    }
    narrating.conclude()
}

/// What a reader has to know of the text before he publishes it.
fn remarks(narrative: &Narrative) -> Vec<Text> {
    let is_zero = |evaluations: &Evaluations| evaluations.projects.value == "0";
    let absent = [
        (&narrative.transfers, "转移支付项目自评", "self-evaluations of transfers"),
        (&narrative.by_department, "部门评价", "evaluations by the department"),
        (&narrative.by_finance, "财政评价", "evaluations by the finance bureau"),
    ];
    let absent: Vec<_> = absent.into_iter().filter(|(evaluations, ..)| is_zero(evaluations)).collect();
    let mut remarks = Vec::new();
    if !absent.is_empty() {
        let zh: Vec<_> = absent.iter().map(|(_, zh, _)| *zh).collect();
        let en: Vec<_> = absent.iter().map(|(.., en)| *en).collect();
        remarks.push(Text::new(
            format!("所给文件中没有{}的表,综述写作没有;如有,请一并给出", zh.join("、")),
            format!(
                "no tables of {} are given, and the narrative says there are none; give them if there are",
                en.join(", ")
            ),
        ));
    }
    let own = &narrative.own;
    if own.reported.value != "0" {
        let count = &own.reported.value;
        remarks.push(Text::new(
            format!("{count} 个项目没有自评表,得分取自汇总表,未经计算"),
            format!("{count} projects have no table; their totals are those of the table of results, not computed"),
        ));
    }
    let differing = own.listed.iter().filter(|listed| differs(listed)).count();
    if differing > 0 {
        remarks.push(Text::new(
            format!("{differing} 个项目的得分与汇总表所填不同,综述用计算的得分;详见 jixiao audit"),
            format!("the totals of {differing} projects are not those of the table of results; the narrative has the computed ones; see jixiao audit"),
        ));
    }
    let unconverted: Vec<_> =
        narrative.evaluations().iter().filter_map(|group| group.unconverted.value.parse::<usize>().ok()).collect();
    let unconverted: usize = unconverted.into_iter().sum();
    if unconverted > 0 {
        remarks.push(Text::new(
            format!("{unconverted} 个项目的金额不能换算为万元,没有计入合计"),
            format!("the amounts of {unconverted} projects cannot be converted, and are in no sum"),
        ));
    }
    if narrative.coverage.as_ref().is_some_and(|coverage| coverage.stated) {
        remarks.push(Text::new(
            "涉及预算资金是部门填报的数,因为不是每个项目都有预算数",
            "the money under evaluation is what the department states, because not every project states its budget",
        ));
    }
    remarks
}

/// Whether a computed total is another one than the table of results states.
fn differs(listed: &Listed) -> bool {
    let shown = |cited: &Option<Cited>| cited.as_ref().map(|cited| cited.shown.clone());
    listed.computed && listed.stated.is_some() && shown(&listed.score) != shown(&listed.stated)
}
