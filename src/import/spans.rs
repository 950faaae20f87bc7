//! Columns, each from a first to a last one, found by any column of theirs.

/// Columns that somebody knows.
pub(super) struct Spans {
    /// From left to right, none meeting the next.
    spans: Vec<(u32, u32)>,
}

impl Spans {
    pub(super) fn of(columns: impl Iterator<Item = (u32, u32)>) -> Self {
        let mut all: Vec<(u32, u32)> = columns.collect();
        all.sort_unstable();
        let mut spans: Vec<(u32, u32)> = Vec::new();
        for (from, to) in all {
            match spans.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => spans.push((from, to)),
            }
        }
        Self { spans }
    }

    pub(super) fn has(&self, column: u32) -> bool {
        let next = self.spans.partition_point(|(_, to)| *to < column);
        self.spans.get(next).is_some_and(|(from, _)| *from <= column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_in_whatever_order_they_are_named() {
        let named = [(8, 9), (1, 1), (3, 6), (4, 4), (6, 6)];
        let spans = Spans::of(named.into_iter());
        let known: Vec<u32> = (0..12).filter(|column| spans.has(*column)).collect();
        assert_eq!(known, [1, 3, 4, 5, 6, 8, 9]);
    }
}
