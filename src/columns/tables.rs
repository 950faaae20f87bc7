//! A file of the long layout as lines of NDJSON, a table each.

use std::fs::File;
use std::io::{self, ErrorKind, Read};

use parquet::basic::Compression;
use parquet::column::reader::get_column_reader;
use parquet::errors::ParquetError;
use parquet::file::metadata::{ParquetMetaData, RowGroupMetaData};
use parquet::file::reader::{FileReader, SerializedFileReader};

use super::column::Column;
use super::layout::{Layout, Placed};
use super::pages::Pages;
use crate::words::{Place, Problem, Said, Text, text};

/// Rows that are at hand at once.
const ROWS: usize = 1 << 12;

/// The tables of a file, read as lines of JSON. Rows of one table stand together, in its order.
pub struct TableLines {
    file: SerializedFileReader<File>,
    layout: Layout,
    /// Row groups that were begun.
    begun: usize,
    /// The columns of the row group at hand.
    columns: Vec<Column>,
    /// Rows of it that are not at hand yet.
    left: usize,
    /// The number of the first row of a table, 0 or 1 in all of them.
    first: Option<i64>,
    /// The table under way.
    open: Option<Open>,
    /// What was made and is not given yet.
    lines: Vec<u8>,
    given: usize,
}

/// A table under way: its line is written as far as its rows were read.
struct Open {
    /// What stands before its rows.
    head: Vec<u8>,
    /// The number of its last row.
    seq: Option<i64>,
}

impl std::fmt::Debug for TableLines {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TableLines").field("layout", &self.layout).finish_non_exhaustive()
    }
}

impl TableLines {
    /// Opens a file.
    ///
    /// # Errors
    /// What is no Parquet, or has other columns.
    pub fn open(name: &str, file: File) -> Result<Self, Problem> {
        let problem = |message| Problem::new(Place::file(name), message);
        let file = SerializedFileReader::new(file).map_err(|error| problem(damaged(&error)))?;
        let layout = Layout::of(file.metadata().file_metadata().schema_descr()).map_err(problem)?;
        if let Some(packed) = packed_otherwise(file.metadata()) {
            let message = text!("以 {packed} 压缩,这里不读", "packed as {packed}, which is not read here");
            let advice = text!("请以 snappy 压缩或不压缩另存", "write it packed as snappy, or not packed");
            return Err(problem(message).advise(advice));
        }
        Ok(Self {
            file,
            layout,
            begun: 0,
            columns: Vec::new(),
            left: 0,
            first: None,
            open: None,
            lines: Vec::new(),
            given: 0,
        })
    }

    /// Makes lines of the next rows; false at the end.
    fn fill(&mut self) -> io::Result<bool> {
        self.lines.clear();
        self.given = 0;
        while self.left == 0 {
            if !self.begin_group().map_err(|error| failed(damaged(&error)))? {
                return Ok(self.close());
            }
        }
        let count = self.left.min(ROWS);
        self.columns.iter_mut().try_for_each(|column| column.read(count)).map_err(|error| failed(damaged(&error)))?;
        self.left -= count;
        (0..count).try_for_each(|row| self.row(row)).map_err(failed)?;
        Ok(true)
    }

    fn begin_group(&mut self) -> Result<bool, ParquetError> {
        if self.begun == self.file.num_row_groups() {
            return Ok(false);
        }
        let group = self.file.get_row_group(self.begun)?;
        self.begun += 1;
        self.left = usize::try_from(group.metadata().num_rows()).unwrap_or_default();
        let column = |(place, kind): &(usize, _)| {
            let column = group.metadata().column(*place);
            let described = column.column_descr_ptr();
            let is_optional = described.max_def_level() > 0;
            let pages = Pages::of(column, || group.get_column_page_reader(*place))?;
            Column::new(get_column_reader(described, Box::new(pages)), *kind, is_optional)
        };
        self.columns = self.layout.columns.iter().map(column).collect::<Result<_, _>>()?;
        Ok(true)
    }

