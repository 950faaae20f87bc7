//! A template that is wrong cannot score anybody: each single fault is named, with its place.

use jixiao::read::{Format, Source, files_below};
use jixiao::template::{Library, Rulebook};
use jixiao::words::{Language, Problems};

use crate::support::compare::assert_same_names;
use crate::support::edit::Edit;
use crate::support::{root, rows};

fn text() -> String {
    std::fs::read_to_string(root().join("indicators/shandong/zaozhuang-department-2024.toml")).unwrap()
}

/// What is wrong with the template after an edit.
fn faults(edit: &Edit) -> Problems {
    let source = Source::from_bytes("t.toml", Some(Format::Toml), edit.of(&text()).into_bytes()).unwrap();
    Rulebook::from_source(&source).err().unwrap_or_else(|| panic!("accepted: {edit}"))
}

#[test]
fn every_template_of_the_folder_is_inside_the_program() {
    let library = Library::builtin();
    let mut inside: Vec<String> = library.iter().map(|book| format!("{}.toml", book.template.id)).collect();
    inside.sort();
    let folder = root().join("indicators");
    let files = files_below(&folder, &["toml"])
        .into_iter()
        .map(|name| name.unwrap().strip_prefix(&format!("{}/", folder.display())).unwrap().to_owned());
    assert_same_names(&inside, &files.collect::<Vec<_>>(), "TEMPLATES, the list of the program's templates,");
    for book in library.iter() {
        let file = folder.join(&book.template.id).with_extension("toml");
        assert_eq!(book.text, std::fs::read_to_string(file).unwrap());
    }
}

#[test]
fn each_fault_is_named_with_its_place() {
    for edit in rows::<Edit>("templates/faults.toml") {
        let problems = faults(&edit);
        let said: Vec<String> = problems.0.iter().map(|problem| problem.in_language(Language::Zh)).collect();
        assert_eq!(said, edit.says, "{edit}");
        assert!(problems.0.iter().all(|problem| problem.in_language(Language::En).starts_with("t.toml:")), "{edit}");
    }
}

/// The plan of months and the gap, in a template for monitoring.
#[test]
fn each_fault_of_the_lights_is_named_with_its_place() {
    let path = root().join("tests/fixtures/monitoring-plan/template.toml");
    let text = std::fs::read_to_string(path).unwrap();
    for edit in rows::<Edit>("templates/lights.toml") {
        let source = Source::from_bytes("t.toml", Some(Format::Toml), edit.of(&text).into_bytes()).unwrap();
        let problems = Rulebook::from_source(&source).err().unwrap_or_else(|| panic!("accepted: {edit}"));
        let said: Vec<String> = problems.0.iter().map(|problem| problem.in_language(Language::Zh)).collect();
        assert_eq!(said, edit.says, "{edit}");
    }
}

#[test]
fn all_faults_at_once() {
    let text = text()
        .replace("total = \"100\"", "total = \"-5\"")
        .replace("method = \"equality\"", "method = \"words\"")
        .replace("from = \"0\"", "from = \"1\"");
    let source = Source::from_bytes("t.toml", Some(Format::Toml), text.into_bytes()).unwrap();
    let problems = Rulebook::from_source(&source).unwrap_err();
    assert_eq!(problems.0.len(), 3, "{problems}");
}

/// The rows of a table of indicators/README.md, by their cells, and where one more would stand.
fn table<'a>(readme: &'a str, heading: &str) -> (Vec<Vec<&'a str>>, String) {
    let lines: Vec<&str> = readme.lines().collect();
    let at = lines.iter().position(|line| *line == heading).unwrap_or_else(|| panic!("no table {heading}"));
    let rows: Vec<_> = lines[at + 2..].iter().take_while(|line| line.starts_with('|')).collect();
    let end = at + 2 + rows.len();
    (rows.iter().map(|row| row.split('|').map(str::trim).collect()).collect(), format!("indicators/README.md:{end}:"))
}

/// Whoever looks for a rule finds its template and a case, and every template is among them.
#[test]
fn the_table_of_rules_is_true() {
    let readme = std::fs::read_to_string(root().join("indicators/README.md")).unwrap();
    let ids: Vec<String> = Library::builtin().iter().map(|book| book.template.id.clone()).collect();
    let (listed, _) = table(&readme, "| id | what it scores | extends |");
    let listed: Vec<&str> = listed.iter().map(|row| row[1].trim_matches('`')).collect();
    assert_same_names(&listed, &ids, "the table `| id | what it scores | extends |` of indicators/README.md");
    let (rules, end) = table(&readme, "| rule | place | template | case |");
    for row in &rules {
        let id = row[3].trim_matches('`');
        let (case, _) = row[4].split_once('[').and_then(|(_, rest)| rest.split_once(']')).unwrap();
        let path = root().join("tests/cases").join(case).with_extension("toml");
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(ids.iter().any(|known| known == id), "{end} the table above names `{id}`, which is no template");
        let template = format!("template = \"{id}\"");
        assert!(text.contains(&template), "{end} {case} is no case of {id}, as the table above says");
    }
    for id in &ids {
        let row = format!("| rule | place | `{id}` | [place/case](../tests/cases/place/case.toml) |");
        let told = rules.iter().any(|row| row[3].trim_matches('`') == id);
        assert!(told, "{end} the table above tells no rule of `{id}`; add {row} with one of its rules and its case");
    }
    let shanxi = std::fs::read_to_string(root().join("indicators/shanxi/self.toml")).unwrap().lines().count();
    let sentence = format!("`shanxi/self` has {shanxi} lines");
    assert!(readme.contains(&sentence), "indicators/README.md does not say: {sentence}");
}
