//! Many things at once, or without the feature `threads` one after the other: the only place that names `rayon`.

#[cfg(feature = "threads")]
use std::num::NonZeroUsize;
#[cfg(feature = "threads")]
use std::sync::{Mutex, PoisonError};

#[cfg(feature = "threads")]
use rayon::prelude::*;
#[cfg(feature = "threads")]
use rayon::{ThreadPool, ThreadPoolBuilder};

#[cfg(feature = "threads")]
use crate::words::{Place, Problem, text};

/// How many things are worked on at once; by itself as many as there are processors.
#[derive(Debug)]
#[cfg_attr(not(feature = "threads"), derive(Default))]
pub struct Threads(#[cfg(feature = "threads")] Option<ThreadPool>);

/// Most threads: more do not make anything faster, and a slip of the pen would stall the machine.
#[cfg(feature = "threads")]
const MOST: usize = 256;

#[cfg(feature = "threads")]
impl Threads {
    /// So many, or as many as there are processors.
    ///
    /// # Errors
    /// More than the system can start.
    pub fn new(count: Option<NonZeroUsize>) -> Result<Self, Problem> {
        let processors = || std::thread::available_parallelism().map_or(1, NonZeroUsize::get).min(MOST);
        let count = count.map_or_else(processors, NonZeroUsize::get);
        if count > MOST {
            let message = text!("线程太多:最多 {MOST} 个", "too many threads: {MOST} at most");
            return Err(Problem::new(Place::file("--jobs"), message));
        }
        let pool = ThreadPoolBuilder::new().num_threads(count).build();
        pool.map(|pool| Self(Some(pool)))
            .map_err(|error| Problem::new(Place::file("--jobs"), text!("无法启动线程:{error}", "{error}")))
    }

    /// How many.
    #[cfg(feature = "cli")]
    pub(super) fn count(&self) -> usize {
        self.0.as_ref().map_or(1, ThreadPool::current_num_threads)
    }

    /// What becomes of each of them, in their order.
    pub(super) fn map<T: Send, R: Send>(&self, items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
        let items: Vec<_> = items.into_iter().map(|item| Mutex::new(Some(item))).collect();
        let made: Vec<_> = items.iter().map(|_| Mutex::new(None)).collect();
        self.each(
            &|index| {
                if let (Some(item), Some(place)) = (items.get(index).and_then(take), made.get(index)) {
                    *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(work(item));
                }
            },
            items.len(),
        );
        made.iter().filter_map(take).collect()
    }

    /// One loop for whatever is worked on: rayon is compiled once, and not for each thing that is read.
    fn each(&self, work: &(dyn Fn(usize) + Sync), count: usize) {
        let all = || (0..count).into_par_iter().for_each(work);
        match &self.0 {
            Some(pool) => pool.install(all),
            None => (0..count).for_each(work),
        }
    }
}

/// As many as there are processors, whatever the environment asks for; one where none can be started.
#[cfg(feature = "threads")]
impl Default for Threads {
    fn default() -> Self {
        Self::new(None).unwrap_or(Self(None))
    }
}

#[cfg(feature = "threads")]
fn take<T>(place: &Mutex<Option<T>>) -> Option<T> {
    place.lock().unwrap_or_else(PoisonError::into_inner).take()
}

#[cfg(not(feature = "threads"))]
impl Threads {
    /// What becomes of each of them, in their order.
    #[allow(clippy::unused_self, reason = "with threads they are asked")]
    pub(super) fn map<T, R>(&self, items: Vec<T>, work: impl Fn(T) -> R) -> Vec<R> {
        items.into_iter().map(work).collect()
    }
}
