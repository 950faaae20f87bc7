//! `jixiao verify`.

use std::borrow::Cow;
#[cfg(feature = "excel")]
use std::collections::BTreeMap;
use std::path::Path;

use clap::Args;
use serde::Serialize;

use super::answer::Answer;
use super::audit_options::AuditOptions;
use super::gather::{Gathering, tell_unread};
use super::key_files::published_keys;
use super::letter_options::{own_wording, wording_of};
#[cfg(feature = "excel")]
use super::letters::{LetterSource, Letters};
use super::messages::Messages;
use super::narrate::facts;
use super::narrative_check::narrative_lines;
use super::outcome::Outcome;
use super::roster::RosterOption;
use super::seal_lines::seal_lines;
use super::sealed_folder::{Base, is_seal, open_seal};
use super::setup::{Setup, named_template};
use super::verdict::{unproven, verdict_lines};
use super::year_option::YearOption;
#[cfg(feature = "excel")]
use crate::audit::AuditFiles;
use crate::intake::{Document, ScoringEngine, Threads};
use crate::narrative::{Narrative, NarrativeCheck, TextFacts, check, worded};
use crate::prose::read::Reading;
use crate::prose::{self, Origin, Prose};
use crate::read::{Format, Input, Inputs, Source, each_once, inputs};
use crate::sample::{DRAW_KIND, DRAW_WORDING, draw_notice, read_sample};
use crate::seal::{self, Covers, Expected, Found, Seal, SealVerdict};
use crate::verify::{SourceTable, SourceTables, Verdict, source_table, verify};
use crate::words::{Language, Place, Problem, Problems, text};

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub(super) struct Verify {
    /// Scorecards in JSON or NDJSON, folders of them, - for standard input; narratives in Markdown or Word; or seals (.seal).
    #[arg(required = true, value_name = "FILE")]
    paths: Vec<String>,
    /// The tables that scorecards come from, the tables and department files that the figures of narratives come from, or a
    /// folder of them; the folder that was sealed, otherwise the one in which the seal lies.
    #[arg(long, value_name = "PATH")]
    from: Vec<String>,
    /// Score the tables of --from with this template, an id or a file, whatever they name.
    #[arg(long, short, value_name = "TEMPLATE", requires = "from")]
    template: Option<String>,
    /// The wording of your own that texts were made with, and are made with again.
    #[arg(long, value_name = "FILE", requires = "from")]
    wording: Option<String>,
    /// A seal has to be signed by one of the public keys of this file.
    #[arg(long, value_name = "FILE")]
    key: Option<String>,
    /// A seal has to have the root that was published.
    #[arg(long, value_name = "DIGEST")]
    root: Option<String>,
    #[command(flatten)]
    with: AuditOptions,
    #[command(flatten)]
    roster: RosterOption,
    #[command(flatten)]
    year: YearOption,
    #[command(flatten)]
    answer: Answer,
}

/// What verifying a file came to.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Verified {
    Scorecard(Verdict),
    Narrative(NarrativeCheck),
    Seal(SealVerdict),
}

impl Verify {
    pub(super) fn run(self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        self.refuse_missing()?;
        let engine = setup.engine()?;
        let source_engine = self.source_engine(&engine)?;
        let (seals, paths): (Vec<String>, Vec<String>) = self.paths.iter().cloned().partition(|path| is_seal(path));
        self.refuse_unused(&seals)?;
        let sealed = self.sealed(&seals, &engine)?;
        let found = inputs(&paths);
        tell_unread(&found, messages);
        let inputs: Vec<Input> = found.files.into_iter().map(|input| self.known(input)).collect();
        let mut texts = Texts {
            verify: &self,
            engine: &source_engine,
            messages,
            narrative: None,
            #[cfg(feature = "excel")]
            letters: BTreeMap::new(),
        };
        if inputs.iter().any(is_narrative) {
            self.refuse_without_source()?;
        }
        let wanted = !self.from.is_empty() && !inputs.iter().all(is_narrative);
        let (tables, mut outcome) = if wanted { self.tables(&source_engine, messages)? } else { (None, Outcome::Fine) };
        let (mut answers, templates) = (self.answer.begin(), setup.templates());
        let mut proves_itself_only = false;
        let mut take = |one: Option<Verified>| {
            let Some(one) = one else {
                outcome = Outcome::Failed;
                return Ok(());
            };
            outcome = outcome.max(one.outcome());
            proves_itself_only |= one.proves_itself_only();
            answers.add(&one, || one.lines(&templates, messages.language))
        };
        sealed.into_iter().map(Some).try_for_each(&mut take)?;
        for some in inputs.chunk_by(|a, b| !is_narrative(a) && !is_narrative(b)) {
            match some {
                [Ok(name)] if is_narrative_name(name) => take(texts.held_against(name)?)?,
                _ => {
                    let gathering = Gathering {
                        engine: &engine,
                        inputs: Inputs { files: some.to_vec(), ..Inputs::default() },
                        threads: Threads::default(),
                        messages,
                    };
                    let read =
                        |document: &Document<'_>| verify(&engine, document, tables.as_ref()).map(Verified::Scorecard);
                    gathering.run(read, &mut take)?;
                }
            }
        }
        answers.end(if proves_itself_only { unproven(messages.language) } else { "" })?;
        Ok(outcome)
    }

