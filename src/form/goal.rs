//! The goal of a form: what was aimed at and what was achieved, side by side.

use super::canvas::{Asked, Canvas, across, down_to, one};
use super::layout::GoalBlock;
use crate::book::height::{MOST, lines, width};
use crate::book::{Content, Look, Takes};
use crate::words::text;

/// Lines of the highest row.
const LINES: u32 = MOST / 140;

pub(super) fn print(canvas: &mut Canvas<'_>, block: &GoalBlock) {
    let goal = canvas.filled.assessment.goal.as_ref();
    let [expected, achieved] =
        [goal.and_then(|goal| goal.expected.clone()), goal.and_then(|goal| goal.achieved.clone())].map(content);
    let (top, last) = (canvas.begin_row(), canvas.last());
    let middle = last / 2;
    canvas.label(across(top, 1, middle), &block.expected);
    canvas.label(across(top, middle + 1, last), &block.achieved);
    let from = canvas.begin_row();
    let halves = [across(from, 1, middle), across(from, middle + 1, last)];
    let high = halves.iter().zip([&expected, &achieved]);
    let high = high.map(|(area, content)| lines(content.text(), width(&canvas.paper, *area))).max().unwrap_or(1);
    // What a row has no room for takes several.
    let to = (0..high / LINES).fold(from, |_, _| canvas.begin_row());
    canvas.label(down_to(one(top, 0), to), &block.label);
    let cells = [(expected, "/goal/expected"), (achieved, "/goal/achieved")];
    for (area, (content, field)) in halves.into_iter().zip(cells) {
        let area = down_to(area, to);
        canvas.enter(area, Look::Words, content, Some(field.to_owned()));
        let prompt = text!("写明可以核对的目标或完成情况", "what can be checked: the goal, or what came of it");
        canvas.ask(area, Asked { prompt, takes: Takes::Anything });
    }
}

fn content(text: Option<String>) -> Content {
    Content::Text(text.unwrap_or_default())
}
