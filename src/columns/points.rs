//! Lines of points as a file of columns, a row a table.

use std::sync::Arc;

use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, DataType, FixedLenByteArray, FixedLenByteArrayType, Int32Type};
use parquet::errors::{ParquetError, Result};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;
use serde::Deserialize;

use crate::num::{Figure, Rounding};
use crate::words::{Text, text};

/// Tables of a row group.
const ROWS: usize = 1 << 14;

/// Places of every figure: as many as a template may round to.
const PLACES: u32 = Rounding::MAX_PLACES as u32;

/// A line of points as it is read.
#[derive(Deserialize)]
struct Line {
    project: Project,
    year: Option<i32>,
    template: String,
    rate_percent: Option<Figure>,
    execution: Option<Figure>,
    points: Option<Vec<Option<Figure>>>,
    tiers: Vec<Option<Figure>>,
    total: Option<Figure>,
    assessed: Option<Figure>,
    grade: Option<String>,
}

#[derive(Deserialize)]
struct Project {
    code: Option<String>,
    name: String,
    department: Option<String>,
    unit: Option<String>,
}

/// A file of points on its way out.
pub struct PointsColumns {
    writer: SerializedFileWriter<Vec<u8>>,
    rows: Vec<Line>,
    has_points: bool,
}

impl std::fmt::Debug for PointsColumns {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PointsColumns").field("rows", &self.rows.len()).finish_non_exhaustive()
    }
}

impl PointsColumns {
    /// A file without a row, of lines with the points of indicators or without them.
    ///
    /// # Errors
    /// None that is known of.
    pub fn new(has_points: bool) -> std::result::Result<Self, Text> {
        let writer = || {
            let schema = parse_message_type(&schema(has_points))?;
            let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
            SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties))
        };
        Ok(Self { writer: writer().map_err(|error| unwritable(&error))?, rows: Vec::new(), has_points })
    }

    /// Adds whole lines; the bytes that can be written out.
    ///
    /// # Errors
    /// A figure of more than 38 digits.
    pub fn add(&mut self, lines: &str) -> std::result::Result<Vec<u8>, Text> {
        for line in lines.lines() {
            self.rows.push(serde_json::from_str(line).map_err(|error| {
                let why = error.to_string();
                text!("得分行读不回来:{why}", "a line of points that cannot be read back: {why}")
            })?);
            if self.rows.len() == ROWS {
                self.close_group().map_err(|error| unwritable(&error))?;
            }
        }
        Ok(std::mem::take(self.writer.inner_mut()))
    }

    /// The bytes that are left.
    ///
    /// # Errors
    /// As [`Self::add`].
    pub fn finish(mut self) -> std::result::Result<Vec<u8>, Text> {
        let last = || {
            self.close_group()?;
            self.writer.into_inner()
        };
        last().map_err(|error| unwritable(&error))
    }

    fn close_group(&mut self) -> Result<()> {
        let rows = std::mem::take(&mut self.rows);
        if rows.is_empty() {
            return Ok(());
        }
        let mut group = self.writer.next_row_group()?;
        texts(&mut group, &rows, |row| row.project.code.as_deref())?;
        needed(&mut group, &rows, |row| &row.project.name)?;
        texts(&mut group, &rows, |row| row.project.department.as_deref())?;
        texts(&mut group, &rows, |row| row.project.unit.as_deref())?;
        Values::<Int32Type>::each(&rows, |row| Ok(row.year))?.write(&mut group)?;
        needed(&mut group, &rows, |row| &row.template)?;
        figures(&mut group, &rows, |row| row.rate_percent)?;
        figures(&mut group, &rows, |row| row.execution)?;
        if self.has_points {
            lists(&mut group, &rows, |row| row.points.as_deref().unwrap_or_default())?;
        }
        lists(&mut group, &rows, |row| &row.tiers)?;
        figures(&mut group, &rows, |row| row.total)?;
        figures(&mut group, &rows, |row| row.assessed)?;
        texts(&mut group, &rows, |row| row.grade.as_deref())?;
        group.close()?;
        Ok(())
    }
}

/// The schema: the names of a line of points, in its order.
fn schema(has_points: bool) -> String {
    let figure = format!("fixed_len_byte_array(16) {{}} (DECIMAL(38,{PLACES}));");
    let figure = |name: &str| format!("optional {}", figure.replace("{}", name));
    let list = |name: &str| {
        let element = figure("element");
        format!("required group {name} (LIST) {{ repeated group list {{ {element} }} }}")
    };
    let [rate, execution, total, assessed] = ["rate_percent", "execution", "total", "assessed"].map(figure);
    let (points, tiers) = (if has_points { list("points") } else { String::new() }, list("tiers"));
    format!(
        "message points {{ required group project {{ optional binary code (UTF8); required binary name (UTF8); \
         optional binary department (UTF8); optional binary unit (UTF8); }} optional int32 year; \
         required binary template (UTF8); {rate} {execution} {points} {tiers} {total} {assessed} \
         optional binary grade (UTF8); }}"
    )
}

/// The values of a column, and where there are none.
struct Values<T: DataType> {
    there: Vec<T::T>,
    /// Whether a value stands, and in a list whether there is any place for one.
    defined: Vec<i16>,
    /// In a list, whether a place belongs to the list before it.
    repeated: Option<Vec<i16>>,
}

impl<T: DataType> Values<T> {
    /// A value a row, or none.
    fn each(rows: &[Line], value: impl Fn(&Line) -> Result<Option<T::T>>) -> Result<Self> {
        let (mut values, mut defined) = (Vec::new(), Vec::new());
        for row in rows {
            let value = value(row)?;
            defined.push(i16::from(value.is_some()));
            values.extend(value);
        }
        Ok(Self { there: values, defined, repeated: None })
    }

