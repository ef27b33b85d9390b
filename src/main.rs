//! The nightlegs program.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(nightlegs::cli::run())
}
