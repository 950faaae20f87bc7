//! Files of folders that are not read: nothing that may hold a table is passed over in silence.

use std::collections::HashSet;
#[cfg(feature = "cli")]
use std::fs;
#[cfg(feature = "excel")]
use std::io::Cursor;
use std::io::{Read, Seek};
use std::path::{Path, PathBuf};

use super::claim::Claim;
use super::ending::{has_ending, is_hidden};
#[cfg(feature = "cli")]
use super::files::looked_into;
#[cfg(feature = "cli")]
use super::source::Format;
use super::workbook::ENDINGS;
use crate::words::{Caution, Place, Text, text};

/// What is never a table, by its ending: texts about tables, and what programs keep for themselves.
const ASIDE: [&str; 13] = ["md", "markdown", "log", "tmp", "lock", "ini", "db", "sh", "bat", "py", "rs", "js", "css"];

/// The names of files that say something about a folder, without their endings.
const ABOUT: [&str; 6] = ["readme", "license", "licence", "changelog", "notice", "makefile"];

/// Whether a file is none that anybody would look for a table in.
pub(super) fn is_aside(path: &Path) -> bool {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default();
    let stem = stem.split(['-', '.']).next().unwrap_or_default();
    has_ending(path, &ASIDE) || ABOUT.contains(&stem)
}

/// Whether a file is a list of names, one a line, as `new --list` takes it: there is no table in it.
#[cfg(feature = "cli")]
pub(super) fn is_list_of_names(path: &Path) -> bool {
    const MOST: u64 = 64 << 10;
    let is_name = |line: &str| {
        let parts = |sign: char| sign.is_whitespace() || ",;|\u{ff0c}\u{ff1b}≥≤=%".contains(sign);
        line.chars().count() <= LONGEST_NAME && !line.contains(parts)
    };
    let is_list = |text: &str| {
        let mut lines = text.trim_start_matches('\u{feff}').lines().map(str::trim).filter(|line| !line.is_empty());
        lines.clone().next().is_some() && lines.all(is_name)
    };
    has_ending(path, &["txt"])
        && looked_into(path).is_some_and(|file| str::from_utf8(&start(file, MOST)).is_ok_and(is_list))
}

/// Letters of the name of a project.
#[cfg(feature = "cli")]
const LONGEST_NAME: usize = 60;

/// Whether a file is a page that this program wrote about tables. A form that it wrote has a table of its own.
#[cfg(feature = "cli")]
pub(super) fn is_own_page(path: &Path) -> bool {
    has_ending(path, &["htm", "html"]) && looked_into(path).is_some_and(is_page_of_program)
}

/// Whether a file is a seal that this program wrote.
#[cfg(feature = "cli")]
pub(super) fn is_own_seal(path: &Path) -> bool {
    has_ending(path, &["seal"]) && looked_into(path).is_some_and(is_seal)
}

/// Whether a file is a letter or a list that this program wrote about tables, and says so.
#[cfg(feature = "cli")]
pub(super) fn is_own_document(path: &Path) -> bool {
    has_ending(path, &["docx", "xlsx"]) && looked_into(path).is_some_and(is_document_of_program)
}

/// The same of a file whose bytes are at hand.
#[cfg(feature = "excel")]
pub(super) fn is_own(path: &Path, bytes: &[u8]) -> bool {
    match () {
        () if has_ending(path, &["htm", "html"]) => is_page_of_program(bytes),
        () if has_ending(path, &["seal"]) => is_seal(bytes),
        () if has_ending(path, &["docx", "xlsx"]) => is_document_of_program(Cursor::new(bytes)),
        () => false,
    }
}

