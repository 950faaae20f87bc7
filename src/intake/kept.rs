//! How many problems are kept of what is worked on at once: of a million faulty lines nobody reads more than the first.

use crate::words::Problems;

/// So many documents keep what is wrong with them; of the others it is counted.
const MOST: usize = 1_000;

/// How many have kept theirs.
#[derive(Debug, Default)]
pub(crate) struct Kept(usize);

impl Kept {
    /// What was made of a document, with what is wrong with it while there is room for that.
    pub(crate) fn hold<D>(&mut self, made: Result<D, Problems>) -> Result<D, Problems> {
        let problems = match made {
            Err(problems) => problems,
            made => return made,
        };
        self.0 += 1;
        Err(if self.0 > MOST { problems.counted() } else { problems })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Place, Problem, text};

    #[test]
    fn what_is_not_kept_is_counted() {
        let problem = || Problem::new(Place::file("a.ndjson"), text!("错", "wrong"));
        let mut kept = Kept::default();
        let mut hold = || kept.hold::<()>(Err(Problems(vec![problem(), problem(), problem()]))).unwrap_err();
        for _ in 0..MOST {
            assert_eq!(hold().0.len(), 3);
        }
        let Problems(counted) = hold();
        assert_eq!((counted.len(), counted[0].unkept, counted[0].place.file.as_str()), (1, 2, "a.ndjson"));
    }
}
