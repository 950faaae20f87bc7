//! Writes the man pages in both languages and the completions of every shell into a folder, for the archives of a release.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use clap_complete::{Shell, generate_to};
use jixiao::cli::command;
use jixiao::words::Language;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("name a folder")?);
    for (language, place) in [(Language::En, "man/man1"), (Language::Zh, "man/zh_CN/man1")] {
        let pages = folder.join(place);
        fs::create_dir_all(&pages)?;
        clap_mangen::generate_to(command(language), pages)?;
    }
    let completions = folder.join("completions");
    fs::create_dir_all(&completions)?;
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::PowerShell, Shell::Elvish] {
        generate_to(shell, &mut command(Language::Zh), "jixiao", &completions)?;
    }
    Ok(())
}