fn is_page_of_program(file: impl Read) -> bool {
    let head = beginning(file);
    head.contains(r#"<meta name="generator" content="jixiao "#) && !head.contains(".input.sha256\"")
}

fn is_seal(file: impl Read) -> bool {
    beginning(file).contains(r#""schema": "jixiao/seal/v1""#)
}

/// The beginning of a file; nothing of one that cannot be read.
fn beginning(file: impl Read) -> String {
    const HEAD: u64 = 1024;
    String::from_utf8_lossy(&start(file, HEAD)).into_owned()
}

/// So many bytes of a file, or fewer.
pub(super) fn start(file: impl Read, bytes: u64) -> Vec<u8> {
    let mut start = Vec::new();
    let read = file.take(bytes).read_to_end(&mut start);
    read.map(|_| start).unwrap_or_default()
}

fn is_document_of_program(file: impl Read + Seek) -> bool {
    const PROPERTIES: u64 = 64 << 10;
    let Ok(mut package) = zip::ZipArchive::new(file) else { return false };
    let Ok(part) = package.by_name("docProps/custom.xml") else { return false };
    let mut text = String::new();
    part.take(PROPERTIES).read_to_string(&mut text).is_ok() && text.contains(r#"name="jixiao.document""#)
}

/// Whether a file begins as workbooks do, whatever it is called.
#[cfg(feature = "cli")]
pub(super) fn is_package(path: &Path) -> bool {
    looked_into(path).is_some_and(begins_as_package)
}

/// The same of a file whose bytes are at hand.
pub(super) fn begins_as_package(mut file: impl Read) -> bool {
    let mut head = [0; 4];
    file.read_exact(&mut head).is_ok() && head == *b"PK\x03\x04"
}

/// That a hidden file was not read, where it may hold a table: a workbook by what is in it, or a text that is hidden by its own name.
/// What a system keeps beside a file under its name is none, nor is what programs keep in hidden folders.
pub(super) fn hidden(path: &Path, file: impl Read) -> Option<Caution> {
    const BOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0"];
    let is_own_name = path.file_name().is_some_and(|name| is_hidden(&name.to_string_lossy()));
    let start = start(file, 4);
    let is_book = has_ending(path, &ENDINGS) && BOOKS.iter().any(|sign| start == *sign);
    let is_text = is_own_name && has_ending(path, &["toml", "json", "ndjson", "jsonl"]) && !start.starts_with(&[0]);
    (is_book || is_text).then(|| {
        let text = text!(
            "没有读取:隐藏的文件;其中若有自评表,请去掉名称前的点",
            "not read: a hidden file; if there is a table in it, take the dot away before its name"
        );
        Caution { place: Place::file(&path.display().to_string()), text }
    })
}

/// That a file was not read, what it is, and what to do.
pub(super) fn unread(path: &Path) -> Caution {
    let copy = || text!("其中若有自评表,请复制到工作簿", "if there is a table in it, copy it into a workbook");
    let enter = || text!("其中若有自评表,请录入工作簿", "if there is a table in it, enter it into a workbook");
    let unpack = || text!("请先解压", "unpack it first");
    let (what, advice): (Text, Text) = match path {
        _ if has_ending(path, &["doc", "docx", "wps", "rtf", "odt"]) => (text!("Word 文档", "a Word document"), copy()),
        _ if has_ending(path, &["pdf", "ofd"]) => (text!("版式文件", "a document with fixed pages"), copy()),
        _ if has_ending(path, &["jpg", "jpeg", "png", "bmp", "gif", "tif", "tiff", "webp", "heic"]) => {
            (text!("图片", "a picture"), enter())
        }
        _ if has_ending(path, &["zip", "rar", "7z", "gz", "tar"]) => (text!("压缩包", "a packed file"), unpack()),
        _ if has_ending(path, &["htm", "html", "mht", "mhtml"]) => (text!("网页", "a web page"), copy()),
        _ => (text!("不是认识的文件", "no file of a known kind"), copy()),
    };
    let text = text!("没有读取:{what};{advice}", "not read: {what}; {advice}"; what, advice);
    Caution { place: Place::file(&path.display().to_string()), text }
}

/// What stands in the name of an annotated copy behind that of its workbook.
pub const COPY_MARK: &str = "（批注副本）";

/// The same for an annotated copy of a workbook that is read as well: its tables would count twice.
pub(super) fn copy_of(path: &Path, known: &HashSet<PathBuf>) -> Option<(Caution, Claim)> {
    let (original, _) = path.file_stem()?.to_str()?.split_once(COPY_MARK)?;
    let is_it =
        |other: &&PathBuf| other.file_stem().is_some_and(|stem| stem == original) && has_ending(other, &ENDINGS);
    let mut originals: Vec<&PathBuf> = known.iter().filter(is_it).collect();
    originals.sort();
    let first = originals.first()?.display();
    let text = text!("没有读取:这是 {first} 的批注副本", "not read: it is an annotated copy of {first}");
    Some(claimed(path, &originals, text))
}

/// That a file is not read, and what is read in its place.
pub(super) fn claimed(path: &Path, read: &[&PathBuf], text: Text) -> (Caution, Claim) {
    let name = |path: &Path| path.display().to_string();
    let read = read.iter().map(|path| name(path)).collect();
    (Caution { place: Place::file(&name(path)), text }, Claim { file: name(path), read, is_passed: false })
}

/// The same for a workbook whose tables were imported into the files beside it, of which some may name it.
pub(super) fn imported_into(
    path: &Path,
    known: &HashSet<PathBuf>,
    names: impl Fn(&Path, &str) -> bool,
) -> Option<(Caution, Claim)> {
    if !has_ending(path, &ENDINGS) {
        return None;
    }
    let (stem, name) = (path.file_stem()?.to_str()?, path.file_name()?.to_str()?);
    let is_named_so = |other: &&PathBuf| {
        let other = other.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        other.strip_prefix(stem).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    let beside = known.iter().filter(|other| other.parent() == path.parent() && has_ending(other, &["toml"]));
    let mut tables: Vec<&PathBuf> = beside.filter(is_named_so).filter(|other| names(other, name)).collect();
    tables.sort();
    let first = tables.first()?.display();
    let text = text!(
        "没有读取:其中的表已导入(如 {first}),读的是导入后的文件",
        "not read: its tables were imported, into {first} for one, and are read there"
    );
    Some(claimed(path, &tables, text))
}

/// Whether a table says that it is from a workbook.
#[cfg(feature = "cli")]
pub(super) fn names(table: &Path, book: &str) -> bool {
    let small = fs::metadata(table).is_ok_and(|found| found.is_file() && found.len() <= Format::Toml.limit());
    small && fs::read_to_string(table).is_ok_and(|text| is_from(&text, book))
}

/// Whether the text of a table says that it is from a workbook.
pub(super) fn is_from(table: &str, book: &str) -> bool {
    table.contains(&format!("\"{book}!"))
}
