//! Order, by one algorithm for every type: with an algorithm a type, the program was 0.4 MB larger.

use std::cmp::Ordering;

/// Things that are put in order where they stand; what is equal stays as it stood.
pub(crate) trait Order<T> {
    /// By what a comparison says.
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// By a key of each.
    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|one, other| key(one).cmp(&key(other)));
    }
}

impl<T> Order<T> for Vec<T> {
    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let mut places: Vec<usize> = (0..self.len()).collect();
        sort(&mut places, &mut |one, other| match (self.get(one), self.get(other)) {
            (Some(one), Some(other)) => compare(one, other),
            _ => Ordering::Equal,
        });
        let mut taken: Vec<Option<T>> = self.drain(..).map(Some).collect();
        self.extend(places.into_iter().filter_map(|place| taken.get_mut(place)?.take()));
    }
}

/// The one algorithm: it knows places only.
fn sort(places: &mut [usize], compare: &mut dyn FnMut(usize, usize) -> Ordering) {
    places.sort_by(|one, other| compare(*one, *other));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_things_stay_as_they_stood() {
        let mut words = vec!["bb", "a", "cc", "b", "ccc", ""];
        words.order_by_key(|word| word.len());
        assert_eq!(words, ["", "a", "b", "bb", "cc", "ccc"]);
        words.order_by(|one, other| other.len().cmp(&one.len()));
        assert_eq!(words, ["ccc", "bb", "cc", "a", "b", ""]);
    }
}