    /// Refuses what is asked of seals where there is none.
    fn refuse_unused(&self, seals: &[String]) -> Result<(), Problem> {
        let unused = [("--key", &self.key), ("--root", &self.root)].into_iter().find(|(_, given)| given.is_some());
        match unused {
            Some((name, _)) if seals.is_empty() => {
                let message = text!("只用于封存记录(.seal)", "is for seals (.seal) alone");
                Err(Problem::new(Place::file(name), message))
            }
            _ => Ok(()),
        }
    }

    /// Files held against their seals.
    fn sealed(&self, seals: &[String], engine: &ScoringEngine) -> Result<Vec<Verified>, Problems> {
        let keys = self.key.as_deref().map(published_keys).transpose()?.unwrap_or_default();
        let expected = Expected { keys, root: self.root.clone() };
        let held = |name: &String| {
            let seal = open_seal(name)?;
            let beside = Path::new(name).parent().unwrap_or(Path::new("")).to_owned();
            let base = Base::folder(self.from.first().map_or(beside, Into::into));
            self.refuse_elsewhere(name, &seal, &base)?;
            let present = if seal.covers == Covers::Folder { base.present() } else { Vec::new() };
            let verdict = seal::check(engine, name, &seal, &expected, &present, &mut |file| base.find(file));
            Ok(Verified::Seal(verdict))
        };
        seals.iter().map(held).collect()
    }

    /// Refuses to say that all files of a seal are gone that lies beside another folder than theirs.
    fn refuse_elsewhere(&self, name: &str, seal: &Seal, base: &Base) -> Result<(), Problem> {
        let is_here = |file: &str| !matches!(base.find(file), Found::Missing);
        if !self.from.is_empty() || seal.documents.iter().any(|document| is_here(&document.file)) {
            return Ok(());
        }
        let message = text!("封存的文件都不在封存记录旁边", "none of the sealed files lies beside the seal");
        let advice = text!("请用 --from 指明封存的文件夹", "name the folder that was sealed with --from");
        Err(Problem::new(Place::file(name), message).advise(advice))
    }

    /// Refuses to look for tables where there is nothing.
    fn refuse_missing(&self) -> Result<(), Problem> {
        let missing = self.from.iter().find(|path| *path != "-" && !Path::new(path).exists());
        missing.map_or(Ok(()), |path| {
            let message = text!("没有这个文件或文件夹", "there is no such file or folder");
            let advice = text!("请用 --from 指明自评表所在的文件夹", "name the folder of the tables with --from");
            Err(Problem::new(Place::file(path), message).advise(advice))
        })
    }

    /// What scores the tables of `--from`.
    fn source_engine(&self, engine: &ScoringEngine) -> Result<ScoringEngine, Problems> {
        let mut engine = engine.clone();
        if let Some(name) = &self.template {
            let book = named_template(&mut engine, name)?;
            engine.score_with(book);
        }
        Ok(engine)
    }

