//! Many things at once: the only place that names `rayon`.

use std::num::NonZeroUsize;

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::words::{Place, Problem, text};

/// How many things are worked on at once; by itself as many as there are processors.
#[derive(Debug, Default)]
pub struct Threads(Option<ThreadPool>);

impl Threads {
    /// So many, or as many as there are processors.
    ///
    /// # Errors
    /// More than the system can start.
    pub fn new(count: Option<NonZeroUsize>) -> Result<Self, Problem> {
        let count = count.map_or(0, NonZeroUsize::get);
        let pool = ThreadPoolBuilder::new().num_threads(count).build();
        pool.map(|pool| Self(Some(pool)))
            .map_err(|error| Problem::new(Place::file("--jobs"), text!("无法启动线程:{error}", "{error}")))
    }

    /// What becomes of each of them, in their order.
    pub(super) fn map<T: Send, R: Send>(&self, items: Vec<T>, work: impl Fn(T) -> R + Send + Sync) -> Vec<R> {
        let all = || items.into_par_iter().map(work).collect();
        match &self.0 {
            Some(pool) => pool.install(all),
            None => all(),
        }
    }
}
