//! Forms as a page of their own, which prints on A4: nothing is fetched, nothing runs.

use std::collections::BTreeMap;

use super::pieces::{Piece, Pieces, Table};
use crate::book::{Look, Paper};
use crate::words::visible;

const STYLE: &str = "@page{size:A4;margin:12mm}\
body{font:10pt/1.4 SimSun,宋体,\"Songti SC\",\"Noto Serif CJK SC\",serif;color:#000;background:#fff;max-width:186mm;margin:0 auto}\
section+section{break-before:page}\
h1{font-size:16pt;text-align:center;margin:6mm 0 3mm}\
p{margin:1mm 0;white-space:pre-wrap}p.middle{text-align:center}p.right{text-align:right}\
table{border-collapse:collapse;table-layout:fixed;width:100%}table+table{margin-top:-1px}\
tr{break-inside:avoid}td{border:1px solid #000;padding:1mm;text-align:center;overflow-wrap:anywhere;white-space:pre-wrap}\
td.words{text-align:left}";

/// The page.
#[must_use]
pub fn html(papers: &[Paper], properties: &BTreeMap<String, String>) -> String {
    let title = papers.first().map(|paper| paper.name.as_str()).unwrap_or_default();
    let mut meta = String::new();
    for (name, value) in properties {
        meta.push_str(&format!("<meta name=\"{}\" content=\"{}\">\n", escaped(name), escaped(value)));
    }
    let forms: String = papers.iter().map(section).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n{meta}<style>{STYLE}</style>\n</head>\n<body>\n{forms}</body>\n</html>\n",
        escaped(title)
    )
}

fn section(paper: &Paper) -> String {
    let pieces = Pieces::of(paper);
    let line = |mark: &&crate::book::Mark| {
        let text = escaped(mark.content.text());
        match mark.look {
            Look::Title => format!("<h1>{text}</h1>\n"),
            Look::Middle => format!("<p class=\"middle\">{text}</p>\n"),
            Look::Right => format!("<p class=\"right\">{text}</p>\n"),
            Look::Left | Look::Cell | Look::Words => format!("<p>{text}</p>\n"),
        }
    };
    let above: String = pieces.above.iter().map(line).collect();
    let tables: String = pieces.tables.iter().map(|part| table(paper, part)).collect();
    let below: String = pieces.below.iter().map(line).collect();
    format!("<section>\n{above}{tables}{below}</section>\n")
}

fn table(paper: &Paper, table: &Table<'_>) -> String {
    let all: u32 = paper.columns.iter().sum();
    let column = |width: &u32| {
        let thousandths = u64::from(*width) * 1000 / u64::from(all.max(1));
        format!("<col style=\"width:{}.{}%\">", thousandths / 10, thousandths % 10)
    };
    let columns: String = paper.columns.iter().map(column).collect();
    let headings =
        if table.headings.is_empty() { String::new() } else { format!("<thead>{}</thead>\n", rows(&table.headings)) };
    format!("<table>\n<colgroup>{columns}</colgroup>\n{headings}<tbody>\n{}</tbody>\n</table>\n", rows(&table.rows))
}

fn rows(rows: &[Vec<Piece<'_>>]) -> String {
    let mut written = String::new();
    for row in rows {
        written.push_str("<tr>");
        for piece in row {
            written.push_str(&cell(piece));
        }
        written.push_str("</tr>\n");
    }
    written
}

fn cell(piece: &Piece<'_>) -> String {
    let class = if piece.look == Look::Words { " class=\"words\"" } else { "" };
    let over = |name, count| if count > 1 { format!(" {name}=\"{count}\"") } else { String::new() };
    let (columns, rows) = (over("colspan", piece.columns), over("rowspan", piece.rows));
    format!("<td{class}{columns}{rows}>{}</td>", escaped(piece.text))
}

/// A text in which nothing is markup, and nothing hidden.
fn escaped(text: &str) -> String {
    quick_xml::escape::escape(visible(text)).into_owned()
}
