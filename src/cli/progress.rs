//! How far a command is, on standard error: only on a terminal, and only when it takes more than two seconds. The line is
//! gone before anything else is written.

use std::io::{IsTerminal, Write, stderr, stdout};
use std::time::{Duration, Instant};

use crate::words::{Language, say};

/// Whoever has waited so long wants to know.
const PATIENCE: Duration = Duration::from_secs(2);

/// The eye sees no more often.
const PAUSE: Duration = Duration::from_millis(100);

/// The bar is so many signs long.
const LENGTH: usize = 30;

/// A line that says how many documents are done.
#[derive(Debug)]
pub(super) struct Progress {
    language: Language,
    /// How many files there are; a file may have many documents, so that no more than this is known.
    files: usize,
    done: usize,
    is_on: bool,
    is_shown: bool,
    next: Instant,
}

impl Progress {
    /// Of a command that writes its results at the end.
    pub(super) fn new(files: usize, language: Language) -> Self {
        let next = Instant::now() + PATIENCE;
        Self { language, files, done: 0, is_on: stderr().is_terminal(), is_shown: false, next }
    }

    /// Not shown where programs read the messages.
    pub(super) fn unless(self, is_read_by_programs: bool) -> Self {
        Self { is_on: self.is_on && !is_read_by_programs, ..self }
    }

    /// Of a command that writes each result as it comes: on a terminal these are progress enough.
    pub(super) fn beside_results(self) -> Self {
        Self { is_on: self.is_on && !stdout().is_terminal(), ..self }
    }

    /// So many more documents are done.
    pub(super) fn step(&mut self, documents: usize) {
        self.done += documents;
        let now = Instant::now();
        if self.is_on && now >= self.next {
            self.next = now + PAUSE;
            self.is_shown = true;
            show(&format!("\r\u{1b}[K{}", line(self.done, self.files, self.language)));
        }
    }

    /// Takes the line away.
    pub(super) fn clear(&mut self) {
        if std::mem::take(&mut self.is_shown) {
            show("\r\u{1b}[K");
        }
    }
}

/// As many signs of the bar as documents are done of the files; without a bar where files have more documents than one.
fn line(done: usize, files: usize, language: Language) -> String {
    if done > files {
        return say!(language, "已处理 {done} 张表", "{done} tables done");
    }
    let filled = done * LENGTH / files.max(1);
    let bar = format!("{}{}", "━".repeat(filled), "·".repeat(LENGTH - filled));
    say!(language, "{bar} {done}/{files} 个文件", "{bar} {done}/{files} files")
}

fn show(text: &str) {
    // Nobody is left to tell where standard error cannot be written.
    let mut error = stderr();
    let _ = error.write_all(text.as_bytes()).and_then(|()| error.flush());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_grows_with_the_files() {
        assert_eq!(line(0, 2, Language::Zh), format!("{} 0/2 个文件", "·".repeat(30)));
        assert_eq!(line(1, 2, Language::En), format!("{}{} 1/2 files", "━".repeat(15), "·".repeat(15)));
        assert_eq!(line(2, 2, Language::Zh), format!("{} 2/2 个文件", "━".repeat(30)));
        assert_eq!(line(7, 1, Language::Zh), "已处理 7 张表");
    }

    #[test]
    fn nothing_is_shown_before_two_seconds_or_without_a_terminal() {
        let mut progress = Progress { is_on: true, ..Progress::new(3, Language::Zh) };
        progress.step(1);
        assert!(!progress.is_shown);
        let mut late = Progress { is_on: false, next: Instant::now(), ..Progress::new(3, Language::Zh) };
        late.step(1);
        assert!(!late.is_shown);
    }
}
