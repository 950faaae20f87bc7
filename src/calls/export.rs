//! `export`: tables as files.

use serde::Serialize;

use super::answer::json;
use super::media::{SHEET, WORD};
use super::request::Request;
use super::table::{document, no_table};
use crate::book;
use crate::form::{Filled, FormLayout, file_name, fill, form, html, list_properties, properties, summary, word};
use crate::intake::{Document, ScoringEngine};
use crate::ledger::Detail;
use crate::model::assessment::Assessment;
use crate::model::scorecard::Scorecard;
use crate::narrative::{Narrating, WORDING, tell, worded};
use crate::print::encoded;
use crate::print::pretty;
use crate::prose;
use crate::read::Source;
use crate::words::{Language, Place, Problem, Problems, Text, say, text};

#[derive(Serialize)]
struct Answer {
    name: String,
    #[serde(rename = "type")]
    media: &'static str,
    base64: String,
}

/// What is written.
#[derive(Clone, Copy)]
enum Kind {
    Xlsx,
    Docx,
    Html,
    Toml,
    Json,
    Cards,
    Summary,
    Narrative,
}

/// The kinds by what a request calls them, with the ending of the file and its media type.
const KINDS: [(&str, Kind, &str, &str); 8] = [
    ("xlsx", Kind::Xlsx, "xlsx", SHEET),
    ("docx", Kind::Docx, "docx", WORD),
    ("html", Kind::Html, "html", "text/html"),
    ("toml", Kind::Toml, "toml", "application/toml"),
    ("json", Kind::Json, "json", "application/json"),
    ("cards", Kind::Cards, "json", "application/json"),
    ("summary", Kind::Summary, "xlsx", SHEET),
    ("narrative", Kind::Narrative, "docx", WORD),
];

pub(super) fn answer(engine: &ScoringEngine, request: &Request<'_>) -> Result<String, Problems> {
    let to = request.wanted("to")?;
    let Some((_, kind, ending, media)) = KINDS.iter().find(|(name, ..)| *name == to) else {
        let known = Text::list(KINDS.map(|(name, ..)| name));
        let message = text!("不能导出为“{to}”:可为 {known}", "`{to}` is no kind of file: there are {known}"; known);
        return Err(request.problem("to", message).into());
    };
    let sources = request.tables("assessments")?;
    if sources.is_empty() {
        return Err(request.problem("assessments", text!("没有表可以导出", "there is no table to export")).into());
    }
    let tables = Tables { engine, sources: &sources, language: request.language() };
    let bytes = tables.written(*kind)?;
    json(&Answer { name: format!("{}.{ending}", tables.name(*kind)?), media, base64: encoded(&bytes) })
}

/// The tables on their way out.
struct Tables<'r> {
    engine: &'r ScoringEngine,
    sources: &'r [Source],
    language: Language,
}