    /// The tables that scorecards are held against, and whether all of them could be scored.
    fn tables(&self, engine: &ScoringEngine, messages: Messages) -> Result<(Option<SourceTables>, Outcome), Problems> {
        let gathering = Gathering::new(engine, each_once(inputs(&self.from)), Threads::default(), messages);
        let mut tables = SourceTables::of(&self.from).with(engine.clone());
        let take = |table: Option<Option<SourceTable>>| {
            table.flatten().into_iter().for_each(|table| tables.take(table));
            Ok(())
        };
        let read = |document: &Document<'_>| {
            let table = source_table(engine, document)?;
            Ok(table.map(|table| table.by_key(document.source().begin())))
        };
        let outcome = gathering.run(read, take)?;
        Ok((Some(tables), outcome))
    }

    /// An input that is read; with `--from` a file that names neither form of a narrative is no scorecard by chance.
    fn known(&self, input: Input) -> Input {
        match input {
            Ok(name) if !self.from.is_empty() && !is_narrative_name(&name) && Format::of_name(&name).is_none() => {
                Err(no_narrative(&name))
            }
            input => input,
        }
    }

    /// Refuses to hold a text against nothing.
    fn refuse_without_source(&self) -> Result<(), Problem> {
        if !self.from.is_empty() {
            return Ok(());
        }
        let message = text!("校验综述要有数字的来源", "a narrative is verified against the tables that it comes from");
        let advice = text!("请用 --from 指明自评表和部门文件所在的文件夹", "name their folder with --from");
        Err(Problem::new(Place::file("--from"), message).advise(advice))
    }

    /// What the tables of letters are audited with.
    #[cfg(feature = "excel")]
    fn audited(&self) -> Result<LetterSource, Problems> {
        let files = AuditFiles { roster: self.roster.read()?, ..self.with.files()? };
        Ok(LetterSource { files, on: self.with.on()?, years: self.year.years() })
    }

    /// A wording of one's own.
    fn own_wording(&self) -> Result<Option<Source>, Problem> {
        self.wording.as_deref().map(own_wording).transpose()
    }

    /// The facts of the draw whose record is among the sources, and its notice.
    fn draw(&self, given: &Origin) -> Result<TextFacts, Problems> {
        for name in self.from.iter().filter(|name| Path::new(name).is_file()) {
            let Ok(source) = Source::open(name) else { continue };
            if let Ok((record, _)) = read_sample(&source) {
                let (notice, own) = (draw_notice(&record, given.bureau.as_deref()), self.own_wording()?);
                let (wording, name) =
                    own.as_ref().map_or((DRAW_WORDING, "sample"), |own| (own.text(), own.name.as_str()));
                return Ok(notice.text_facts().word_for_word(&notice.prose(wording, name)?).given(given));
            }
        }
        let message =
            text!("校验抽评公示要有抽取记录", "the notice of a draw is verified against the record of the draw");
        let advice = text!(
            "请用 --from 指明 jixiao sample -f json 写出的记录",
            "name with --from what jixiao sample -f json has written"
        );
        Err(Problem::new(Place::file("--from"), message).advise(advice).into())
    }

    /// The tables that texts are held against.
    fn sources<'e>(&self, engine: &'e ScoringEngine, messages: Messages) -> Gathering<'e> {
        let inputs = each_once(inputs(&self.from));
        Gathering::new(engine, inputs, Threads::default(), messages)
    }
}

/// What texts are held against, made where the first of its kind asks for it.
struct Texts<'v> {
    verify: &'v Verify,
    engine: &'v ScoringEngine,
    messages: Messages,
    narrative: Option<TextFacts>,
    /// By the kind of a letter.
    #[cfg(feature = "excel")]
    letters: BTreeMap<String, Letters>,
}

