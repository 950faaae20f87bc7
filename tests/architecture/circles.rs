//! Circles between the files of src/. Who uses a name is tied to the file that defines it, however many front pages
//! hand the name on; a front page itself is tied to nothing by `mod` and `pub use`. Tests inside files do not count,
//! nor do methods, which no path names.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::Path;

use super::words::{Words, files_below};

/// The names of the modules from the top down to something.
type Route<'a> = Vec<&'a str>;

/// A file as a module.
#[derive(Default)]
struct Module<'a> {
    file: &'a str,
    /// What it defines.
    own: BTreeSet<&'a str>,
    imports: Vec<Import<'a>>,
    /// The paths in its code, `data::causes` for one.
    paths: Vec<Route<'a>>,
}

/// A name that `use` brings into a module.
struct Import<'a> {
    name: &'a str,
    route: Route<'a>,
    /// Whether others may take it from there.
    handed_on: bool,
}

impl<'a> Module<'a> {
    fn of(file: &'a str, text: &'a str) -> Self {
        let words = Words::of(text);
        let mut module = Self { file, ..Self::default() };
        module.read(&without_tests(&words.code));
        // Derives take paths in quotes.
        let quoted = paths(&words.quoted).into_iter().filter(|path| matches!(path[0], "crate" | "self" | "super"));
        module.paths.extend(quoted);
        module
    }

    fn read(&mut self, code: &[&'a str]) {
        let (mut open, mut at, mut rest) = (0_usize, 0, Vec::new());
        while at < code.len() {
            match code[at] {
                "{" => open += 1,
                "}" => open -= 1,
                // What an `impl Trait` captures is no import: `use<'a>`.
                "use" if code.get(at + 1) != Some(&"<") => {
                    let end = at + code[at..].iter().position(|word| *word == ";").unwrap();
                    // `pub(in crate::audit) use` ends with a bracket.
                    let handed_on = at > 0 && matches!(code[at - 1], "pub" | ")");
                    let leaves = leaves(&code[at + 1..end]).into_iter();
                    self.imports.extend(leaves.map(|(name, route)| Import { name, route, handed_on }));
                    at = end;
                }
                keyword if open == 0 => self.own.extend(defined(keyword, &code[at + 1..])),
                _ => {}
            }
            rest.push(code[at]);
            at += 1;
        }
        self.paths = paths(&rest);
    }
}

/// The name that a keyword defines.
fn defined<'a>(keyword: &str, after: &[&'a str]) -> Option<&'a str> {
    match (keyword, after) {
        ("const", ["fn" | "unsafe", ..]) => None,
        ("macro_rules", ["!", name, ..])
        | ("mod", [name, "{", ..])
        | ("static", ["mut", name, ..])
        | ("fn" | "struct" | "enum" | "trait" | "type" | "union" | "const" | "static", [name, ..]) => Some(name),
        _ => None,
    }
}

/// The code without what is compiled for tests only.
fn without_tests<'a>(code: &[&'a str]) -> Vec<&'a str> {
    const TEST: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let (mut kept, mut at) = (Vec::new(), 0);
    while at < code.len() {
        if !code[at..].starts_with(&TEST) {
            kept.push(code[at]);
            at += 1;
            continue;
        }
        let mut open = 0;
        let ends = |word: &&str| {
            match *word {
                "{" => open += 1,
                "}" => open -= 1,
                _ => {}
            }
            open == 0 && matches!(*word, "}" | ";")
        };
        at += code[at..].iter().position(ends).unwrap() + 1;
    }
    kept
}

/// The names that a `use` brings in, with the route to each.
fn leaves<'a>(tree: &[&'a str]) -> Vec<(&'a str, Route<'a>)> {
    let mut found = Vec::new();
    let (mut route, mut outer): (Route, Vec<Route>) = (Vec::new(), vec![Vec::new()]);
    let mut name = None;
    for (index, word) in tree.iter().chain(&[","]).enumerate() {
        match *word {
            "::" | "as" => {}
            "{" => outer.push(route.clone()),
            "," | "}" => {
                let renamed = name.take();
                if route.last() == Some(&"self") && route.len() > 1 {
                    route.pop();
                }
                if &route != outer.last().unwrap() || renamed.is_some() {
                    found.push((renamed.unwrap_or(route[route.len() - 1]), route));
                }
                if *word == "}" {
                    outer.pop();
                    // What follows a closed group is a comma, which finds nothing.
                }
                route = outer.last().cloned().unwrap();
            }
            word if index > 0 && tree[index - 1] == "as" => name = Some(word),
            word => route.push(word),
        }
    }
    found
}

