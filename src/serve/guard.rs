//! Who may ask. A page of some other site runs in the same browser, and other programs on the same machine: neither gets
//! an answer. Everything here is decided by the head of a request, before a byte of its body is read.

use std::net::SocketAddr;

use hyper::header::{CONTENT_LENGTH, CONTENT_TYPE, HOST, HeaderMap, HeaderName, ORIGIN};
use hyper::{StatusCode, Uri};

use super::answer::Answer;
use super::key::Key;
use crate::words::{Text, text};

/// The header that carries the key. A page of another site cannot send it without asking first, and is told nothing.
const KEY: HeaderName = HeaderName::from_static("x-jixiao-key");

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// What keeps strangers out.
#[derive(Debug)]
pub(super) struct Guard {
    key: Key,
    hosts: Vec<String>,
    longest: usize,
}

impl Guard {
    /// For a server at a port of this machine.
    pub(super) fn new(key: Key, address: SocketAddr, longest: usize) -> Self {
        let port = address.port();
        let names = ["127.0.0.1", "localhost", "[::1]"];
        // A browser leaves the usual port out.
        let bare = names.iter().filter(|_| port == 80).map(|name| (*name).to_owned());
        let hosts = names.iter().map(|name| format!("{name}:{port}")).chain(bare).collect();
        Self { key, hosts, longest }
    }

    /// A request for a name that is not this machine's comes from a page whose name was bent to this address.
    pub(super) fn names_us(&self, uri: &Uri, headers: &HeaderMap) -> Result<(), Answer> {
        match self.host(headers) {
            Some(_) if uri.authority().is_none() => Ok(()),
            _ => Err(forbidden(text!("不是本机的地址,不予回答", "not an address of this machine: no answer"))),
        }
    }

    fn host<'h>(&self, headers: &'h HeaderMap) -> Option<&'h str> {
        let host = only(headers, &HOST)?;
        self.hosts.iter().any(|own| own.eq_ignore_ascii_case(host)).then_some(host)
    }

    /// A call comes from the page of this server, and is JSON that no form of another page can send.
    pub(super) fn is_from_page(&self, headers: &HeaderMap) -> Result<(), Answer> {
        let own = self.host(headers).map(|host| format!("http://{host}"));
        let is_own =
            only(headers, &ORIGIN).is_some_and(|origin| own.is_some_and(|own| own.eq_ignore_ascii_case(origin)));
        // Older browsers do not send it.
        let sites = headers.get_all(FETCH_SITE);
        if !is_own || sites.iter().any(|site| site != "same-origin") {
            return Err(forbidden(text!("请求不是本页面发出的", "not asked by the page itself")));
        }
        if !only(headers, &CONTENT_TYPE).is_some_and(is_json) {
            let why = text!("内容须为 application/json", "the content has to be application/json");
            return Err(Answer::refused(StatusCode::UNSUPPORTED_MEDIA_TYPE, why));
        }
        Ok(())
    }

    /// A call has the key, and is not too long.
    pub(super) fn admits(&self, headers: &HeaderMap) -> Result<(), Answer> {
        if !self.key.opens(given(headers)) {
            return Err(no_key());
        }
        let length = only(headers, &CONTENT_LENGTH).and_then(|length| length.parse::<usize>().ok());
        if length.is_some_and(|length| length > self.longest) { Err(self.too_long()) } else { Ok(()) }
    }

    pub(super) const fn key(&self) -> &Key {
        &self.key
    }

    /// That a body is too long.
    pub(super) fn too_long(&self) -> Answer {
        let most = self.longest >> 20;
        let why = text!("内容太大:最多 {most} MB", "too much: {most} MB at most");
        Answer::refused(StatusCode::PAYLOAD_TOO_LARGE, why)
    }
}

/// What is given as the key.
pub(super) fn given(headers: &HeaderMap) -> &[u8] {
    only(headers, &KEY).unwrap_or_default().as_bytes()
}

/// That a key does not open.
pub(super) fn no_key() -> Answer {
    forbidden(text!(
        "没有本次启动的钥匙:请从启动时显示的地址进入,连同 # 后的一段",
        "the key of this start is missing: open the address shown at the start, with what stands behind #"
    ))
}

/// The value of a header that stands there once.
fn only<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    let mut values = headers.get_all(name).iter();
    let first = values.next()?;
    if values.next().is_some() { None } else { first.to_str().ok() }
}

fn is_json(kind: &str) -> bool {
    let mut parts = kind.split(';').map(str::trim);
    let utf8 = |parameter: &str| parameter.eq_ignore_ascii_case("charset=utf-8");
    parts.next().is_some_and(|kind| kind.eq_ignore_ascii_case("application/json")) && parts.all(utf8)
}

fn forbidden(why: Text) -> Answer {
    Answer::refused(StatusCode::FORBIDDEN, why)
}
