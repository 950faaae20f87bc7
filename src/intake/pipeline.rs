//! The whole line: bytes, raw values, checked tables, scorecards, findings. Nothing else knows it.

use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;
use serde_json::Value as Json;

use crate::audit::{Audit, Audited, Auditor, DepartmentFacts};
use crate::bind::Table;
use crate::codes::overflow;
use crate::diff::statements::rules as rules_diff;
use crate::diff::{ScorecardDiff, TemplateDiff, compare};
use crate::ledger::Detail;
use crate::model::assessment::Assessment;
use crate::model::department::Department;
use crate::model::scorecard::Scorecard;
use crate::narrative::Narrative;
use crate::prove::{TemplateCheck, check, refuse_contradictions};
use crate::read::{Format, Node, Source, Value, choices, decode};
use crate::rollup::Summary;
use crate::sample::Sample;
use crate::score::{Mismatch, assessment_of, replay, score};
use crate::template::{Library, Rulebook, fingerprint};
use crate::trend::YearOnYear;
use crate::words::{Place, Problem, Problems, Text};

/// Scores and verifies, with the templates at hand.
#[derive(Clone, Debug)]
pub struct Pipeline {
    pub(crate) library: Library,
    template: Option<Arc<Rulebook>>,
    detail: Detail,
}

impl Pipeline {
    /// With the templates inside the program, and derivations in full.
    ///
    /// # Errors
    /// None in a released program.
    pub fn builtin() -> Result<Self, Problems> {
        Ok(Self { library: Library::builtin(), template: None, detail: Detail::Full })
    }

    /// With or without derivations.
    #[must_use]
    pub const fn detail(mut self, detail: Detail) -> Self {
        self.detail = detail;
        self
    }

    /// With a template of the user's; it comes before one of the program with the same id. Its examples
    /// are computed first; those of the program's own templates by a test.
    ///
    /// # Errors
    /// Everything that is wrong with the template.
    pub fn add_template(&mut self, source: &Source) -> Result<Arc<Rulebook>, Problems> {
        let book = self.library.read(source)?;
        refuse_contradictions(source, &book)?;
        Ok(self.library.insert(book))
    }

    /// Proves what can be proven of a template, which need not be one of those at hand.
    ///
    /// # Errors
    /// Everything that is wrong with the template.
    pub fn check_template(&self, source: &Source) -> Result<TemplateCheck, Problems> {
        check(source, &self.library)
    }

    /// Scores everything with one template, whatever the tables name.
    pub fn score_with(&mut self, template: Arc<Rulebook>) {
        self.template = Some(template);
    }

    /// The templates at hand.
    #[must_use]
    pub const fn library(&self) -> &Library {
        &self.library
    }

    /// Scores every table of a file, in the order of the file. What a department publishes about its projects
    /// together is no table.
    #[must_use]
    pub fn score(&self, source: &Source) -> Vec<Result<Scorecard, Problems>> {
        tables(source).map(|node| self.score_node(source, &node?)).collect()
    }

    /// Scores the one table of a text.
    ///
    /// # Errors
    /// Everything that keeps it from being computed.
    pub fn score_text(&self, name: &str, format: Format, text: &str) -> Result<Scorecard, Problems> {
        let source = Source::from_bytes(name, Some(format), text.as_bytes().to_vec())?;
        let mut cards = self.score(&source);
        match (cards.len(), cards.pop()) {
            (1, Some(card)) => card,
            (count, _) => {
                let message =
                    Text::new(format!("应有一张表,实有 {count} 张"), format!("one table is wanted, there are {count}"));
                Err(Problem::new(source.place(0), message).into())
            }
        }
    }

    /// Scores every table of a file by another template than this pipeline's as well, and compares.
    #[must_use]
    pub fn rescore(&self, source: &Source, by: &Self) -> Vec<Result<ScorecardDiff, Problems>> {
        let pairs = self.score(source).into_iter().zip(by.score(source));
        pairs.map(|(before, after)| Ok(compare(&before?, &after?))).collect()
    }

    fn score_node(&self, source: &Source, node: &Node<'_>) -> Result<Scorecard, Problems> {
        refuse_others(source, node)?;
        self.scored(source, node, self.detail, |_, card, _| card)
    }

