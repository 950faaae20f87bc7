//! The pages and the styles, after GB/T 9704 (党政机关公文格式): whoever wants others changes a style, not a text.

use crate::prose::blocks::{Block, Placement};

/// What the margins of forms leave of A4, in twentieths of a point.
pub(super) const FORM_WIDTH: usize = 9638;

/// For letters and digits, beside every Chinese font.
const LATIN: &str = "Times New Roman";

/// What stands in for the fonts of GB/T 9704 that a computer does not have.
pub(super) const FONTS: &str = concat!(
    r#"<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/><w:charset w:val="86"/><w:family w:val="modern"/></w:font>"#,
    r#"<w:font w:name="方正小标宋简体"><w:altName w:val="宋体"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>"#,
    r#"<w:font w:name="楷体_GB2312"><w:altName w:val="楷体"/><w:charset w:val="86"/><w:family w:val="modern"/></w:font>"#,
);

/// Kinds of pages.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    /// Of the text: 37 mm above, 35 mm below, 28 mm on the left and 26 mm on the right.
    Text,
    /// Of a form, which needs the room: 20 mm all around.
    Form,
}

impl Page {
    /// The page that a block stands on, above the next one: a heading of forms stands on that of the first.
    pub(super) const fn of(block: &Block, next: Option<&Block>) -> Self {
        match (block, next) {
            (Block::Form(_), _) | (Block::Heading(..), Some(Block::Form(_))) => Self::Form,
            (Block::Heading(..) | Block::Line(..) | Block::Paragraph(_), _) => Self::Text,
        }
    }

    /// What ends pages of this kind: A4 with its margins, and a number at the foot.
    pub(super) fn section(self) -> String {
        let margins = match self {
            Self::Text => r#"w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1304""#,
            Self::Form => r#"w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="851" w:footer="567""#,
        };
        format!(
            concat!(
                r#"<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter"/>"#,
                r#"<w:pgSz w:w="11906" w:h="16838"/><w:pgMar {} w:gutter="0"/></w:sectPr>"#
            ),
            margins
        )
    }
}

/// Kinds of paragraphs.
#[derive(Clone, Copy)]
pub(super) enum Style {
    Heading1,
    Heading2,
    Heading3,
    Title,
    Body,
    Left,
    Right,
    FormTitle,
    FormNote,
    FormCell,
    FormText,
    AfterForm,
    PageNumber,
    FormPageNumber,
    Comment,
}

