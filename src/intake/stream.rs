//! Work on things that come one after the other and have no end in sight: by several threads, in bounded memory, its results
//! in order. Whoever reads waits for whoever writes.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

use super::gathered::Gathered;

/// Things under way for each thread, those that wait for their turn to be written among them.
const AHEAD: usize = 2;

/// What the thread that writes is told. It names no result: the program has one channel for all of its commands.
enum Event<T> {
    /// The next thing has been read.
    Read(T),
    /// Something was made and lies in its place.
    Made,
    /// There are no more.
    End,
}

/// What was made, each in the place of its thing, from the first that is not yet written.
struct Waiting<R> {
    written: usize,
    made: VecDeque<Option<R>>,
}

impl<R> Waiting<R> {
    fn put(&mut self, number: usize, made: R) {
        if let Some(place) = self.made.get_mut(number - self.written) {
            *place = Some(made);
        }
    }

    /// What is to be written next, once it is made.
    fn next(&mut self) -> Option<R> {
        let next = self.made.front_mut()?.take()?;
        self.made.pop_front();
        self.written += 1;
        Some(next)
    }
}

/// Reads things, works on each of them, and hands on what was made in the order in which they were read. `take` is also
/// told when everything that was read has been handed on.
///
/// # Errors
/// Those of `take`, which end it.
pub(super) fn stream<T: Send + 'static, R: Send, E>(
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
    let waiting = Mutex::new(Waiting { written: 0, made: VecDeque::new() });
    thread::scope(|scope| {
        for _ in 0..threads {
            let (jobs, told, waiting, work) = (&jobs, told.clone(), &waiting, &work);
            scope.spawn(move || {
                work_on(jobs, &told, |number, thing| {
                    let made = work(thing);
                    lock(waiting).put(number, made);
                });
            });
        }
        write_all(&events, hand_out, &permits, &waiting, &mut take)
    })
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Lets one thing more be read. There are never more permits than there is room for, and a reader at its end wants none.
fn permit(permits: &SyncSender<()>) {
    let _ = permits.try_send(());
}

/// Reads as far as it is permitted to.
fn read_all<T>(things: impl Iterator<Item = T>, permitted: &Receiver<()>, told: &Sender<Event<T>>) {
    for thing in things {
        if told.send(Event::Read(thing)).is_err() || permitted.recv().is_err() {
            return;
        }
    }
    let _ = told.send(Event::End);
}

fn work_on<T>(jobs: &Mutex<Receiver<(usize, T)>>, told: &Sender<Event<T>>, work: impl Fn(usize, T)) {
    loop {
        let job = lock(jobs).recv();
        let Ok((number, thing)) = job else { return };
        work(number, thing);
        if told.send(Event::Made).is_err() {
            return;
        }
    }
}

/// Hands out what is read and takes what is made; the threads end when nothing is handed out any more.
#[allow(clippy::needless_pass_by_value, reason = "the threads end where it is dropped")]
fn write_all<T, R, E>(
    events: &Receiver<Event<T>>,
    hand_out: Sender<(usize, T)>,
    permits: &SyncSender<()>,
    waiting: &Mutex<Waiting<R>>,
    take: &mut impl FnMut(Gathered<R>) -> Result<(), E>,
) -> Result<(), E> {
    let (mut read, mut at_end) = (0, false);
    while let Ok(event) = events.recv() {
        match event {
            Event::Read(thing) => {
                lock(waiting).made.push_back(None);
                let _ = hand_out.send((read, thing));
                read += 1;
            }
            Event::Made => {}
            Event::End => at_end = true,
        }
        loop {
            // The lock ends here, so that threads go on while this one writes.
            let next = lock(waiting).next();
            let Some(made) = next else { break };
            take(Gathered::Made(made))?;
            permit(permits);
        }
        let written = lock(waiting).written;
        if at_end && written == read {
            break;
        }
        if written == read {
            take(Gathered::Pause)?;
        }
    }
    Ok(())
}
