//! `jixiao seal`.

use std::path::PathBuf;

use clap::Args;

use super::answer::json_text;
use super::format::only;
use super::key_files::{new_key, private_key};
use super::messages::Messages;
use super::outcome::Outcome;
use super::sealed_folder::{Base, open_seal};
use super::setup::Setup;
use crate::model::value::Date;
use crate::print::Output;
use crate::read::{bytes, file_limit, was_read};
use crate::seal::{About, PrivateKey, Seal, Sealing};
use crate::words::{Place, Problem, Problems, text};

/// Arguments of `seal`.
#[derive(Debug, Args)]
pub(super) struct SealFiles {
    /// The files to be sealed, of whatever kind, or a folder with everything in it.
    #[arg(required_unless_present = "new_key", value_name = "PATH")]
    paths: Vec<String>,
    /// Sign with this private key.
    #[arg(long, value_name = "FILE")]
    key: Option<String>,
    /// Make a private key in a new file, and the public key beside it in FILE.pub.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["paths", "key", "by", "on", "only", "output"])]
    new_key: Option<PathBuf>,
    /// Who seals, as it shall be read.
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// The day of it, as it shall be read: 2025-03-31.
    #[arg(long, value_name = "DAY")]
    on: Option<Date>,
    /// Of an earlier seal, which PATH is, the part about this file, with the proof that it was sealed together with the others.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["key", "by", "on"])]
    only: Option<String>,
    /// Write to a file instead of standard output; let its name end with .seal, so that no command reads it as a table.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace the file if it exists.
    #[arg(long)]
    force: bool,
}

impl SealFiles {
    pub(super) fn run(self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        if let Some(file) = &self.new_key {
            new_key(file, messages)?;
            return Ok(Outcome::Fine);
        }
        only(self.output.as_deref(), &["seal", "json"])?;
        let output = Output::open(self.output.as_deref(), self.force, was_read)?;
        let key = self.key.as_deref().map(private_key).transpose()?;
        let seal = match &self.only {
            Some(file) => self.part(file)?,
            None => self.whole(setup, key.as_ref())?,
        };
        write(&seal, output)?;
        tell(&seal, key.as_ref(), messages);
        Ok(Outcome::Fine)
    }

    /// Everything that is named.
    fn whole(&self, setup: &Setup, key: Option<&PrivateKey>) -> Result<Seal, Problems> {
        let engine = setup.engine()?;
        let base = Base::of(&self.paths)?;
        let (mut sealing, mut problems) = (Sealing::begin(&engine), Vec::new());
        for file in Base::files(&self.paths) {
            let added = file.map_err(Problems::from).and_then(|file| {
                let bytes = bytes(&file, file_limit(&file))?;
                sealing.add(&file, &base.name(&file), bytes)
            });
            problems.extend(added.err().into_iter().flat_map(|found| found.0));
        }
        if !problems.is_empty() {
            return Err(Problems(problems));
        }
        let about = About { by: self.by.clone(), on: self.on };
        Ok(sealing.finish(base.covers, about, key)?)
    }

    /// The part of an earlier seal about one file.
    fn part(&self, file: &str) -> Result<Seal, Problems> {
        let [path] = self.paths.as_slice() else {
            let message = text!("--only 只用于一份封存记录", "--only is for one seal");
            return Err(Problem::new(Place::file("--only"), message).into());
        };
        open_seal(path)?.only(file).ok_or_else(|| {
            let message = text!(
                "这份封存记录中没有文件“{file}”,或它本身不完整",
                "this seal has no file `{file}`, or is a part itself"
            );
            Problem::new(Place::file(path), message).into()
        })
    }
}

/// A seal that could not be read again is none.
fn write(seal: &Seal, mut output: Output) -> Result<(), Problems> {
    let text = json_text(seal)?;
    let limit = file_limit("seal.json");
    if text.len() as u64 > limit {
        let limit = limit >> 20;
        let message = text!(
            "封存记录超过 {limit} MiB,以后读不了",
            "the seal has more than {limit} MiB and could not be read again"
        );
        let advice = text!("请分几个文件夹封存", "seal in several folders");
        return Err(Problem::new(Place::file("seal"), message).advise(advice).into());
    }
    output.write(text.as_bytes())?;
    output.finish()?;
    Ok(())
}

fn tell(seal: &Seal, key: Option<&PrivateKey>, messages: Messages) {
    let (count, root) = (seal.documents.len(), &seal.root);
    messages.say(&text!("已封存 {count} 份;根 {root}", "sealed documents: {count}; root {root}"));
    match key.map(|key| key.public().fingerprint()) {
        Some(key) => messages.say(&text!("已签名,密钥指纹 {key}", "signed; fingerprint of the key {key}")),
        None if seal.signature.is_none() => messages.say(&text!(
            "没有签名:请公布这个根,或用 --key 签名,否则改文件的人也能重做封存",
            "not signed: publish the root, or sign with --key, or else whoever changes the files can seal them anew"
        )),
        None => {}
    }
}
