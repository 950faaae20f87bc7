//! How much a browser may ask for, and how long it may take.

use std::time::Duration;

/// What the server lets through. Everything beyond gets a clear answer, and nothing waits for ever.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of the body of a request: a workbook is sent in base64, which makes it a third longer.
    pub body: usize,
    /// How long the head of a request may take, and how long a connection may be quiet.
    pub head: Duration,
    /// How long the body of a request may take.
    pub upload: Duration,
    /// How long an answer may take, waiting for its turn included.
    pub answer: Duration,
    /// How long a connection is used; then it finishes what it is doing, and the browser opens another.
    pub connection: Duration,
    /// Connections at once: a browser opens six.
    pub connections: usize,
    /// Requests at once that are read or wait for their turn.
    pub requests: usize,
    /// Requests that are computed at once.
    pub working: usize,
}

impl Default for Limits {
    fn default() -> Self {
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
        Self {
            body: 32 << 20,
            head: Duration::from_secs(10),
            upload: Duration::from_secs(30),
            answer: Duration::from_secs(120),
            connection: Duration::from_secs(600),
            connections: 64,
            requests: 16,
            working: processors.min(4),
        }
    }
}