    /// A row at hand: one more of the table under way, or the first of the next.
    fn row(&mut self, row: usize) -> Result<(), Text> {
        let seq = self.layout.seq.map(|seq| self.columns.get(seq).and_then(|column| column.whole(row)));
        let is_same = row > 0 && self.layout.head().all(|column| self.are_same(column, row));
        let head = if is_same { None } else { Some(self.head(row)) };
        let goes_on = self.open.as_ref().is_some_and(|open| head.as_ref().is_none_or(|head| *head == open.head));
        match (&mut self.open, seq) {
            (Some(open), Some(seq)) if goes_on && seq.is_some_and(|seq| open.seq == seq.checked_sub(1)) => {
                open.seq = seq;
            }
            (Some(_), None) if goes_on => {}
            (_, Some(seq)) if !matches!(seq, Some(0 | 1)) || self.first.is_some_and(|first| seq != Some(first)) => {
                return Err(self.apart(row, seq));
            }
            (_, seq) => {
                self.first = seq.flatten();
                self.close();
                let head = head.unwrap_or_else(|| self.head(row));
                self.lines.extend_from_slice(&head);
                self.open = Some(Open { head, seq: seq.flatten() });
                self.write_row(row, b"");
                return Ok(());
            }
        }
        self.write_row(row, b",");
        Ok(())
    }

    fn are_same(&self, column: usize, row: usize) -> bool {
        self.columns.get(column).is_some_and(|column| column.are_same(row - 1, row))
    }

    /// What stands before the rows of a table.
    fn head(&self, row: usize) -> Vec<u8> {
        let Layout { table, project, funds, .. } = &self.layout;
        let mut json = b"{".to_vec();
        self.write_values(table, row, &mut json);
        json.extend_from_slice(if json.len() > 1 { b",\"project\":{" } else { b"\"project\":{" });
        self.write_values(project, row, &mut json);
        json.extend_from_slice(b"},\"funds\":[");
        if funds.iter().any(|placed| self.columns.get(placed.column).is_some_and(|column| !column.is_blank(row))) {
            json.extend_from_slice(b"{\"source\":\"total\",");
            self.write_values(funds, row, &mut json);
            json.push(b'}');
        }
        json.extend_from_slice(b"],\"indicators\":[");
        json
    }

    /// An indicator, behind what parts it from the one before.
    fn write_row(&mut self, row: usize, before: &[u8]) {
        let mut json = std::mem::take(&mut self.lines);
        json.extend_from_slice(before);
        json.extend_from_slice(b"{\"path\":[");
        let mut is_first = true;
        for Placed { column, .. } in &self.layout.path {
            let Some(column) = self.columns.get(*column).filter(|column| !column.is_blank(row)) else { continue };
            json.extend_from_slice(if is_first { b"" } else { b"," });
            column.write(row, &mut json);
            is_first = false;
        }
        json.extend_from_slice(b"],");
        self.write_values(&self.layout.row, row, &mut json);
        json.push(b'}');
        self.lines = json;
    }

    /// The values of a row that has any, with their keys.
    fn write_values(&self, placed: &[Placed], row: usize, json: &mut Vec<u8>) {
        let mut is_first = true;
        for Placed { key, column } in placed {
            let Some(column) = self.columns.get(*column).filter(|column| !column.is_blank(row)) else { continue };
            json.extend_from_slice(if is_first { b"\"" } else { b",\"" });
            json.extend_from_slice(key.as_bytes());
            json.extend_from_slice(b"\":");
            column.write(row, json);
            is_first = false;
        }
    }

    /// Ends the line of the table under way; false where there is none.
    fn close(&mut self) -> bool {
        let was_open = self.open.take().is_some();
        if was_open {
            self.lines.extend_from_slice(b"]}\n");
        }
        was_open
    }