/// The paths in code that have more than one part.
fn paths<'a>(code: &[&'a str]) -> Vec<Route<'a>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < code.len() {
        let mut route = vec![code[at]];
        while let ["::", next, ..] = code[at + 1..]
            && next.starts_with(|c: char| c == '_' || c.is_alphabetic())
        {
            route.push(next);
            at += 2;
        }
        if route.len() > 1 {
            found.push(route);
        }
        at += 1;
    }
    found
}

/// All modules by their routes.
struct House<'a>(BTreeMap<Route<'a>, Module<'a>>);

/// What ties a file to others: the names that it takes from each.
type Ties<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

impl<'a> House<'a> {
    fn of(files: &'a [(String, String)]) -> Self {
        let modules = files.iter().map(|(path, text)| (route(path), Module::of(path, text)));
        Self(modules.collect())
    }

    /// The ties of every file.
    fn ties(&self) -> BTreeMap<&'a str, Ties<'a>> {
        self.0.iter().map(|(route, module)| (module.file, self.ties_of(route, module))).collect()
    }

    fn ties_of(&self, from: &Route<'a>, module: &Module<'a>) -> Ties<'a> {
        let imported = module.imports.iter().filter(|import| !import.handed_on).map(|import| &import.route);
        let mut ties = Ties::new();
        for route in imported.chain(&module.paths) {
            let found = self.absolute(from, route).and_then(|route| self.definition(&route, 9));
            if let Some((file, name)) = found.filter(|(file, _)| *file != module.file) {
                ties.entry(file).or_default().insert(name);
            }
        }
        ties
    }

    /// A route from the top, for one that stands in a module; none for what comes from outside.
    fn absolute(&self, module: &Route<'a>, route: &[&'a str]) -> Option<Route<'a>> {
        let (first, rest) = route.split_first()?;
        let start = match *first {
            "crate" | "jixiao" => Vec::new(),
            "self" => module.clone(),
            "super" => {
                let above = module[..module.len().checked_sub(1)?].to_vec();
                return if rest.first() == Some(&"super") {
                    self.absolute(&above, rest)
                } else {
                    Some(joined(above, rest))
                };
            }
            name if self.0.contains_key(&joined(module.clone(), &[name])) => joined(module.clone(), &[name]),
            name => {
                let import = self.0[module].imports.iter().find(|import| import.name == name)?;
                // A name that stands for itself comes from outside: `use serde::Serialize`.
                let inside = import.route[0] != name;
                inside.then(|| self.absolute(module, &import.route))??
            }
        };
        Some(joined(start, rest))
    }

    /// The file that defines what a route leads to, and its name there; none where it leads to a module.
    fn definition(&self, route: &Route<'a>, depth: usize) -> Option<(&'a str, &'a str)> {
        let below = (0..route.len()).take_while(|end| self.0.contains_key(&route[..*end])).last()?;
        let (at, rest) = route.split_at(below);
        let (at, name) = (at.to_vec(), *rest.first()?);
        let module = &self.0[&at];
        // A macro is handed on by a `use` of its own name.
        let imported = |import: &&Import| import.name == name && import.route != [name];
        if let Some(import) = module.imports.iter().find(imported).filter(|_| depth > 0) {
            let onward = joined(self.absolute(&at, &import.route)?, &rest[1..]);
            return self.definition(&onward, depth - 1);
        }
        let is_module = self.0.contains_key(route) && !module.own.contains(name);
        (!is_module).then_some((module.file, name))
    }
}

fn joined<'a>(mut route: Route<'a>, rest: &[&'a str]) -> Route<'a> {
    route.extend(rest);
    route
}

/// The module of a file: none for lib.rs, two names for num/fraction.rs.
fn route(path: &str) -> Route<'_> {
    let names = path.split('/').map(|part| part.strip_suffix(".rs").unwrap_or(part));
    names.filter(|name| !matches!(*name, "mod" | "lib")).collect()
}

/// The shortest way from a file back to itself.
fn circle_through<'a>(start: &'a str, ties: &BTreeMap<&'a str, Ties<'a>>) -> Option<Vec<&'a str>> {
    let mut before: BTreeMap<&str, &str> = BTreeMap::new();
    let mut open = VecDeque::from([start]);
    while let Some(file) = open.pop_front() {
        for next in ties[file].keys() {
            if *next == start {
                let mut circle = vec![file];
                while let Some(earlier) = before.get(circle[circle.len() - 1]) {
                    circle.push(earlier);
                }
                circle.reverse();
                return Some(circle);
            }
            if !before.contains_key(next) {
                before.insert(next, file);
                open.push_back(next);
            }
        }
    }
    None
}

/// The shortest circle of all, and what ties it, in words.
fn shortest_circle(files: &[(String, String)]) -> Option<String> {
    let house = House::of(files);
    let ties = house.ties();
    let circles = ties.keys().filter_map(|file| circle_through(file, &ties));
    let circle = circles.min_by_key(Vec::len)?;
    let next = circle.iter().cycle().skip(1);
    let lines = circle.iter().zip(next).map(|(file, next)| {
        let names = ties[file][next].iter().copied().collect::<Vec<_>>().join(", ");
        format!("  {file} uses {names} of {next}\n")
    });
    let lines: String = lines.collect();
    Some(format!(
        "files that lead back to themselves:\n{lines}What they share belongs into a file that uses none of them."
    ))
}

