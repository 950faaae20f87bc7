//! Work on things that come one after the other and have no end in sight: by several threads, in bounded memory, its results
//! in order. Whoever reads waits for whoever writes.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::gathered::Gathered;

/// Things under way for each thread, those that wait for their turn to be written among them.
const AHEAD: usize = 2;

/// What the thread that writes is told.
enum Event<T, R> {
    /// The next thing has been read.
    Read(T),
    /// The work on one is done, by its number.
    Made(usize, R),
    /// There are no more.
    End,
}

/// Reads things, works on each of them, and hands on what was made in the order in which they were read. `take` is also
/// told when everything that was read has been handed on.
///
/// # Errors
/// Those of `take`, which end it.
pub(super) fn stream<T: Send + 'static, R: Send + 'static, E>(
    things: impl Iterator<Item = T> + Send + 'static,
    threads: usize,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(Gathered<R>) -> Result<(), E>,
) -> Result<(), E> {
    let (told, events) = channel();
    let (permits, permitted) = sync_channel(threads * AHEAD + 1);
    (0..=threads * AHEAD).for_each(|_| permit(&permits));
    let of_reader = told.clone();
    // It may wait for its input for ever, and nobody waits for it.
    thread::spawn(move || read_all(things, &permitted, &of_reader));
    let (hand_out, jobs) = channel();
    let jobs = Mutex::new(jobs);
    thread::scope(|scope| {
        for _ in 0..threads {
            let (jobs, told, work) = (&jobs, told.clone(), &work);
            scope.spawn(move || work_on(jobs, &told, work));
        }
        write_all(&events, hand_out, &permits, &mut take)
    })
}

/// Lets one thing more be read. There are never more permits than there is room for, and a reader at its end wants none.
fn permit(permits: &SyncSender<()>) {
    let _ = permits.try_send(());
}

/// Reads as far as it is permitted to.
fn read_all<T, R>(things: impl Iterator<Item = T>, permitted: &Receiver<()>, told: &Sender<Event<T, R>>) {
    for thing in things {
        if told.send(Event::Read(thing)).is_err() || permitted.recv().is_err() {
            return;
        }
    }
    let _ = told.send(Event::End);
}

fn work_on<T, R>(jobs: &Mutex<Receiver<(usize, T)>>, told: &Sender<Event<T, R>>, work: impl Fn(T) -> R) {
    loop {
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((number, thing)) = job else { return };
        if told.send(Event::Made(number, work(thing))).is_err() {
            return;
        }
    }
}

/// Hands out what is read and takes what is made; the threads end when nothing is handed out any more.
#[allow(clippy::needless_pass_by_value, reason = "the threads end where it is dropped")]
fn write_all<T, R, E>(
    events: &Receiver<Event<T, R>>,
    hand_out: Sender<(usize, T)>,
    permits: &SyncSender<()>,
    take: &mut impl FnMut(Gathered<R>) -> Result<(), E>,
) -> Result<(), E> {
    let (mut read, mut written, mut at_end) = (0, 0, false);
    let mut waiting: VecDeque<Option<R>> = VecDeque::new();
    while let Ok(event) = events.recv() {
        match event {
            Event::Read(thing) => {
                let _ = hand_out.send((read, thing));
                read += 1;
                waiting.push_back(None);
            }
            Event::Made(number, made) => {
                if let Some(place) = waiting.get_mut(number - written) {
                    *place = Some(made);
                }
            }
            Event::End => at_end = true,
        }
        while let Some(made) = waiting.front_mut().and_then(Option::take) {
            waiting.pop_front();
            take(Gathered::Made(made))?;
            written += 1;
            permit(permits);
        }
        if at_end && written == read {
            break;
        }
        if written == read {
            take(Gathered::Pause)?;
        }
    }
    Ok(())
}
