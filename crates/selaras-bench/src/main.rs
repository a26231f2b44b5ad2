//! `selaras-bench`: the figures of `docs/performance.md`. A figure is shown beside its bar and its peer, measured in the same
//! run, and is never asserted; what each run *found* is, so that a fast wrong answer fails.

#![allow(
    clippy::disallowed_methods,
    reason = "a development tool that writes workspaces to temporary folders"
)]

mod client;
mod edits;
mod parsing;
mod peer_servers;
mod peers;
mod processes;
mod server;
mod table;
mod typing;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};

use table::Table;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Measures Selaras, and asserts what each run found.
#[derive(Parser)]
#[command(name = "selaras-bench")]
struct Args {
    /// What to measure; everything where nothing is named.
    what: Vec<What>,
    /// The `selaras` binary for whole-process runs.
    #[arg(long, default_value = "target/release/selaras")]
    bin: PathBuf,
    /// Where other people's language servers are (`tests/bench.sh` installs them); one that is not there is left out.
    #[arg(long, default_value = "target/tools/peers")]
    peers: PathBuf,
    /// Fewer rounds, and ten regions instead of all: for a look, not for a figure.
    #[arg(long)]
    quick: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// Parsing beside toml_edit and serde_json.
    Parse,
    /// Cold `selaras check` of KOTA and KOTA-L: time and memory.
    Check,
    /// Edits in a session: time and queries.
    Edit,
    /// The language server through its standard input and output.
    Server,
    /// 552 regions in turn.
    Nasional,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let wanted = |what| args.what.is_empty() || args.what.contains(&what);
    let mut table = Table::default();
    if wanted(What::Parse) {
        parsing::measure(&mut table, args.quick);
    }
    if wanted(What::Check) {
        processes::measure(&mut table, &args.bin, args.quick);
    }
    if wanted(What::Edit) {
        edits::measure(&mut table, args.quick);
    }
    if wanted(What::Server) {
        let ours = server::measure(&mut table, &args.bin, args.quick);
        peer_servers::measure(&mut table, &args.peers, &ours, args.quick);
    }
    if wanted(What::Nasional) {
        processes::measure_country(&mut table, &args.bin, args.quick);
    }
    table.print();
    if table.is_right() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
