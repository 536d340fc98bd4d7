//! The program: arguments in, exit status out.

use std::process::ExitCode;

fn main() -> ExitCode {
    congbao::cli::run(std::env::args_os())
}