    fn write(self, group: &mut SerializedRowGroupWriter<'_, Vec<u8>>) -> Result<()> {
        let Some(mut column) = group.next_column()? else {
            return Err(ParquetError::General("more columns than the schema names".to_owned()));
        };
        column.typed::<T>().write_batch(&self.there, Some(&self.defined), self.repeated.as_deref())?;
        column.close()
    }
}

type Group<'g> = SerializedRowGroupWriter<'g, Vec<u8>>;

fn texts(group: &mut Group<'_>, rows: &[Line], text: impl Fn(&Line) -> Option<&str>) -> Result<()> {
    Values::<ByteArrayType>::each(rows, |row| Ok(text(row).map(ByteArray::from)))?.write(group)
}

/// Texts that every row has.
fn needed(group: &mut Group<'_>, rows: &[Line], text: impl Fn(&Line) -> &str) -> Result<()> {
    texts(group, rows, |row| Some(text(row)))
}

fn figures(group: &mut Group<'_>, rows: &[Line], figure: impl Fn(&Line) -> Option<Figure>) -> Result<()> {
    Values::<FixedLenByteArrayType>::each(rows, |row| figure(row).map(packed).transpose())?.write(group)
}

/// A list of figures a row, some of which may be open.
fn lists(group: &mut Group<'_>, rows: &[Line], list: impl Fn(&Line) -> &[Option<Figure>]) -> Result<()> {
    let (mut values, mut defined, mut repeated) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows {
        let list = list(row);
        if list.is_empty() {
            defined.push(0);
            repeated.push(0);
        }
        for (place, figure) in list.iter().enumerate() {
            defined.push(if figure.is_some() { 2 } else { 1 });
            repeated.push(i16::from(place > 0));
            values.extend(figure.map(packed).transpose()?);
        }
    }
    Values::<FixedLenByteArrayType> { there: values, defined, repeated: Some(repeated) }.write(group)
}

/// A figure as a decimal of the schema.
fn packed(figure: Figure) -> Result<FixedLenByteArray> {
    let digits = figure.digits(PLACES).filter(|digits| digits.unsigned_abs() < 10_u128.pow(38));
    let digits = digits.ok_or_else(|| ParquetError::General(format!("{figure} does not fit into 38 digits")))?;
    Ok(digits.to_be_bytes().to_vec().into())
}

fn unwritable(error: &ParquetError) -> Text {
    let why = error.to_string();
    text!("无法写成列:{why}", "cannot be written in columns: {why}")
}

#[cfg(test)]
mod tests {
    use parquet::file::reader::{FileReader, SerializedFileReader};

    use super::super::trial::file;
    use super::*;

    const LINES: &str = concat!(
        r#"{"project":{"code":"A","name":"甲","department":null,"unit":"单位"},"year":2024,"template":"t@1.0.0","#,
        r#""rate_percent":"98.5","execution":"9.85","points":["10.00",null,"-0.000000001"],"tiers":[],"total":"19.85","#,
        r#""assessed":"100","grade":"优"}"#,
        "\n",
        r#"{"project":{"code":null,"name":"乙","department":"局","unit":null},"year":null,"template":"t@1.0.0","#,
        r#""rate_percent":null,"execution":null,"points":[],"tiers":[null,"5"],"total":null,"assessed":null,"grade":null}"#,
        "\n",
    );

    fn rows(bytes: &[u8]) -> Vec<String> {
        let reader = SerializedFileReader::new(file(bytes)).unwrap();
        reader.get_row_iter(None).unwrap().map(|row| row.unwrap().to_string()).collect()
    }

    #[test]
    fn a_row_says_what_its_line_says() {
        let mut columns = PointsColumns::new(true).unwrap();
        let mut bytes = columns.add(LINES).unwrap();
        bytes.extend(columns.finish().unwrap());
        assert_eq!(
            rows(&bytes),
            [
                "{project: {code: \"A\", name: \"甲\", department: null, unit: \"单位\"}, year: 2024, \
                 template: \"t@1.0.0\", rate_percent: 98.500000000, execution: 9.850000000, \
                 points: [10.000000000, null, -0.000000001], tiers: [], total: 19.850000000, \
                 assessed: 100.000000000, grade: \"优\"}",
                "{project: {code: null, name: \"乙\", department: \"局\", unit: null}, year: null, \
                 template: \"t@1.0.0\", rate_percent: null, execution: null, points: [], tiers: [null, 5.000000000], \
                 total: null, assessed: null, grade: null}",
            ]
        );
    }

    #[test]
    fn totals_have_no_column_of_points_and_row_groups_end_where_they_are_full() {
        let lines = LINES.replace(r#""points":["10.00",null,"-0.000000001"],"#, "").replace(r#""points":[],"#, "");
        let mut columns = PointsColumns::new(false).unwrap();
        let mut bytes = Vec::new();
        for _ in 0..=ROWS / 2 {
            bytes.extend(columns.add(&lines).unwrap());
        }
        assert!(!bytes.is_empty(), "a full row group is written before the end");
        bytes.extend(columns.finish().unwrap());
        let rows = rows(&bytes);
        assert_eq!(rows.len(), ROWS + 2);
        assert!(rows.iter().all(|row| !row.contains("points:")));
    }

    #[test]
    fn a_figure_that_has_no_room_is_refused() {
        let mut columns = PointsColumns::new(true).unwrap();
        columns.add(&LINES.replace("98.5", &"9".repeat(30))).unwrap();
        let why = columns.finish().unwrap_err().en;
        assert_eq!(
            why,
            "cannot be written in columns: Parquet error: 999999999999999999999999999999 does not fit into 38 digits"
        );
    }
}
