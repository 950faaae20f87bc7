//! Where the values of a document stand.

use super::node::{Node, Value};
use super::source::Source;
use crate::words::{Place, Position};

/// Says where each value of a document stands in its file.
#[derive(Clone, Copy, Debug)]
pub struct Places<'s>(Known<'s>);

#[derive(Clone, Copy, Debug)]
enum Known<'s> {
    /// The file, and the part of it that pointers begin at.
    Within(&'s Source, &'s Node<'s>),
    /// The name of the file alone.
    File(&'s str),
}

impl<'s> Places<'s> {
    /// Those of a value of a file.
    #[must_use]
    pub const fn new(source: &'s Source, node: &'s Node<'s>) -> Self {
        Self(Known::Within(source, node))
    }

    /// Those of what was not read from text: whatever it is, it stands in the file as a whole.
    #[must_use]
    pub const fn of_file(name: &'s str) -> Self {
        Self(Known::File(name))
    }

    /// Where the value itself stands.
    #[must_use]
    pub fn here(self) -> Place {
        match self.0 {
            Known::Within(source, node) => source.place(node.start),
            Known::File(name) => Place::file(name),
        }
    }

    /// The same without the name of the file.
    #[must_use]
    pub fn position(self) -> Option<Position> {
        match self.0 {
            Known::Within(source, node) => source.position(node.start),
            Known::File(_) => None,
        }
    }

    /// Where what a JSON Pointer names stands: in its cell, which may be blank, or else the nearest thing above it.
    #[must_use]
    pub fn at(self, pointer: &str) -> Place {
        if let Known::Within(source, node) = self.0
            && let Some(place) = source.blank(node, pointer)
        {
            return place;
        }
        self.inside(|node| Some(node.nearest(pointer))).here()
    }

    /// Those of the value under a key; where there is none, those of what should have it.
    #[must_use]
    pub fn key(self, name: &str) -> Self {
        self.inside(|node| node.get(name))
    }

    /// Those of an item of a list; where there is none, those of what should have it.
    #[must_use]
    pub fn item(self, index: usize) -> Self {
        self.inside(|node| match &node.value {
            Value::List(items) => items.get(index),
            _ => None,
        })
    }

    fn inside(self, find: impl FnOnce(&'s Node<'s>) -> Option<&'s Node<'s>>) -> Self {
        match self.0 {
            Known::Within(source, node) => Self(Known::Within(source, find(node).unwrap_or(node))),
            Known::File(_) => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{FormText, Format};
    use crate::words::Address;

    #[test]
    fn a_pointer_and_its_steps_lead_to_one_place() {
        let text = "{\"a\": [\n1,\n{\"b\": 2}]}";
        let source = Source::from_bytes("a.json", Some(Format::Json), text.as_bytes().to_vec()).unwrap();
        let node = source.only().unwrap();
        let places = Places::new(&source, &node);
        let list = places.key("a");
        let steps = [places, list, list.item(0), list.item(1).key("b"), list.item(1).key("c"), list.item(2)];
        let pointers = ["", "/a", "/a/0", "/a/1/b", "/a/1/c", "/a/2"];
        assert_eq!(steps.map(Places::here), pointers.map(|pointer| places.at(pointer)));
        assert_eq!(places.at("/a/1/b").to_string(), "a.json:3:7");
        assert_eq!(Places::of_file("a.json").key("a").item(1).at("/b").to_string(), "a.json");
    }

    fn form(sheet: &str, cells: &[(&str, &str)]) -> FormText {
        let cells = cells.iter().map(|(pointer, cell)| ((*pointer).to_owned(), Address::parse(cell).unwrap()));
        FormText {
            sheet: sheet.into(),
            cells: cells.collect(),
            blanks: [("/indicators/0/reason".to_owned(), Address::parse("H9").unwrap())].into(),
            sha256: sheet.to_owned(),
            book: sheet.into(),
            cautions: Vec::new(),
        }
    }

    #[test]
    fn values_stand_in_their_cells_and_what_is_missing_beside_them() {
        let text = r#"[{"year": 2024, "indicators": [{"path": ["a"], "name": "b", "target": "1"}, {"target": "2"}]},
            {"year": 2024}, {"year": 2025}]"#;
        let forms = vec![
            form(
                "甲",
                &[("/indicators/0/name", "C9"), ("/indicators/0/target", "D9"), ("/indicators/1/target", "D10")],
            ),
            form("乙", &[("/year", "B2")]),
            form("乙", &[("/year", "B22")]),
        ];
        let source = Source::of_book("book.xlsx", text.to_owned(), forms).unwrap();
        let nodes: Vec<_> = source.values().map(Result::unwrap).collect();
        let at = |node: usize, pointer| Places::new(&source, &nodes[node]).at(pointer).to_string();
        for (pointer, place) in [
            ("", "甲"),
            ("/year", "甲"),
            ("/indicators/0/target", "甲!D9"),
            ("/indicators/0/actual", "甲!C9"),
            ("/indicators/0/reason", "甲!H9"),
            ("/indicators/1/actual", "甲!D10"),
            ("/project", "甲"),
        ] {
            assert_eq!(at(0, pointer), format!("book.xlsx!{place}"), "{pointer}");
        }
        assert_eq!(
            [at(1, ""), at(2, ""), at(2, "/year")],
            ["乙!B2", "乙!B22", "乙!B22"].map(|at| format!("book.xlsx!{at}"))
        );
        assert_eq!(source.form(&nodes[2]).unwrap().sha256, "乙");
    }
}
