//! The long layout: which columns a file of tables has, and where in a table each of them goes.

use parquet::basic::{ConvertedType, LogicalType, Repetition, Type};
use parquet::schema::types::{ColumnDescriptor, SchemaDescriptor};

use crate::words::{Text, text};

/// What stands above everything else of a table, by the name of its column.
const TABLE: [&str; 3] = ["template", "year", "currency"];

/// Whose project it is: the key in a table, and the name of the column.
const PROJECT: [(&str, &str); 6] = [
    ("code", "code"),
    ("name", "project"),
    ("department", "department"),
    ("unit", "unit"),
    ("implementer", "implementer"),
    ("category", "category"),
];

/// The total of the funds.
const FUNDS: [&str; 3] = ["initial", "budget", "executed"];

/// The levels of an indicator.
const PATH: [&str; 3] = ["tier1", "tier2", "tier3"];

/// An indicator.
const ROW: [&str; 6] = ["name", "target", "actual", "weight", "reason", "reported"];

/// Which row of its table a row is, counted from 0 or 1.
const SEQ: &str = "seq";

/// Without which there is no table.
const NEEDED: [&str; 5] = ["project", "name", "target", "actual", "weight"];

/// What values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Whole,
    /// With so many places.
    Decimal(usize),
}

/// A value of a table, and from which column it comes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    /// Its key in a table.
    pub(super) key: &'static str,
    /// Which of the columns read it is.
    pub(super) column: usize,
}

/// Where the columns of a file go.
#[derive(Debug)]
pub(super) struct Layout {
    /// The columns that are read: where in the file they stand, and what they hold.
    pub(super) columns: Vec<(usize, Kind)>,
    pub(super) table: Vec<Placed>,
    pub(super) project: Vec<Placed>,
    pub(super) funds: Vec<Placed>,
    pub(super) path: Vec<Placed>,
    pub(super) row: Vec<Placed>,
    pub(super) seq: Option<usize>,
}

impl Layout {
    /// The layout of a file by its schema.
    ///
    /// # Errors
    /// Columns that are not known or hold what no table has, those that are missing.
    pub(super) fn of(schema: &SchemaDescriptor) -> Result<Self, Text> {
        let mut layout = Self {
            columns: Vec::new(),
            table: Vec::new(),
            project: Vec::new(),
            funds: Vec::new(),
            path: Vec::new(),
            row: Vec::new(),
            seq: None,
        };
        let mut named = Vec::new();
        for (place, column) in schema.columns().iter().enumerate() {
            let kind = kind(column)?;
            layout.place(column.name(), kind)?;
            layout.columns.push((place, kind));
            named.push(column.name());
        }
        let missing: Vec<_> = NEEDED.into_iter().filter(|needed| !named.contains(needed)).collect();
        if !missing.is_empty() {
            let missing = Text::list(missing);
            return Err(text!("缺少列:{missing}", "columns that are missing: {missing}"; missing));
        }
        Ok(layout)
    }

    /// The columns of which one value stands for a whole table.
    pub(super) fn head(&self) -> impl Iterator<Item = usize> + Clone {
        self.table.iter().chain(&self.project).chain(&self.funds).map(|placed| placed.column)
    }

    /// Gives the next column its place.
    fn place(&mut self, name: &str, kind: Kind) -> Result<(), Text> {
        let column = self.columns.len();
        let same = |known: &&&str| **known == name;
        let placed = |key: &'static str| Placed { key, column };
        if let Some(key) = TABLE.iter().find(same) {
            self.table.push(placed(key));
        } else if let Some((key, _)) = PROJECT.iter().find(|(_, column)| *column == name) {
            self.project.push(placed(key));
        } else if let Some(key) = FUNDS.iter().find(same) {
            self.funds.push(placed(key));
        } else if let Some(key) = PATH.iter().find(same) {
            self.path.push(placed(key));
            self.path.sort_by_key(|placed| placed.key);
        } else if let Some(key) = ROW.iter().find(same) {
            self.row.push(placed(key));
        } else if name == SEQ && kind == Kind::Whole {
            self.seq = Some(column);
        } else if name == SEQ {
            return Err(text!("列 seq 应为整数", "the column seq must hold whole numbers"));
        } else {
            return Err(unknown(name));
        }
        Ok(())
    }
}

fn unknown(name: &str) -> Text {
    let project = PROJECT.iter().map(|(_, column)| *column);
    let known = TABLE.into_iter().chain(project).chain(FUNDS).chain([SEQ]).chain(PATH).chain(ROW);
    let known = Text::list(known);
    text!(
        "不认识列 {name};可有的列是 {known}",
        "there is no column {name} in the layout; columns may be {known}";
        known
    )
}

/// What a column holds.
fn kind(column: &ColumnDescriptor) -> Result<Kind, Text> {
    let name = column.path().string();
    let basic = column.self_type().get_basic_info();
    let is_list = basic.has_repetition() && basic.repetition() == Repetition::REPEATED;
    if column.path().parts().len() > 1 || is_list || column.max_rep_level() > 0 {
        return Err(text!("列 {name} 不是单个值", "the column {name} holds more than a value"));
    }
    let scale = usize::try_from(column.type_scale()).unwrap_or_default();
    let is_decimal = matches!(column.logical_type_ref(), Some(LogicalType::Decimal { .. }))
        || column.converted_type() == ConvertedType::DECIMAL;
    let is_text = matches!(column.logical_type_ref(), Some(LogicalType::String))
        || column.converted_type() == ConvertedType::UTF8;
    let is_whole = match column.logical_type_ref() {
        None => true,
        Some(LogicalType::Integer(whole)) => whole.is_signed,
        Some(_) => false,
    };
    match column.physical_type() {
        Type::BYTE_ARRAY if is_text => Ok(Kind::Text),
        Type::INT32 | Type::INT64 | Type::BYTE_ARRAY | Type::FIXED_LEN_BYTE_ARRAY
            if is_decimal && column.type_precision() <= 38 =>
        {
            Ok(Kind::Decimal(scale))
        }
        Type::INT32 | Type::INT64 if is_whole && !is_decimal => Ok(Kind::Whole),
        Type::FLOAT | Type::DOUBLE => Err(text!(
            "列 {name} 是浮点数,不是原来的数:请存为 decimal 或文字",
            "the column {name} holds floating-point numbers, which are not those that were written: keep decimals or texts"
        )),
        _ => Err(text!(
            "列 {name} 应为文字、整数或 decimal(不超过 38 位)",
            "the column {name} must hold texts, whole numbers, or decimals of up to 38 digits"
        )),
    }
}
