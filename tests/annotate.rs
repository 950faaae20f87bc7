//! Annotated copies: nothing of a book is lost, what is not touched stays byte for byte, and every note stands on its cell
//! in its colour.

mod rich;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use jixiao::book::{self, Annotation, BesideKind, Book, Doubt, Shade};
use jixiao::words::Address;
use proptest::prelude::*;

use crate::support::run;
use rich::{Part, Rich, packed, parts};

const SHEET: &str = "xl/blätter/甲.xml";
const STYLES: &str = "xl/styles.xml";

fn annotation(at: Option<Address>, text: &str, shade: Shade) -> Annotation {
    Annotation { sheet: Some("自评表".into()), cell: at, text: text.to_owned(), shade }
}

fn any_annotation() -> impl Strategy<Value = Annotation> {
    let cell = prop::option::weighted(0.9, (0..15u32, 0..11u32).prop_map(|(row, column)| Address::new(row, column)));
    let shade = prop::sample::select(vec![Shade::Blue, Shade::Yellow, Shade::Orange, Shade::Red]);
    (cell, "[甲<&\"\n]{1,6}终", shade).prop_map(|(cell, text, shade)| annotation(cell, &text, shade))
}

/// The names of all tags, and how often each stands there.
fn tags(text: &str) -> BTreeMap<&str, usize> {
    let mut tags = BTreeMap::new();
    for tag in text.split('<').skip(1).filter(|tag| !tag.starts_with(['/', '?'])) {
        let end = tag.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).unwrap();
        *tags.entry(&tag[..end]).or_default() += 1;
    }
    tags
}

/// What stands between two marks.
fn between<'t>(text: &'t str, from: &str, to: &str) -> Option<&'t str> {
    text.split_once(from)?.1.split_once(to).map(|(found, _)| found)
}

/// The styles of the cells of a sheet.
fn styles(sheet: &str) -> BTreeMap<Address, usize> {
    let (mut found, mut row, mut column) = (BTreeMap::new(), 0, 0);
    for tag in sheet.split('<').skip(1).map(|tag| tag.split('>').next().unwrap().replace('\'', "\"")) {
        if tag.starts_with("row") {
            row = between(&tag, " r=\"", "\"").map_or(row, |name| name.parse::<u32>().unwrap() - 1);
            column = 0;
        }
        if tag.starts_with("/row") || (tag.starts_with("row") && tag.ends_with('/')) {
            row += 1;
        }
        if tag.starts_with("c ") || matches!(tag.as_str(), "c" | "c/") {
            let at = between(&tag, " r=\"", "\"").and_then(Address::parse).unwrap_or(Address::new(row, column));
            column = at.column + 1;
            found.insert(at, between(&tag, " s=\"", "\"").map_or(0, |style| style.parse().unwrap()));
        }
    }
    found
}

/// The notes of a sheet.
fn notes(parts: &BTreeMap<String, Part>) -> BTreeMap<Address, String> {
    let Some(part) = parts.get("xl/comments1.xml") else { return BTreeMap::new() };
    let note = |item: &str| {
        let texts: String = item.split("<t").skip(1).filter_map(|run| between(run, ">", "</t>")).collect();
        let text = texts.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        (Address::parse(between(item, "ref=\"", "\"").unwrap()).unwrap(), text)
    };
    part.text.split("<comment ").skip(1).map(note).collect()
}

/// A book without the doubt about numbers whose format is not there: a format that is put in for a colour may take its place; and
/// without its notes, to which others are added.
fn in_formats(mut book: Book) -> Book {
    for sheet in &mut book.sheets {
        sheet.cells.values_mut().for_each(|cell| _ = cell.doubt.take_if(|doubt| *doubt == Doubt::Unformatted));
        sheet.beside.retain(|beside| beside.kind != BesideKind::Note);
    }
    book
}

