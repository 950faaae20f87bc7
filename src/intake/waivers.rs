//! Files of waivers.

use super::keys::decoded;
use crate::model::assessment::{Waiver, WaiverFile};
use crate::num::is_blank_mark;
use crate::read::{Places, Source};
use crate::words::{Place, Problem, Problems, text};

/// The waivers of a file, each with its place.
///
/// # Errors
/// A file that holds something else.
pub fn read_waivers(source: &Source) -> Result<Vec<(Waiver, Place)>, Problems> {
    let mut node = source.only()?;
    let file: WaiverFile = decoded(source, &mut node)?;
    let places = Places::new(source, &node).key("waivers");
    let nameless = file.waivers.iter().enumerate().filter(|(_, waiver)| !says_who_and_why(waiver));
    let nameless: Vec<Problem> = nameless.map(|(index, _)| unanswered(places.item(index).here())).collect();
    if !nameless.is_empty() {
        return Err(Problems(nameless));
    }
    Ok(file.waivers.into_iter().enumerate().map(|(index, waiver)| (waiver, places.item(index).here())).collect())
}

/// Whether somebody answers for a waiver: a blank and a dash are nobody and nothing.
fn says_who_and_why(waiver: &Waiver) -> bool {
    [&waiver.by, &waiver.reason].into_iter().all(|text| !is_blank_mark(text))
}

fn unanswered(place: Place) -> Problem {
    let message = text!("豁免没有写明由谁同意、为何同意", "a waiver does not say who accepts the finding, and why");
    Problem::new(place, message).advise(text!("请填写 by 和 reason", "fill in `by` and `reason`"))
}
