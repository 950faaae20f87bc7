//! What a package of Excel consists of: its sheets in their order, and where everything is.

use std::collections::HashMap;

use crate::book::package::Package;
use crate::book::refusal::Refusal;
use crate::book::serial::DayCount;
use crate::book::xml::{Elements, Next, Tag};

/// Where the workbook is, if the package does not say.
const USUAL: &str = "xl/workbook.xml";

/// The parts of a package.
pub(super) struct Workbook {
    pub(super) sheets: Vec<NamedSheet>,
    pub(super) strings: String,
    pub(super) styles: String,
    pub(super) days: DayCount,
}

/// A sheet and where it is.
pub(super) struct NamedSheet {
    pub(super) name: String,
    pub(super) hidden: bool,
    pub(super) path: String,
}

/// Parts by the kinds and the ids that refer to them.
#[derive(Default)]
struct Relations {
    by_id: HashMap<String, String>,
    by_kind: HashMap<String, String>,
}

impl Workbook {
    pub(super) fn read(package: &mut Package<'_>) -> Result<Self, Refusal> {
        let roots = Relations::read(package, "", "_rels/.rels")?;
        let main = roots.by_kind.get("officeDocument").cloned().unwrap_or_else(|| USUAL.to_owned());
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
        let relations = Relations::read(package, folder, &format!("{folder}/_rels/{file}.rels"))?;
        let text = package.part(&main)?.ok_or(Refusal::Damaged)?;
        let part = |kind: &str, usual: &str| {
            relations.by_kind.get(kind).cloned().unwrap_or_else(|| format!("{folder}/{usual}"))
        };
        let (strings, styles) = (part("sharedStrings", "sharedStrings.xml"), part("styles", "styles.xml"));
        let mut workbook = Self { sheets: Vec::new(), strings, styles, days: DayCount::From1900 };
        let mut elements = Elements::of(&text);
        loop {
            match elements.next()? {
                Next::Start(tag) | Next::Empty(tag) => workbook.take(&tag, &relations),
                Next::Nothing => return Ok(workbook),
                Next::End(_) | Next::Text(_) => {}
            }
        }
    }

    fn take(&mut self, tag: &Tag<'_>, relations: &Relations) {
        match tag.name().as_str() {
            "workbookPr" if tag.is("date1904") => self.days = DayCount::From1904,
            "sheet" => {
                let path = tag.get("id").and_then(|id| relations.by_id.get(&id).cloned()).unwrap_or_default();
                let hidden = tag.get("state").is_some_and(|state| state != "visible");
                self.sheets.push(NamedSheet { name: tag.get("name").unwrap_or_default(), hidden, path });
            }
            _ => {}
        }
    }
}

impl Relations {
    fn read(package: &mut Package<'_>, folder: &str, path: &str) -> Result<Self, Refusal> {
        let mut relations = Self::default();
        let Some(text) = package.part(path)? else { return Ok(relations) };
        let mut elements = Elements::of(&text);
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
        self.by_id.extend(tag.get("Id").map(|id| (id, path.clone())));
        self.by_kind.entry(kind).or_insert(path);
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
