//! 第二次启动: who starts the program twice on one folder is told where the first one serves it.
//!
//! The address, with its key, stands in a file that only the user may read, in the user's own folder for such files, named
//! after the folder that is served. It is believed only if the server at that address knows the key.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::template::fingerprint;

/// How long the first server may take to answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// That this server serves a folder, for others to know; nobody knows any more when it is dropped.
#[derive(Debug)]
pub struct Running {
    path: PathBuf,
}

/// Who serves a folder.
#[derive(Debug)]
pub enum Served {
    /// This server, from now on. Nothing where the system has no place to say so.
    Now(Option<Running>),
    /// Another one, at an address that lets in once.
    Already(String),
}

impl Running {
    /// Says that a folder is served at an address, unless another server does already.
    #[must_use]
    pub fn begin(folder: &Path, url: &str) -> Served {
        let Ok(path) = private_folder().map(|place| place.join(name(folder))) else { return Served::Now(None) };
        if write_new(&path, url).is_ok() {
            return Served::Now(Some(Self { path }));
        }
        if let Some(first) = fs::read_to_string(&path).ok().and_then(|url| invited(&url)) {
            return Served::Already(first);
        }
        // It was ended without a word.
        let _ = fs::remove_file(&path);
        Served::Now(write_new(&path, url).is_ok().then_some(Self { path }))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

fn name(folder: &Path) -> String {
    let print = fingerprint(folder.as_os_str().as_encoded_bytes());
    format!("{}.url", print.get(..16).unwrap_or_default())
}

/// A folder that nobody else may enter.
fn private_folder() -> io::Result<PathBuf> {
    let given = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|folder| folder.is_dir());
    let folder = given.map_or_else(
        || {
            let user = std::env::var("USER").unwrap_or_default();
            let plain: String = user.chars().filter(char::is_ascii_alphanumeric).collect();
            std::env::temp_dir().join(format!("jixiao-{plain}"))
        },
        |folder| folder.join("jixiao"),
    );
    make_private(&folder)?;
    Ok(folder)
}

#[cfg(unix)]
fn make_private(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};

    match fs::DirBuilder::new().mode(0o700).create(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    let found = fs::symlink_metadata(folder)?;
    let closed = found.is_dir() && found.permissions().mode().trailing_zeros() >= 6;
    // What is made here is of this user: so must be the folder.
    let own = closed && tempfile::tempfile_in(folder)?.metadata()?.uid() == found.uid();
    if own { Ok(()) } else { Err(io::ErrorKind::PermissionDenied.into()) }
}

#[cfg(not(unix))]
fn make_private(folder: &Path) -> io::Result<()> {
    // Here every user has such a folder of their own.
    fs::create_dir_all(folder)
}

fn write_new(path: &Path, url: &str) -> io::Result<()> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(url.as_bytes())
}

/// An address that lets in once, from the server at an address; none where there is no such server any more.
fn invited(url: &str) -> Option<String> {
    let (port, key) = url.strip_prefix("http://127.0.0.1:")?.split_once("/#key=")?;
    let port: u16 = port.parse().ok()?;
    let is_key = key.len() == 32 && key.bytes().all(|sign| sign.is_ascii_hexdigit());
    let answer = is_key.then(|| ask(port, key))?.ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let ticket = body.strip_prefix("{\"once\":\"")?.strip_suffix("\"}")?;
    head.starts_with("HTTP/1.1 200 ").then(|| format!("http://127.0.0.1:{port}/#once={ticket}"))
}

fn ask(port: u16, key: &str) -> io::Result<String> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let request = format!(
        "POST /api/invite HTTP/1.1\r\nhost: {address}\r\norigin: http://{address}\r\ncontent-type: application/json\r\n\
         x-jixiao-key: {key}\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{{}}"
    );
    stream.write_all(request.as_bytes())?;
    let mut answer = String::new();
    stream.take(4096).read_to_string(&mut answer)?;
    Ok(answer)
}
