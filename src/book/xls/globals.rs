//! What the sheets of a workbook share: texts, formats, and where each sheet begins.

use std::collections::HashMap;

use super::bytes::{long, short};
use super::formula::{is_own_book, sheets};
use super::looks::Looks;
use super::records::Records;
use super::strings::{Runs, shared, short_string};
use crate::book::cell_style::CellStyle;
use crate::book::number_format::NumberFormat;
use crate::book::refusal::Refusal;
use crate::book::rich::Rich;
use crate::book::serial::DayCount;

const SUP_BOOK: u16 = 0x01AE;
const EXTERN_SHEET: u16 = 0x0017;
const END: u16 = 0x000A;
const DATE_MODE: u16 = 0x0022;
const FILE_PASS: u16 = 0x002F;
const BOUND_SHEET: u16 = 0x0085;
const FONT: u16 = 0x0031;
const PALETTE: u16 = 0x0092;
const XF: u16 = 0x00E0;
const SST: u16 = 0x00FC;
const FORMAT: u16 = 0x041E;
const BEGIN: u16 = 0x0809;

/// What the first part of the stream says.
#[derive(Default)]
pub(super) struct Globals {
    pub(super) sheets: Vec<NamedSheet>,
    pub(super) strings: Vec<Rich>,
    /// Whether the texts are not what the file says of them.
    pub(super) is_disordered: bool,
    /// Number formats by the styles of cells; none for one that the file does not hold.
    pub(super) formats: Vec<Option<NumberFormat>>,
    /// What readers see of the cells of each style.
    pub(super) cells: Vec<CellStyle>,
    pub(super) looks: Looks,
    pub(super) days: DayCount,
    /// The sheets by the numbers that formulas use; none for those of other books.
    pub(super) named: Vec<Option<String>>,
}

/// A sheet and where it begins.
pub(super) struct NamedSheet {
    pub(super) name: String,
    pub(super) hidden: bool,
    pub(super) is_worksheet: bool,
    pub(super) start: usize,
}

impl Globals {
    pub(super) fn read(records: Records<'_>) -> Result<Self, Refusal> {
        let mut globals = Self::default();
        let (mut own, mut texts) = (HashMap::new(), Vec::new());
        let (mut styles, mut has_ended) = (Vec::new(), false);
        let (mut books, mut own_book, mut externals) = (0, None, Vec::new());
        for record in records {
            match record.kind {
                // BIFF8 alone has its texts as they are read here.
                BEGIN if short(record.data, 0).is_some_and(|version| version < 0x0600) => return Err(Refusal::OldXls),
                FILE_PASS => return Err(Refusal::Password),
                DATE_MODE if short(record.data, 0) == Some(1) => globals.days = DayCount::From1904,
                BOUND_SHEET => globals.sheets.push(NamedSheet::of(record.data).ok_or(Refusal::Damaged)?),
                SST => {
                    let (strings, is_whole) = shared(&record)?;
                    globals.is_disordered = !is_whole;
                    texts = strings;
                }
                FORMAT => {
                    let code = record.data.get(2..).and_then(|data| short_string(data, 2));
                    let (id, code) = short(record.data, 0).zip(code).ok_or(Refusal::Damaged)?;
                    own.insert(u32::from(id), code);
                }
                SUP_BOOK => {
                    own_book = own_book.or_else(|| is_own_book(record.data).then_some(books));
                    books += 1;
                }
                EXTERN_SHEET => externals = record.data.to_vec(),
                FONT => globals.looks.font(record.data),
                PALETTE => globals.looks.colours(record.data),
                XF => {
                    styles.push(short(record.data, 2).map(u32::from));
                    globals.looks.style(record.data);
                }
                END => {
                    has_ended = true;
                    break;
                }
                _ => {}
            }
        }
        let names: Vec<&str> = globals.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        globals.named = sheets(&externals, own_book, &names);
        let format = |id: u32| own.get(&id).map(|code| NumberFormat::parse(code)).or_else(|| NumberFormat::builtin(id));
        globals.formats = styles.into_iter().map(|id| id.and_then(format)).collect();
        globals.cells = globals.looks.styles(&own);
        let look = |font: Option<u16>| font.map(|font| globals.looks.of_font(font)).unwrap_or_default();
        let text = |runs: Runs| Rich::of(runs.into_iter().map(|(text, font)| (text, look(font))).collect());
        globals.strings = texts.into_iter().map(text).collect();
        if has_ended { Ok(globals) } else { Err(Refusal::Truncated) }
    }
}

impl NamedSheet {
    fn of(data: &[u8]) -> Option<Self> {
        Some(Self {
            start: usize::try_from(long(data, 0)?).ok()?,
            hidden: data.get(4)? & 3 != 0,
            is_worksheet: *data.get(5)? == 0,
            name: short_string(data.get(6..)?, 1)?,
        })
    }
}
