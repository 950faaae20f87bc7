//! What is answered: a status, a kind, bytes, and the headers that every answer has.

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{ALLOW, HeaderName, HeaderValue, RETRY_AFTER};
use hyper::{Response, StatusCode};

use crate::calls::problems;
use crate::words::{Place, Problem, Text};

/// Nothing from elsewhere, nothing inline, no frame around it, nothing kept, no address told to anybody.
const HEADERS: [(&str, &str); 8] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
         form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cache-control", "no-store"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
];

/// An answer.
#[derive(Debug)]
pub(super) struct Answer {
    status: StatusCode,
    kind: &'static str,
    bytes: Bytes,
}

impl Answer {
    /// A part of the page.
    pub(super) const fn page(kind: &'static str, text: &'static str) -> Self {
        Self { status: StatusCode::OK, kind, bytes: Bytes::from_static(text.as_bytes()) }
    }

    /// The answer of a call.
    pub(super) fn json(status: StatusCode, json: String) -> Self {
        Self { status, kind: "application/json; charset=utf-8", bytes: Bytes::from(json) }
    }

    /// Why there is none.
    pub(super) fn refused(status: StatusCode, why: Text) -> Self {
        Self::json(status, problems(&Problem::new(Place::file(""), why).into()))
    }

    /// With the headers that every answer has.
    pub(super) fn response(self) -> Response<Full<Bytes>> {
        let status = self.status;
        let mut response = Response::new(Full::new(self.bytes));
        *response.status_mut() = status;
        let headers = response.headers_mut();
        for (name, value) in HEADERS {
            headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        headers.insert(hyper::header::CONTENT_TYPE, HeaderValue::from_static(self.kind));
        match status {
            StatusCode::METHOD_NOT_ALLOWED => _ = headers.insert(ALLOW, HeaderValue::from_static("GET, HEAD, POST")),
            StatusCode::SERVICE_UNAVAILABLE => _ = headers.insert(RETRY_AFTER, HeaderValue::from_static("1")),
            _ => {}
        }
        response
    }
}
