//! What a workbook that this program made says of itself: the template by whose rules it was made.

use super::package::Package;
use super::refusal::Refusal;
use super::xml::{Elements, Next};

/// The id of the template, where all sheets were made by one: `jixiao.1.template` is `national/self-2020@1.1.0`.
pub(super) fn template(package: &mut Package<'_>) -> Result<Option<String>, Refusal> {
    let Some(text) = package.part("docProps/custom.xml")? else { return Ok(None) };
    let mut elements = Elements::of(&text);
    let (mut is_template, mut found): (bool, Vec<String>) = (false, Vec::new());
    // What another program has damaged says nothing, and the sheets are read all the same.
    while let Ok(next) = elements.next() {
        match next {
            Next::Start(tag) if tag.name() == "property" => {
                let name = tag.get("name").unwrap_or_default();
                is_template = name.starts_with("jixiao.") && name.ends_with(".template");
            }
            Next::Text(text) if is_template => {
                let id = text.trim().split('@').next().unwrap_or_default();
                found.extend(Some(id).filter(|id| !id.is_empty()).map(str::to_owned));
            }
            Next::End(name) if name == "property" => is_template = false,
            Next::Nothing => break,
            _ => {}
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(found.pop().filter(|_| found.is_empty()))
}
