//! A text with tables on its way to Word and Markdown and back: what stands in the files, that every figure comes back
//! with its source, what editors do to them, and what is no such file at all.

use std::io::{Cursor, Read, Write};

use jixiao::prose::read::{Line, Piece, Reading, from_bytes, markdown, word};
use jixiao::prose::{self, Block, Cited, Form, FormCell, Placement, Prose, Span, key, one_line};
use jixiao::words::Language;
use proptest::prelude::*;
use serde::Deserialize;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::support::rows;

const SOURCE: &str = "self:单位运行经费#/total/score";

fn words(text: &str) -> Span {
    Span::Text(text.to_owned())
}

fn figure(shown: &str, what: &str, source: &str) -> Span {
    Span::Figure(Cited {
        value: shown.into(),
        shown: shown.into(),
        what: what.into(),
        unit: None,
        source: source.into(),
    })
}

fn prose(blocks: impl Into<Vec<Block>>) -> Prose {
    Prose { blocks: blocks.into() }
}

/// 项目自评得分为98.2分。
fn score() -> Prose {
    prose([Block::Paragraph(vec![words("项目自评得分为"), figure("98.2", "得分", SOURCE), words("分。")])])
}

/// A part of a package.
fn part(package: &[u8], name: &str) -> String {
    let mut text = String::new();
    ZipArchive::new(Cursor::new(package)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// A package of parts.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        package.start_file(*name, SimpleFileOptions::default().compression_method(CompressionMethod::Stored)).unwrap();
        package.write_all(bytes).unwrap();
    }
    package.finish().unwrap().into_inner()
}

/// A document with this in its body.
fn document(body: &str) -> Vec<u8> {
    let xml = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>{body}</w:body></w:document>"#
    );
    package(&[("word/document.xml", xml.as_bytes())])
}

fn read(body: &str) -> Vec<Line> {
    word("text.docx", &document(body)).unwrap()
}

/// The same document after somebody changed its text.
fn edited(package_bytes: &[u8], from: &str, to: &str) -> Vec<Line> {
    let xml = part(package_bytes, "word/document.xml");
    assert_eq!(xml.matches(from).count(), 1, "{from}");
    let changed = package(&[("word/document.xml", xml.replace(from, to).as_bytes())]);
    word("text.docx", &changed).unwrap()
}

fn text(text: &str) -> Piece {
    Piece::Text(text.into())
}

/// A figure that was read: from Word with the key of its source, from Markdown with the source.
fn read_figure(key: impl Into<String>, text: &str) -> Piece {
    Piece::Cited { key: key.into(), text: text.into() }
}

fn line(pieces: impl Into<Vec<Piece>>) -> Line {
    Line { pieces: pieces.into() }
}

#[test]
fn a_figure_in_word_stands_in_a_bookmark_and_is_told_in_a_comment() {
    let bytes = prose::word(&score()).unwrap();
    let xml = part(&bytes, "word/document.xml");
    let figure = concat!(
        r#"<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:commentRangeStart w:id="1"/>"#,
        r#"<w:r><w:t xml:space="preserve">项目自评得分为</w:t></w:r>"#,
        r#"<w:bookmarkStart w:id="1" w:name="jx_66e6017132b5565a_1"/>"#,
        r#"<w:r><w:t xml:space="preserve">98.2</w:t></w:r>"#,
        r#"<w:bookmarkEnd w:id="1"/>"#,
        r#"<w:r><w:t xml:space="preserve">分。</w:t></w:r>"#,
        r#"<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>"#,
    );
    assert!(xml.contains(figure), "{xml}");
    let comments = part(&bytes, "word/comments.xml");
    assert_eq!(comments.matches("<w:comment ").count(), 1);
    let comment = r#"<w:t xml:space="preserve">98.2 得分 ← self:单位运行经费#/total/score</w:t>"#;
    assert!(comments.contains(comment), "{comments}");

    assert_eq!(
        word("text.docx", &bytes).unwrap(),
        [line([text("项目自评得分为"), read_figure("66e6017132b5565a", "98.2"), text("分。")])]
    );
}

#[test]
fn a_paragraph_has_one_comment_with_a_line_for_each_figure() {
    let funds = "self:单位运行经费#/funds/0/budget";
    let paragraph = vec![figure("98.2", "得分", SOURCE), words("、"), figure("352", "全年预算数", funds)];
    let bytes = prose::word(&prose([
        Block::Heading(1, vec![words("十三、预算绩效情况说明")]),
        Block::Paragraph(paragraph),
        Block::Paragraph(vec![words("没有数字。")]),
    ]))
    .unwrap();
    let comments = part(&bytes, "word/comments.xml");
    assert_eq!(comments.matches("<w:comment ").count(), 1);
    assert!(comments.contains(concat!(
        r#"98.2 得分 ← self:单位运行经费#/total/score</w:t></w:r></w:p>"#,
        r#"<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr><w:r><w:t xml:space="preserve">352 全年预算数 ← self:单位运行经费#/funds/0/budget</w:t>"#
    )));
}

