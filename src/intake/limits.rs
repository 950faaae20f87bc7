//! How much a table may hold. A form has some hundred rows and some hundred characters a cell; what is a hundred times
//! larger is no form, and would keep everybody behind it waiting.

use crate::read::{Node, Source, Value};
use crate::words::{Problem, Problems, Text, text};

/// The most of everything in a document of one kind.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Rows of a list.
    rows: usize,
    /// Characters of a text in a list: of a cell.
    cell: usize,
}

/// Characters of any other text: a goal, a conclusion.
const TEXT: usize = 20_000;

impl Limits {
    /// Of a table.
    pub(super) const TABLE: Self = Self { rows: 2_000, cell: 2_000 };
    /// Of what a department publishes about all its projects.
    pub(super) const DEPARTMENT: Self = Self { rows: 20_000, cell: TEXT };

    /// Whether a document holds no more.
    pub(super) fn check(self, source: &Source, node: &Node<'_>) -> Result<(), Problems> {
        let mut problems = Vec::new();
        self.look(node, false, &mut |node, message| problems.push(Problem::new(source.place(node.start), message)));
        let untold = problems.len().saturating_sub(Problems::MOST);
        problems.truncate(Problems::MOST);
        if untold > 0 {
            problems.push(Problems::and_more(source.place(node.start), untold));
        }
        if problems.is_empty() { Ok(()) } else { Err(Problems(problems)) }
    }

    fn look(self, node: &Node<'_>, in_list: bool, found: &mut impl FnMut(&Node<'_>, Text)) {
        match &node.value {
            Value::List(rows) if rows.len() > self.rows => found(node, too_many(rows.len(), self.rows)),
            Value::List(rows) => rows.iter().for_each(|row| self.look(row, true, found)),
            Value::Table(entries) => entries.iter().for_each(|(_, value)| self.look(value, in_list, found)),
            Value::Text(written) | Value::Number(written) => {
                let most = if in_list { self.cell } else { TEXT };
                // No character has more than four bytes, so that most texts need not be counted.
                if written.len() > most && written.chars().count() > most {
                    found(node, too_long(written.chars().count(), most));
                }
            }
            Value::Null | Value::Bool(_) => {}
        }
    }
}

fn too_many(count: usize, most: usize) -> Text {
    text!("共 {count} 行,一张表最多 {most} 行", "{count} rows: a table may have {most} at most")
}

fn too_long(count: usize, most: usize) -> Text {
    text!("这一格有 {count} 个字符,最多 {most} 个", "{count} characters here: there may be {most} at most")
}
