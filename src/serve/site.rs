//! What becomes of a request: who asks, what is asked, and what is answered.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};

use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::{Method, Request, Response, StatusCode};
use tokio::sync::{Semaphore, watch};
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use super::answer::Answer;
use super::guard::{Guard, given, no_key};
use super::key::Key;
use super::limits::Limits;
use super::page::part;
use crate::calls::problems;
use crate::words::{Problem, Text, text};

/// Where calls stand: `POST /api/NAME`.
const CALLS: &str = "/api/";

/// What computes the answer of a call: its name and its request, JSON to JSON.
pub type Calls = dyn Fn(&str, &str) -> Reply + Send + Sync;

/// The answer of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Whether what was asked for is what was done.
    pub outcome: ReplyOutcome,
    /// An object.
    pub json: String,
}

/// What a call came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplyOutcome {
    /// An answer, be it that something cannot be computed.
    Answered,
    /// Nothing was written: this server only reads.
    ReadOnly,
    /// Nothing was written: somebody else has written meanwhile.
    Conflict,
}

/// 入场券: each lets one browser in, once.
#[derive(Debug, Default)]
pub(super) struct Tickets(Mutex<Vec<Key>>);

/// Tickets that are out at once; the oldest go.
const TICKETS: usize = 8;

impl Tickets {
    pub(super) fn issue(&self) -> Result<String, Problem> {
        let ticket = Key::new()?;
        let text = ticket.text().to_owned();
        let mut tickets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        tickets.push(ticket);
        let old = tickets.len().saturating_sub(TICKETS);
        tickets.drain(..old);
        Ok(text)
    }

    fn redeem(&self, given: &[u8]) -> bool {
        let mut tickets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let before = tickets.len();
        tickets.retain(|ticket| !ticket.opens(given));
        tickets.len() < before
    }
}

/// Everything that requests share.
pub(super) struct Site {
    pub(super) guard: Guard,
    pub(super) limits: Limits,
    pub(super) calls: Box<Calls>,
    /// Requests that are read or wait.
    requests: Arc<Semaphore>,
    /// Requests that are computed.
    working: Arc<Semaphore>,
    tickets: Tickets,
    stop: watch::Sender<bool>,
}

impl Site {
    pub(super) fn new(
        guard: Guard,
        tickets: Tickets,
        limits: Limits,
        calls: Box<Calls>,
        stop: watch::Sender<bool>,
    ) -> Self {
        let [requests, working] = [limits.requests, limits.working].map(|most| Arc::new(Semaphore::new(most)));
        Self { guard, limits, calls, requests, working, tickets, stop }
    }

    /// Answers a request, whatever it is.
    pub(super) async fn respond(
        self: Arc<Self>,
        request: Request<Incoming>,
    ) -> Result<Response<Full<Bytes>>, Infallible> {
        Ok(self.answer(request).await.unwrap_or_else(|refused| refused).response())
    }

    async fn answer(self: Arc<Self>, request: Request<Incoming>) -> Result<Answer, Answer> {
        self.guard.names_us(request.uri(), request.headers())?;
        let path = request.uri().path();
        match (request.method(), path.strip_prefix(CALLS)) {
            (&Method::GET | &Method::HEAD, None) => part(path).ok_or_else(nothing_here),
            (&Method::POST, Some(name)) => {
                self.guard.is_from_page(request.headers())?;
                if name == "enter" {
                    return self.enter(given(request.headers()));
                }
                self.guard.admits(request.headers())?;
                let name = name.to_owned();
                self.call(name, request.into_body()).await
            }
            (&Method::GET | &Method::HEAD | &Method::POST, _) => Err(nothing_here()),
            _ => Err(Answer::refused(StatusCode::METHOD_NOT_ALLOWED, text!("不支持这种请求", "no such method here"))),
        }
    }

    async fn call(self: Arc<Self>, name: String, body: Incoming) -> Result<Answer, Answer> {
        let _place = Arc::clone(&self.requests).try_acquire_owned().map_err(|_| busy())?;
        let body = timeout(self.limits.upload, self.read(body)).await.map_err(|_| {
            let why = text!("内容迟迟没有传完", "the content did not arrive in time");
            Answer::refused(StatusCode::REQUEST_TIMEOUT, why)
        })??;
        match name.as_str() {
            "stop" => {
                self.stop.send_replace(true);
                return Ok(Answer::json(StatusCode::OK, r#"{"stopped":true}"#.to_owned()));
            }
            "invite" => return self.invite(),
            _ => {}
        }
        let wait = self.limits.answer;
        timeout(wait, self.compute(name, body)).await.unwrap_or_else(|_| Err(busy()))
    }

    /// The key for a ticket.
    fn enter(&self, ticket: &[u8]) -> Result<Answer, Answer> {
        let key = self.guard.key().text();
        let entered =
            self.tickets.redeem(ticket).then(|| Answer::json(StatusCode::OK, format!(r#"{{"key":"{key}"}}"#)));
        entered.ok_or_else(no_key)
    }

    /// A ticket for one who has the key.
    fn invite(&self) -> Result<Answer, Answer> {
        let ticket = self.tickets.issue().map_err(|problem| Answer::json(StatusCode::OK, problems(&problem.into())))?;
        Ok(Answer::json(StatusCode::OK, format!(r#"{{"once":"{ticket}"}}"#)))
    }

    async fn read(&self, body: Incoming) -> Result<String, Answer> {
        let bytes = Limited::new(body, self.limits.body).collect().await.map_err(|error| {
            if error.is::<LengthLimitError>() {
                self.guard.too_long()
            } else {
                bad(text!("内容没有传完", "the content broke off"))
            }
        })?;
        String::from_utf8(bytes.to_bytes().into()).map_err(|_| bad(text!("内容不是 UTF-8", "the content is not UTF-8")))
    }

    /// Computes in a thread of its own. One that takes too long keeps its place until it ends: there are never more of
    /// them than may be.
    async fn compute(self: Arc<Self>, name: String, body: String) -> Result<Answer, Answer> {
        let place = Arc::clone(&self.working).acquire_owned().await.map_err(|_| busy())?;
        let work = spawn_blocking(move || {
            let answer = (self.calls)(&name, &body);
            drop(place);
            answer
        });
        let reply = work.await.map_err(|_| {
            let why = text!("程序内部出错", "something inside the program is wrong");
            Answer::refused(StatusCode::INTERNAL_SERVER_ERROR, why)
        })?;
        let status = match reply.outcome {
            ReplyOutcome::Answered => StatusCode::OK,
            ReplyOutcome::ReadOnly => StatusCode::FORBIDDEN,
            ReplyOutcome::Conflict => StatusCode::CONFLICT,
        };
        Ok(Answer::json(status, reply.json))
    }
}

fn nothing_here() -> Answer {
    Answer::refused(StatusCode::NOT_FOUND, text!("没有这个页面", "there is nothing here"))
}

fn busy() -> Answer {
    Answer::refused(StatusCode::SERVICE_UNAVAILABLE, text!("正忙,请稍后再试", "busy: try again in a moment"))
}

fn bad(why: Text) -> Answer {
    Answer::refused(StatusCode::BAD_REQUEST, why)
}