    /// Binds a table to its template and scores it; both are looked at before they are dropped.
    pub(crate) fn scored<T>(
        &self,
        source: &Source,
        node: &Node<'_>,
        detail: Detail,
        then: impl FnOnce(&Table<'_>, Scorecard, &dyn Fn(&str) -> Place) -> T,
    ) -> Result<T, Problems> {
        let assessment: Assessment = decode(source, node)?;
        let book = match &self.template {
            Some(book) => Arc::clone(book),
            None => self.book_of(source, node, (assessment.template.as_deref(), "/template"), assessment.year)?,
        };
        let locate = |pointer: &str| source.place(node.nearest(pointer).start);
        let table = Table::build(&book, &assessment, &locate)?;
        // A file with one table has the fingerprint of the file; otherwise that of the table's own text.
        let whole = source.format == Format::Toml || node.start == 0;
        let text = source.text().get(node.start..node.end).unwrap_or_default();
        let sha256 = if whole { fingerprint(source.raw.as_bytes()) } else { fingerprint(text.as_bytes()) };
        let card = score(&table, detail, sha256)
            .map_err(|failure| Problems::from(overflow(&locate, &failure.pointer, &failure.error)))?;
        Ok(then(&table, card, &locate))
    }

    /// Audits every document of a file and hands on what it finds, in the order of the file. A file of many
    /// tables is held in memory, what is found in them is not.
    pub fn audit(&self, source: &Source, auditor: &Auditor, mut then: impl FnMut(Result<Document, Problems>)) {
        let mut values = source.values();
        loop {
            let some: Vec<_> = values.by_ref().take(CHUNK).collect();
            if some.is_empty() {
                return;
            }
            let found: Vec<_> = some.into_par_iter().map(|node| self.audit_node(source, &node?, auditor)).collect();
            found.into_iter().for_each(&mut then);
        }
    }

    fn audit_node(&self, source: &Source, node: &Node<'_>, auditor: &Auditor) -> Result<Document, Problems> {
        if is_department(node) {
            let department: Department = decode(source, node)?;
            let book = self.book_of_department(source, node, &department)?;
            let locate = |pointer: &str| source.place(node.nearest(pointer).start);
            let facts = DepartmentFacts::new(department, book.as_deref(), &locate);
            return Ok(Document::Department(Box::new(facts)));
        }
        refuse_others(source, node)?;
        self.scored(source, node, Detail::Brief, |table, card, locate| {
            Document::Table(Box::new(auditor.audit(table, &card, locate)))
        })
    }

    /// The template that grades a department's table of results; none where it names none.
    pub(crate) fn book_of_department(
        &self,
        source: &Source,
        node: &Node<'_>,
        department: &Department,
    ) -> Result<Option<Arc<Rulebook>>, Problems> {
        match (&self.template, department.template.as_deref()) {
            (Some(book), _) => Ok(Some(Arc::clone(book))),
            (None, None) => Ok(None),
            (None, id) => self.book_of(source, node, (id, "/template"), department.year).map(Some),
        }
    }

    pub(crate) fn book_of(
        &self,
        source: &Source,
        node: &Node<'_>,
        (id, pointer): (Option<&str>, &str),
        year: Option<u16>,
    ) -> Result<Arc<Rulebook>, Problems> {
        let Some(id) = id else {
            let books: Vec<_> = self.library.iter().collect();
            let names: Vec<&str> = books.iter().map(|book| book.template.id.as_str()).collect();
            let message = Text::new("没有指明模板", "no template is named");
            let advice = Text::new(
                format!("请在文件开头写 template = \"…\",或用 --template 指定;{}", choices("", &names).zh),
                format!("write template = \"…\" at the top of the file, or use --template; {}", choices("", &names).en),
            );
            return Err(Problem::new(source.place(node.start), message).advise(advice).into());
        };
        self.library.for_year(id, year).map_err(|(message, advice)| {
            Problem::new(source.place(node.nearest(pointer).start), message).advise(advice).into()
        })
    }

    /// The scorecards of a file: those that it holds, and those of its tables.
    #[must_use]
    pub fn scorecards(&self, source: &Source) -> Vec<Result<Scorecard, Problems>> {
        self.each_scorecard(source).collect()
    }

    /// The same one after the other, for files of many tables.
    pub fn each_scorecard<'s>(&'s self, source: &'s Source) -> impl Iterator<Item = Result<Scorecard, Problems>> {
        let card = |node: Node<'_>| match node.get("schema") {
            Some(_) => decode(source, &node),
            None => self.score_node(source, &node),
        };
        tables(source).map(move |node| card(node?))
    }

    /// Verifies every scorecard of a file: computes it again from its own inputs and its template,
    /// and replays its derivations.
    #[must_use]
    pub fn verify(&self, source: &Source) -> Vec<Result<Verdict, Problems>> {
        source.values().map(|node| self.verify_node(source, &node?)).collect()
    }

    fn verify_node(&self, source: &Source, node: &Node<'_>) -> Result<Verdict, Problems> {
        if ["schema", "engine", "tiers", "total"].iter().all(|key| node.get(key).is_none()) {
            let message = Text::new("这不是评分卡", "this is not a scorecard");
            let advice =
                Text::new("评分卡由 jixiao score -f json 输出", "scorecards are written by jixiao score -f json");
            return Err(Problem::new(source.place(node.start), message).advise(advice).into());
        }
        let card: Scorecard = decode(source, node)?;
        let book = self.book_of(source, node, (Some(&card.template.id), "/template/id"), card.year)?;
        let locate = |pointer: &str| source.place(node.nearest(pointer).start);
        let assessment = assessment_of(&card, &book).map_err(|(pointer, error)| {
            let (zh, en) = error.advice();
            Problem::new(locate(&pointer), Text::new(zh, en))
        })?;
        let table = Table::build(&book, &assessment, &locate)?;
        let brief = card.total.derivation.is_empty()
            && card.execution.iter().all(|execution| execution.derivation.is_empty())
            && card.indicators.iter().all(|indicator| indicator.derivation.is_empty());
        let detail = if brief { Detail::Brief } else { Detail::Full };
        let again = score(&table, detail, card.input.sha256.clone())
            .map_err(|failure| Problems::from(overflow(&locate, &failure.pointer, &failure.error)))?;
        let mut mismatches = replay(&card);
        if let (Ok(mut stated), Ok(mut computed)) = (serde_json::to_value(&card), serde_json::to_value(&again)) {
            for json in [&mut stated, &mut computed] {
                // Another version of the program has to come to the same figures.
                json.as_object_mut().map(|card| card.remove("engine"));
            }
            differences("", &stated, &computed, &mut mismatches);
        }
        mismatches.sort_by(|a, b| a.pointer.cmp(&b.pointer));
        mismatches.dedup();
        Ok(Verdict { project: card.project.name, score: card.total.score, mismatches })
    }
}

