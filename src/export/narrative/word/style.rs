//! The page and the styles, after GB/T 9704 (党政机关公文格式): whoever wants others changes a style, not a text.

use docx_rs::{
    AlignmentType, Docx, Footer, LineSpacing, LineSpacingType, PageMargin, PageNum, Paragraph, ParagraphChild, Run,
    RunFonts, SpecialIndentType, StyleType,
};

use super::ids::Ids;
use super::paragraph;
use crate::model::Block;

/// What the margins of forms leave of A4, in twentieths of a point.
pub(super) const FORM_WIDTH: usize = 9638;

/// Kinds of pages.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    /// Of the text: 37 mm above, 35 mm below, 28 mm on the left and 26 mm on the right.
    Text,
    /// Of a form, which needs the room: 20 mm all around.
    Form,
}

impl Page {
    /// The page that a block stands on.
    pub(super) const fn of(block: &Block) -> Self {
        match block {
            Block::Heading(..) | Block::Paragraph(_) => Self::Text,
            Block::Form(_) => Self::Form,
        }
    }

    pub(super) fn margins(self) -> PageMargin {
        let margins = PageMargin::new().header(851).gutter(0);
        match self {
            Self::Text => margins.top(2098).bottom(1984).left(1588).right(1474).footer(1304),
            Self::Form => margins.top(1134).bottom(1134).left(1134).right(1134).footer(567),
        }
    }
}

/// Kinds of paragraphs.
#[derive(Clone, Copy)]
pub(super) enum Style {
    Heading1,
    Heading2,
    Heading3,
    Body,
    FormTitle,
    FormNote,
    FormCell,
    FormText,
    AfterForm,
    PageNumber,
}

impl Style {
    const ALL: [Self; 10] = [
        Self::Heading1,
        Self::Heading2,
        Self::Heading3,
        Self::Body,
        Self::FormTitle,
        Self::FormNote,
        Self::FormCell,
        Self::FormText,
        Self::AfterForm,
        Self::PageNumber,
    ];

    /// Of a heading, 1 for the highest.
    pub(super) const fn heading(level: u8) -> Self {
        match level {
            0 | 1 => Self::Heading1,
            2 => Self::Heading2,
            _ => Self::Heading3,
        }
    }

    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Heading1 => "Heading1",
            Self::Heading2 => "Heading2",
            Self::Heading3 => "Heading3",
            Self::Body => "BodyText",
            Self::FormTitle => "FormTitle",
            Self::FormNote => "FormNote",
            Self::FormCell => "FormCell",
            Self::FormText => "FormText",
            Self::AfterForm => "AfterForm",
            Self::PageNumber => "Footer",
        }
    }

    /// As editors list it. The names of headings are those that they know.
    const fn name(self) -> &'static str {
        match self {
            Self::Heading1 => "heading 1",
            Self::Heading2 => "heading 2",
            Self::Heading3 => "heading 3",
            Self::Body => "Body Text",
            Self::FormTitle => "表名",
            Self::FormNote => "表注",
            Self::FormCell => "表内居中",
            Self::FormText => "表内文字",
            Self::AfterForm => "表后",
            Self::PageNumber => "footer",
        }
    }

    /// The Chinese font, and the size in half-points.
    const fn type_face(self) -> (&'static str, usize) {
        match self {
            Self::Heading1 => ("黑体", 32),
            Self::Heading2 => ("楷体_GB2312", 32),
            Self::Heading3 | Self::Body => ("仿宋_GB2312", 32),
            Self::FormTitle => ("宋体", 30),
            Self::FormNote | Self::FormCell | Self::FormText => ("宋体", 18),
            Self::AfterForm => ("宋体", 2),
            Self::PageNumber => ("宋体", 28),
        }
    }

    fn definition(self) -> docx_rs::Style {
        let (font, size) = self.type_face();
        let style = docx_rs::Style::new(self.id(), StyleType::Paragraph)
            .name(self.name())
            .based_on("Normal")
            .q_format(true)
            .size(size)
            .fonts(fonts(font))
            .line_spacing(self.line_spacing());
        // Two characters of the body.
        let indented = |style: docx_rs::Style| style.indent(None, Some(SpecialIndentType::FirstLine(640)), None, None);
        match self {
            Self::Heading1 => indented(style).outline_lvl(0),
            Self::Heading2 => indented(style).outline_lvl(1),
            Self::Heading3 => indented(style).outline_lvl(2).bold(),
            Self::Body => indented(style).align(AlignmentType::Both),
            Self::FormTitle => style.align(AlignmentType::Center).bold(),
            Self::FormCell | Self::PageNumber => style.align(AlignmentType::Center),
            Self::FormNote | Self::FormText | Self::AfterForm => style.align(AlignmentType::Left),
        }
    }

    /// Lines of 28 points on pages of text; lines of tables are as high as they need.
    fn line_spacing(self) -> LineSpacing {
        let spacing = LineSpacing::new().before(0).after(0);
        match self {
            Self::Heading1 | Self::Heading2 | Self::Heading3 | Self::Body => {
                spacing.line(560).line_rule(LineSpacingType::Exact)
            }
            Self::FormTitle => spacing.line(560).line_rule(LineSpacingType::AtLeast),
            Self::FormNote => spacing.line(360).line_rule(LineSpacingType::AtLeast),
            Self::FormCell | Self::FormText | Self::PageNumber => spacing.line(240).line_rule(LineSpacingType::Auto),
            Self::AfterForm => spacing.line(20).line_rule(LineSpacingType::Exact),
        }
    }
}

/// An empty document with its page, its styles and the number at the foot of each page.
pub(super) fn document(ids: &mut Ids) -> Docx {
    let docx = Docx::new()
        .page_size(11906, 16838)
        .default_fonts(fonts("仿宋_GB2312"))
        .default_size(32)
        .footer(Footer::new().add_paragraph(page_number(ids)));
    Style::ALL.into_iter().fold(docx, |docx, style| docx.add_style(style.definition()))
}

fn page_number(ids: &mut Ids) -> Paragraph {
    let mut foot = paragraph(Style::PageNumber, ids).add_run(Run::new().add_text("\u{2014} "));
    foot.children.push(ParagraphChild::PageNum(Box::new(PageNum::new())));
    foot.add_run(Run::new().add_text(" \u{2014}"))
}

/// A Chinese font, and the usual one for letters and digits beside it.
fn fonts(chinese: &str) -> RunFonts {
    const LATIN: &str = "Times New Roman";
    RunFonts::new().ascii(LATIN).hi_ansi(LATIN).east_asia(chinese).cs(LATIN)
}