impl Texts<'_> {
    /// A text held against its facts; none of one that cannot be read, which is told.
    fn held_against(&mut self, name: &str) -> Result<Option<Verified>, Problems> {
        let reading = match prose::read::open(name) {
            Ok(reading) => reading,
            Err(problem) => {
                self.messages.problems(&problem.into());
                return Ok(None);
            }
        };
        self.checked(name, &reading).map(Verified::Narrative).map(Some)
    }

    /// A text held against its facts, with what its sender gave it as it says itself; or without, where somebody wrote
    /// something else there.
    fn checked(&mut self, name: &str, reading: &Reading) -> Result<NarrativeCheck, Problems> {
        let mut held = |given: &Origin| {
            let facts = self.facts(reading, given)?.unwrap_or_default();
            Ok::<_, Problems>(check(name, reading, &facts))
        };
        let mut checked = held(&reading.origin)?;
        if reading.origin.was_given() && checked.wrong() > 0 {
            // A wording may say nothing without them.
            let plain = held(&Origin::default()).ok().filter(|plain| plain.wrong() < checked.wrong());
            if let Some(mut plain) = plain {
                plain.hold_given(&reading.origin);
                checked = plain;
            }
        }
        #[cfg(feature = "excel")]
        if let Some(letters) = reading.origin.kind.as_deref().and_then(|kind| self.letters.get(kind)) {
            checked.failed = letters.failed().to_vec();
        }
        Ok(checked)
    }

    /// What a narrative is held against, with its text made again.
    fn narrative(&self, narrative: Narrative) -> Result<TextFacts, Problem> {
        let facts = TextFacts::from(&narrative);
        let (wording, name) = wording_of(self.verify.wording.as_deref())?;
        // Whether the department said what it did not have is not known: both texts are genuine.
        let mut narrative = narrative;
        let texts: Result<Vec<Prose>, Problem> = [Vec::new(), narrative.absent()]
            .into_iter()
            .map(|without| {
                narrative.without = without;
                worded(&narrative, &wording, &name)
            })
            .collect();
        match texts {
            Ok(texts) => Ok(facts.retelling(&texts)),
            Err(problem) if self.verify.wording.is_some() => Err(problem),
            Err(_) => {
                self.messages.say(&text!(
                    "内置措辞写不出这些表的综述,没有核对数字在句中的位置",
                    "the wording of the program makes no narrative of these tables, and whether figures stand in the right sentences was not checked"
                ));
                Ok(facts)
            }
        }
    }

    /// What a text is held against; nothing, where no letter of the tables has any of its figures.
    fn facts(&mut self, reading: &Reading, given: &Origin) -> Result<Option<Cow<'_, TextFacts>>, Problems> {
        let sources = || self.verify.sources(self.engine, self.messages);
        let kind = reading.origin.kind.as_deref();
        if kind == Some(DRAW_KIND) {
            return self.verify.draw(given).map(Cow::Owned).map(Some);
        }
        #[cfg(feature = "excel")]
        if let Some(kind) = kind.filter(|kind| Letters::knows(kind)) {
            if !self.letters.contains_key(kind) {
                let made = Letters::made_for(kind, &sources(), &self.verify.audited()?)?;
                self.letters.insert(kind.to_owned(), made);
            }
            let own = self.verify.own_wording()?;
            let facts =
                self.letters.get(kind).map(|letters| letters.of_text(reading, given, own.as_ref())).transpose()?;
            return Ok(facts.flatten().map(Cow::Owned));
        }
        if self.narrative.is_none() {
            self.narrative = Some(self.narrative(facts(self.engine, &sources())?)?);
        }
        Ok(self.narrative.as_ref().map(Cow::Borrowed))
    }
}

fn is_narrative(input: &Input) -> bool {
    input.as_ref().is_ok_and(|name| is_narrative_name(name))
}

fn is_narrative_name(name: &str) -> bool {
    let extension = Path::new(name).extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| ["md", "docx"].iter().any(|known| extension.eq_ignore_ascii_case(known)))
}

fn no_narrative(name: &str) -> Problem {
    let message = text!("这不是能校验的综述", "this is no narrative that can be verified");
    let advice = text!("只认 .md 与 .docx 文件;请另存为其中一种", "save it as .md or .docx");
    Problem::new(Place::file(name), message).advise(advice)
}

impl Verified {
    fn holds(&self) -> bool {
        match self {
            Self::Scorecard(verdict) => verdict.holds(),
            Self::Narrative(check) => check.holds(),
            Self::Seal(verdict) => verdict.holds,
        }
    }

    /// A text that does not hold beside less than its sources may hold beside all of them.
    fn outcome(&self) -> Outcome {
        match self {
            one if one.holds() => Outcome::Fine,
            Self::Narrative(check) if !check.failed.is_empty() => Outcome::Failed,
            _ => Outcome::Findings,
        }
    }

    /// Whether it is a scorecard that was not held against any table, and comes out again.
    fn proves_itself_only(&self) -> bool {
        matches!(self, Self::Scorecard(verdict) if verdict.holds() && verdict.against.is_none())
    }

    /// `templates` is the folder of the user's own.
    fn lines(&self, templates: &str, language: Language) -> String {
        match self {
            Self::Scorecard(verdict) => verdict_lines(verdict, templates, language),
            Self::Narrative(check) => narrative_lines(check).get(language).to_owned(),
            Self::Seal(verdict) => seal_lines(verdict, language),
        }
    }
}
