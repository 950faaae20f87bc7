//! The browser of whoever started the program.

use std::io;
use std::process::{Command, Stdio};

/// Opens an address in the usual browser, and does not wait for it.
///
/// # Errors
/// The system has nothing that opens addresses.
pub fn open_browser(url: &str) -> io::Result<()> {
    let (program, before): (&str, &[&str]) = match std::env::consts::OS {
        "windows" => ("rundll32", &["url.dll,FileProtocolHandler"]),
        "macos" => ("open", &[]),
        _ => ("xdg-open", &[]),
    };
    let mut command = Command::new(program);
    command.args(before).arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().map(drop)
}