impl Style {
    const ALL: [Self; 15] = [
        Self::Heading1,
        Self::Heading2,
        Self::Heading3,
        Self::Title,
        Self::Body,
        Self::Left,
        Self::Right,
        Self::FormTitle,
        Self::FormNote,
        Self::FormCell,
        Self::FormText,
        Self::AfterForm,
        Self::PageNumber,
        Self::FormPageNumber,
        Self::Comment,
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
            Self::Title => "Title",
            Self::Body => "BodyText",
            Self::Left => "LetterLeft",
            Self::Right => "LetterRight",
            Self::FormTitle => "FormTitle",
            Self::FormNote => "FormNote",
            Self::FormCell => "FormCell",
            Self::FormText => "FormText",
            Self::AfterForm => "AfterForm",
            Self::PageNumber => "Footer",
            Self::FormPageNumber => "FormFooter",
            Self::Comment => "CommentText",
        }
    }

    pub(super) const fn of_line(placement: Placement) -> Self {
        match placement {
            Placement::Title => Self::Title,
            Placement::Left => Self::Left,
            Placement::Right => Self::Right,
        }
    }

    /// As editors list it, and whether they know it themselves.
    const fn name(self) -> (&'static str, bool) {
        match self {
            Self::Heading1 => ("heading 1", true),
            Self::Heading2 => ("heading 2", true),
            Self::Heading3 => ("heading 3", true),
            Self::Title => ("Title", true),
            Self::Body => ("Body Text", true),
            Self::Left => ("顶格", false),
            Self::Right => ("落款", false),
            Self::FormTitle => ("表名", false),
            Self::FormNote => ("表注", false),
            Self::FormCell => ("表内居中", false),
            Self::FormText => ("表内文字", false),
            Self::AfterForm => ("表后", false),
            Self::PageNumber => ("footer", true),
            Self::FormPageNumber => ("表页码", false),
            Self::Comment => ("annotation text", true),
        }
    }

    /// The Chinese font, whether it is bold, and the size in half-points.
    const fn type_face(self) -> (&'static str, bool, usize) {
        match self {
            Self::Heading1 => ("黑体", false, 32),
            Self::Heading2 => ("楷体_GB2312", false, 32),
            Self::Heading3 => ("仿宋_GB2312", true, 32),
            Self::Title => ("方正小标宋简体", false, 44),
            Self::Body | Self::Left | Self::Right => ("仿宋_GB2312", false, 32),
            Self::FormTitle => ("宋体", true, 30),
            Self::FormNote | Self::FormCell | Self::FormText | Self::FormPageNumber | Self::Comment => {
                ("宋体", false, 18)
            }
            Self::AfterForm => ("宋体", false, 2),
            Self::PageNumber => ("宋体", false, 28),
        }
    }

    /// How high lines are: 28 points on pages of text, in tables as much as they need.
    const fn line(self) -> &'static str {
        match self {
            Self::Heading1 | Self::Heading2 | Self::Heading3 | Self::Body | Self::Left | Self::Right => {
                r#"w:line="560" w:lineRule="exact""#
            }
            Self::Title => r#"w:line="640" w:lineRule="atLeast""#,
            Self::FormTitle => r#"w:line="560" w:lineRule="atLeast""#,
            Self::FormNote => r#"w:line="360" w:lineRule="atLeast""#,
            Self::FormCell | Self::FormText | Self::PageNumber | Self::FormPageNumber | Self::Comment => {
                r#"w:line="240" w:lineRule="auto""#
            }
            Self::AfterForm => r#"w:line="20" w:lineRule="exact""#,
        }
    }

    /// The indent of the first line, the alignment, and the level in the outline.
    const fn place(self) -> &'static str {
        match self {
            Self::Heading1 => {
                r#"<w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="left"/><w:outlineLvl w:val="0"/>"#
            }
            Self::Heading2 => {
                r#"<w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="left"/><w:outlineLvl w:val="1"/>"#
            }
            Self::Heading3 => {
                r#"<w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="left"/><w:outlineLvl w:val="2"/>"#
            }
            Self::Body => r#"<w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/>"#,
            Self::FormTitle => r#"<w:jc w:val="center"/><w:outlineLvl w:val="1"/>"#,
            Self::Title | Self::FormCell | Self::PageNumber | Self::FormPageNumber => r#"<w:jc w:val="center"/>"#,
            Self::Right => r#"<w:ind w:right="640"/><w:jc w:val="right"/>"#,
            Self::Left | Self::FormNote | Self::FormText | Self::AfterForm | Self::Comment => r#"<w:jc w:val="left"/>"#,
        }
    }

    /// What keeps it on the page of what comes next: a heading stands above something.
    const fn kept(self) -> &'static str {
        match self {
            Self::Heading1 | Self::Heading2 | Self::Heading3 | Self::FormTitle | Self::FormNote => "<w:keepNext/>",
            _ => "",
        }
    }

    fn definition(self) -> String {
        let (name, known) = self.name();
        let (font, bold, size) = self.type_face();
        let custom = if known { "" } else { r#" w:customStyle="1""# };
        let bold = if bold { "<w:b/><w:bCs/>" } else { "" };
        format!(
            concat!(
                r#"<w:style w:type="paragraph"{custom} w:styleId="{id}"><w:name w:val="{name}"/>"#,
                r#"<w:basedOn w:val="Normal"/><w:qFormat/>"#,
                r#"<w:pPr>{kept}<w:spacing w:before="0" w:after="0" {line}/>{place}</w:pPr>"#,
                r#"<w:rPr>{fonts}{bold}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>"#
            ),
            custom = custom,
            id = self.id(),
            name = name,
            kept = self.kept(),
            line = self.line(),
            place = self.place(),
            fonts = fonts(font),
            bold = bold,
            size = size,
        )
    }
}

/// The inside of the part with the styles.
pub(super) fn styles() -> String {
    let normal = r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>"#;
    let definitions: String = Style::ALL.into_iter().map(Style::definition).collect();
    format!(
        concat!(
            "<w:docDefaults><w:rPrDefault><w:rPr>{}",
            r#"<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>"#,
            "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>{}{}"
        ),
        fonts("仿宋_GB2312"),
        normal,
        definitions
    )
}

fn fonts(chinese: &str) -> String {
    format!(r#"<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{chinese}" w:cs="{LATIN}"/>"#)
}
