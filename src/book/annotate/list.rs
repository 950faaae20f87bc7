//! An element of a part that lists others, and where one that is missing has its place.

use std::ops::Range;

use super::edits::Edits;
use super::tags::{Form, Tag, Tags};
use crate::book::refusal::Refusal;

/// An element right below the root, and the elements in it.
pub(super) struct List<'x> {
    tag: Tag<'x>,
    pub(super) items: Vec<Range<usize>>,
    end: usize,
}

impl<'x> List<'x> {
    /// The list of this name.
    pub(super) fn find(text: &'x str, name: &str) -> Result<Option<Self>, Refusal> {
        let (mut tags, mut depth) = (Tags::of(text), 0usize);
        while let Some(tag) = tags.next()? {
            match tag.form {
                Form::Start if depth == 1 && tag.name() == name => return Self::read(tag, &mut tags).map(Some),
                Form::Empty if depth == 1 && tag.name() == name => {
                    let end = tag.at.end;
                    return Ok(Some(Self { tag, items: Vec::new(), end }));
                }
                Form::Start => depth += 1,
                Form::End => depth = depth.saturating_sub(1),
                Form::Empty => {}
            }
        }
        Ok(None)
    }

    fn read(list: Tag<'x>, tags: &mut Tags<'x>) -> Result<Self, Refusal> {
        let (mut items, mut depth, mut from) = (Vec::new(), 0usize, 0);
        loop {
            let tag = tags.next()?.ok_or(Refusal::Damaged)?;
            match tag.form {
                Form::Empty if depth == 0 => items.push(tag.at),
                Form::Empty => {}
                Form::Start => {
                    from = if depth == 0 { tag.at.start } else { from };
                    depth += 1;
                }
                Form::End if depth == 0 => return Ok(Self { tag: list, items, end: tag.at.start }),
                Form::End => {
                    depth -= 1;
                    if depth == 0 {
                        items.push(from..tag.at.end);
                    }
                }
            }
        }
    }

    /// Puts elements behind those that are there.
    pub(super) fn append(&self, edits: &mut Edits, items: &str) {
        match self.tag.form {
            Form::Empty => self.tag.fill(edits, items),
            Form::Start | Form::End => edits.insert(self.end, items),
        }
    }

    /// The same where the list says how many it has.
    pub(super) fn append_counted(&self, edits: &mut Edits, items: &[String]) {
        if !items.is_empty() {
            self.tag.set(edits, "count", &(self.items.len() + items.len()).to_string());
            self.append(edits, &items.concat());
        }
    }
}

/// Where an element has its place below the root: in front of those that come later, or at the end. What programs wrap
/// for newer ones (`mc:AlternateContent`) counts as what is in it.
pub(super) fn place(text: &str, later: &[&str]) -> Result<usize, Refusal> {
    let (mut tags, mut depth, mut wrapped) = (Tags::of(text), 0usize, None);
    while let Some(tag) = tags.next()? {
        let is_wrap = matches!(tag.name(), "AlternateContent" | "Choice" | "Fallback");
        if tag.form == Form::End {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return Ok(tag.at.start);
            }
            continue;
        }
        if depth == 1 {
            wrapped = is_wrap.then_some(tag.at.start);
        }
        let at = if depth == 1 { Some(tag.at.start) } else { wrapped };
        if let Some(at) = at.filter(|_| !is_wrap) {
            if later.contains(&tag.name()) {
                return Ok(at);
            }
            wrapped = None;
        }
        depth += usize::from(tag.form == Form::Start);
    }
    Err(Refusal::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_has_its_place() {
        for (text, behind) in [
            ("<a><drawing/><extLst/></a>", "<extLst/></a>"),
            ("<a><drawing/></a>", "</a>"),
            (
                "<a><b><extLst/></b><mc:AlternateContent><mc:Choice><controls/></mc:Choice></mc:AlternateContent></a>",
                "<mc:AlternateContent><mc:Choice><controls/></mc:Choice></mc:AlternateContent></a>",
            ),
            (
                "<a><mc:AlternateContent><mc:Choice><drawing><extLst/></drawing></mc:Choice></mc:AlternateContent></a>",
                "</a>",
            ),
        ] {
            assert_eq!(&text[place(text, &["controls", "extLst"]).unwrap()..], behind);
        }
        assert!(place("<a/>", &[]).is_err());
    }

    #[test]
    fn lists_grow_at_their_end() {
        for (text, grown) in [
            (
                "<s><fills count=\"1\"><fill><p/></fill></fills></s>",
                "<s><fills count=\"2\"><fill><p/></fill><fill/></fills></s>",
            ),
            ("<s><fills/></s>", "<s><fills count=\"1\"><fill/></fills></s>"),
        ] {
            let mut edits = Edits::default();
            let list = List::find(text, "fills").unwrap().unwrap();
            list.append_counted(&mut edits, &["<fill/>".to_owned()]);
            assert_eq!(edits.apply(text).unwrap(), grown);
        }
    }
}