    /// That rows of a table do not stand together.
    fn apart(&self, row: usize, seq: Option<i64>) -> Text {
        let seq = seq.map_or("null".to_owned(), |seq| seq.to_string());
        let head = String::from_utf8_lossy(&self.head(row)).into_owned();
        let head = head.trim_end_matches(",\"indicators\":[");
        text!(
            "同一张表的行没有按 seq 连在一起:到 {head} 的 seq {seq} 时断开;请按项目和 seq 排序,并使同一张表各行的项目、年度、资金一致",
            "the rows of a table do not stand together in the order of seq: at seq {seq} of {head} they do not; sort by project and seq, with the same project, year and funds in all rows of a table"
        )
    }
}

impl Read for TableLines {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.given == self.lines.len() {
            if !self.fill()? {
                return Ok(0);
            }
        }
        let rest = self.lines.get(self.given..).unwrap_or_default();
        let count = rest.len().min(buffer.len());
        for (to, from) in buffer.iter_mut().zip(rest) {
            *to = *from;
        }
        self.given += count;
        Ok(count)
    }
}

/// How a file is packed, where that is not read here.
fn packed_otherwise(file: &ParquetMetaData) -> Option<String> {
    let mut columns = file.row_groups().iter().flat_map(RowGroupMetaData::columns);
    let other = columns.find_map(|column| match column.compression() {
        Compression::UNCOMPRESSED | Compression::SNAPPY => None,
        other => Some(other),
    })?;
    let name = other.to_string().to_ascii_lowercase();
    // Without its level.
    Some(name.split('(').next().unwrap_or(&name).to_owned())
}

fn damaged(error: &ParquetError) -> Text {
    let why = error.to_string();
    text!("不是完好的 Parquet 文件:{why}", "no Parquet, or a damaged one: {why}")
}

