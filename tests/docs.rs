//! What the pages say is true: whatever they show of the program is what it prints today, the tables and templates in
//! them compute, commands and options exist, no link is dead, and every page stands in both languages.
//!
//! `INSTA_UPDATE=always cargo test pages_show` writes the output into the pages anew; read it before it is kept.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::support::{self, AsPrinted as _, root, run};
use jixiao::audit::{AuditFiles, Auditing};
use jixiao::intake::ScoringEngine;
use jixiao::model::scorecard::{Scorecard, Step};
use jixiao::model::value::Date;
use jixiao::read::{Format, Source};

/// A newcomer reads for three minutes.
const LONGEST_README: usize = 150;

/// A file with its name below the top folder.
struct Page {
    name: String,
    text: String,
}

/// A fenced block of a page.
struct Block<'a> {
    page: &'a str,
    /// The line of its fence, from 1.
    line: usize,
    /// What stands behind the fence: `toml`.
    language: &'a str,
    text: String,
}

/// A command that a page shows with what it prints.
struct Shown {
    arguments: Vec<String>,
    /// Both streams, standard output first.
    both: bool,
    printed: String,
}

fn read(path: &Path) -> Page {
    let name = path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
    Page { name, text: std::fs::read_to_string(path).unwrap() }
}

/// Every Markdown file below a folder, in order.
fn markdown_below(folder: &str) -> Vec<Page> {
    let names = jixiao::read::files_below(&root().join(folder), &["md"]);
    names.into_iter().map(|name| read(Path::new(&name.unwrap()))).collect()
}

/// What users read: both introductions and all of docs/.
fn pages() -> Vec<Page> {
    let mut pages: Vec<Page> = ["README.md", "README.zh-CN.md"].map(|name| read(&root().join(name))).into();
    pages.append(&mut markdown_below("docs"));
    assert!(pages.len() > 20, "{}", pages.len());
    pages
}

fn blocks(page: &Page) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut lines = page.text.lines().enumerate();
    while let Some((index, line)) = lines.next() {
        let Some(language) = line.strip_prefix("```") else { continue };
        let inside = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```");
        let text = inside.flat_map(|line| [line, "\n"]).collect();
        blocks.push(Block { page: &page.name, line: index + 1, language, text });
    }
    blocks
}

/// The commands that a block shows, each with what follows it.
fn shown(block: &Block<'_>) -> Vec<Shown> {
    let mut shown: Vec<Shown> = Vec::new();
    for line in block.text.lines() {
        if let Some(command) = line.strip_prefix("$ jixiao ") {
            let both = command.ends_with(" 2>&1");
            let words = command.trim_end_matches(" 2>&1").split_whitespace();
            shown.push(Shown { arguments: words.map(str::to_owned).collect(), both, printed: String::new() });
        } else if let Some(last) = shown.last_mut() {
            last.printed.push_str(line);
            last.printed.push('\n');
        }
    }
    shown
}

/// What a command prints today.
fn printed(shown: &Shown) -> String {
    let ran = run(&shown.arguments.iter().map(String::as_str).collect::<Vec<_>>());
    let text = if shown.both { ran.out + &ran.err } else { ran.out };
    format!("{}\n", text.trim_end())
}

/// Replaces a text in a page, as often as it stands there behind its command.
fn replace(page: &str, shown: &Shown, printed: &str) {
    let path = root().join(page);
    let command = format!("$ jixiao {}{}\n", shown.arguments.join(" "), if shown.both { " 2>&1" } else { "" });
    let text = std::fs::read_to_string(&path).unwrap();
    let old = format!("{command}{}", shown.printed);
    assert!(text.contains(&old), "{page}: {command}");
    std::fs::write(path, text.replace(&old, &format!("{command}{printed}"))).unwrap();
}

/// Whatever a page of promises names as a test is one.
#[test]
fn every_promise_has_its_test() {
    for page in pages().into_iter().filter(|page| page.name.ends_with("/promises.md")) {
        let names = page.text.split('`').filter_map(|name| name.split_once("::"));
        let mut held = 0;
        for (file, function) in names {
            let path = root().join(format!("tests/{file}.rs"));
            let text = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{}: {file}", page.name));
            assert!(text.contains(&format!("fn {function}(")), "{}: {file}::{function}", page.name);
            held += 1;
        }
        assert!(held > 40, "{held}");
    }
}

#[test]
fn pages_show_what_is_printed() {
    let writes = std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always");
    let mut commands = 0;
    for page in pages() {
        for block in blocks(&page) {
            for shown in shown(&block) {
                commands += 1;
                let printed = printed(&shown);
                if printed != shown.printed && writes {
                    replace(block.page, &shown, &printed);
                } else if printed != shown.printed {
                    let at = format!("{}:{}", block.page, block.line);
                    panic!("{at}: {:?} prints (INSTA_UPDATE=always writes it)\n{printed}", shown.arguments);
                }
            }
        }
    }
    assert!(commands >= 30, "{commands} commands are shown");
}