#[test]
fn a_form_in_word_has_its_columns_its_merged_cells_and_headings_that_come_again() {
    let cell = FormCell::words;
    let form = Form {
        title: "自评表".into(),
        notes: vec!["2024年度".into(), "单位:万元".into()],
        columns: vec![1, 2, 1],
        headings: 1,
        foot: Vec::new(),
        rows: vec![
            vec![cell("指标").down(3), cell("得分").across(2)],
            vec![cell("成本").down(2).prose(), FormCell::new(vec![figure("9.5", "得分", SOURCE)])],
            vec![FormCell::new(vec![figure("10", "得分", "results#/results/0/score")])],
        ],
    };
    let bytes = prose::word(&prose([Block::Form(form)])).unwrap();
    let xml = part(&bytes, "word/document.xml");
    for (some, count) in [
        (r#"<w:tblGrid><w:gridCol w:w="2409"/><w:gridCol w:w="4819"/><w:gridCol w:w="2410"/></w:tblGrid>"#, 1),
        ("<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>", 1),
        ("<w:trPr><w:cantSplit/></w:trPr>", 2),
        (r#"<w:tcW w:w="7229" w:type="dxa"/><w:gridSpan w:val="2"/>"#, 1),
        (r#"<w:vMerge w:val="restart"/>"#, 2),
        ("<w:vMerge/>", 3),
        (r#"<w:pStyle w:val="FormText"/>"#, 1),
    ] {
        assert_eq!(xml.matches(some).count(), count, "{some}\n{xml}");
    }
    let comments = part(&bytes, "word/comments.xml");
    assert_eq!(comments.matches("<w:comment ").count(), 1);
    assert!(comments.contains("← results</w:t>") && comments.contains("← self:单位运行经费</w:t>"), "{comments}");
    assert_eq!(
        word("text.docx", &bytes).unwrap(),
        [
            line([text("自评表")]),
            line([text("2024年度 单位:万元")]),
            line([text("指标")]),
            line([text("得分")]),
            line([text("成本")]),
            line([read_figure(key(SOURCE), "9.5")]),
            line([read_figure(key("results#/results/0/score"), "10")]),
        ]
    );
}

#[test]
fn a_text_in_markdown() {
    let form = Form {
        title: "自评表".into(),
        notes: vec!["2024年度".into(), "单位:万元".into()],
        columns: vec![1, 1, 1],
        headings: 1,
        foot: Vec::new(),
        rows: vec![
            vec![FormCell::words("指标").down(2), FormCell::words("得分").across(2)],
            vec![FormCell::words("-"), FormCell::new(vec![figure("10", "得分", "results#/a|b")])],
        ],
    };
    let prose = prose([
        Block::Heading(2, vec![words("(二)#绩效*自评*结果")]),
        Block::Paragraph(vec![words("1. 得分为"), figure("98.2", "得分", SOURCE), words("分;<无>\n下一行。")]),
        Block::Paragraph(vec![figure("17", "项目数", "summary:a-->b#/projects"), words("个项目")]),
        Block::Paragraph(Vec::new()),
        Block::Form(form),
    ]);
    let written = "## (二)\\#绩效\\*自评\\*结果

1\\. 得分为<!--[-->98.2<!-- self:单位运行经费#/total/score -->分;\\<无\\><br>下一行。

&#8203;<!--[-->17<!-- summary:a-\\-\\>b#/projects -->个项目

**自评表**

2024年度\u{3000}单位:万元

| 指标 | 得分 |  |
| --- | --- | --- |
|  | \\- | <!--[-->10<!-- results#/a\\|b --> |
";
    assert_eq!(prose::markdown(&prose), written);
    assert_eq!(
        markdown(written),
        [
            line([text("(二)#绩效*自评*结果")]),
            line([text("1. 得分为"), read_figure(SOURCE, "98.2"), text("分;<无> 下一行。")]),
            line([read_figure("summary:a-->b#/projects", "17"), text("个项目")]),
            line([text("自评表")]),
            line([text("2024年度\u{3000}单位:万元")]),
            line([text("指标")]),
            line([text("得分")]),
            line([text("-")]),
            line([read_figure("results#/a|b", "10")]),
        ]
    );
    assert_eq!(prose::markdown(&Prose::default()), "");
}

/// A piece of a line, as the tables of `tests/prose/` write it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Told {
    Text(String),
    Cited { key: String, text: String },
}

fn read_lines(lines: Vec<Vec<Told>>) -> Vec<Line> {
    let piece = |told| match told {
        Told::Text(text) => Piece::Text(text),
        Told::Cited { key, text } => Piece::Cited { key, text },
    };
    lines.into_iter().map(|pieces| line(pieces.into_iter().map(piece).collect::<Vec<_>>())).collect()
}

/// A row of `tests/prose/markdown.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    written: String,
    lines: Vec<Vec<Told>>,
}

#[test]
fn markdown_that_people_edited() {
    for Written { written, lines } in rows::<Written>("prose/markdown.toml") {
        assert_eq!(markdown(&written), read_lines(lines), "{written:?}");
    }
}

/// A row of `tests/prose/edited.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Overwritten {
    runs: String,
    shown: String,
}

#[test]
fn word_that_people_edited() {
    let bytes = prose::word(&score()).unwrap();
    let figure_run = r#"<w:r><w:t xml:space="preserve">98.2</w:t></w:r>"#;
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let read = |shown: &str| [line([text("项目自评得分为"), read_figure(key(SOURCE), shown), text("分。")])];

    // Overwritten, in several runs, with a change that is marked, moved here, with a break, with an entity.
    for Overwritten { runs, shown } in rows::<Overwritten>("prose/edited.toml") {
        assert_eq!(edited(&bytes, figure_run, &runs), read(&shown), "{runs}");
    }

    // The bookmark went with the figure.
    let whole =
        format!(r#"<w:bookmarkStart w:id="1" w:name="jx_66e6017132b5565a_1"/>{figure_run}<w:bookmarkEnd w:id="1"/>"#);
    assert_eq!(edited(&bytes, &whole, &run("99")), [line([text("项目自评得分为99分。")])]);
}

/// A row of `tests/prose/word.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Foreign {
    body: String,
    lines: Vec<Vec<Told>>,
}

#[test]
fn word_as_others_write_it() {
    let figure = r#"<w:bookmarkStart w:id="5" w:name="jx_66e6017132b5565a_1"/><w:r><w:t>98.2</w:t></w:r><w:bookmarkEnd w:id="5"/>"#;
    for Foreign { body, lines } in rows::<Foreign>("prose/word.toml") {
        assert_eq!(read(&body.replace("{figure}", figure)), read_lines(lines), "{body}");
    }

    // The strict form, another prefix, another place of the text.
    let strict = r#"<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>一</x:t></x:r></x:p></x:body></x:document>"#;
    let relations = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="b/styles" Target="c"/><Relationship Id="d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>"#;
    let moved = package(&[("_rels/.rels", relations.as_bytes()), ("word/document2.xml", strict.as_bytes())]);
    assert_eq!(word("text.docx", &moved).unwrap(), [line([text("一")])]);
}

/// What is said of bytes that are no Word document.
fn refused(bytes: &[u8]) -> String {
    word("text.docx", bytes).unwrap_err().in_language(Language::Zh)
}

/// What is read of a document with this in its body and these parts besides, each with the type of its relation.
fn reading(body: &str, besides: &[(&str, &str, &str)]) -> Result<Reading, String> {
    let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation =
        |(kind, name, _): &(&str, &str, &str)| format!(r#"<Relationship Type="{types}/{kind}" Target="{name}"/>"#);
    let relations: String = besides.iter().map(relation).collect();
    let relations = format!("<Relationships>{relations}</Relationships>");
    let main = part(&document(body), "word/document.xml");
    let names: Vec<String> = besides.iter().map(|(_, name, _)| format!("word/{name}")).collect();
    let mut parts =
        vec![("word/document.xml", main.as_bytes()), ("word/_rels/document.xml.rels", relations.as_bytes())];
    parts.extend(names.iter().zip(besides).map(|(name, (.., xml))| (name.as_str(), xml.as_bytes())));
    from_bytes("text.docx", package(&parts)).map_err(|problem| problem.in_language(Language::Zh))
}

/// A part of WordprocessingML with one paragraph.
fn note(root: &str, run: &str) -> String {
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    format!(r#"<w:{root} xmlns:w="{space}"><w:p><w:r>{run}</w:r></w:p></w:{root}>"#)
}

fn said(reading: &Reading) -> Vec<String> {
    reading.lines.iter().map(Line::text).collect()
}

/// What stands around the text is read with it, and what is not read is told.
#[test]
fn a_reader_of_the_document_sees_no_more_than_is_read_or_told() {
    let body = "<w:p><w:r><w:t>正文</w:t></w:r></w:p>";
    let run = |text: &str| format!("<w:t>{text}</w:t>");
    let parts = ["hdr", "ftr", "footnotes", "endnotes"].map(|root| note(root, &run(root)));
    let [header, footer, footnotes, endnotes] = &parts;
    let read = reading(
        body,
        &[
            ("header", "header1.xml", header),
            ("footer", "footer2.xml", footer),
            ("footnotes", "footnotes.xml", footnotes),
            ("endnotes", "endnotes.xml", endnotes),
            ("image", "media/a.png", ""),
            ("comments", "comments.xml", &note("comments", &run("批注"))),
            ("aFChunk", "chunk.html", "<p>77</p>"),
            ("styles", "styles.xml", &note("styles", "")),
        ],
    )
    .unwrap();
    assert_eq!(said(&read), ["正文", "hdr", "ftr", "footnotes", "endnotes"]);
    let unread: Vec<&str> = read.unread.iter().map(|text| text.zh.as_str()).collect();
    assert_eq!(unread, ["图片", "嵌入的文件"]);
    assert_eq!(read.remarks, ["批注"]);
}

/// Words that are hidden, struck out, too small or nearly in the colour of what is behind them are left out and told, whether the
/// run, its style, that of the paragraph or what is behind a cell makes them so; words that may be cut off are read and told.
#[test]
fn words_that_nobody_sees_are_told() {
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let style = |id: &str, base: &str, look: &str| {
        format!(r#"<w:style w:styleId="{id}"><w:basedOn w:val="{base}"/><w:rPr>{look}</w:rPr></w:style>"#)
    };
    let styles = format!(
        r#"<w:styles xmlns:w="{space}">{}{}{}{}</w:styles>"#,
        style("low", "", r#"<w:spacing w:line="2" w:lineRule="exact"/>"#),
        style("gone", "", "<w:vanish/>"),
        style("below", "gone", ""),
        style("small", "", r#"<w:sz w:val="3"/>"#)
            + &style("striped", "", "")
                .replace("<w:rPr>", r#"<w:tcPr><w:shd w:val="clear" w:fill="4472C4"/></w:tcPr><w:rPr>"#)
    );
    let run = |look: &str| format!("<w:p><w:r><w:rPr>{look}</w:rPr><w:t>87</w:t></w:r></w:p>");
    let paragraph =
        |style: &str| format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>87</w:t></w:r></w:p>"#);
    let (hidden, faint) = (&["设为隐藏的文字"][..], &["与底色相近或极小的文字(按没有写)"][..]);
    let struck = &["划了删除线的文字(按没有写)"][..];
    let set = &["固定高度的行、图文框、移出版面的文字,读者可能看不全"][..];
    let pale = &["按样式着色的表格中的浅色文字,读者可能看不见"][..];
    let fill = |inside: &str| {
        format!(r#"<x:textFill xmlns:x="http://schemas.microsoft.com/office/word/2010/wordml">{inside}</x:textFill>"#)
    };
    let on = |of_cell: &str, of_table: &str, ink: &str| {
        let cell = run(&format!(r#"<w:color w:val="{ink}"/>"#));
        format!(
            "<w:tbl><w:tblPr>{of_table}</w:tblPr><w:tr><w:tc><w:tcPr>{of_cell}</w:tcPr>{cell}</w:tc></w:tr></w:tbl>"
        )
    };
    let placed = |properties: &str| format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>87</w:t></w:r></w:p>");
    let row =
        |height: &str| format!("<w:tbl><w:tr><w:trPr>{height}</w:trPr><w:tc>{}</w:tc></w:tr></w:tbl>", placed(""));
    for (body, lines, told) in [
        (run("<w:vanish/>"), &[][..], hidden),
        (run("<w:webHidden/>"), &[], hidden),
        (run(r#"<w:rStyle w:val="below"/>"#), &[], hidden),
        (run(r#"<w:rStyle w:val="below"/><w:vanish w:val="0"/>"#), &["87"], &[]),
        (paragraph("gone"), &[], hidden),
        (paragraph("small"), &[], faint),
        (run(r#"<w:color w:val="FFFFFE"/>"#), &[], faint),
        (run(r#"<w:color w:val="000000" w:themeColor="background1"/>"#), &[], faint),
        (run(r#"<w:w w:val="1"/>"#), &[], faint),
        (run("<w:strike/>"), &[], struck),
        (run("<w:dstrike/>"), &[], struck),
        (run(r#"<w:strike w:val="0"/>"#), &["87"], &[]),
        (placed(r#"<w:framePr w:w="1" w:h="1" w:hRule="exact"/>"#), &["87"], set),
        (placed(r#"<w:spacing w:line="1" w:lineRule="exact"/>"#), &["87"], set),
        (placed(r#"<w:ind w:left="-30000"/>"#), &["87"], set),
        (placed(r#"<w:spacing w:before="100" w:line="560" w:lineRule="exact"/><w:ind w:left="640"/>"#), &["87"], &[]),
        (run(r#"<w:position w:val="200"/>"#), &["87"], set),
        (paragraph("low"), &["87"], set),
        (row(r#"<w:trHeight w:val="1" w:hRule="exact"/>"#), &["87"], set),
        (row(r#"<w:trHeight w:val="1"/>"#), &["87"], &[]),
        (run(r#"<w:color w:val="FF0000"/><w:sz w:val="21"/>"#), &["87"], &[]),
        (run(r#"<w:sz w:val="9"/>"#), &[], faint),
        (run(r#"<w:sz w:val="10"/>"#), &["87"], &[]),
        (run(r#"<w:color w:val="BFBFBF"/>"#), &[], faint),
        (run(r#"<w:color w:val="7F7F7F" w:themeColor="background1" w:themeShade="80"/>"#), &["87"], &[]),
        (run(r#"<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="4472C4"/>"#), &["87"], &[]),
        (run(r#"<w:color w:val="000000"/><w:highlight w:val="black"/>"#), &[], faint),
        (run(r#"<w:shd w:val="solid" w:color="000000" w:fill="auto"/>"#), &["87"], &[]),
        (run(r#"<w:highlight w:val="black"/>"#), &[], faint),
        (run(r#"<w:highlight w:val="yellow"/>"#), &["87"], &[]),
        (row(r#"<w:del w:id="1" w:author="a"/>"#), &[], struck),
        (row(r#"<w:ins w:id="1" w:author="a"/>"#), &["87"], &[]),
        (on(r#"<w:cellDel w:id="1" w:author="a"/>"#, "", "000000"), &[], struck),
        // A cell that is merged into the one above shows nothing of its own; without a word that begins a new one, it is merged.
        (on(r#"<w:vMerge w:val="restart"/>"#, "", "000000"), &["87"], &[]),
        (on("<w:vMerge/>", "", "000000"), &[], &[]),
        (on(r#"<w:vMerge w:val="continue"/>"#, "", "000000"), &[], &[]),
        (row(r#"<w:del w:id="1" w:author="a"/>"#) + &placed(""), &["87"], struck),
        (format!("<w:p><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r></w:p>", placed("")), &["87"], set),
        (placed("") + r#"<w:sectPr><w:pgMar w:left="30000" w:right="1440"/></w:sectPr>"#, &["87"], set),
        (placed("") + r#"<w:sectPr><w:pgSz w:w="600" w:h="600"/></w:sectPr>"#, &["87"], set),
        (
            placed("")
                + r#"<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="1800" w:top="2098"/></w:sectPr>"#,
            &["87"],
            &[],
        ),
        (run(&fill("<x:noFill/>")), &[], faint),
        (run(&fill(r#"<x:solidFill><x:schemeClr x:val="tx1"/></x:solidFill>"#)), &["87"], &[]),
        (on(r#"<w:shd w:val="clear" w:fill="000080"/>"#, "", "FFFFFF"), &["87"], &[]),
        (on(r#"<w:shd w:val="clear" w:fill="000080"/>"#, "", "000066"), &[], faint),
        (on("", r#"<w:tblStyle w:val="striped"/>"#, "FFFFFF"), &["87"], pale),
        (on("", r#"<w:tblStyle w:val="plain"/>"#, "FFFFFF"), &[], faint),
    ] {
        let read = reading(&body, &[("styles", "styles.xml", &styles)]).unwrap();
        let unread: Vec<&str> = read.unread.iter().map(|text| text.zh.as_str()).collect();
        assert_eq!(
            (said(&read).iter().map(String::as_str).collect::<Vec<_>>().as_slice(), unread.as_slice()),
            (lines, told),
            "{body}"
        );
    }
}

/// What is shown and means something else than the letters that are read: rows and cells that are not shown, symbols, numbers of
/// lines, pictures in the places of letters.
#[test]
fn what_is_shown_otherwise_is_a_mismatch() {
    let run = |look: &str, text: &str| format!("<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>");
    let paragraph = |inside: &str| format!("<w:p>{inside}</w:p>");
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(&run("", text)))
    };
    let table = |row: &str, cells: &str| format!("<w:tbl><w:tr><w:trPr>{row}</w:trPr>{cells}</w:tr></w:tbl>");
    let covered = "并入别格的单元格中的文字(按没有写)";
    let symbols = "符号字体的文字";
    for (body, lines, told) in [
        (table("", &(cell(r#"<w:hMerge w:val="restart"/>"#, "甲") + &cell("<w:hMerge/>", "87"))), &["甲"][..], covered),
        (table("", &(cell("", "甲") + &cell("<w:vMerge/>", "87"))), &["甲"], covered),
        (table("", &(cell("", "甲") + &cell("<w:vMerge/>", ""))), &["甲"], ""),
        (paragraph(&run(r#"<w:rFonts w:ascii="Wingdings 2"/>"#, "87")), &["87"], symbols),
        (paragraph(&run(r#"<w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋"/>"#, "87")), &["87"], ""),
        (paragraph(r#"<w:r><w:sym w:font="Wingdings" w:char="F038"/></w:r>"#), &["8"], symbols),
        (
            paragraph(&run("", "87")) + r#"<w:sectPr><w:lnNumType w:countBy="1"/></w:sectPr>"#,
            &["87"],
            "由打开文件的软件写出的日期、页码、行号、分隔线或子文档",
        ),
        (paragraph(&run("", "\u{283c}\u{2813}分")), &["\u{283c}\u{2813}分"], "2 个图形符号(如 \\u{283c})"),
        (paragraph(&run("", "\u{f038}")), &["\u{f038}"], "1 个图形符号(如 \\u{f038})"),
        (paragraph(&run("", "☑优 ★ 87")), &["☑优 ★ 87"], ""),
    ] {
        let read = reading(&body, &[]).unwrap();
        let otherwise: Vec<&str> = read.shown_otherwise.iter().map(|text| text.zh.as_str()).collect();
        let told: Vec<&str> = Some(told).filter(|told| !told.is_empty()).into_iter().collect();
        assert_eq!(
            (said(&read).iter().map(String::as_str).collect::<Vec<_>>().as_slice(), otherwise),
            (lines, told),
            "{body}"
        );
    }
    let hidden = reading(&table("<w:hidden/>", &cell("", "87")), &[]).unwrap();
    let unread: Vec<&str> = hidden.unread.iter().map(|text| text.zh.as_str()).collect();
    assert_eq!((said(&hidden), unread), (Vec::new(), vec!["设为隐藏的文字"]));
}

/// A font that a file brings may show any letters as others.
#[test]
fn fonts_that_a_file_brings_are_told() {
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    for (inside, told) in [
        (r#"<w:embedRegular r:id="rId1"/>"#, &["嵌入的字体,其中的字形可能与文字不符"][..]),
        (r#"<w:family w:val="roman"/>"#, &[]),
    ] {
        let fonts = format!(r#"<w:fonts xmlns:w="{space}"><w:font w:name="a">{inside}</w:font></w:fonts>"#);
        let read = reading("<w:p><w:r><w:t>87</w:t></w:r></w:p>", &[("fontTable", "fontTable.xml", &fonts)]).unwrap();
        assert_eq!(read.unread.iter().map(|text| text.zh.as_str()).collect::<Vec<_>>(), told, "{inside}");
    }
}

/// Its part would be larger than what is read back.
#[test]
fn a_text_too_long_to_be_read_again_is_not_written() {
    let long = prose([Block::Paragraph(vec![words(&"a".repeat(48 << 20))])]);
    assert!(prose::word(&long).unwrap_err().zh.starts_with("综述过长"));
}

/// Formulas, drawings and symbols are read, what nobody sees is not.
#[test]
fn letters_of_every_kind_are_read() {
    let math = "http://schemas.openxmlformats.org/officeDocument/2006/math";
    let drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
    for (inside, text) in [
        (format!(r#"<m:oMath xmlns:m="{math}"><m:r><m:t>87</m:t></m:r></m:oMath>"#), "87"),
        (
            format!(r#"<w:r><w:drawing><a:p xmlns:a="{drawing}"><a:r><a:t>6.5</a:t></a:r></a:p></w:drawing></w:r>"#),
            "6.5",
        ),
        (r#"<w:r><w:sym w:font="Wingdings" w:char="F038"/><w:sym w:char="0037"/></w:r>"#.to_owned(), "87"),
        (r#"<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="71分"/></v:shape></w:pict></w:r>"#.to_owned(), "71分"),
        (r#"<y:y xmlns:y="urn:y"><w:r><w:t>87</w:t></w:r></y:y>"#.to_owned(), ""),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>87</w:t></w:r>".to_owned(), ""),
        (r#"<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>87</w:t></w:r>"#.to_owned(), "87"),
        (
            format!(r#"<m:oMath xmlns:m="{math}"><m:d><m:dPr><m:begChr m:val="1"/><m:sepChr m:val="2"/><m:endChr m:val="3"/></m:dPr></m:d><m:acc><m:chr m:val="4"/></m:acc></m:oMath>"#),
            "1234",
        ),
    ] {
        assert_eq!(read(&format!("<w:p>{inside}</w:p>")).iter().map(Line::text).collect::<String>(), text, "{inside}");
    }
}

/// A field shows what it was last. One that numbers pages shows their number, whatever stands in it.
#[test]
fn fields_are_told() {
    let field = |code: &str| {
        let sign = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
        let code = format!("<w:r><w:instrText>{code}</w:instrText></w:r>");
        let (begin, separate, end) = (sign("begin"), sign("separate"), sign("end"));
        format!("<w:p>{begin}{code}{separate}<w:r><w:t>33</w:t></w:r>{end}</w:p>")
    };
    for (code, text, told) in [(" NUMPAGES ", &["33"][..], 0), (" = 30 + 3 ", &["33"], 1), ("QUOTE \"44\"", &["33"], 1)]
    {
        let read = reading(&field(code), &[]).unwrap();
        assert_eq!(
            (&said(&read)[..], read.unread.len()),
            (text.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>().as_slice(), told),
            "{code}"
        );
        // One that was never computed shows nothing until it is.
        let unseen = field(code).replace(r#"<w:fldChar w:fldCharType="separate"/>"#, "").replace("<w:t>33</w:t>", "");
        let read = reading(&unseen, &[]).unwrap();
        assert_eq!((said(&read), read.unread.len()), (Vec::<String>::new(), told), "{code}");
    }
}

/// What is shown otherwise than it stands in the file is named; what is read of it is read all the same. The number of a page
/// in a header or footer is no text.
#[test]
fn what_is_shown_otherwise_is_named() {
    let sign = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let code = |code: &str| sign("begin") + &format!("<w:r><w:instrText>{code}</w:instrText></w:r>");
    let complex = |of: &str, shown: &str| code(of) + &sign("separate") + &run_of(shown) + &sign("end");
    let simple = |of: &str, shown: &str| format!(r#"<w:fldSimple w:instr="{of}">{}</w:fldSimple>"#, run_of(shown));
    let bound = |element: &str| {
        format!("<w:sdt><w:sdtPr>{element}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", run_of("7"))
    };
    let w15 = r#"<y:dataBinding xmlns:y="http://schemas.microsoft.com/office/word/2012/wordml"/>"#;
    let (page, printed) = ("页码域中的文字", "由打开文件的软件写出的日期、页码、行号、分隔线或子文档");
    let (picture, from_elsewhere) = (r"写明数字样式(\#)的域", "内容取自文件别处的控件");
    let turned = "改变书写方向的文字";
    let body = [
        (complex(" PAGE ", "不"), "不", &[page][..]),
        (simple(r" page \* MERGEFORMAT", "5"), "5", &[page]),
        (simple("SECTIONPAGES", "6"), "6", &[page]),
        (complex(" Section ", "分"), "分", &[page]),
        (simple(r"= 1 \# &quot;'不'&quot;", "1"), "1", &[picture]),
        (complex(r" PAGE \# '不' ", ""), "", &[picture]),
        (code("QUOTE") + &run_of("7"), "7", &["域代码中的文字", "没有结束的域"]),
        (code("QUOTE") + &sign("separate") + &run_of("7"), "7", &["没有结束的域"]),
        (code("QUOTE") + &run_of("7") + &sign("end"), "7", &["域代码中的文字"]),
        (simple("QUOTE 7", "7"), "7", &[]),
        (bound("<w:dataBinding/>"), "7", &[from_elsewhere]),
        (bound(w15), "7", &[from_elsewhere]),
        (bound("<w:text/>"), "7", &[]),
        (format!("<w:del><w:r><w:pgNum/></w:r></w:del>{}", run_of("7")), "7", &[]),
        (format!(r#"<w:bdo w:val="rtl">{}</w:bdo>"#, run_of("79")), "79", &[turned]),
        (run_of("得\u{202e}79\u{202c}分"), "得\u{202e}79\u{202c}分", &[turned]),
        (run_of("\u{2067}79\u{2069}"), "\u{2067}79\u{2069}", &[turned]),
    ];
    let elements = ["pgNum", "dayShort", "dayLong", "monthShort", "monthLong", "yearShort", "yearLong"];
    let elements = elements.iter().chain(&["separator", "continuationSeparator", "subDoc", "altChunk"]);
    let printed = [printed];
    let elements = elements.map(|element| (format!("<w:r><w:{element}/></w:r>"), "", &printed[..]));
    for (inside, text, told) in body.into_iter().chain(elements) {
        let read = reading(&format!("<w:p>{inside}</w:p>"), &[]).unwrap();
        assert_eq!((said(&read).concat().as_str(), otherwise(&read).as_slice()), (text, told), "{inside}");
    }
    for (kind, root, inside, text, told) in [
        ("footer", "ftr", simple("PAGE", "12"), "", &[][..]),
        ("header", "hdr", complex("NUMPAGES", "12"), "", &[]),
        ("footer", "ftr", simple("PAGE", "得12"), "得12", &[page]),
        ("footnotes", "footnotes", "<w:r><w:separator/></w:r>".to_owned(), "", &[]),
        ("footnotes", "footnotes", simple("PAGE", "12"), "12", &[page]),
    ] {
        let part = note(root, "").replace("<w:r></w:r>", &inside);
        let read = reading("<w:p/>", &[(kind, "a.xml", &part)]).unwrap();
        assert_eq!((said(&read).concat().as_str(), otherwise(&read).as_slice()), (text, told), "{kind} {inside}");
    }
}

fn run_of(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

fn otherwise(reading: &Reading) -> Vec<&str> {
    reading.shown_otherwise.iter().map(|text| text.zh.as_str()).collect()
}

/// Where programs would show different texts, none of them is verified.
#[test]
fn a_document_with_two_faces_is_refused() {
    let choice = |one: &str, other: &str| {
        format!(
            "<w:p><mc:AlternateContent><mc:Choice><w:r><w:t>{one}</w:t></w:r></mc:Choice>{other}</mc:AlternateContent></w:p>"
        )
    };
    let fallback = |text: &str| format!("<mc:Fallback><w:r><w:t>{text}</w:t></w:r></mc:Fallback>");
    assert_eq!(said(&reading(&choice("甲 1", &fallback("甲1")), &[]).unwrap()), ["甲 1"]);
    for body in [choice("1", &fallback("2")), choice("1", ""), choice("", &fallback("2")), choice("1", "<mc:Choice/>")]
    {
        let refused = reading(&body, &[]).unwrap_err();
        assert!(refused.contains("不同的程序会显示不同的文字"), "{body}: {refused}");
    }
    let main = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    let text = part(&document("<w:p/>"), "word/document.xml");
    let with = |relations: &str| {
        let relations = format!("<Relationships>{relations}</Relationships>");
        let parts =
            [("_rels/.rels", relations.as_bytes()), ("word/a.xml", text.as_bytes()), ("word/b.xml", text.as_bytes())];
        word("text.docx", &package(&parts)).map_err(|problem| problem.in_language(Language::Zh))
    };
    let relation = |kind: &str, target: &str| format!(r#"<Relationship Type="{kind}" Target="{target}"/>"#);
    assert!(with(&relation(main, "word/a.xml")).is_ok());
    for relations in [
        relation("urn:y/officeDocument", "word/a.xml"),
        relation(main, "word/a.xml") + &relation(main, "word/b.xml"),
        relation("urn:y/officeDocument", "word/a.xml") + &relation(main, "word/b.xml"),
    ] {
        assert!(with(&relations).unwrap_err().contains("正文不止一份"), "{relations}");
    }
    // A type in another namespace is none.
    let other = format!(r#"<Relationship xmlns:y="urn:y" y:Type="{main}" Type="urn:y" Target="word/a.xml"/>"#);
    assert!(with(&other).is_err());
}

#[test]
fn what_is_no_word_document_is_refused() {
    let advice = "\n  提示: 请在 Word 或 WPS 中另存为 .docx";
    for bytes in [
        b"".to_vec(),
        "# 标题\n".as_bytes().to_vec(),
        package(&[("xl/workbook.xml", b"<workbook/>")]),
        package(&[("word/document.xml", b"<html></html>")]),
        package(&[("word/document.xml", b"")]),
    ] {
        assert_eq!(refused(&bytes), format!("text.docx: 错误: 不是 Word 文件{advice}"));
    }
    let deep = "<w:tbl>".repeat(70_000) + &"</w:tbl>".repeat(70_000);
    for bytes in [
        package(&[("word/document.xml", b"\xff\xfe<")]),
        package(&[("word/document.xml", b"<html>")]),
        package(&[("word/document.xml", b"<a></b>")]),
        document("<w:p></w:r></w:p>"),
        document("<w:p><w:r>"),
        document(&deep),
    ] {
        assert_eq!(refused(&bytes), format!("text.docx: 错误: 文件已损坏{advice}"));
    }
    assert_eq!(
        refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
        format!("text.docx: 错误: 是旧版 .doc 文件,或设有密码{advice}")
    );
    let large = vec![b' '; (64 << 20) + 1];
    assert_eq!(
        refused(&package(&[("word/document.xml", &large)])),
        "text.docx: 错误: 文件过大\u{ff1a}正文展开后超过 64 MiB"
    );
    assert_eq!(
        word("text.docx", b"").unwrap_err().in_language(Language::En),
        "text.docx: error: not a Word document\n  help: save it as .docx in Word, WPS or LibreOffice"
    );
}

#[test]
fn the_same_text_gives_the_same_bytes() {
    let forms = Form { columns: vec![1], rows: vec![vec![FormCell::words("甲")], Vec::new()], ..Form::default() };
    let mut blocks = score().blocks;
    blocks.extend([Block::Form(forms.clone()), Block::Form(forms), Block::Heading(3, vec![words("乙")])]);
    let prose = prose(blocks);
    let first = prose::word(&prose).unwrap();
    // Whatever was written in between, and on which thread.
    prose::word(&score()).unwrap();
    assert_eq!(prose::word(&prose).unwrap(), first);
    assert_eq!(std::thread::spawn(move || prose::word(&prose).unwrap()).join().unwrap(), first);
}

/// Signs that mean something to Word or to Markdown, and any others.
fn any_text() -> impl Strategy<Value = String> {
    let snippet = prop::sample::select(vec![
        "绩效",
        "98.2",
        " ",
        "\n",
        "\r\n",
        "\t",
        "\0",
        "\u{1b}",
        "\u{fffe}",
        "\u{2028}",
        "\u{85}",
        "<",
        ">",
        "&",
        "\"",
        "'",
        "]]>",
        "<!--[-->",
        "<!--",
        "-->",
        "--",
        "-",
        "+",
        "=",
        "1.",
        "|",
        "\\",
        "*",
        "**",
        "_",
        "`",
        "#",
        "~",
        "[x](y)",
        "<br>",
        "&#8203;",
        "&amp;",
        "\u{3000}",
        "\u{200b}",
        "\u{feff}",
        ":",
        "</w:t>",
        "\u{1f4a9}",
    ]);
    let piece = prop_oneof![4 => snippet.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn any_spans() -> impl Strategy<Value = Vec<Span>> {
    let figure = (any_text(), any_text(), any_text()).prop_map(|(shown, what, source)| figure(&shown, &what, &source));
    prop::collection::vec(prop_oneof![any_text().prop_map(Span::Text), figure], 0..5)
}

/// Cells of one column and one row; what is merged is in tests/forms.rs.
fn any_form() -> impl Strategy<Value = Form> {
    let rows = |width: usize| {
        let row = prop::collection::vec(any_spans().prop_map(FormCell::new), width);
        prop::collection::vec(row, 0..4)
    };
    (1_usize..4).prop_flat_map(move |width| {
        let lines = || prop::collection::vec(any_text(), 0..3);
        (any_text(), lines(), rows(width), 0_usize..3, lines()).prop_map(move |(title, notes, rows, headings, foot)| {
            Form { title, notes, columns: vec![3; width], headings, rows, foot }
        })
    })
}

fn any_prose() -> impl Strategy<Value = Prose> {
    let block = prop_oneof![
        (any::<u8>(), any_spans()).prop_map(|(level, spans)| Block::Heading(level, spans)),
        any_spans().prop_map(Block::Paragraph),
        (prop::sample::select(vec![Placement::Title, Placement::Left, Placement::Right]), any_spans())
            .prop_map(|(placement, spans)| Block::Line(placement, spans)),
        any_form().prop_map(Block::Form),
    ];
    prop::collection::vec(block, 0..5).prop_map(|blocks| Prose { blocks })
}

/// How a format shows a text: what stands around a line, what stands between notes, what tells a source.
struct Format {
    trims: bool,
    between_notes: &'static str,
    key: fn(&str) -> String,
}

impl Format {
    /// What is read back of a text.
    fn read(&self, prose: &Prose) -> Vec<Line> {
        let lines = prose.blocks.iter().flat_map(|block| match block {
            Block::Heading(_, spans) | Block::Line(_, spans) | Block::Paragraph(spans) => vec![self.line(spans)],
            Block::Form(form) => {
                let notes = words(&form.notes.join(self.between_notes));
                let cells = form.rows.iter().flatten().map(|cell| self.line(&cell.spans));
                let foot = form.foot.iter().map(|line| self.line(&[words(line)]));
                [self.line(&[words(&form.title)]), self.line(&[notes])].into_iter().chain(cells).chain(foot).collect()
            }
        });
        lines.filter(|line| !line.pieces.is_empty()).collect()
    }

    fn line(&self, spans: &[Span]) -> Line {
        let mut pieces = Vec::new();
        let mut before = String::new();
        for span in spans {
            match span {
                Span::Text(text) => before.push_str(&plain(text)),
                Span::Figure(cited) => {
                    pieces.push(text(&std::mem::take(&mut before)));
                    pieces.push(read_figure((self.key)(&cited.source), &one_line(&cited.shown)));
                }
            }
        }
        pieces.push(text(&before));
        if self.trims {
            let blanks = ['\0'];
            if let Some(Piece::Text(first)) = pieces.first_mut() {
                *first = first.trim_start_matches(blanks).to_owned();
            }
            if let Some(Piece::Text(last)) = pieces.last_mut() {
                *last = last.trim_end_matches(blanks).to_owned();
            }
        }
        for piece in &mut pieces {
            if let Piece::Text(text) = piece {
                *text = text.replace('\0', " ");
            }
        }
        pieces.retain(|piece| *piece != text(""));
        Line { pieces }
    }
}

/// As it is read, where `\0` is a blank that a line may not begin or end with.
fn plain(text: &str) -> String {
    one_line(&text.replace([' ', '\t'], "\u{e000}")).replace('\u{e000}', "\0")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every figure comes back with its source, and every word.
    #[test]
    fn a_text_comes_back_from_word(prose in any_prose()) {
        let bytes = prose::word(&prose).unwrap();
        let format = Format { trims: false, between_notes: " ", key };
        prop_assert_eq!(word("text.docx", &bytes).unwrap(), format.read(&prose));
    }

    #[test]
    fn a_text_comes_back_from_markdown(prose in any_prose()) {
        let written = prose::markdown(&prose);
        let format = Format { trims: true, between_notes: "\u{3000}", key: str::to_owned };
        prop_assert_eq!(markdown(&written), format.read(&prose), "{}", written);
    }

    /// Whatever the bytes are, they are read or refused.
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200), at in any::<prop::sample::Index>(), cut in any::<prop::sample::Index>()) {
        let _ = markdown(&String::from_utf8_lossy(&bytes));
        let _ = word("text.docx", &bytes);
        let _ = word("text.docx", &package(&[("word/document.xml", &bytes)]));
        let mut document = prose::word(&score()).unwrap();
        let at = at.index(document.len());
        document.splice(at..at, bytes);
        document.truncate(cut.index(document.len()));
        let _ = word("text.docx", &document);
    }

    #[test]
    fn any_markdown_is_read(pieces in prop::collection::vec(any_text(), 0..20)) {
        for line in markdown(&pieces.concat()) {
            prop_assert!(!line.pieces.is_empty());
        }
    }
}

/// Words between marks of code are shown as they stand; of marks that end nowhere near, the words are read as any others.
#[test]
fn code_in_markdown_is_looked_for_so_far_and_no_further() {
    let shows = |length: usize| {
        let text = format!("得分 `{}<b hidden>87</b>`", "a".repeat(length));
        said(&from_bytes("text.md", text.into_bytes()).unwrap()).concat().contains("87")
    };
    assert_eq!((shows(10), shows(4000), shows(5000)), (true, true, false));
}
