//! `jixiao sample`.

use clap::{Args, ValueEnum};

use super::answer::{json_text, print};
use super::audit_options::AuditOptions;
use super::batch::Batch;
use super::gather::Gathering;
use super::letter_options::LetterOptions;
use super::messages::{Messages, unwritable, width};
use super::outcome::Outcome;
use super::rollup::Kind;
use super::setup::Setup;
use crate::intake::ScoringEngine;
use crate::print::Output;
use crate::read::{Source, inputs};
use crate::sample::{
    self, DRAW_WORDING, SampleBy, SampleDesign, SampleEdges, SampleMethod, SampleSize, Sampling, draw_document,
    draw_notice, read_sample,
};
use crate::words::{Place, Problem, Problems, text};

/// Arguments of `sample`.
#[derive(Debug, Args)]
pub(super) struct Sample {
    /// Tables (workbooks, TOML, JSON), scorecards, folders of them, or - for standard input.
    #[arg(required_unless_present = "show_wording", value_name = "PATH")]
    paths: Vec<String>,
    /// How many projects: a number, or a share such as 5%.
    #[arg(long, short = 'n', value_name = "N", required_unless_present_any = ["check", "show_wording"])]
    size: Option<SampleSize>,
    /// Which kind of evaluation; those of other kinds are left out, and counted.
    #[arg(long, value_enum, value_name = "KIND", default_value_t = Kind::SelfEvaluation)]
    kind: Kind,
    /// How projects are drawn.
    #[arg(long, short, value_enum, default_value_t = Method::Simple)]
    method: Method,
    /// What strata are made by.
    #[arg(long, value_enum, value_name = "WHAT", required_if_eq("method", "stratified"))]
    by: Option<By>,
    /// The limits of strata by amount, in 万元.
    #[arg(long, value_name = "AMOUNTS", default_value = "10,100,1000")]
    edges: SampleEdges,
    /// What the lots are made of; choose it in public, before anybody knows who is drawn.
    #[arg(long, value_name = "TEXT")]
    seed: Option<String>,
    #[command(flatten)]
    with: AuditOptions,
    /// Draw again by the record of an earlier draw, and tell whether it comes to the same.
    #[arg(long, value_name = "RECORD", conflicts_with_all = ["size", "kind", "method", "by", "edges", "seed", "on", "format", "output"])]
    check: Option<String>,
    /// A wording of your own for the Word document instead of that of the program.
    #[arg(long, value_name = "FILE")]
    wording: Option<String>,
    /// Print the wording of the Word document, to start one of your own from.
    #[arg(long, exclusive = true)]
    show_wording: bool,
    /// Whose notice the Word document is.
    #[arg(long, value_name = "NAME")]
    bureau: Option<String>,
    /// How the draw is written; otherwise by the name of the output file, or for people.
    #[arg(long, short, value_enum)]
    format: Option<Format>,
    #[command(flatten)]
    batch: Batch,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A list for people.
    Human,
    /// The record of the draw.
    Json,
    /// One row a project that is drawn.
    Csv,
    /// A notice of the draw as a Word document.
    Docx,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Method {
    /// Everybody has the same chance.
    #[value(alias = "随机")]
    Simple,
    /// Every stratum gets its part.
    #[value(alias = "分层")]
    Stratified,
    /// In proportion to the full-year budget.
    #[value(alias = "金额")]
    Monetary,
    /// In proportion to what the audit finds.
    #[value(alias = "风险")]
    Risk,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum By {
    /// By grade.
    #[value(alias = "等级")]
    Grade,
    /// By department.
    #[value(alias = "部门")]
    Department,
    /// By unit.
    #[value(alias = "单位")]
    Unit,
    /// By bands of the full-year budget.
    #[value(alias = "金额")]
    Amount,
}

impl Sample {
    fn format(&self) -> Result<Format, Problem> {
        self.batch.format(self.format, Format::Human)
    }

    pub(super) fn run(self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        if self.show_wording {
            print(DRAW_WORDING.as_bytes())?;
            return Ok(Outcome::Fine);
        }
        let letter = LetterOptions { wording: self.wording.as_deref(), bureau: self.bureau.as_deref() };
        let wording = letter.wording(self.format()? == Format::Docx, self.batch.output.as_deref())?;
        let engine = self.batch.engine(setup)?;
        let record = self.check.as_deref().map(Source::open).transpose()?;
        let record = record.as_ref().map(read_sample).transpose()?;
        let (record, design) = match record {
            Some((record, design)) => (Some(record), design),
            None => (None, self.design()?),
        };
        if design.method != SampleMethod::Risk {
            self.with.refuse_without("--method risk")?;
        }
        let asked = design.size;
        // Opened before the work is done, so that a file that exists is told of at once.
        let output = self.batch.open_output(self.format()? == Format::Csv)?;
        let gathering = Gathering::new(&engine, inputs(&self.paths), self.batch.threads()?, messages);
        let (sample, failed) = self.draw(&engine, design, &gathering)?;
        let outcome = if let Some(record) = &record {
            check(record, &sample, output, messages)?
        } else {
            self.write(&sample, wording.as_ref(), output, messages)?;
            tell_missing(asked, sample.size, messages);
            Outcome::Fine
        };
        Ok(if failed { Outcome::Failed } else { outcome })
    }

    /// The draw, and whether anything could not be taken into its frame.
    fn draw(
        &self,
        engine: &ScoringEngine,
        design: SampleDesign,
        gathering: &Gathering<'_>,
    ) -> Result<(sample::Sample, bool), Problems> {
        let mut sampling = Sampling::begin(design, &self.with.files_with_waivers()?)?;
        let sampler = sampling.sampler();
        let take = |project| {
            match project {
                Some(project) => sampling.take(project),
                None => sampling.fail(),
            }
            Ok(())
        };
        let outcome = gathering.run(|document| sampler.read(engine, document), take)?;
        for caution in sampling.suspected() {
            gathering.messages.caution(&caution);
        }
        Ok((sampling.conclude()?, outcome != Outcome::Fine))
    }

    fn design(&self) -> Result<SampleDesign, Problem> {
        let method = match self.method {
            Method::Simple => SampleMethod::Simple,
            Method::Stratified => SampleMethod::Stratified,
            Method::Monetary => SampleMethod::Monetary,
            Method::Risk => SampleMethod::Risk,
        };
        let by = self.by.map(|by| match by {
            By::Grade => SampleBy::Grade,
            By::Department => SampleBy::Department,
            By::Unit => SampleBy::Unit,
            By::Amount => SampleBy::Amount,
        });
        if by.is_some() && method != SampleMethod::Stratified {
            let message = text!("只有分层抽样才用 --by", "--by is for a stratified draw");
            let advice = text!("请加 --method stratified", "add --method stratified");
            return Err(Problem::new(Place::file("--by"), message).advise(advice));
        }
        let Some(size) = self.size else {
            return Err(Problem::new(Place::file("--size"), text!("未指明抽取多少", "no size is given")));
        };
        let on = if method == SampleMethod::Risk { Some(self.with.on()?) } else { None };
        let kind = self.kind.of_templates();
        let (seed, edges) = (self.seed()?, self.edges.clone());
        Ok(SampleDesign { seed, kind, method, size, by, edges, on, profile: None, waivers: None, table_waivers: false })
    }

    /// The seed, which nobody but the one who draws in public may know or choose.
    fn seed(&self) -> Result<String, Problem> {
        let seed = self.seed.as_ref().filter(|seed| !seed.trim().is_empty());
        seed.cloned().ok_or_else(|| {
            let message = text!(
                "没有种子:谁都知道的种子,谁都能先算出会抽中谁",
                "there is no seed: with one that everybody knows, everybody can compute beforehand who is drawn"
            );
            let advice = text!(
                "请公开选定谁也不能预知的一段文字,如当晚的彩票开奖号码:--seed \"福彩3D 2025081\"",
                "choose in public what nobody can know beforehand, such as tonight's lottery: --seed \"lottery 2025081\""
            );
            Problem::new(Place::file("--seed"), message).advise(advice)
        })
    }

    fn write(
        &self,
        sample: &sample::Sample,
        wording: Option<&Source>,
        mut output: Output,
        messages: Messages,
    ) -> Result<(), Problems> {
        match self.format()? {
            Format::Human => output.write(sample::page::page(sample, messages.language, width()).as_bytes())?,
            Format::Json => output.write(json_text(sample)?.as_bytes())?,
            Format::Csv => output.write(&sample::page::csv(sample).map_err(|error| unwritable(&error))?)?,
            Format::Docx => {
                let (text, name) = wording.map_or((DRAW_WORDING, "sample"), |source| (source.text(), &source.name));
                let prose = draw_notice(sample, self.bureau.as_deref()).prose(text, name)?;
                output.write_raw(&draw_document(&prose, self.bureau.as_deref())?)?;
            }
        }
        output.finish()?;
        Ok(())
    }
}

/// Says where fewer could be drawn than were asked for.
fn tell_missing(asked: SampleSize, size: usize, messages: Messages) {
    match asked {
        SampleSize::Count(count) if count.get() > size => messages.say(&text!(
            "要求抽取 {count} 个,可抽的只有 {size} 个",
            "{count} were asked for, only {size} can be drawn"
        )),
        _ => {}
    }
}

/// Tells whether a record is what its design draws.
fn check(
    record: &sample::Sample,
    again: &sample::Sample,
    mut output: Output,
    messages: Messages,
) -> Result<Outcome, Problems> {
    let differences = sample::differences(record, again);
    if record.engine.version != again.engine.version {
        let (drew, now) = (&record.engine.version, &again.engine.version);
        messages.say(&text!("记录由 {drew} 版抽取,现为 {now} 版", "version {drew} drew the record, this is {now}"));
    }
    let (text, outcome) = if differences.is_empty() {
        (text!("✓ 重抽结果与记录一致", "✓ drawn again, it is the same"), Outcome::Fine)
    } else {
        (text!("✗ 重抽结果与记录不一致", "✗ drawn again, it is not the same"), Outcome::Findings)
    };
    let lines = [&text].into_iter().chain(&differences).enumerate();
    let lines =
        lines.map(|(index, line)| format!("{}{}\n", if index == 0 { "" } else { "  · " }, line.get(messages.language)));
    output.write(lines.collect::<String>().as_bytes())?;
    output.finish()?;
    Ok(outcome)
}