/// Nothing is shown that nobody looks at.
#[test]
fn every_block_is_of_a_kind_that_is_tested() {
    for page in pages() {
        for block in blocks(&page) {
            let first = block.text.lines().next().unwrap_or_default();
            let is_tested = match block.language {
                "text" => first.starts_with("$ jixiao "),
                "json" => block.text.lines().all(|line| line.starts_with("{ \"id\"")),
                language => ["sh", "toml"].contains(&language),
            };
            assert!(is_tested, "{}:{}: nobody looks at what this block shows", block.page, block.line);
        }
    }
}

/// The English pages ask for English, so that they are right wherever they are read.
#[test]
fn pages_show_their_own_language() {
    for page in pages() {
        let english = page.name == "README.md" || page.name.starts_with("docs/en/");
        for shown in blocks(&page).iter().flat_map(shown) {
            let asks = shown.arguments.join(" ").contains("--lang en");
            assert_eq!(asks, english, "{}: {:?}", page.name, shown.arguments);
        }
    }
}

/// A block of TOML is a table, a template or a part of one, a layout, or a file beside an audit; whichever it is, it is accepted.
#[test]
fn what_pages_show_as_toml_is_accepted() {
    let mut seen = BTreeSet::new();
    for page in pages() {
        for block in blocks(&page).iter().filter(|block| block.language == "toml") {
            let key = block.text.split([' ', '\n']).next().unwrap();
            seen.insert(key.to_owned());
            let at = format!("{}:{}", block.page, block.line);
            match key {
                "template" | "模板" => table_is_scored(&at, &block.text),
                "id" if block.text.contains("[[actions]]") => drop(
                    jixiao::proposal::ResultUse::read(&toml(&at, &block.text))
                        .unwrap_or_else(|problems| panic!("{at}: {problems}")),
                ),
                "id" => template_is_accepted(&at, &block.text),
                "title" => drop(
                    jixiao::form::FormLayout::read(&toml(&at, &block.text))
                        .unwrap_or_else(|problems| panic!("{at}: {problems}")),
                ),
                key if key.starts_with("[methods.") => method_is_accepted(&at, &block.text),
                "[directions.unwanted]" => words_are_known(&at, &block.text),
                "[sheets.actuals]" => drop(
                    jixiao::lists::read(&toml(&at, &block.text)).unwrap_or_else(|problems| panic!("{at}: {problems}")),
                ),
                "[indicators]" => drop(
                    jixiao::import::ImportLayout::read(&toml(&at, &block.text))
                        .unwrap_or_else(|problems| panic!("{at}: {problems}")),
                ),
                "departments" => drop(
                    jixiao::intake::read_roster("roster.toml", block.text.clone().into_bytes())
                        .unwrap_or_else(|problems| panic!("{at}: {problems}")),
                ),
                "[limits]" => audit_begins(&at, Some(&block.text), None),
                "[[waivers]]" => audit_begins(&at, None, Some(&block.text)),
                _ => panic!("{at}: nobody looks at a block that begins with {key}"),
            }
        }
    }
    assert!(seen.len() >= 4, "{seen:?}");
}

fn toml(name: &str, text: &str) -> Source {
    Source::from_bytes(name, Some(Format::Toml), text.as_bytes().to_vec()).unwrap()
}

/// A table earns what it says that it reports, without a fault.
fn table_is_scored(at: &str, text: &str) {
    let card: Scorecard = support::score(text);
    assert!(!card.indicators.is_empty(), "{at}");
    for indicator in &card.indicators {
        let reported = indicator.reported.as_ref().map(ToString::to_string);
        assert_eq!(indicator.score.printed(), reported, "{at}: {indicator:?}");
    }
    assert_eq!(card.execution.unwrap().rate_percent.printed().as_deref(), Some("95.82"), "{at}");
}

fn template_is_accepted(at: &str, text: &str) {
    let mut engine = ScoringEngine::builtin().unwrap();
    engine.add_template(&toml(at, text)).unwrap_or_else(|problems| panic!("{at}: {problems}"));
}

fn method_is_accepted(at: &str, text: &str) {
    let head =
        "extends = \"national/self-2020\"\nid = \"shown/part\"\nversion = \"1\"\ntitle = \"一\"\ntitle_en = \"one\"\n";
    let source = "[basis.platform-shanxi]\ndocument = \"一\"\nverified = true\nsays = \"一\"\n";
    template_is_accepted(at, &format!("{head}{text}{source}"));
}

