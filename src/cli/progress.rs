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
    /// When it began.
    began: Instant,
    /// The bytes of an only file, where they are known; those that were done before it began; those that are done.
    size: Option<u64>,
    before: u64,
    reached: u64,
    is_on: bool,
    is_shown: bool,
    next: Instant,
}

impl Progress {
    /// Of a command that writes its results at the end.
    pub(super) fn new(files: usize, language: Language) -> Self {
        let began = Instant::now();
        let (is_on, next) = (stderr().is_terminal(), began + PATIENCE);
        let (size, before, reached) = (None, 0, 0);
        Self { language, files, done: 0, began, size, before, reached, is_on, is_shown: false, next }
    }

    /// Of an only file of so many bytes.
    pub(super) fn of_size(self, size: Option<u64>) -> Self {
        Self { size, ..self }
    }

    /// So many bytes of it were done before.
    pub(super) fn begin(&mut self, before: u64) {
        (self.before, self.reached) = (before, before);
    }

    /// So many bytes of it are done.
    pub(super) fn reach(&mut self, bytes: u64) {
        self.reached = bytes;
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
            show(&format!("\r\u{1b}[K{}{}", line(self.done, self.files, self.language), self.pace(now)));
        }
    }

    fn pace(&self, now: Instant) -> String {
        if self.done <= self.files {
            return String::new();
        }
        let passed = now.saturating_duration_since(self.began);
        let own = self.reached.saturating_sub(self.before);
        let left = self.size.map(|size| size.saturating_sub(self.reached)).filter(|_| own > 0);
        let left = left.and_then(|left| {
            let millis = passed.as_millis() * u128::from(left) / u128::from(own);
            u64::try_from(millis).ok().map(Duration::from_millis)
        });
        pace(self.done, passed, left, self.language)
    }

    /// Takes the line away.
    pub(super) fn clear(&mut self) {
        if std::mem::take(&mut self.is_shown) {
            show("\r\u{1b}[K");
        }
    }
}

/// How fast it goes, and how long it takes by that, where there are more documents than files.
fn pace(done: usize, passed: Duration, left: Option<Duration>, language: Language) -> String {
    let seconds = usize::try_from(passed.as_secs()).unwrap_or_default().max(1);
    let rate = done / seconds;
    let pace = say!(language, ",每秒 {rate} 张", ", {rate} a second");
    let Some(left) = left else { return pace };
    let left = length(left, language);
    say!(language, "{pace},约剩 {left}", "{pace}, about {left} left")
}

/// A length of time, no more exact than anybody wants to know.
fn length(time: Duration, language: Language) -> String {
    let seconds = time.as_secs();
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    match seconds {
        0..60 => say!(language, "{seconds} 秒", "{seconds} s"),
        60..3600 => say!(language, "{minutes} 分钟", "{minutes} min"),
        _ => say!(language, "{hours} 小时 {minutes} 分钟", "{hours} h {minutes} min"),
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
    fn who_waits_is_told_how_long() {
        let [short, long] = [90, 7500].map(Duration::from_secs);
        assert_eq!(pace(18_000, short, Some(long), Language::Zh), ",每秒 200 张,约剩 2 小时 5 分钟");
        assert_eq!(pace(18_000, short, Some(short), Language::En), ", 200 a second, about 1 min left");
        assert_eq!(pace(5, Duration::ZERO, None, Language::En), ", 5 a second");
        let began = Instant::now();
        let mut progress = Progress { began, done: 30, ..Progress::new(1, Language::En).of_size(Some(1000)) };
        progress.begin(400);
        progress.reach(600);
        assert_eq!(progress.pace(began + Duration::from_secs(10)), ", 3 a second, about 20 s left");
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