#[test]
fn no_file_leads_back_to_itself() {
    let mut files = Vec::new();
    files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut files);
    assert_eq!(shortest_circle(&files), None, "\n{}\n", shortest_circle(&files).unwrap_or_default());

    // What is known to be there has been seen, through two front pages and by a path.
    let house = House::of(&files);
    let ties = house.ties();
    assert!(ties["audit/unmet.rs"]["words/note.rs"].contains("Note"));
    assert!(ties["audit/rules/mod.rs"]["audit/rules/structure/tier_missing.rs"].contains("RULE"));
    assert!(ties["main.rs"]["cli/mod.rs"].contains("run"));
    assert!(ties["diff/side_by_side.rs"]["diff/data.rs"].contains("causes"));
}

fn circle(files: &[(&str, &str)]) -> Option<String> {
    let fronts =
        ["lib.rs", "a/mod.rs", "b/mod.rs"].into_iter().filter(|front| files.iter().all(|(path, _)| path != front));
    let files = files.iter().copied().chain(fronts.map(|front| (front, "")));
    shortest_circle(&files.map(|(path, text)| (path.to_owned(), text.to_owned())).collect::<Vec<_>>())
}

#[test]
fn a_planted_circle_is_found() {
    let front = "mod x;\nmod y;\npub use x::X;\npub(in crate::a) use y::{self, Y as Z};";
    for (text_of_x, text_of_y) in [
        ("use super::y::Y;", "use super::x::X;"),
        ("use super::Z;", "use crate::a::{self, X};"),
        ("use crate::{b::Other, a::{Z}};", "fn f() -> super::X { loop {} }"),
        ("use super::y;\nfn f() { y::Y }", "use super::super::a::x::X as Other;"),
        ("use super::y as why;\nfn f() { why::Y::default() }", "use crate::a;\nfn f() { a::x::X }"),
        ("#[serde(with = \"super::Z\")] struct X;", "fn f() { use jixiao::a::X; }"),
        ("#[cfg(test)] mod tests { } use super::Z;", "#[cfg(test)] use a::b; use super::X;"),
    ] {
        let found = circle(&[("a/mod.rs", front), ("a/x.rs", text_of_x), ("a/y.rs", text_of_y)]);
        let told = "files that lead back to themselves:\n  a/x.rs uses Y of a/y.rs\n  a/y.rs uses X of a/x.rs\nWhat they share belongs into a file that uses none of them.";
        assert_eq!(found.as_deref(), Some(told), "{text_of_x} {text_of_y}");
    }
}

#[test]
fn the_shortest_circle_is_told_with_all_that_ties_it() {
    let long = [
        ("a/x.rs", "use crate::b::{u::U, v};"),
        ("b/u.rs", "use super::v::{V, f};"),
        ("b/v.rs", "use crate::a::x::X;"),
    ];
    let told = circle(&long).unwrap();
    assert!(
        told.contains("a/x.rs uses U of b/u.rs\n  b/u.rs uses V, f of b/v.rs\n  b/v.rs uses X of a/x.rs\n"),
        "{told}"
    );
    // A front page that defines something is a file like others.
    let short = [("b/mod.rs", "mod w; fn shared() { w::run() }"), ("b/w.rs", "use super::shared;")];
    let told = circle(&[&long[..], &short[..]].concat()).unwrap();
    assert!(told.contains("  b/mod.rs uses run of b/w.rs\n  b/w.rs uses shared of b/mod.rs\n"), "{told}");
}

#[test]
fn what_is_no_circle_is_left_alone() {
    let front = "mod x;\nmod y;\npub use x::X;\npub(crate) use y::{y, Y};";
    for (text_of_x, text_of_y) in [
        ("use super::Y;", ""),
        ("use super::y;", "fn y() {} struct Y;"),
        ("use super::Y;", "#[cfg(test)] mod tests { use super::super::X; fn f() { {} } }"),
        ("use super::Y;", "/// [`super::X`]\n// use super::X;\nfn f() { \"use serde::X;\" }"),
        ("use super::Y;", "use std::fmt::X; use serde::{X, de::Y}; mod x { pub struct X; } fn f() { T::X }"),
        ("use super::Y;", "use self::Y::Some; use crate::a; use super::x;"),
    ] {
        let found = circle(&[("a/mod.rs", front), ("a/x.rs", text_of_x), ("a/y.rs", text_of_y)]);
        assert_eq!(found, None, "{text_of_x} {text_of_y}");
    }
}
