//! Dots of two figures each. Those that would cover each other are one, with how many they are beside it.

use super::frame::{Frame, begin_link, label, line};
use super::length::Length;
use crate::num::Fraction;
use crate::print::Markup;

/// An axis.
#[derive(Debug)]
pub(crate) struct Axis {
    /// What it measures.
    pub(crate) name: String,
    /// Where it begins.
    pub(crate) low: i64,
    /// Where it ends; what lies beyond stands at its end.
    pub(crate) high: i64,
}

/// A dot.
#[derive(Debug)]
pub(crate) struct Dot {
    /// The two figures.
    pub(crate) at: [Fraction; 2],
    /// How it looks.
    pub(crate) shape: Shape,
    /// All of it in words.
    pub(crate) says: String,
    /// Where a click on it leads.
    pub(crate) href: String,
}

/// How a dot looks, so that dots are told apart without colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Shape {
    /// A ring.
    Ring,
    /// A disc.
    Disc,
    /// A triangle.
    Triangle,
}

impl Shape {
    const ALL: [Self; 3] = [Self::Triangle, Self::Disc, Self::Ring];
}

const LEFT: Length = Length::whole(48);
const RIGHT: Length = Length::whole(524);
const TOP: Length = Length::whole(34);
const BOTTOM: Length = Length::whole(304);
const WIDTH: Length = Length::whole(560);
const HEIGHT: Length = Length::whole(344);
/// Dots that lie closer than this to another one, across and up, are drawn as one with it.
const NEAR: Length = Length::whole(19);

/// Draws them; gives back which dots are drawn as one, in the order of their numbers from 1 behind `group`.
pub(crate) fn scatter(
    markup: &mut Markup,
    frame: &Frame,
    [across, up]: [&Axis; 2],
    shapes: &[String; 3],
    dots: &[Dot],
    group: &str,
) -> Vec<Vec<usize>> {
    frame.begin(markup, WIDTH, HEIGHT);
    axes(markup, across, up);
    for ((shape, name), index) in Shape::ALL.into_iter().zip(shapes).zip(0..) {
        let x = LEFT + Length::whole(150).times(index);
        draw(markup, shape, [x + Length::whole(7), Length::whole(10)], Length::whole(5));
        label(markup, "legend", [x + Length::whole(18), Length::whole(14)], name);
    }
    let mut groups = Vec::new();
    for gathered in gather([across, up], dots) {
        if let Some(dot) = gathered.only(dots) {
            begin_link(markup, &dot.href, &dot.says);
            draw(markup, dot.shape, gathered.at, Length::whole(5));
            markup.end();
            continue;
        }
        groups.push(gathered.members.clone());
        let number = groups.len();
        draw_group(markup, dots, &gathered, &format!("#{group}{number}"));
    }
    markup.end();
    groups
}

/// Dots that are drawn as one: their numbers, and where the first of them lies.
struct Gathered {
    at: [Length; 2],
    members: Vec<usize>,
}

impl Gathered {
    /// The only one of them.
    fn only<'d>(&self, dots: &'d [Dot]) -> Option<&'d Dot> {
        if let [index] = self.members.as_slice() { dots.get(*index) } else { None }
    }

    fn is_near(&self, place: [Length; 2]) -> bool {
        self.at.into_iter().zip(place).all(|(own, other)| own - other < NEAR && other - own < NEAR)
    }
}

/// The dots, those that would cover each other together.
fn gather(axes: [&Axis; 2], dots: &[Dot]) -> Vec<Gathered> {
    let mut gathered: Vec<Gathered> = Vec::new();
    for (index, dot) in dots.iter().enumerate() {
        let at = place(axes, dot.at);
        match gathered.iter_mut().find(|one| one.is_near(at)) {
            Some(one) => one.members.push(index),
            None => gathered.push(Gathered { at, members: vec![index] }),
        }
    }
    gathered
}

fn place([across, up]: [&Axis; 2], [x, y]: [Fraction; 2]) -> [Length; 2] {
    let part =
        |length: Length, axis: &Axis, value| length.part(value, Fraction::whole(axis.low), Fraction::whole(axis.high));
    [LEFT + part(RIGHT - LEFT, across, x), BOTTOM - part(BOTTOM - TOP, up, y)]
}

/// Several dots as one.
fn draw_group(markup: &mut Markup, dots: &[Dot], Gathered { at, members }: &Gathered, href: &str) {
    let known = || members.iter().filter_map(|index| dots.get(*index));
    let says: Vec<&str> = known().take(5).map(|dot| dot.says.as_str()).collect();
    let more = if members.len() > says.len() { "\n…" } else { "" };
    begin_link(markup, href, &format!("{}{more}", says.join("\n")));
    let gravest = known().map(|dot| dot.shape).max().unwrap_or(Shape::Ring);
    draw(markup, gravest, *at, Length::whole(9));
    label(markup, "many", [at[0] + Length::whole(12), at[1] + Length::whole(4)], &members.len().to_string());
    markup.end();
}

fn draw(markup: &mut Markup, shape: Shape, [x, y]: [Length; 2], size: Length) {
    match shape {
        Shape::Triangle => {
            let size = size + size.over(5);
            let (left, right, top, bottom) = (x - size, x + size, y - size, y + size.times(4).over(5));
            let points = format!("{left},{bottom} {right},{bottom} {x},{top}");
            markup.begin("polygon").with("class", "triangle").with("points", points);
        }
        Shape::Disc => drop(markup.begin("circle").with("class", "disc").with("cx", x).with("cy", y).with("r", size)),
        Shape::Ring => drop(markup.begin("circle").with("class", "ring").with("cx", x).with("cy", y).with("r", size)),
    }
    markup.end();
}

fn axes(markup: &mut Markup, across: &Axis, up: &Axis) {
    for tick in ticks(across) {
        let [x, _] = place([across, up], [Fraction::whole(tick), Fraction::ZERO]);
        line(markup, "grid", [x, TOP], [x, BOTTOM]);
        label(markup, "middle", [x, BOTTOM + Length::whole(16)], &tick.to_string());
    }
    for tick in ticks(up) {
        let [_, y] = place([across, up], [Fraction::ZERO, Fraction::whole(tick)]);
        line(markup, "grid", [LEFT, y], [RIGHT, y]);
        label(markup, "tick", [LEFT - Length::whole(6), y + Length::whole(4)], &tick.to_string());
    }
    line(markup, "axis", [LEFT, BOTTOM], [RIGHT, BOTTOM]);
    line(markup, "axis", [LEFT, TOP], [LEFT, BOTTOM]);
    label(markup, "total", [RIGHT, HEIGHT - Length::whole(8)], &across.name);
    label(markup, "legend", [Length::whole(0), TOP - Length::whole(6)], &up.name);
}

/// Round figures along an axis.
fn ticks(axis: &Axis) -> impl Iterator<Item = i64> {
    let length = axis.high - axis.low;
    let step = [5, 10, 20, 50, 100, 500].into_iter().find(|step| length <= step * 8).unwrap_or(1000);
    let first = axis.low.div_euclid(step) * step;
    let (low, high) = (axis.low, axis.high);
    (0..)
        .map(move |index| first + index * step)
        .skip_while(move |tick| *tick < low)
        .take_while(move |tick| *tick <= high)
}
