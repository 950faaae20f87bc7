//! Files of keys: made once, never written over.

use std::ffi::OsString;
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::messages::Messages;
use crate::read::bytes;
use crate::seal::{PrivateKey, PublicKey, public_keys};
use crate::words::{Place, Problem, text};

/// Bytes of the largest file of keys.
const LIMIT: u64 = 1 << 20;

/// Makes a private key, which nobody but its owner may read, and the public key beside it.
pub(super) fn new_key(file: &Path, messages: Messages) -> Result<(), Problem> {
    let mut chance = [0; 32];
    getrandom::fill(&mut chance).map_err(|error| {
        let message = text!("系统给不出随机数:{error}", "the system gives no random numbers: {error}");
        Problem::new(Place::file("seal"), message)
    })?;
    let key = PrivateKey::of_chance(chance);
    let public = beside(file);
    let [private_file, public_file] = [create(file, true)?, create(&public, false)?];
    fill(private_file, file, &key.pem())?;
    fill(public_file, &public, &key.public().pem())?;
    let (fingerprint, file, public) = (key.public().fingerprint(), file.display(), public.display());
    messages.say(&text!(
        "私钥 {file}:只留在封存人手中,另存一份备份,不要随表发送\n公钥 {public}:连同指纹一起公布\n指纹 {fingerprint}",
        "private key {file}: keep it, with a copy in a safe place, and never send it along\npublic key {public}: publish it with its \
         fingerprint\nfingerprint {fingerprint}"
    ));
    Ok(())
}

/// The file of the public key.
fn beside(file: &Path) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(".pub");
    PathBuf::from(name)
}

/// A new file; whatever stands there stays.
fn create(path: &Path, is_private: bool) -> Result<File, Problem> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(if is_private { 0o600 } else { 0o644 });
    }
    #[cfg(not(unix))]
    let _ = is_private;
    options.open(path).map_err(|error| unwritable(path, &error))
}

fn fill(mut file: File, path: &Path, text: &str) -> Result<(), Problem> {
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(|error| unwritable(path, &error))
}

fn unwritable(path: &Path, error: &std::io::Error) -> Problem {
    let what = text!("无法写入", "cannot be written");
    let problem = Problem::of_system(Place::file(&path.display().to_string()), &what, error);
    if error.kind() == std::io::ErrorKind::AlreadyExists {
        return problem
            .advise(text!("密钥文件从不覆盖;请换一个文件名", "files of keys are never replaced; take another name"));
    }
    problem
}

/// The private key of a file.
pub(super) fn private_key(name: &str) -> Result<PrivateKey, Problem> {
    PrivateKey::read(name, &text_of(name)?)
}

/// The public keys of a file.
pub(super) fn published_keys(name: &str) -> Result<Vec<PublicKey>, Problem> {
    public_keys(name, &text_of(name)?)
}

fn text_of(name: &str) -> Result<String, Problem> {
    Ok(String::from_utf8_lossy(&bytes(name, LIMIT)?).into_owned())
}
