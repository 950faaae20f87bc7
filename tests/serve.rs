//! The server of `jixiao serve`, asked in plain HTTP as any program on the machine could: who gets an answer, how much may
//! be asked, how it ends. Everything stays on this machine, is bounded, and stops by itself.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use jixiao::serve::{Calls, Limits, Reply, ReplyOutcome, Server};

use crate::support::jixiao;

/// No answer takes longer in a test.
const PATIENCE: Duration = Duration::from_secs(60);

/// Where a server is, and its key.
#[derive(Clone, Debug)]
pub(crate) struct At {
    pub port: u16,
    pub key: String,
}

/// An answer as it came.
#[derive(Debug)]
pub(crate) struct Came {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl At {
    fn of(url: &str) -> Self {
        let (port, key) = url.trim().strip_prefix("http://127.0.0.1:").unwrap().split_once("/#key=").unwrap();
        Self { port: port.parse().unwrap(), key: key.to_owned() }
    }

    fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// The head of a call as the page sends it, without its end.
    fn head(&self, name: &str, length: usize) -> String {
        let (host, key) = (self.host(), &self.key);
        format!(
            "POST /api/{name} HTTP/1.1\r\nhost: {host}\r\norigin: http://{host}\r\nsec-fetch-site: same-origin\r\n\
             content-type: application/json\r\nx-jixiao-key: {key}\r\ncontent-length: {length}\r\nconnection: close\r\n"
        )
    }

    /// What comes back for the bytes of a request.
    fn send(&self, request: &str) -> Came {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        came(stream)
    }

    /// A call as the page makes it.
    pub(crate) fn call(&self, name: &str, request: &str) -> Came {
        self.send(&format!("{}\r\n{request}", self.head(name, request.len())))
    }

    /// The same with a header of another value; none where it is left out.
    fn call_with(&self, header: &str, value: Option<&str>) -> Came {
        let head = self.head("about", 2);
        let lines = head.lines().filter(|line| !line.starts_with(&format!("{header}:")));
        let mut head: String = lines.flat_map(|line| [line, "\r\n"]).collect();
        if let Some(value) = value {
            head.push_str(&format!("{header}: {value}\r\n"));
        }
        self.send(&format!("{head}\r\n{{}}"))
    }

    fn get(&self, path: &str) -> Came {
        self.send(&format!("GET {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n", self.host()))
    }
}

/// The whole of an answer, until the server closes.
fn came(mut stream: impl Read) -> Came {
    let mut bytes = Vec::new();
    // Who is turned away may be cut off behind the answer.
    let _ = stream.read_to_end(&mut bytes);
    let text = String::from_utf8(bytes).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    Came { status, head: head.to_lowercase(), body: body.to_owned() }
}

/// The program, started; it is ended when the test is.
pub(crate) struct Started {
    pub at: At,
    pub url: String,
    program: Child,
    _runtime: tempfile::TempDir,
}

impl Started {
    pub(crate) fn with(arguments: &[&str]) -> Self {
        let runtime = tempfile::tempdir().unwrap();
        let path = runtime.path().to_owned();
        Self::at(arguments, runtime, &path, "")
    }

    fn at(arguments: &[&str], runtime: tempfile::TempDir, place: &Path, path: &str) -> Self {
        let mut command = jixiao(&[&["serve"], arguments].concat());
        command.env("XDG_RUNTIME_DIR", place).stdout(Stdio::piped()).stderr(Stdio::null());
        if !path.is_empty() {
            command.env("PATH", path);
        }
        let mut program = command.spawn().unwrap();
        let mut url = String::new();
        BufReader::new(program.stdout.as_mut().unwrap()).read_line(&mut url).unwrap();
        let at = if url.contains("#key=") { At::of(&url) } else { At { port: 0, key: String::new() } };
        Self { at, url: url.trim().to_owned(), program, _runtime: runtime }
    }

