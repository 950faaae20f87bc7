//! Files of waivers.

use super::keys::decoded;
use crate::model::assessment::{Waiver, WaiverFile};
use crate::read::{Places, Source};
use crate::words::{Place, Problems};

/// The waivers of a file, each with its place.
///
/// # Errors
/// A file that holds something else.
pub fn read_waivers(source: &Source) -> Result<Vec<(Waiver, Place)>, Problems> {
    let mut node = source.only()?;
    let file: WaiverFile = decoded(source, &mut node)?;
    let places = Places::new(source, &node).key("waivers");
    Ok(file.waivers.into_iter().enumerate().map(|(index, waiver)| (waiver, places.item(index).here())).collect())
}
