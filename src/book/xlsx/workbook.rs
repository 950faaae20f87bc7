//! What a package of Excel consists of: its sheets in their order, and where everything is.

use std::collections::{BTreeMap, HashMap};

use crate::book::package::Package;
use crate::book::refusal::Refusal;
use crate::book::serial::DayCount;
use crate::book::xml::{Elements, Next, Tag};

/// Where the workbook is, if the package does not say.
const USUAL: &str = "xl/workbook.xml";

/// The parts of a package.
pub(in crate::book) struct Workbook {
    /// Where the workbook itself is.
    pub(in crate::book) path: String,
    pub(in crate::book) sheets: Vec<NamedSheet>,
    /// A part that holds cells, and is none of these.
    pub(super) nameless: Option<String>,
    pub(super) strings: String,
    pub(in crate::book) styles: String,
    pub(super) theme: String,
    pub(super) days: DayCount,
    /// Whether all is to be computed when the book is opened: programs write a zero then for results they do not know.
    pub(super) uncomputed: bool,
    /// What its names stand for, in small letters; one that stands for several things stands for nothing.
    pub(super) names: BTreeMap<String, String>,
}

/// What relations to the cells of a sheet are.
const WORKSHEET: &str = "worksheet";

/// A sheet and where it is.
pub(in crate::book) struct NamedSheet {
    pub(in crate::book) name: String,
    pub(in crate::book) hidden: bool,
    pub(in crate::book) path: String,
}

/// Parts by the kinds and the ids that refer to them.
#[derive(Default)]
pub(in crate::book) struct Relations {
    pub(in crate::book) by_id: HashMap<String, String>,
    pub(in crate::book) by_kind: HashMap<String, String>,
    /// The parts that hold cells.
    worksheets: Vec<String>,
    /// Whether something that there is once is said to be in two places.
    is_split: bool,
}

/// Kinds of parts of which a package has one.
const SINGLE: [&str; 4] = [MAIN, "sharedStrings", "styles", "theme"];

/// The kind of the part that is the workbook.
const MAIN: &str = "officeDocument";

impl Workbook {
    pub(in crate::book) fn read(package: &mut Package<'_>) -> Result<Self, Refusal> {
        let roots = Relations::of(package, "")?;
        let main = roots.by_kind.get(MAIN).cloned().unwrap_or_else(|| USUAL.to_owned());
        let (folder, _) = folder_and_file(&main);
        let relations = Relations::of(package, &main)?;
        if roots.is_split || relations.is_split {
            return Err(Refusal::Split);
        }
        let text = package.part(&main)?.ok_or(Refusal::Damaged)?;
        let part = |kind: &str, usual: &str| {
            relations.by_kind.get(kind).cloned().unwrap_or_else(|| format!("{folder}/{usual}"))
        };
        let (strings, styles) = (part("sharedStrings", "sharedStrings.xml"), part("styles", "styles.xml"));
        let theme = part("theme", "theme/theme1.xml");
        let days = DayCount::From1900;
        let mut workbook = Self {
            path: main.clone(),
            sheets: Vec::new(),
            nameless: None,
            strings,
            styles,
            theme,
            days,
            uncomputed: false,
            names: BTreeMap::new(),
        };
        let mut name: Option<(String, String)> = None;
        let mut elements = Elements::unmixed(&text);
        loop {
            match elements.next()? {
                Next::Start(tag) if tag.name() == "definedName" => {
                    name = tag.get("name").map(|name| (name, String::new()));
                }
                Next::Start(tag) | Next::Empty(tag) => workbook.take(&tag, &relations),
                Next::Text(text) => name.iter_mut().for_each(|(_, formula)| formula.push_str(&text)),
                Next::End(_) => workbook.explain(name.take()),
                Next::Nothing => break,
            }
        }
        let is_named = |path: &&String| workbook.sheets.iter().any(|sheet| sheet.path == **path);
        workbook.nameless = relations.worksheets.iter().find(|path| !is_named(path)).cloned();
        Ok(workbook)
    }

    fn explain(&mut self, name: Option<(String, String)>) {
        let Some((name, formula)) = name else { return };
        let known = self.names.entry(name.to_lowercase()).or_insert_with(|| formula.clone());
        if *known != formula {
            known.clear();
        }
    }

    fn take(&mut self, tag: &Tag<'_>, relations: &Relations) {
        match tag.name().as_str() {
            "workbookPr" if tag.is("date1904") => self.days = DayCount::From1904,
            "calcPr" => self.uncomputed = tag.is("fullCalcOnLoad"),
            "sheet" => {
                let path = tag.get("id").and_then(|id| relations.by_id.get(&id).cloned()).unwrap_or_default();
                let hidden = tag.get("state").is_some_and(|state| state != "visible");
                self.sheets.push(NamedSheet { name: tag.get("name").unwrap_or_default(), hidden, path });
            }
            _ => {}
        }
    }
}

/// The folder of a part, and its name there.
fn folder_and_file(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

impl Relations {
    /// Where the relations of a part are.
    pub(in crate::book) fn path(part: &str) -> String {
        let (folder, file) = folder_and_file(part);
        format!("{folder}/_rels/{file}.rels").trim_start_matches('/').to_owned()
    }

    /// The relations of a part, or of the package, which has no name.
    pub(in crate::book) fn of(package: &mut Package<'_>, part: &str) -> Result<Self, Refusal> {
        let mut relations = Self::default();
        let (folder, _) = folder_and_file(part);
        let Some(text) = package.part(&Self::path(part))? else { return Ok(relations) };
        let mut elements = Elements::unmixed(&text);
        loop {
            match elements.next()? {
                Next::Start(tag) | Next::Empty(tag) if tag.name() == "Relationship" => relations.take(&tag, folder),
                Next::Nothing => return Ok(relations),
                _ => {}
            }
        }
    }

    fn take(&mut self, tag: &Tag<'_>, folder: &str) {
        let (Some(target), Some(kind)) = (tag.get("Target"), tag.get("Type")) else { return };
        let path = resolved(folder, &target);
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        if kind == WORKSHEET {
            self.worksheets.push(path.clone());
        }
        let is_single = SINGLE.contains(&kind.as_str());
        let before = tag.get("Id").and_then(|id| self.by_id.insert(id, path.clone()));
        let of_kind = self.by_kind.entry(kind).or_insert_with(|| path.clone());
        self.is_split |= before.is_some_and(|before| before != path) || is_single && *of_kind != path;
    }
}

/// The path of a part that another one names.
fn resolved(folder: &str, target: &str) -> String {
    let whole = if target.starts_with('/') { target.to_owned() } else { format!("{folder}/{target}") };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            _ => steps.push(step),
        }
    }
    steps.join("/")
}
