//! The merged cells of a sheet, found by any place that they cover.

use std::collections::{BTreeSet, HashMap};

use crate::book::Area;
use crate::words::Address;

/// Merged cells, each in the tiles that it touches: a tile is no smaller than its cells, which touch four at most.
pub(super) struct Merged {
    begins: HashMap<Address, Area>,
    tiles: HashMap<Tile, Vec<Area>>,
    sizes: BTreeSet<Size>,
}

/// The rows and columns of a tile, as powers of two.
type Size = (u32, u32);

/// A tile of a size.
type Tile = (Size, u32, u32);

/// Cells that touch a tile of their size: more than nine lie over each other, which no program draws.
const MOST: usize = 16;

impl Merged {
    pub(super) fn of(areas: &[Area]) -> Self {
        let begins = areas.iter().map(|area| (area.from, *area)).collect();
        let (mut tiles, mut sizes) = (HashMap::<Tile, Vec<Area>>::new(), BTreeSet::new());
        for area in areas {
            let size = (power(area.from.row, area.to.row), power(area.from.column, area.to.column));
            sizes.insert(size);
            for row in area.from.row >> size.0..=area.to.row >> size.0 {
                for column in area.from.column >> size.1..=area.to.column >> size.1 {
                    let tile = tiles.entry((size, row, column)).or_default();
                    tile.extend((tile.len() < MOST).then_some(*area));
                }
            }
        }
        Self { begins, tiles, sizes }
    }

    /// What the cell that begins in a place covers.
    pub(super) fn from(&self, at: Address) -> Area {
        self.begins.get(&at).copied().unwrap_or(Area::one(at))
    }

    /// The merged cell that covers a place.
    pub(super) fn over(&self, at: Address) -> Option<Area> {
        let tile = |size: &Size| self.tiles.get(&(*size, at.row >> size.0, at.column >> size.1));
        self.sizes.iter().filter_map(tile).flatten().find(|area| area.has(at)).copied()
    }
}

/// The least power of two that holds all from one to another.
const fn power(from: u32, to: u32) -> u32 {
    (to - from + 1).next_power_of_two().trailing_zeros()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_knows_what_covers_it() {
        let areas = ["A1:J1", "A2:A9", "B3:C4", "B5:B6", "XFC1:XFD1048576"].map(|area| Area::parse(area).unwrap());
        let merged = Merged::of(&areas);
        let over = |cell: &str| merged.over(Address::parse(cell).unwrap());
        for at in (0..12).flat_map(|row| (0..12).map(move |column| Address::new(row, column))) {
            assert_eq!(merged.over(at), areas.iter().find(|area| area.has(at)).copied(), "{at}");
        }
        assert_eq!(over("XFD777777"), Some(areas[4]));
        assert_eq!(over("XFB777777"), None);
    }

    #[test]
    fn a_tile_has_few_cells_however_many_are_merged() {
        let areas: Vec<Area> =
            (0..20_000).map(|row| Area { from: Address::new(2 * row, 0), to: Address::new(2 * row + 1, 3) }).collect();
        let merged = Merged::of(&areas);
        assert!(merged.tiles.values().all(|tile| tile.len() <= 9));
        assert_eq!(merged.over(Address::new(39_999, 3)), areas.last().copied());
    }
}