/// What every annotated copy has to fulfil.
fn check_kept(before: &[u8], after: &[u8]) {
    let [original, copy] = [before, after].map(parts);
    let touched = ["[Content_Types].xml", STYLES, SHEET, "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"];
    for (name, part) in &original {
        let same = &copy[name];
        if touched.contains(&name.as_str()) || name.contains("_rels/") {
            let now = tags(&same.text);
            for (tag, count) in tags(&part.text) {
                assert!(now.get(tag).is_some_and(|now| *now >= count), "{name} lost a {tag}");
            }
        } else {
            assert_eq!(part, same, "{name}");
        }
    }
    let [read_before, read_after] = [before, after].map(|bytes| book::read("book.xlsx", bytes).unwrap());
    let said = |book: &Book| -> Vec<(Option<Address>, String)> {
        let beside = book.sheets.iter().flat_map(|sheet| &sheet.beside);
        beside.filter(|beside| beside.kind == BesideKind::Note).map(|note| (note.at, note.text.clone())).collect()
    };
    // What is added to a note of somebody else stands behind its words, and a note alone is not the department's.
    let [notes_before, notes_after] = [&read_before, &read_after].map(said);
    assert_eq!(notes_before.len(), notes_after.len());
    for ((at, before), (place, after)) in notes_before.iter().zip(&notes_after) {
        assert!(at == place && after.starts_with(before.as_str()), "{at:?}: {after}");
    }
    assert_eq!(in_formats(read_before), in_formats(read_after));
    let formulas = |parts: &BTreeMap<String, Part>| -> Vec<String> {
        parts[SHEET].text.split("<f>").skip(1).map(|rest| rest.split("</f>").next().unwrap().to_owned()).collect()
    };
    assert_eq!(formulas(&original), formulas(&copy));
    for (at, note) in notes(&original) {
        assert!(notes(&copy)[&at].starts_with(&note), "the note on {at}");
    }
}

/// What is seen of a cell: its fill, and what else its format says.
fn format(parts: &BTreeMap<String, Part>, style: usize) -> String {
    let formats = between(&parts[STYLES].text, "<cellXfs", "</cellXfs>").unwrap();
    formats.split("<xf").nth(style + 1).unwrap().to_owned()
}

fn check_shaded(copy: &BTreeMap<String, Part>, at: Address, shade: Shade) {
    let style = styles(&copy[SHEET].text)[&at];
    let fill: usize = between(&format(copy, style), "fillId=\"", "\"").unwrap().parse().unwrap();
    let fills = between(&copy[STYLES].text, "<fills", "</fills>").unwrap();
    let colour = match shade {
        Shade::Blue => "FFDDEBF7",
        Shade::Yellow => "FFFFEB9C",
        Shade::Orange => "FFFFD9B3",
        Shade::Red => "FFFFC7CE",
    };
    // Those of the book stand in front of it.
    let listed = fills.replace("<fill/>", "<fill></fill>");
    assert!(listed.split("<fill>").nth(fill + 1).unwrap().contains(colour), "{at} is not {shade:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn nothing_is_lost_and_every_note_is_there(
        rich in Rich::any(),
        annotations in prop::collection::vec(any_annotation(), 1..8),
    ) {
        let before = rich.bytes();
        let after = book::annotate("book.xlsx", &before, &annotations).unwrap().bytes;
        check_kept(&before, &after);
        let copy = parts(&after);
        let merged = |at: Address| rich.tail && (1..=2).contains(&at.row) && (1..=2).contains(&at.column);
        let seen = |at: Address| if merged(at) { Address::new(1, 1) } else { at };
        let mut shades: BTreeMap<Address, Shade> = BTreeMap::new();
        for note in &annotations {
            let Some(at) = note.cell.map(seen) else {
                prop_assert!(notes(&copy).values().any(|text| text.contains(&note.text)));
                continue;
            };
            let is_thread = rich.threads && rich.notes.contains(&at);
            let is_there = |text: &String| text.contains(&note.text) && (!is_thread || text.contains(&format!("{at}: ")));
            let own = notes(&copy).get(&at).is_some_and(|text| text.contains(&note.text));
            prop_assert!(own || is_thread);
            prop_assert!(notes(&copy).values().any(is_there));
            let shade = shades.entry(at).or_insert(note.shade);
            *shade = note.shade.max(*shade);
        }
        if annotations.iter().all(|note| note.cell.is_some()) {
            for (at, shade) in &shades {
                check_shaded(&copy, *at, *shade);
            }
            let (old, new) = (styles(&parts(&before)[SHEET].text), styles(&copy[SHEET].text));
            for (at, style) in &old {
                prop_assert!(shades.contains_key(at) || new[at] == *style, "the style of {}", at);
            }
            let added: BTreeSet<&Address> = new.keys().filter(|at| !old.contains_key(at)).collect();
            prop_assert!(added.iter().all(|at| shades.contains_key(at)));
        }
        // One box a note.
        let boxes = copy["xl/drawings/vmlDrawing1.vml"].text.matches("<v:shape ").count();
        prop_assert_eq!(boxes, notes(&copy).len());
        // The same again gives the same bytes.
        prop_assert_eq!(&after, &book::annotate("book.xlsx", &before, &annotations).unwrap().bytes);
    }
}