/// Documents that are audited at once.
pub(crate) const CHUNK: usize = 512;

/// What a document of an audit turned out to be.
#[derive(Debug)]
pub enum Document {
    /// A table, and what was found in it.
    Table(Box<Audited>),
    /// What a department publishes about its projects together.
    Department(Box<DepartmentFacts>),
}

impl Document {
    /// The year of a table.
    #[must_use]
    pub const fn year(&self) -> Option<u16> {
        match self {
            Self::Table(audited) => audited.facts.year,
            Self::Department(_) => None,
        }
    }
}

/// The values of a file without those of departments.
pub(crate) fn tables(source: &Source) -> impl Iterator<Item = Result<Node<'_>, Problems>> {
    source.values().filter(|node| !node.as_ref().is_ok_and(is_department))
}

/// Whether a document is that of a department: it names one, and no project.
pub(crate) fn is_department(node: &Node<'_>) -> bool {
    node.get("department").is_some() && node.get("project").is_none()
}

/// Whether a document says that it is of a schema.
pub(crate) fn has_schema(node: &Node<'_>, name: &str) -> bool {
    node.get("schema").is_some_and(|schema| matches!(&schema.value, Value::Text(text) if text.as_ref() == name))
}

/// Refuses what lies beside tables: results of this program, waivers and thresholds, and what is empty.
pub(crate) fn refuse_others(source: &Source, node: &Node<'_>) -> Result<(), Problems> {
    // TOML has a table for an empty file.
    if source.format == Format::Toml && matches!(&node.value, Value::Table(entries) if entries.is_empty()) {
        let message = Text::new("文件里什么都没有", "there is nothing in this file");
        return Err(Problem::new(source.place(node.start), message).into());
    }
    let has = |key: &str| node.get(key).is_some();
    let (zh, en, advice) = if has_schema(node, Summary::SCHEMA) {
        let advice = Text::new("合并汇总用 jixiao rollup", "summaries are merged by jixiao rollup");
        ("这是汇总结果,不是自评表", "this is a summary, not a table", advice)
    } else if has_schema(node, YearOnYear::SCHEMA) {
        let advice = Text::new("历年比较的结果请存到别的文件夹", "keep comparisons of years in another folder");
        ("这是历年比较的结果,不是自评表", "this is a comparison of years, not a table", advice)
    } else if has_schema(node, Audit::SCHEMA) {
        let advice = Text::new("审核结果请存到别的文件夹", "keep results of audits in another folder");
        ("这是审核结果,不是自评表", "this is the result of an audit, not a table", advice)
    } else if has_schema(node, Sample::SCHEMA) {
        let advice = Text::new("抽取记录请存到别的文件夹", "keep records of draws in another folder");
        ("这是抽取记录,不是自评表", "this is the record of a draw, not a table", advice)
    } else if has_schema(node, Narrative::SCHEMA) {
        let advice = Text::new("综述请存到别的文件夹", "keep narratives in another folder");
        ("这是综述,不是自评表", "this is a narrative, not a table", advice)
    } else if has("schema") {
        let advice = Text::new("校验评分卡用 jixiao verify", "to compute it again use jixiao verify");
        ("这是评分卡,不是自评表", "this is a scorecard, not a table to be scored", advice)
    } else if has("waivers") && !has("project") && !has("indicators") {
        let advice = Text::new("审核时用 --waivers 指定", "name it with --waivers when you audit");
        ("这是豁免文件,不是自评表", "this is a file of waivers, not a table", advice)
    } else if (has("limits") || has("severity")) && !has("project") {
        let advice = Text::new("审核时用 --profile 指定", "name it with --profile when you audit");
        ("这是审核参数,不是自评表", "these are thresholds of an audit, not a table", advice)
    } else {
        return Ok(());
    };
    Err(Problem::new(source.place(node.start), Text::new(zh, en)).advise(advice).into())
}

