//! A template that is wrong cannot score anybody: each single fault is named, with its place.

use jixiao::load::{Library, Rulebook};
use jixiao::model::{Language, Problems};
use jixiao::read::{Format, Source, files_below};

use crate::support::edit::{Edit, edits};
use crate::support::root;

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
    assert_eq!(inside, files.collect::<Vec<_>>());
    for book in library.iter() {
        let file = folder.join(&book.template.id).with_extension("toml");
        assert_eq!(book.text, std::fs::read_to_string(file).unwrap());
    }
}

#[test]
fn each_fault_is_named_with_its_place() {
    for edit in &edits("templates/faults.toml")["faults"] {
        let problems = faults(edit);
        let said: Vec<String> = problems.0.iter().map(|problem| problem.in_language(Language::Zh)).collect();
        assert_eq!(said, edit.says, "{edit}");
        assert!(problems.0.iter().all(|problem| problem.in_language(Language::En).starts_with("t.toml:")), "{edit}");
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

/// Whoever looks for a rule finds its template and a case, and every template is among them.
#[test]
fn the_table_of_rules_is_true() {
    let readme = std::fs::read_to_string(root().join("indicators/README.md")).unwrap();
    let cells = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let table = |heading: &str| {
        let (_, rest) = readme.split_once(heading).unwrap_or_else(|| panic!("no table {heading}"));
        rest.lines().skip(2).take_while(|line| line.starts_with('|')).map(cells).collect::<Vec<_>>()
    };
    let ids: Vec<String> = Library::builtin().iter().map(|book| format!("`{}`", book.template.id)).collect();
    let listed: Vec<String> =
        table("| id | what it scores | extends |").into_iter().map(|row| row[1].clone()).collect();
    assert_eq!(listed, ids);
    let rules = table("| rule | place | template | case |");
    for row in &rules {
        let case = row[4].split_once('[').and_then(|(_, rest)| rest.split_once(']')).unwrap().0;
        let path = root().join("tests/cases").join(case).with_extension("toml");
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(ids.contains(&row[3]), "{}", row[3]);
        let template = format!("template = \"{}\"", row[3].trim_matches('`'));
        assert!(text.contains(&template), "{case} is no case of {}", row[3]);
    }
    for id in &ids {
        assert!(rules.iter().any(|row| row[3] == *id), "no rule is told of {id}");
    }
    let shanxi = std::fs::read_to_string(root().join("indicators/shanxi/self.toml")).unwrap().lines().count();
    assert!(readme.contains(&format!("`shanxi/self` has {shanxi} lines")));
}
