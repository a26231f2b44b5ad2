//! `generate GRAMMAR OUT`: writes the parser of the tree-sitter grammar in folder GRAMMAR to folder OUT. Needs node.

use std::path::PathBuf;

use tree_sitter_generate::{OptLevel, generate_parser_in_directory};

/// The last version that Neovim 0.7 reads; all later ones read it, too.
const ABI: usize = 14;

fn main() {
    let folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [grammar, out] = &folders[..] else {
        eprintln!("generate GRAMMAR OUT");
        std::process::exit(2);
    };
    let (grammar, out) = (grammar.clone(), Some(out.clone()));
    let made = generate_parser_in_directory::<_, _, PathBuf>(
        grammar,
        out,
        None,
        ABI,
        None,
        None,
        true,
        OptLevel::default(),
    );
    if let Err(error) = made {
        eprintln!("{error}");
        std::process::exit(1);
    }
}
