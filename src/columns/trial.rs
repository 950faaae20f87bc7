//! Files of the long layout for tests.

use std::fs::File;
use std::io::{Seek, Write};
use std::sync::Arc;

use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, FixedLenByteArrayType, Int32Type, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;

/// The values of a column, none where a cell is blank.
#[derive(Clone)]
pub(super) enum Cells {
    Texts(Vec<Option<String>>),
    Short(Vec<Option<i32>>),
    Long(Vec<Option<i64>>),
    /// Decimals by their digits, in 16 bytes.
    Wide(Vec<Option<i128>>),
}

/// The bytes of a file of one row group for each so many rows. Every column is optional.
pub(super) fn bytes(columns: &[(&str, Cells)], rows: usize, group: usize) -> Vec<u8> {
    let fields = columns.iter().fold(String::new(), |all, (field, _)| all + &format!("optional {field}; "));
    let schema = parse_message_type(&format!("message tables {{ {fields} }}")).unwrap();
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let mut writer = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties)).unwrap();
    for from in (0..rows).step_by(group) {
        let range = from..rows.min(from + group);
        let mut group = writer.next_row_group().unwrap();
        for (_, cells) in columns {
            let mut column = group.next_column().unwrap().unwrap();
            macro_rules! write {
                ($kind:ty, $cells:expr, $pack:expr) => {{
                    let cells = &$cells[range.clone()];
                    let levels: Vec<i16> = cells.iter().map(|cell| i16::from(cell.is_some())).collect();
                    let values: Vec<_> = cells.iter().flatten().map($pack).collect();
                    column.typed::<$kind>().write_batch(&values, Some(&levels), None).unwrap();
                }};
            }
            match cells {
                Cells::Texts(cells) => write!(ByteArrayType, cells, |text| ByteArray::from(text.as_str())),
                Cells::Short(cells) => write!(Int32Type, cells, |number| *number),
                Cells::Long(cells) => write!(Int64Type, cells, |number| *number),
                Cells::Wide(cells) => {
                    write!(FixedLenByteArrayType, cells, |digits| digits.to_be_bytes().to_vec().into());
                }
            }
            column.close().unwrap();
        }
        group.close().unwrap();
    }
    writer.into_inner().unwrap()
}

/// Bytes as a file.
pub(super) fn file(bytes: &[u8]) -> File {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    file.rewind().unwrap();
    file
}

/// A column of texts of which none is blank.
pub(super) fn texts<const N: usize>(texts: [&str; N]) -> Cells {
    Cells::Texts(texts.map(|text| Some(text.to_owned())).to_vec())
}

/// Two tables of two rows and one, whose money is decimals of 16 bytes and whose points are decimals in four.
pub(super) fn two_tables() -> Vec<(&'static str, Cells)> {
    vec![
        ("binary code (UTF8)", texts(["A-1", "A-1", "B-2"])),
        ("binary project (UTF8)", texts(["热线运行", "热线运行", "道路\"养护\""])),
        ("int32 year", Cells::Short(vec![Some(2024); 3])),
        ("fixed_len_byte_array(16) budget (DECIMAL(38,2))", Cells::Wide(vec![Some(10_050), Some(10_050), None])),
        ("fixed_len_byte_array(16) executed (DECIMAL(38,2))", Cells::Wide(vec![Some(-5), Some(-5), None])),
        ("int64 seq", Cells::Long(vec![Some(0), Some(1), Some(0)])),
        ("binary tier2 (UTF8)", Cells::Texts(vec![Some("数量指标".to_owned()), None, None])),
        ("binary tier1 (UTF8)", texts(["产出指标", "效益指标", "产出指标"])),
        ("binary name (UTF8)", texts(["接听", "满意", "里程"])),
        ("binary target (UTF8)", texts(["≥10次", "满意", "5"])),
        ("int32 actual (DECIMAL(9,1))", Cells::Short(vec![Some(125), None, Some(50)])),
        ("int64 weight (DECIMAL(18,2))", Cells::Long(vec![Some(5_000), Some(1_050), Some(0)])),
    ]
}