fn plain() -> Rich {
    let rows = BTreeMap::from([(0, vec![1]), (4, vec![0, 6])]);
    Rich { rows, notes: Vec::new(), threads: false, placed: true, tail: true, styled: true }
}

#[test]
fn a_copy_may_be_annotated_again() {
    let before = plain().bytes();
    let at = Address::new(4, 6);
    let once = book::annotate("a", &before, &[annotation(Some(at), "一", Shade::Blue)]).unwrap().bytes;
    let twice =
        book::annotate("a", &once, &[annotation(Some(at), "二", Shade::Red), annotation(None, "三", Shade::Red)])
            .unwrap()
            .bytes;
    check_kept(&before, &twice);
    let copy = parts(&twice);
    assert_eq!(notes(&copy)[&at], "一\n\n二");
    assert_eq!(notes(&copy)[&Address::new(0, 1)], "三", "what is said of the sheet stands on its title");
    check_shaded(&copy, at, Shade::Red);
    assert!(
        copy[SHEET].text.contains("<drawing r:id=\"rId9\"/><legacyDrawing r:id=\"rId2\"/><tableParts"),
        "{}",
        copy[SHEET].text
    );
}

#[test]
fn a_format_keeps_all_but_its_fill() {
    let before = plain().bytes();
    let at = Address::new(4, 6);
    let copy = parts(&book::annotate("a", &before, &[annotation(Some(at), "一", Shade::Red)]).unwrap().bytes);
    let old = styles(&parts(&before)[SHEET].text)[&at];
    assert_eq!(old, 2);
    let new = format(&copy, styles(&copy[SHEET].text)[&at]);
    assert!(new.contains("numFmtId=\"9\"><alignment wrapText=\"1\"/>") && new.contains("applyFill=\"1\""), "{new}");
}

/// A signature is not broken, and what is written in XML to which nothing can be added is drawn again.
#[test]
fn a_signed_book_is_refused_and_one_in_other_xml_drawn_again() {
    let notes = [annotation(Some(Address::new(0, 0)), "一", Shade::Red)];
    let with = |name: &str, changes: &[(&str, &str)]| {
        let texts = parts(&plain().bytes());
        let changed = |text: &str| changes.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
        let change = |(found, part): (&String, &Part)| {
            (found.clone(), if found == name { changed(&part.text) } else { part.text.clone() })
        };
        let mut texts: Vec<(String, String)> = texts.iter().map(change).collect();
        if !texts.iter().any(|(found, _)| found == name) {
            texts.push((name.to_owned(), changes[0].1.to_owned()));
        }
        packed(&texts.iter().map(|(name, text)| (name.as_str(), text.clone())).collect::<Vec<_>>())
    };
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let signature = with("_xmlsignatures/sig1.xml", &[("", "<Signature/>")]);
    let strict = with("xl/workbook.xml", &[(main, "http://purl.oclc.org/ooxml/spreadsheetml/main")]);
    let prefixed = with(SHEET, &[("<worksheet xmlns=", "<x:worksheet xmlns:x="), ("</worksheet", "</x:worksheet")]);
    let prefixed_styles =
        with(STYLES, &[("<styleSheet xmlns=", "<x:styleSheet xmlns:x="), ("</styleSheet", "</x:styleSheet")]);
    let problem = book::annotate("book", &signature, &notes).unwrap_err();
    assert!(problem.message.zh.contains("数字签名"), "{problem:?}");
    assert!(problem.advice.unwrap().zh.contains("去掉签名"));
    for before in [strict, prefixed, prefixed_styles] {
        let copy = book::annotate("book", &before, &notes).unwrap();
        assert!(copy.redrawn);
        let (old, new) = (book::read("book", &before).unwrap(), book::read("copy", &copy.bytes).unwrap());
        assert!(!texts(&old.sheets[0]).is_empty());
        assert_eq!(texts(&new.sheets[0]), texts(&old.sheets[0]));
    }
}

/// What a sheet says, and where.
fn texts(sheet: &book::Sheet) -> Vec<(Address, &str)> {
    let told = sheet.cells.iter().filter(|(_, cell)| !cell.text.is_empty());
    told.map(|(at, cell)| (*at, cell.text.trim())).collect()
}

