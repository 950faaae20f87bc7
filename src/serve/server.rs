//! The server itself: ports of this machine alone, connections that end, and a stop that lets everybody finish.

use std::future::poll_fn;
use std::io::{self, Write};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::runtime::Builder;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use super::guard::Guard;
use super::key::Key;
use super::limits::Limits;
use super::site::{Calls, Site, Tickets};
use super::stopping::stopped_by_system;
use crate::words::{Place, Problem, Text, text};

/// How long connections may take to finish when the server stops.
const GRACE: Duration = Duration::from_secs(3);

/// Bytes of the head of a request; the page's own have some hundred.
const HEAD: usize = 16 << 10;

/// A server that has its ports and answers nobody yet.
#[derive(Debug)]
pub struct Server {
    listeners: Vec<TcpListener>,
    address: SocketAddr,
    key: Key,
    tickets: Tickets,
    limits: Limits,
}

impl Server {
    /// Takes a port of this machine, which no other machine can reach: the one that is asked for, or any that is free.
    ///
    /// # Errors
    /// The port is taken, or the system gives none.
    pub fn bind(port: Option<u16>, limits: Limits) -> Result<Self, Problem> {
        let (first, address) = listen((Ipv4Addr::LOCALHOST, port.unwrap_or(0)).into()).map_err(|error| {
            let port = port.map(|port| port.to_string()).unwrap_or_default();
            Problem::of_system(
                Place::file("--port"),
                &text!("端口 {port} 无法使用", "port {port} cannot be used"),
                &error,
            )
        })?;
        // `localhost` may mean this one; where the system has none, nobody misses it.
        let second = listen((Ipv6Addr::LOCALHOST, address.port()).into()).ok().map(|(listener, _)| listener);
        let listeners = std::iter::once(first).chain(second).collect();
        Ok(Self { listeners, address, key: Key::new()?, tickets: Tickets::default(), limits })
    }

    /// Where the page is, with the key of this start behind `#`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}/#key={}", self.address, self.key.text())
    }

    /// The same for one browser and once: the command that opens it is seen by everybody on this machine.
    ///
    /// # Errors
    /// The system gives no random numbers.
    pub fn url_for_once(&self) -> Result<String, Problem> {
        Ok(format!("http://{}/#once={}", self.address, self.tickets.issue()?))
    }

    /// Answers until somebody stops it: Ctrl-C, the system, or the button of the page.
    ///
    /// # Errors
    /// The system does not let it.
    pub fn run(self, calls: Box<Calls>) -> io::Result<()> {
        let Self { listeners, address, key, tickets, limits } = self;
        let runtime = Builder::new_current_thread().enable_all().max_blocking_threads(limits.working).build()?;
        let (stop, stopped) = watch::channel(false);
        let guard = Guard::new(key, address, limits.body);
        let site = Arc::new(Site::new(guard, tickets, limits, calls, stop.clone()));
        let answered = runtime.block_on(async move {
            let connections = Arc::new(Semaphore::new(limits.connections));
            let mut doors = JoinSet::new();
            for listener in listeners {
                let listener = tokio::net::TcpListener::from_std(listener)?;
                doors.spawn(door(listener, Arc::clone(&site), Arc::clone(&connections), stopped.clone()));
            }
            first(stopped_by_system()?, until(stopped)).await;
            stop.send_replace(true);
            let everybody = u32::try_from(limits.connections).unwrap_or(u32::MAX);
            let _ = timeout(GRACE, connections.acquire_many(everybody)).await;
            Ok(())
        });
        runtime.shutdown_timeout(GRACE);
        answered
    }
}

fn listen(address: SocketAddr) -> io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind(address)?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

/// Lets connections in at one port.
async fn door(
    listener: tokio::net::TcpListener,
    site: Arc<Site>,
    connections: Arc<Semaphore>,
    stopped: watch::Receiver<bool>,
) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // The system has no more of something; it will.
            sleep(Duration::from_millis(100)).await;
            continue;
        };
        match Arc::clone(&connections).try_acquire_owned() {
            Ok(place) => {
                let (site, stopped) = (Arc::clone(&site), stopped.clone());
                tokio::spawn(async move {
                    converse(stream, site, stopped).await;
                    drop(place);
                });
            }
            Err(_) => _ = turn_away(stream),
        }
    }
}

/// Says that there are too many, before a byte is read, and without waiting for anybody.
fn turn_away(stream: TcpStream) -> io::Result<()> {
    let Text { zh, en } = text!("连接太多,请稍后再试", "too many connections: try again in a moment");
    let why = format!("{zh} / {en}\n");
    let (kind, length) = ("text/plain; charset=utf-8", why.len());
    let answer = format!(
        "HTTP/1.1 503 Service Unavailable\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\nretry-after: 1\r\n\
         connection: close\r\n\r\n{why}"
    );
    stream.into_std()?.write_all(answer.as_bytes())
}

/// One connection, until it is closed, has lived long enough or the server stops.
async fn converse(stream: TcpStream, site: Arc<Site>, stopped: watch::Receiver<bool>) {
    let limits = site.limits;
    let service = service_fn(move |request| Arc::clone(&site).respond(request));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_buf_size(HEAD)
        .serve_connection(TokioIo::new(stream), service);
    let mut connection = pin!(connection);
    let ending = async { first(sleep(limits.connection), until(stopped)).await };
    let mut ending = pin!(ending);
    let ended = poll_fn(|context| match connection.as_mut().poll(context) {
        Poll::Ready(_) => Poll::Ready(true),
        Poll::Pending => ending.as_mut().poll(context).map(|()| false),
    });
    if !ended.await {
        connection.as_mut().graceful_shutdown();
        let _ = timeout(limits.upload + limits.answer, connection).await;
    }
}

/// Until the server is told to stop.
async fn until(mut stopped: watch::Receiver<bool>) {
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

/// Until one of two things happens.
async fn first(one: impl Future<Output = ()>, other: impl Future<Output = ()>) {
    let (mut one, mut other) = (pin!(one), pin!(other));
    poll_fn(|context| {
        let ready = |future: Pin<&mut dyn Future<Output = ()>>, context: &mut std::task::Context<'_>| {
            future.poll(context).is_ready()
        };
        if ready(one.as_mut(), context) || ready(other.as_mut(), context) { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
}