fn failed(message: Text) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, Said(message))
}

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;

    use super::super::trial::{Cells, bytes, file, texts, two_tables};
    use super::*;

    fn read(bytes: &[u8]) -> Result<String, Text> {
        let mut lines = TableLines::open("a.parquet", file(bytes)).map_err(|problem| problem.message)?;
        let mut text = String::new();
        match lines.read_to_string(&mut text) {
            Ok(_) => Ok(text),
            Err(error) => match error.get_ref().and_then(|inner| inner.downcast_ref()) {
                Some(Said(text)) => Err(text.clone()),
                None => Err(Text::same(error.to_string())),
            },
        }
    }

    fn with(name: &str, cells: Cells) -> Vec<(&'static str, Cells)> {
        let mut columns = two_tables();
        columns.iter_mut().find(|(field, _)| field.contains(name)).unwrap().1 = cells;
        columns
    }

    fn refused(columns: &[(&str, Cells)]) -> String {
        read(&bytes(columns, 3, 3)).unwrap_err().en
    }

    const LINES: &str = concat!(
        r#"{"year":2024,"project":{"code":"A-1","name":"热线运行"},"funds":[{"source":"total","budget":"100.50","executed":"-0.05"}],"#,
        r#""indicators":[{"path":["产出指标","数量指标"],"name":"接听","target":"≥10次","actual":"12.5","weight":"50.00"},"#,
        r#"{"path":["效益指标"],"name":"满意","target":"满意","weight":"10.50"}]}"#,
        "\n",
        r#"{"year":2024,"project":{"code":"B-2","name":"道路\"养护\""},"funds":[],"#,
        r#""indicators":[{"path":["产出指标"],"name":"里程","target":"5","actual":"5.0","weight":"0.00"}]}"#,
        "\n",
    );

    #[test]
    fn rows_become_lines_wherever_row_groups_end() {
        for group in 1..4 {
            assert_eq!(read(&bytes(&two_tables(), 3, group)).unwrap(), LINES, "{group} rows a group");
        }
    }

    #[test]
    fn a_table_may_have_more_rows_than_are_at_hand_at_once() {
        let count = ROWS * 2 + 77;
        let repeated = |text: &str| Cells::Texts(vec![Some(text.to_owned()); count]);
        let columns = [
            ("binary project (UTF8)", repeated("长表")),
            ("int32 seq", Cells::Short((0..count).map(|row| i32::try_from(row).ok()).collect())),
            ("binary name (UTF8)", repeated("指标")),
            ("binary target (UTF8)", repeated("1")),
            ("binary actual (UTF8)", repeated("1")),
            ("binary weight (UTF8)", repeated("1")),
        ];
        let text = read(&bytes(&columns, count, 5_000)).unwrap();
        assert_eq!(text.lines().count(), 1);
        assert_eq!(text.matches("\"name\":\"指标\"").count(), count);
    }

    #[test]
    fn rows_that_do_not_stand_together_are_refused() {
        let apart = |seq: [i64; 3]| refused(&with("seq", Cells::Long(seq.map(Some).to_vec())));
        let message = "the rows of a table do not stand together in the order of seq: at seq 3 of {\"year\":2024,\
            \"project\":{\"code\":\"A-1\",\"name\":\"热线运行\"},\"funds\":[{\"source\":\"total\",\
            \"budget\":\"100.50\",\"executed\":\"-0.05\"}] they do not; sort by project and seq, with the same \
            project, year and funds in all rows of a table";
        assert_eq!(apart([1, 3, 1]), message);
        assert!(apart([0, 1, 2]).contains("at seq 2 of {\"year\":2024,\"project\":{\"code\":\"B-2\""));
        assert!(apart([0, 1, 1]).contains("at seq 1 of {\"year\":2024,\"project\":{\"code\":\"B-2\""));
        // Another budget within a table.
        let budget = Cells::Wide(vec![Some(10_050), Some(10_051), None]);
        assert!(refused(&with("budget", budget)).contains("at seq 1 of"));
    }

    #[test]
    fn columns_that_cannot_be_a_table_are_named() {
        let mut columns = two_tables();
        columns.push(("binary remark (UTF8)", texts(["", "", ""])));
        assert_eq!(
            refused(&columns),
            "there is no column remark in the layout; columns may be template, year, currency, code, project, department, \
             unit, implementer, category, initial, budget, executed, seq, tier1, tier2, tier3, name, target, actual, weight, \
             reason, reported"
        );
        let columns: Vec<_> = two_tables().into_iter().filter(|(field, _)| !field.contains("target")).collect();
        assert_eq!(refused(&columns), "columns that are missing: target");
        let seq: Vec<_> = two_tables().into_iter().filter(|(field, _)| !field.contains("seq")).collect();
        let seq = [&seq[..], &[("binary seq (UTF8)", texts(["0", "1", "0"]))]].concat();
        assert_eq!(refused(&seq), "the column seq must hold whole numbers");
        let date: Vec<_> = two_tables().into_iter().filter(|(field, _)| !field.contains("year")).collect();
        let date = [&date[..], &[("int32 year (DATE)", Cells::Short(vec![Some(1); 3]))]].concat();
        assert_eq!(refused(&date), "the column year must hold texts, whole numbers, or decimals of up to 38 digits");
    }

    #[test]
    fn what_is_no_parquet_is_refused_and_no_damage_ends_the_program() {
        let whole = bytes(&two_tables(), 3, 2);
        assert!(read(b"name = 1").unwrap_err().zh.starts_with("不是完好的 Parquet 文件:"));
        for end in 0..whole.len() {
            assert!(read(&whole[..end]).is_err(), "cut at {end}");
        }
        for at in 0..whole.len() {
            for bits in [0x01, 0xFF] {
                let mut damaged = whole.clone();
                damaged[at] ^= bits;
                assert!(catch_unwind(|| read(&damaged).map(drop)).is_ok(), "byte {at} with {bits:02x}");
            }
        }
    }
}