#[test]
fn what_is_no_xlsx_is_drawn_again_as_it_is_shown() {
    let old = fs::read(crate::support::root().join("tests/import/canal.xls")).unwrap();
    let columns = "指标,目标值,\"原因\n两行\"\n甲/乙,≥1人,=1+1\n".as_bytes().to_vec();
    for before in [old, columns] {
        let read = book::read("before", &before).unwrap();
        let last = read.sheets.iter().rposition(|sheet| !sheet.cells.is_empty()).unwrap();
        let at = *read.sheets[last].cells.keys().next_back().unwrap();
        let tab = Some(read.sheets[last].name.as_str().into()).filter(|tab: &std::sync::Arc<str>| !tab.is_empty());
        let note = Annotation { sheet: tab, ..annotation(Some(at), "J302", Shade::Red) };
        let copy = book::annotate("before", &before, &[note]).unwrap();
        assert!(copy.redrawn);
        let after = book::read("after", &copy.bytes).unwrap();
        assert_eq!(read.sheets.len(), after.sheets.len());
        for (before, after) in read.sheets.iter().zip(&after.sheets) {
            assert_eq!(texts(before), texts(after));
            assert_eq!(before.merged, after.merged);
        }
        assert!(notes(&parts(&copy.bytes)).contains_key(&at));
    }
}

/// A folder with a book in which something is found.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(crate::support::root().join("tests/annotate/meeting-centre.xlsx"), folder.path().join("会议中心.xlsx"))
        .unwrap();
    folder
}

fn audit(path: &Path, copies: &Path, more: &[&str]) -> (i32, String) {
    let [path, copies] = [path, copies].map(|path| path.to_str().unwrap());
    let template = ["--template", "shandong/zaozhuang-self-2024", "--annotate", copies];
    let ran = run(&[&["audit", path][..], &template, more].concat());
    (ran.code, ran.err)
}

#[test]
fn an_audit_writes_a_copy_of_every_book_with_findings() {
    let folder = folder();
    let (book, copies) = (folder.path().join("会议中心.xlsx"), folder.path().join("新/副本"));
    let before = fs::read(&book).unwrap();
    let (code, err) = audit(&book, &copies, &["--lang", "zh"]);
    assert_eq!(code, 0, "{err}");
    assert!(err.contains("会议中心（批注副本）.xlsx(3 个问题)"), "{err}");
    assert_eq!(fs::read(&book).unwrap(), before);
    let copy = copies.join("会议中心（批注副本）.xlsx");
    let notes = notes(&parts(&fs::read(&copy).unwrap()));
    let note = &notes[&Address::parse("H13").unwrap()];
    assert!(note.starts_with("J105 提示 · 分值为零\n") && note.contains("改正:"), "{note}");

    let (code, err) = audit(&book, &copies, &["--lang", "en"]);
    assert_eq!(code, 2);
    assert!(err.contains("the file exists"), "{err}");
    let (code, _) = audit(&book, &copies, &["--lang", "en", "--force", "-f", "json"]);
    assert_eq!(code, 0);
    let english = parts(&fs::read(&copy).unwrap());
    assert!(english["xl/comments1.xml"].text.contains("J105 note · "));
}

#[test]
fn copies_in_a_folder_are_no_tables_of_their_own() {
    let folder = folder();
    let (first, _) = audit(folder.path(), folder.path(), &[]);
    let (second, err) = audit(folder.path(), folder.path(), &["--lang", "en", "--force"]);
    assert_eq!((first, second), (0, 0), "{err}");
    assert!(err.contains("not read: it is an annotated copy of"), "{err}");
    let copy = folder.path().join("会议中心（批注副本）.xlsx");
    let (code, err) = audit(&copy, &folder.path().join("再"), &["--lang", "en"]);
    assert_eq!(code, 0, "a copy that is named itself is read: {err}");
}

#[test]
fn books_of_one_name_have_copies_with_numbers_and_texts_have_none() {
    let folder = folder();
    let (book, copies) = (folder.path().join("会议中心.xlsx"), tempfile::tempdir().unwrap());
    fs::create_dir(folder.path().join("再")).unwrap();
    fs::copy(&book, folder.path().join("再/会议中心.xlsx")).unwrap();
    let table = fs::read_to_string(crate::support::table("unit-operation")).unwrap();
    fs::write(folder.path().join("表.toml"), table.replace("weight = \"7.5\"", "weight = \"0\"")).unwrap();
    fs::copy(crate::support::root().join("tests/import/canal.xls"), folder.path().join("渠.xls")).unwrap();
    let (code, err) = audit(folder.path(), copies.path(), &["--lang", "en"]);
    assert_eq!(code, 1, "{err}");
    for said in [
        "会议中心（批注副本）.xlsx (findings: 3)",
        "会议中心（批注副本）-2.xlsx (findings: 4)", // its table is there twice
        "渠（批注副本）.xlsx (findings: ",
        "no notes can be put into the original: drawn again as it is shown",
        "no workbooks and have no annotated copy: 1",
    ] {
        assert!(err.contains(said), "{said}: {err}");
    }
}
