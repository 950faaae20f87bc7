//! `jixiao example`: four published tables and what their department published with them, to try everything on.

use std::fs;
use std::path::Path;

use super::answer::print;
use super::messages::Messages;
use super::outcome::Outcome;
use crate::print::Output;
use crate::read::was_read;
use crate::words::{Place, Problem, Problems, say, text};

const FOLDER: &str = "zaozhuang-2024";

macro_rules! files {
    ($($name:literal)+) => {
        [$(($name, include_str!(concat!("../../examples/zaozhuang-2024/", $name)))),+]
    };
}

/// The files, by their names.
const FILES: [(&str, &str); 6] = files! {
    "accounts.toml"
    "department.toml"
    "hotline-12345.toml"
    "macro-research.toml"
    "unit-operation.toml"
    "vehicle-operation.toml"
};

pub(super) fn run(messages: Messages) -> Result<Outcome, Problems> {
    let folder = Path::new(FOLDER);
    fs::create_dir(folder).map_err(|error| {
        Problem::of_system(Place::file(FOLDER), &text!("无法新建文件夹", "the folder cannot be made"), &error)
    })?;
    for (name, content) in FILES {
        let mut output = Output::open(Some(&folder.join(name)), false, was_read)?;
        output.write_raw(content.as_bytes())?;
        output.finish()?;
    }
    let count = FILES.len();
    let told = say!(
        messages.language,
        "{FOLDER}:已写入 {count} 个文件。接着试试:\n  jixiao 打分 {FOLDER}\n  jixiao 说明 {FOLDER}/unit-operation.toml 出差人次\n",
        "{FOLDER}: {count} files are written. Now try:\n  jixiao score {FOLDER}\n  jixiao explain {FOLDER}/unit-operation.toml 出差人次\n"
    );
    print(told.as_bytes())?;
    Ok(Outcome::Fine)
}
