//! The program `jixiao`: see [`jixiao::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    jixiao::cli::run(std::env::args_os())
}