    /// Waits until it ends by itself, and gives its exit code.
    fn ends(&mut self) -> Option<i32> {
        let begin = Instant::now();
        while begin.elapsed() < PATIENCE {
            if let Some(status) = self.program.try_wait().unwrap() {
                return status.code();
            }
            thread::sleep(Duration::from_millis(20));
        }
        panic!("it does not end");
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// A server in a thread of the test, for limits that are small.
struct Inside {
    at: At,
    thread: Option<JoinHandle<()>>,
}

impl Inside {
    fn new(limits: Limits, calls: Box<Calls>) -> Self {
        let server = Server::bind(None, limits).unwrap();
        let at = At::of(&server.url());
        let thread = Some(thread::spawn(move || server.run(calls).unwrap()));
        Self { at, thread }
    }

    fn with(limits: Limits) -> Self {
        Self::new(limits, Box::new(|_, request| said(request)))
    }

    fn ends(mut self) {
        assert_eq!(self.at.call("stop", "{}").body, r#"{"stopped":true}"#);
        self.thread.take().unwrap().join().unwrap();
    }
}

fn said(json: &str) -> Reply {
    Reply { outcome: ReplyOutcome::Answered, json: json.to_owned() }
}

fn soon() -> Duration {
    Duration::from_millis(300)
}

/// The refusal in both languages.
fn refused(came: &Came, status: u16, why: &str) {
    assert_eq!(came.status, status, "{came:?}");
    let body: serde_json::Value = serde_json::from_str(&came.body).unwrap_or_else(|_| panic!("{came:?}"));
    let problem = &body["problems"][0];
    assert_eq!(problem["severity"], "error");
    assert!(problem["en"].as_str().unwrap().contains(why), "{problem}");
    assert!(problem["zh"].as_str().unwrap().chars().any(|sign| sign > '\u{2fff}'), "{problem}");
}

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
                      form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

#[test]
fn the_page_and_its_parts_come_from_the_program_under_a_strict_policy() {
    let started = Started::with(&[]);
    for (path, kind, file) in [
        ("/", "text/html", include_str!("../page/index.html")),
        ("/style.css", "text/css", include_str!("../page/style.css")),
        ("/app/engine.js", "text/javascript", include_str!("../page/app/engine.js")),
    ] {
        let came = started.at.get(path);
        assert_eq!((came.status, came.body.as_str()), (200, file), "{path}");
        assert!(came.head.contains(&format!("content-type: {kind}; charset=utf-8")), "{}", came.head);
    }
    let call = started.at.call("about", "{}");
    assert!(call.status == 200 && call.body.starts_with("{\"version\":"), "{call:?}");
    // What is refused tells no more than what is not.
    for came in [started.at.get("/"), call, started.at.get("/none"), started.at.call_with("origin", None)] {
        for header in [
            &format!("content-security-policy: {POLICY}"),
            "x-content-type-options: nosniff",
            "x-frame-options: deny",
            "referrer-policy: no-referrer",
            "cache-control: no-store",
            "cross-origin-resource-policy: same-origin",
            "cross-origin-opener-policy: same-origin",
        ] {
            assert!(came.head.contains(header), "{header}: {}", came.head);
        }
        assert!(!came.head.contains("access-control") && !came.head.contains("set-cookie"), "{}", came.head);
    }
}

/// Nobody but this machine reaches it: the system says at which addresses the port is open.
#[test]
#[cfg(target_os = "linux")]
fn it_listens_on_this_machine_alone() {
    let started = Started::with(&[]);
    let mut open = Vec::new();
    for table in ["/proc/net/tcp", "/proc/net/tcp6"] {
        let text = std::fs::read_to_string(table).unwrap_or_default();
        for line in text.lines().skip(1) {
            let words: Vec<&str> = line.split_whitespace().collect();
            let (address, port) = words[1].split_once(':').unwrap();
            // 0A is a port that is listened at.
            if words[3] == "0A" && u16::from_str_radix(port, 16).unwrap() == started.at.port {
                open.push(address.to_owned());
            }
        }
    }
    assert!(open.contains(&"0100007F".to_owned()), "{open:?}");
    let own = ["0100007F", "00000000000000000000000001000000"];
    assert!(open.iter().all(|address| own.contains(&address.as_str())), "{open:?}");
}

#[test]
fn both_addresses_of_the_machine_answer_under_their_names() {
    let started = Started::with(&[]);
    let port = started.at.port;
    for host in
        [format!("127.0.0.1:{port}"), format!("localhost:{port}"), format!("LOCALHOST:{port}"), format!("[::1]:{port}")]
    {
        assert_eq!(
            started.at.send(&format!("GET / HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n")).status,
            200
        );
    }
    // A machine without IPv6 has one address only.
    if let Ok(mut stream) = TcpStream::connect(SocketAddr::from((Ipv6Addr::LOCALHOST, port))) {
        write!(stream, "GET / HTTP/1.1\r\nhost: [::1]:{port}\r\nconnection: close\r\n\r\n").unwrap();
        assert_eq!(came(stream).status, 200);
    }
}

/// A page elsewhere can bend its own name to this address; its requests then carry that name.
#[test]
fn a_request_for_another_name_is_refused() {
    let started = Started::with(&[]);
    let port = started.at.port;
    let own = started.at.host();
    for host in [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        format!("127.0.0.1.evil.example:{port}"),
        format!("localhost.evil.example:{port}"),
        "127.0.0.1".to_owned(),
        "localhost".to_owned(),
        format!("127.0.0.1:{}", port.wrapping_add(1)),
        format!("0.0.0.0:{port}"),
        format!("127.0.0.2:{port}"),
        format!("user@127.0.0.1:{port}"),
        format!("2130706433:{port}"),
        String::new(),
    ] {
        let page = started.at.send(&format!("GET / HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n"));
        refused(&page, 403, "not an address of this machine");
        refused(&started.at.call_with("host", Some(&host)), 403, "not an address of this machine");
    }
    refused(&started.at.call_with("host", None), 403, "not an address of this machine");
    for request in [
        format!("GET / HTTP/1.1\r\nhost: {own}\r\nhost: evil.example\r\nconnection: close\r\n\r\n"),
        format!("GET http://evil.example/ HTTP/1.1\r\nhost: {own}\r\nconnection: close\r\n\r\n"),
        "GET / HTTP/1.0\r\n\r\n".to_owned(),
    ] {
        refused(&started.at.send(&request), 403, "not an address of this machine");
    }
}

#[test]
fn a_call_that_does_not_come_from_the_page_is_refused() {
    let started = Started::with(&[]);
    let (at, port) = (&started.at, started.at.port);
    for origin in [
        None,
        Some("null".to_owned()),
        Some("http://evil.example".to_owned()),
        Some(format!("http://evil.example:{port}")),
        Some(format!("https://127.0.0.1:{port}")),
        Some(format!("http://127.0.0.1:{}", port.wrapping_add(1))),
        Some("http://127.0.0.1".to_owned()),
        Some(format!("http://127.0.0.1:{port}.evil.example")),
        // The same server by another name is another site to a browser.
        Some(format!("http://localhost:{port}")),
        Some(format!("http://127.0.0.1:{port}, http://evil.example")),
    ] {
        refused(&at.call_with("origin", origin.as_deref()), 403, "not asked by the page itself");
    }
    for site in ["cross-site", "same-site", "none", "same-origin, cross-site", ""] {
        refused(&at.call_with("sec-fetch-site", Some(site)), 403, "not asked by the page itself");
    }
    assert_eq!(at.call_with("sec-fetch-site", None).status, 200, "browsers of 2019 do not send it");
    assert_eq!(at.call_with("sec-fetch-site", Some("same-origin")).status, 200);
}

#[test]
fn a_form_of_another_page_cannot_call() {
    let started = Started::with(&[]);
    for kind in [
        None,
        Some("text/plain"),
        Some("application/x-www-form-urlencoded"),
        Some("multipart/form-data; boundary=x"),
        Some("application/jsonp"),
        Some("text/plain; application/json"),
        Some("application/json; charset=gbk"),
    ] {
        refused(&started.at.call_with("content-type", kind), 415, "application/json");
    }
    for kind in ["application/json", "application/json; charset=utf-8", "Application/JSON;charset=UTF-8"] {
        assert_eq!(started.at.call_with("content-type", Some(kind)).status, 200, "{kind}");
    }
}

#[test]
fn a_call_without_the_key_of_this_start_is_refused() {
    let (started, other) = (Started::with(&[]), Started::with(&[]));
    let (at, key) = (&started.at, started.at.key.as_str());
    assert!(started.url.ends_with(&format!("/#key={key}")) && key.len() == 32, "{}", started.url);
    assert_ne!(key, other.at.key, "a key is of one start");
    let nearly = format!("{}{}", &key[..31], if key.ends_with('0') { '1' } else { '0' });
    for wrong in [None, Some(""), Some(&key[..31]), Some(&nearly), Some(&format!("{key}0")), Some(&other.at.key)] {
        refused(&at.call_with("x-jixiao-key", wrong), 403, "the key of this start is missing");
    }
    refused(&at.call_with("x-jixiao-key", Some(&format!("{key}\r\nx-jixiao-key: {key}"))), 403, "key");
    // In the address it would stand in lists of visited pages.
    let request = at.head(&format!("about?key={key}"), 2).replace(&format!("x-jixiao-key: {key}\r\n"), "");
    refused(&at.send(&format!("{request}\r\n{{}}")), 403, "the key of this start is missing");
    assert_eq!(at.call_with("x-jixiao-key", Some(key)).status, 200);
}

#[test]
fn only_what_is_there_can_be_asked_for() {
    let started = Started::with(&[]);
    let (at, host) = (&started.at, started.at.host());
    for path in ["/api", "/api/about", "/../Cargo.toml", "/%2e%2e/Cargo.toml", "//etc/passwd", "/app/", "/C:/"] {
        refused(&at.get(path), 404, "there is nothing here");
    }
    refused(
        &at.send(&at.head("about", 2).replace("/api/about", "/app/main.js").add_end()),
        404,
        "there is nothing here",
    );
    for method in ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "PROPFIND"] {
        let came = at.send(&format!("{method} /api/about HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n"));
        assert!([400, 403, 405].contains(&came.status), "{method}: {came:?}");
        assert!(!came.head.contains("access-control"), "no other page is let in: {came:?}");
    }
    let head = at.send(&format!("HEAD / HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n"));
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    let unknown = at.call("no-such-call", "{}");
    assert!(unknown.body.contains("no-such-call") && unknown.body.starts_with("{\"problems\":"), "{unknown:?}");
}

trait AddEnd {
    fn add_end(&self) -> String;
}

impl AddEnd for String {
    /// The end of a head, and an empty object.
    fn add_end(&self) -> String {
        format!("{self}\r\n{{}}")
    }
}

/// Whatever is thrown at it, the next request is answered.
#[test]
fn what_is_no_request_does_no_harm() {
    let started = Started::with(&[]);
    let at = &started.at;
    let long = "x".repeat(100_000);
    for request in [
        "\r\n\r\n\r\n".to_owned(),
        "GET\r\n\r\n".to_owned(),
        "\u{0}\u{1}\u{16}\u{3}\u{1}hello\r\n\r\n".to_owned(),
        format!("GET /{long} HTTP/1.1\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nhost: {}\r\nx: {long}\r\n\r\n", at.host()),
        format!("GET / HTTP/1.1\r\n{}\r\n", "x: y\r\n".repeat(500)),
        at.head("about", 2).replace("content-length: 2", "content-length: -2").add_end(),
        at.head("about", 2).replace("content-length: 2", "content-length: 2\r\ncontent-length: 3").add_end(),
        at.head("about", 2).replace("content-length: 2", "content-length: 2\r\ntransfer-encoding: gzip").add_end(),
        at.head("about", 2).replace("content-length: 2", "transfer-encoding: chunked").add_end(),
    ] {
        let mut stream = at.connect();
        let _ = stream.write_all(request.as_bytes());
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let came = came(stream);
        assert!(came.status == 0 || (400..500).contains(&came.status), "{request:.80}: {came:?}");
    }
    let mut stream = at.connect();
    stream.write_all(&[at.head("about", 2).as_bytes(), b"\r\n\xff\xfe"].concat()).unwrap();
    refused(&came(stream), 400, "not UTF-8");
    assert_eq!(at.call("about", "{}").status, 200);
}

#[test]
fn what_is_too_long_is_refused_before_it_is_read() {
    let started = Started::with(&[]);
    let at = &started.at;
    // Not a byte of it is sent.
    refused(&at.send(&format!("{}\r\n", at.head("about", (32 << 20) + 1))), 413, "32 MB at most");

    let inside = Inside::with(Limits { body: 1000, ..Limits::default() });
    let at = &inside.at;
    let fits = format!("{:1000}", "{}");
    assert_eq!(at.call("echo", &fits).body, fits);
    refused(&at.call("echo", &format!("{fits} ")), 413, "too much");
    // One that does not say how long it is is counted as it comes.
    let chunked = at.head("echo", 0).replace("content-length: 0", "transfer-encoding: chunked");
    let chunks = format!("1f4\r\n{:500}\r\n", "{}").repeat(3);
    refused(&at.send(&format!("{chunked}\r\n{chunks}0\r\n\r\n")), 413, "too much");
    inside.ends();
}

#[test]
fn nobody_waits_for_a_request_that_does_not_come() {
    let inside = Inside::with(Limits { head: soon(), upload: soon(), ..Limits::default() });
    let at = &inside.at;
    let begin = Instant::now();
    // Nothing at all, half a head, and one byte of a head at a time.
    let quiet = at.connect();
    let mut half = at.connect();
    half.write_all(b"POST /api/echo HTTP/1.1\r\nhost:").unwrap();
    let mut slow = at.connect();
    let drip = thread::spawn({
        let mut stream = slow.try_clone().unwrap();
        move || {
            (0..100)
                .take_while(|_| {
                    thread::sleep(soon() / 10);
                    stream.write_all(b"G").is_ok()
                })
                .count()
        }
    });
    for stream in [&quiet, &half, &slow] {
        let came = came(stream);
        assert!([0, 400, 408].contains(&came.status), "{came:?}");
    }
    slow.shutdown(std::net::Shutdown::Both).ok();
    assert!(slow.write_all(b"G").is_err() || drip.join().unwrap() < 100);

    // A body that stops half-way is answered.
    let mut stream = at.connect();
    stream.write_all(format!("{}\r\n{{\"a\":", at.head("echo", 100)).as_bytes()).unwrap();
    refused(&came(stream), 408, "did not arrive in time");
    assert!(begin.elapsed() < PATIENCE);
    assert_eq!(at.call("echo", "{}").body, "{}");
    inside.ends();
}

#[test]
fn connections_beyond_the_limit_are_turned_away_and_come_in_when_there_is_room() {
    let inside = Inside::with(Limits { connections: 3, ..Limits::default() });
    let at = &inside.at;
    let held: Vec<TcpStream> = (0..3).map(|_| at.connect()).collect();
    // They are let in one after the other.
    thread::sleep(soon());
    let turned = came(at.connect());
    assert_eq!(turned.status, 503, "{turned:?}");
    assert!(turned.body.contains("too many connections") && turned.head.contains("retry-after: 1"), "{turned:?}");
    drop(held);
    thread::sleep(soon());
    assert_eq!(at.call("echo", "{}").body, "{}");
    inside.ends();
}

/// A gate that calls wait behind.
#[derive(Default)]
struct Gate {
    open: Mutex<bool>,
    moved: Condvar,
    inside: Mutex<(usize, usize)>,
}

impl Gate {
    fn pass(&self) {
        let count = |change: fn(&mut (usize, usize))| change(&mut self.inside.lock().unwrap());
        count(|(now, most)| {
            *now += 1;
            *most = (*most).max(*now);
        });
        let open = self.moved.wait_while(self.open.lock().unwrap(), |open| !*open).unwrap();
        drop(open);
        count(|(now, _)| *now -= 1);
    }

    fn open(&self) {
        *self.open.lock().unwrap() = true;
        self.moved.notify_all();
    }
}

fn gated(gate: &Arc<Gate>) -> Box<Calls> {
    let gate = Arc::clone(gate);
    Box::new(move |name, request| {
        if name == "wait" {
            gate.pass();
        }
        said(request)
    })
}

#[test]
fn no_more_is_computed_at_once_than_may_be_and_the_rest_is_told_to_come_again() {
    let gate = Arc::new(Gate::default());
    let inside = Inside::new(Limits { working: 2, requests: 5, ..Limits::default() }, gated(&gate));
    let ask = || {
        let at = inside.at.clone();
        thread::spawn(move || at.call("wait", "{}").status)
    };
    let asked: Vec<_> = (0..5).map(|_| ask()).collect();
    thread::sleep(soon());
    refused(&inside.at.call("wait", "{}"), 503, "busy");
    // The page itself is still there.
    assert_eq!(inside.at.get("/").status, 200);
    gate.open();
    let statuses: Vec<u16> = asked.into_iter().map(|thread| thread.join().unwrap()).collect();
    assert_eq!(statuses, [200; 5]);
    assert_eq!(*gate.inside.lock().unwrap(), (0, 2));
    inside.ends();
}

#[test]
fn an_answer_that_takes_too_long_is_given_up() {
    let gate = Arc::new(Gate::default());
    let inside = Inside::new(Limits { answer: soon(), ..Limits::default() }, gated(&gate));
    refused(&inside.at.call("wait", "{}"), 503, "busy");
    gate.open();
    assert_eq!(inside.at.call("wait", "{}").status, 200);
    inside.ends();
}

#[test]
fn a_connection_is_used_again_and_not_for_ever() {
    let inside = Inside::with(Limits { connection: soon(), ..Limits::default() });
    let at = &inside.at;
    let mut stream = at.connect();
    let page = format!("GET /style.css HTTP/1.1\r\nhost: {}\r\n\r\n", at.host());
    stream.write_all(page.as_bytes()).unwrap();
    let mut first = [0; 15];
    stream.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"HTTP/1.1 200 OK");
    stream.write_all(page.as_bytes()).unwrap();
    let rest = came(stream);
    assert!(rest.body.contains("HTTP/1.1 200 OK"), "{rest:?}");
    inside.ends();
}

#[test]
fn whoever_is_being_answered_is_answered_to_the_end() {
    let gate = Arc::new(Gate::default());
    let inside = Inside::new(Limits::default(), gated(&gate));
    let at = inside.at.clone();
    let asked = thread::spawn({
        let at = at.clone();
        move || at.call("wait", "{}").body
    });
    thread::sleep(soon());
    let stopped = at.call("stop", "{}");
    assert_eq!(stopped.body, r#"{"stopped":true}"#);
    gate.open();
    assert_eq!(asked.join().unwrap(), "{}");
    inside.thread.unwrap().join().unwrap();
    assert!(TcpStream::connect((Ipv4Addr::LOCALHOST, at.port)).is_err());
}

#[test]
fn the_button_and_the_system_end_it() {
    let mut started = Started::with(&[]);
    assert_eq!(started.at.call("stop", "{}").body, r#"{"stopped":true}"#);
    assert_eq!(started.ends(), Some(0));
    #[cfg(unix)]
    for signal in ["-INT", "-TERM", "-HUP"] {
        let mut started = Started::with(&[]);
        // A page that is open keeps its connection.
        let open = started.at.connect();
        assert_eq!(started.at.call("about", "{}").status, 200);
        let number = started.program.id().to_string();
        assert!(Command::new("kill").args([signal, &number]).status().unwrap().success());
        assert_eq!(started.ends(), Some(0), "{signal}");
        drop(open);
    }
}

#[test]
fn a_second_start_says_where_the_first_one_is() {
    let [folder, runtime] = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let place = runtime.path().to_owned();
    let path = folder.path().to_str().unwrap();
    let mut first = Started::at(&[path], tempfile::tempdir().unwrap(), &place, "");
    for same in [path, &format!("{path}/.")] {
        let mut second = Started::at(&[same], tempfile::tempdir().unwrap(), &place, "");
        assert_eq!(second.ends(), Some(0));
        let once = second.url.strip_prefix(&format!("http://127.0.0.1:{}/#once=", first.at.port)).unwrap().to_owned();
        assert_eq!(entered(&first.at, &once).body, format!("{{\"key\":\"{}\"}}", first.at.key));
        refused(&entered(&first.at, &once), 403, "the key of this start is missing");
    }
    let own = std::fs::read_dir(place.join("jixiao")).unwrap().map(|entry| entry.unwrap()).collect::<Vec<_>>();
    assert_eq!(own.len(), 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(own[0].metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(place.join("jixiao").metadata().unwrap().permissions().mode() & 0o777, 0o700);
    }
    // Another folder has nothing to do with it.
    let other = tempfile::tempdir().unwrap();
    let other = Started::at(&[other.path().to_str().unwrap()], tempfile::tempdir().unwrap(), &place, "");
    assert_ne!(other.at.port, first.at.port);
    // One that was ended without a word is not believed; one that was stopped leaves nothing.
    first.program.kill().unwrap();
    first.program.wait().unwrap();
    let mut next = Started::at(&[path], tempfile::tempdir().unwrap(), &place, "");
    assert!(next.url.contains("#key="), "{}", next.url);
    assert_eq!(next.at.call("about", "{}").status, 200);
    next.at.call("stop", "{}");
    assert_eq!(next.ends(), Some(0));
    drop(other);
    let left = std::fs::read_dir(place.join("jixiao")).unwrap().count();
    assert_eq!(left, 1, "that of the folder whose server was ended without a word");
}

fn entered(at: &At, ticket: &str) -> Came {
    at.send(&at.head("enter", 2).replace(&at.key, ticket).add_end())
}

/// What is opened is seen by everybody on the machine who lists its programs: it lets one browser in, and once.
#[test]
#[cfg(unix)]
fn the_browser_is_opened_with_an_address_that_lets_in_once() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().unwrap();
    let [program, told] = ["xdg-open", "told"].map(|name| folder.path().join(name));
    std::fs::write(&program, format!("#!/bin/sh\nprintf %s \"$1\" > {}\n", told.display())).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", folder.path().display(), std::env::var("PATH").unwrap());
    let runtime = tempfile::tempdir().unwrap();
    let place = runtime.path().to_owned();
    let started = Started::at(&["--open"], runtime, &place, &path);
    let begin = Instant::now();
    let url = loop {
        let url = std::fs::read_to_string(&told).unwrap_or_default();
        if !url.is_empty() || begin.elapsed() > PATIENCE {
            break url;
        }
        thread::sleep(Duration::from_millis(20));
    };
    let at = &started.at;
    assert!(!url.contains(&at.key));
    let ticket = url.strip_prefix(&format!("http://127.0.0.1:{}/#once=", at.port)).unwrap();
    refused(&entered(at, &at.key), 403, "key");
    refused(&at.call_with("x-jixiao-key", Some(ticket)), 403, "key");
    assert_eq!(entered(at, ticket).body, format!("{{\"key\":\"{}\"}}", at.key));
    refused(&entered(at, ticket), 403, "key");
}

#[test]
fn a_port_that_is_taken_is_told() {
    let started = Started::with(&[]);
    let ran = crate::support::run(&["serve", "--port", &started.at.port.to_string(), "--lang", "en"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("cannot be used"), "{}", ran.err);
}