/// What differs between two templates.
#[must_use]
pub fn compare_templates(before: &Rulebook, after: &Rulebook) -> TemplateDiff {
    TemplateDiff {
        schema: TemplateDiff::SCHEMA.to_owned(),
        before: before.stamp(),
        after: after.stamp(),
        rules: rules_diff(&before.template, &after.template),
        rescored: None,
    }
}

/// What verifying a scorecard found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// The project.
    pub project: String,
    /// The total that the scorecard states.
    pub score: Option<String>,
    /// Every figure that is not what it should be.
    pub mismatches: Vec<Mismatch>,
}

fn differences(pointer: &str, stated: &Json, computed: &Json, found: &mut Vec<Mismatch>) {
    match (stated, computed) {
        (a, b) if a == b => {}
        (Json::Object(a), Json::Object(b)) => {
            for key in a.keys().chain(b.keys().filter(|key| !a.contains_key(*key))) {
                let [a, b] = [a, b].map(|json| json.get(key).unwrap_or(&Json::Null));
                differences(&format!("{pointer}/{key}"), a, b, found);
            }
        }
        (Json::Array(a), Json::Array(b)) if a.len() == b.len() => {
            for (index, (a, b)) in a.iter().zip(b).enumerate() {
                differences(&format!("{pointer}/{index}"), a, b, found);
            }
        }
        (a, b) => {
            let shown = |json: &Json| json.as_str().map_or_else(|| json.to_string(), str::to_owned);
            found.push(Mismatch { pointer: pointer.to_owned(), stated: shown(a), computed: shown(b) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SELF: &str = "shandong/zaozhuang-self-2024";

    /// What verifying finds in the scorecard of a table, which is nothing.
    fn found_in_card(template: &str, rows: &str) -> Vec<Mismatch> {
        let table = format!("template = \"{template}\"\nproject.name = \"a\"\n{rows}");
        let pipeline = Pipeline::builtin().unwrap();
        let card = pipeline.score_text("a.toml", Format::Toml, &table).unwrap();
        let json = serde_json::to_vec(&card).unwrap();
        let source = Source::from_bytes("a.json", Some(Format::Json), json).unwrap();
        pipeline.verify(&source).remove(0).unwrap().mismatches
    }

    #[test]
    fn a_card_whose_only_steps_are_those_of_the_rate_verifies() {
        assert_eq!(found_in_card(SELF, "funds = [{ source = \"total\", budget = 352, executed = 337.28 }]"), []);
    }

    #[test]
    fn a_card_of_a_row_whose_method_does_not_fit_verifies() {
        let row = r#"indicators = [{ path = [], target = "≥5", actual = "4", weight = 1, method = "equality" }]"#;
        assert_eq!(found_in_card(SELF, row), []);
    }

    #[test]
    fn a_card_of_a_row_judged_against_the_rule_of_its_template_verifies() {
        let row = r#"[[indicators]]
            path = ["过程", "资金管理", "预算执行率"]
            name = "预算资金执行率"
            target = "优"
            actual = "部分达成"
            method = "words"
            judged = 7"#;
        assert_eq!(found_in_card("shandong/zaozhuang-department-2024", row), []);
    }

    #[test]
    fn a_card_with_a_negative_weight_verifies() {
        assert_eq!(
            found_in_card(SELF, r#"indicators = [{ path = ["a"], target = "≥5", actual = "4", weight = -1 }]"#),
            []
        );
    }
}