impl Tables<'_> {
    /// What is made of each of them; everything that is wrong with any.
    fn each<T>(&self, make: impl Fn(&Document<'_>) -> Result<T, Problems>) -> Result<Vec<T>, Problems> {
        let (mut all, mut wrong) = (Vec::new(), Vec::new());
        for source in self.sources {
            match document(source).and_then(|document| make(&document)) {
                Ok(one) => all.push(one),
                Err(mut found) => wrong.append(&mut found.0),
            }
        }
        if wrong.is_empty() { Ok(all) } else { Err(Problems(wrong)) }
    }

    fn assessments(&self) -> Result<Vec<Assessment>, Problems> {
        self.each(assessment)
    }

    fn filled(&self, detail: Detail) -> Result<Vec<Filled>, Problems> {
        self.each(|document| fill(self.engine, document, detail)?.ok_or_else(|| no_table(document).into()))
    }

    fn cards(&self) -> Result<Vec<Scorecard>, Problems> {
        let engine = self.engine.clone().detail(Detail::Full);
        self.each(|document| engine.score_document(document)?.ok_or_else(|| no_table(document).into()))
    }

    fn written(&self, kind: Kind) -> Result<Vec<u8>, Problems> {
        Ok(match kind {
            Kind::Xlsx | Kind::Docx | Kind::Html => self.forms(kind)?,
            Kind::Toml => self.toml()?,
            Kind::Json => match self.assessments()?.as_slice() {
                [one] => text_of(pretty(one))?,
                all => text_of(pretty(&all))?,
            },
            Kind::Cards => text_of(pretty(&self.cards()?))?,
            Kind::Summary => {
                let forms = self.filled(Detail::Brief)?;
                let cards: Vec<&Scorecard> = forms.iter().filter_map(|form| form.card.as_ref()).collect();
                let paper = summary(&cards).map_err(unwritable)?;
                let properties = properties(&forms).into_iter().chain(list_properties()).collect();
                book::write(&[paper], &properties).map_err(unwritable)?
            }
            Kind::Narrative => self.narrative()?,
        })
    }

    fn forms(&self, kind: Kind) -> Result<Vec<u8>, Problems> {
        let forms = self.filled(if matches!(kind, Kind::Html) { Detail::Full } else { Detail::Brief })?;
        let paper = |filled: &Filled| form(&FormLayout::of(filled.template_id()), filled, self.language);
        let papers: Vec<_> = forms.iter().map(paper).collect();
        let properties = properties(&forms);
        let bytes = match kind {
            Kind::Docx => word(&papers, &properties),
            Kind::Html => Ok(html(&papers, &forms, self.language).into_bytes()),
            _ => book::write(&papers, &properties),
        };
        Ok(bytes.map_err(unwritable)?)
    }

    fn toml(&self) -> Result<Vec<u8>, Problems> {
        match self.assessments()?.as_slice() {
            [one] => {
                let text = toml::to_string(one);
                Ok(text.map_err(|error| unwritable(Text::same(error.to_string())))?.into_bytes())
            }
            _ => {
                let message = text!("TOML 文件一个只放一张表", "a file of TOML holds one table");
                let advice = text!("几张表请用 json", "use json for several");
                Err(Problem::new(Place::file("export"), message).advise(advice).into())
            }
        }
    }

    /// A draft: what was not given stands in it as 【待填：…】.
    fn narrative(&self) -> Result<Vec<u8>, Problems> {
        let mut narrating = Narrating::default();
        for told in self.each(|document| tell(self.engine, document))? {
            narrating.take(told);
        }
        let prose = worded(&narrating.conclude()?, WORDING, "wording")?;
        Ok(prose::word(&prose).map_err(unwritable)?)
    }

    /// What the file is called: by its project, where it is of one.
    fn name(&self, kind: Kind) -> Result<String, Problems> {
        let (language, count) = (self.language, self.sources.len());
        let names = self.each(|document| Ok(assessment(document)?.project.name))?;
        Ok(match (kind, names.as_slice()) {
            (Kind::Summary, _) => say!(language, "自评结果汇总表({count})", "results({count})"),
            (Kind::Narrative, _) => say!(language, "预算绩效情况说明({count})", "narrative({count})"),
            (Kind::Cards, [one]) => say!(language, "{name}-评分卡", "{name}-scorecard", name = file_name(one)),
            (Kind::Cards, _) => say!(language, "评分卡({count})", "scorecards({count})"),
            (_, [one]) => file_name(one),
            _ => say!(language, "绩效自评表({count})", "self-evaluations({count})"),
        })
    }
}

fn assessment(document: &Document<'_>) -> Result<Assessment, Problems> {
    document.decode()
}

fn text_of(json: Result<String, serde_json::Error>) -> Result<Vec<u8>, Problem> {
    json.map(|json| (json + "\n").into_bytes()).map_err(|error| unwritable(Text::same(error.to_string())))
}

fn unwritable(message: Text) -> Problem {
    Problem::new(Place::file("export"), message)
}