/// The file that the pages show is the one that their commands are given.
fn words_are_known(at: &str, text: &str) {
    let given = include_str!("fixtures/words/words.toml");
    assert_eq!(given.split_once("\n\n").map(|(_, text)| text), Some(text), "{at}");
    jixiao::lists::read(&toml(at, text)).unwrap_or_else(|problems| panic!("{at}: {problems}"));
}

fn audit_begins(at: &str, profile: Option<&str>, waivers: Option<&str>) {
    let [profile, waivers] = [profile, waivers].map(|text| text.map(|text| toml(at, text)));
    let on = Date::new(2025, 3, 1).unwrap();
    let files = AuditFiles { profile, waivers, ..AuditFiles::default() };
    Auditing::begin(&files, on).unwrap_or_else(|problems| panic!("{at}: {problems}"));
}

/// The steps that a page shows are those of the published row; `…` stands for a source.
#[test]
fn steps_that_pages_show_are_those_of_the_scorecard() {
    let card = support::scorecard("unit-operation");
    let steps: Vec<serde_json::Value> =
        card.indicators[3].derivation.iter().map(|step| serde_json::to_value(step).unwrap()).collect();
    let mut lines = 0;
    for page in pages() {
        for line in page.text.lines().filter(|line| line.starts_with("{ \"id\"")) {
            let _: Step = serde_json::from_str(line).unwrap();
            let shown: BTreeMap<String, serde_json::Value> = serde_json::from_str(line).unwrap();
            let step = steps.iter().find(|step| step["id"] == shown["id"]).unwrap_or_else(|| panic!("{line}"));
            for (key, value) in shown.iter().filter(|(_, value)| *value != "…") {
                assert_eq!(step[key], *value, "{}: {line}", page.name);
            }
            lines += 1;
        }
    }
    assert!(lines >= 10, "{lines}");
}

/// Commands that a page names without showing what they print: those in blocks of `sh`, and in the text.
fn named(page: &Page) -> Vec<String> {
    let lines = blocks(page)
        .into_iter()
        .filter(|block| block.language == "sh")
        .flat_map(|block| block.text.lines().map(str::to_owned).collect::<Vec<_>>());
    let prose: String = outside_blocks(&page.text).collect::<Vec<_>>().join("\n");
    let inline: Vec<String> = prose.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    // `jixiao = { … }` is a line of a Cargo.toml.
    let command = |text: String| text.strip_prefix("jixiao ").filter(|rest| !rest.starts_with('=')).map(str::to_owned);
    lines.chain(inline).filter_map(command).collect()
}

/// The help of the command that words begin with, kept; its sub-command, where it has any, is a part of it.
fn help<'a>(known: &'a mut BTreeMap<String, String>, command: &str) -> &'a str {
    let words = command.split_whitespace().filter(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()));
    let name: Vec<&str> =
        if command.starts_with("template") { words.take(2).collect() } else { words.take(1).collect() };
    let ask = || {
        let ran = run(&[&name[..], &["--help", "--lang", "en"]].concat());
        assert_eq!(ran.code, 0, "`jixiao {command}`: {}", ran.err);
        ran.out
    };
    known.entry(name.join(" ")).or_insert_with(ask)
}

#[test]
fn commands_and_options_that_pages_name_exist() {
    let (mut known, mut options) = (BTreeMap::new(), 0);
    for page in pages() {
        for command in named(&page) {
            let help = help(&mut known, &command);
            for option in command.split_whitespace().filter(|word| word.starts_with('-') && *word != "-") {
                options += 1;
                // One whose value may be left out is `--opinions[=<FILE>]`.
                let is_there = help.split([' ', ',', '\n', '[']).any(|word| word == option);
                assert!(is_there, "{}: `jixiao {command}`: there is no {option}", page.name);
            }
        }
    }
    assert!(options > 40, "{options}");
}

/// The indexes name every command, and the pages about programs every schema.
#[test]
fn no_command_and_no_schema_is_forgotten() {
    let help = run(&["--help", "--lang", "en"]).out;
    let commands = help.split("Commands:\n").nth(1).unwrap().lines().take_while(|line| !line.is_empty());
    let commands: Vec<&str> = commands.filter(|line| line.starts_with("  ") && !line.starts_with("   ")).collect();
    assert!(commands.len() > 10, "{help}");
    for folder in ["docs/en", "docs/zh"] {
        let page = |name: &str| std::fs::read_to_string(root().join(folder).join(name)).unwrap();
        let (index, integration) = (page("README.md"), page("integration.md"));
        for name in commands.iter().filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help") {
            let is_named = [format!("`{name} "), format!("`{name}`")].iter().any(|named| index.contains(named));
            assert!(is_named, "{folder}/README.md does not name {name}");
        }
        for name in run(&["schema"]).out.lines() {
            assert!(integration.contains(&format!("`{name}`")), "{folder}/integration.md does not name {name}");
        }
    }
}

