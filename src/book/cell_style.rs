//! What readers see of the cells of a style: what nobody sees says nothing, and what a format shows stands for what it is.

use super::digits::Digits;
use super::looks::Ground;
use super::number_format::NumberFormat;
use super::pale_format::PaleFormat;
use super::rich::Rich;
use super::serial::DayCount;
use super::sheet::{Cell, Doubt};
use super::text_format::TextFormat;

/// What readers see of the cells of a style.
#[derive(Clone, Debug, Default)]
pub(super) struct CellStyle {
    /// How it shows texts that are no numbers; none where it shows them as they are.
    pub(super) texts: Option<TextFormat>,
    /// Where its format writes in colours that nobody sees.
    pub(super) pale: Option<PaleFormat>,
    /// Whether nobody sees what is written in it.
    pub(super) is_unseen: bool,
    /// What is behind its letters.
    pub(super) ground: Ground,
    /// Whether what is written in it is repeated over its width.
    pub(super) is_repeated: bool,
}

/// A cell as readers see it in its style: what nobody sees says nothing.
pub(super) fn seen(cell: Cell, style: &CellStyle) -> Cell {
    let is_repeated = style.is_repeated && cell.text.contains(char::is_numeric);
    if cell.text.trim().is_empty() || !style.is_unseen && !is_repeated {
        return cell;
    }
    let text = cell.text.into_boxed_str();
    Cell::doubtful(String::new(), if style.is_unseen { Doubt::Unseen(text) } else { Doubt::Repeated(text) })
}

/// A text in runs as readers see it.
pub(super) fn in_runs(text: &Rich, style: Option<&CellStyle>) -> Cell {
    let (seen, unseen) = text.seen(style.map(|style| style.ground).unwrap_or_default());
    match unseen.trim() {
        "" => redrawn(seen, style),
        unseen => Cell::doubtful(seen, Doubt::Unseen(unseen.into())),
    }
}

/// A text as its format shows it.
pub(super) fn redrawn(text: String, style: Option<&CellStyle>) -> Cell {
    if style.and_then(|style| style.pale.as_ref()).is_some_and(PaleFormat::hides_texts) {
        return Cell::doubtful(String::new(), Doubt::Unseen(text.into()));
    }
    let Some(format) = style.and_then(|style| style.texts.as_ref()).filter(|_| !text.trim().is_empty()) else {
        return text.into();
    };
    Cell::doubtful(format.show(&text), Doubt::Redrawn(text.into()))
}

/// A number as its format shows it; none where the file does not hold the format.
pub(super) fn shown(number: &Digits, format: Option<&NumberFormat>, style: Option<&CellStyle>, days: DayCount) -> Cell {
    let Some(format) = format else {
        return Cell::doubtful(number.plain(), Doubt::Unformatted);
    };
    let shown = format.show(number, days);
    if style.and_then(|style| style.pale.as_ref()).is_some_and(|pale| pale.hides(number)) {
        return Cell::doubtful(String::new(), Doubt::Unseen(shown.into()));
    }
    if format.disguises(number) {
        return Cell::doubtful(shown, Doubt::Disguised(number.plain().into()));
    }
    if format.is_undated(number, days) {
        return Cell::doubtful(shown, Doubt::Undated);
    }
    if number.cut { Cell::doubtful(shown, Doubt::TooLong) } else { shown.into() }
}