/// The lines of a text that stand in no fenced block.
fn outside_blocks(text: &str) -> impl Iterator<Item = &str> {
    let mut inside = false;
    text.lines().filter(move |line| {
        let fence = line.trim_start().starts_with("```");
        inside ^= fence;
        !inside && !fence
    })
}

/// What a heading is called in links: as GitHub writes it.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect::<String>().to_lowercase()
}

fn headings(text: &str) -> impl Iterator<Item = &str> {
    outside_blocks(text).filter(|line| line.starts_with('#') && line.trim_start_matches('#').starts_with(' '))
}

fn anchors(text: &str) -> BTreeSet<String> {
    headings(text).map(|line| anchor(line.trim_start_matches('#'))).collect()
}

/// The targets of the links of a page, without those in code.
fn links(text: &str) -> Vec<String> {
    let mut links = Vec::new();
    for line in outside_blocks(text) {
        let prose: String = line.split('`').step_by(2).collect::<Vec<_>>().join("`");
        let targets = prose.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
        links.extend(targets.map(|(target, _)| target.to_owned()));
    }
    links
}

/// Why a link leads nowhere, if it does.
fn dead(page: &Page, link: &str) -> Option<String> {
    let (file, to) = link.split_once('#').unwrap_or((link, ""));
    let here = root().join(&page.name);
    let target = if file.is_empty() { here } else { here.parent().unwrap().join(file) };
    if !target.exists() {
        return Some(format!("{}: there is no {link}", page.name));
    }
    let known = |target: PathBuf| anchors(&std::fs::read_to_string(target).unwrap());
    (!to.is_empty() && !known(target).contains(to)).then(|| format!("{}: there is no heading {link}", page.name))
}

#[test]
fn no_link_is_dead() {
    let mut all = pages();
    all.push(read(&root().join("CHANGELOG.md")));
    for folder in ["examples", "fuzz", "indicators", "src", "tests"] {
        all.append(&mut markdown_below(folder));
    }
    let mut looked_at = 0;
    let mut found = Vec::new();
    for page in &all {
        for link in links(&page.text).iter().filter(|link| !link.contains("://")) {
            looked_at += 1;
            found.extend(dead(page, link));
        }
    }
    assert_eq!(found, [""; 0]);
    assert!(looked_at > 150, "{looked_at}");
}

/// What stands in one language stands in the other: pages, headings, blocks, and commands that are shown.
#[test]
fn every_page_has_its_twin() {
    let names = |folder: &str| {
        let pages = markdown_below(folder).into_iter();
        pages.map(|page| page.name.trim_start_matches(folder).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names("docs/en"), names("docs/zh"));
    let pair = |name: String| (format!("docs/en{name}"), format!("docs/zh{name}"));
    let mut pairs: Vec<_> = names("docs/en").into_iter().map(pair).collect();
    pairs.push(("README.md".into(), "README.zh-CN.md".into()));
    for (english, chinese) in pairs {
        let [english, chinese] = [english, chinese].map(|name| read(&root().join(name)));
        assert_eq!(skeleton(&english), skeleton(&chinese), "{} and its twin", english.name);
    }
}

/// The levels of headings, the rows of tables, the points of lists and the blocks of a page, in their order.
fn skeleton(page: &Page) -> Vec<String> {
    let mut lines: Vec<String> = headings(&page.text).map(|line| line.split(' ').next().unwrap().to_owned()).collect();
    let rows = outside_blocks(&page.text).filter(|line| line.starts_with('|')).count();
    let points = outside_blocks(&page.text).filter(|line| line.starts_with("* ")).count();
    lines.push(format!("{rows} rows, {points} points"));
    for block in blocks(page) {
        lines.push(block.language.to_owned());
        lines.extend(shown(&block).iter().map(|shown| shown.arguments.join(" ").replace(" --lang en", "")));
    }
    lines
}

/// Whoever begins at the index finds every page.
#[test]
fn the_indexes_lead_everywhere() {
    for folder in ["docs/en", "docs/zh"] {
        let index = read(&root().join(folder).join("README.md"));
        let links = links(&index.text);
        for page in markdown_below(folder).iter().filter(|page| page.name != index.name) {
            let name = page.name.rsplit('/').next().unwrap();
            assert!(links.iter().any(|link| link == name), "{} does not lead to {name}", index.name);
        }
        assert!(links.iter().any(|link| link == "../decisions.md"), "{}", index.name);
    }
}

#[test]
fn a_newcomer_reads_for_three_minutes() {
    for name in ["README.md", "README.zh-CN.md"] {
        let lines = read(&root().join(name)).text.lines().count();
        assert!(
            lines <= LONGEST_README,
            "{name} has {lines} lines, at most {LONGEST_README}: tell less, or show a command that prints less"
        );
    }
}
