//! `selaras init`: a small plan to start from.

use std::path::Path;

use selaras_workspace::atomic::{CreateError, create_all};

use crate::args::Init;
use crate::exit::{Exit, writing};
use crate::say::{self, Failure, Voice};

/// Path and text of each file. The plan is made up, and says so.
pub const FILES: [(&str, &str); 4] = [
    ("selaras.toml", include_str!("../templates/selaras.toml")),
    ("daerah.selaras", include_str!("../templates/daerah.selaras")),
    ("rpjmd/kab-contoh.rpjmd", include_str!("../templates/rpjmd/kab-contoh.rpjmd")),
    ("renstra/diskominfo.renstra", include_str!("../templates/renstra/diskominfo.renstra")),
];

/// Writes them below the folder, all or none.
pub fn run(asked: &Init, voice: &Voice) -> Result<Exit, Failure> {
    let _writing = writing();
    create_all(&asked.dir, &FILES).map_err(failure)?;
    let mut text = String::new();
    for (path, _) in FILES {
        text.push_str(&format!("{}\n", Path::new(&asked.dir).join(path).display()));
    }
    say::out(text.as_bytes())?;
    let dir = asked.dir.display();
    voice.line(&match voice.lang() {
        selaras_analysis::rule::Lang::Id => format!("Berikutnya: selaras check {dir}"),
        selaras_analysis::rule::Lang::En => format!("Next: selaras check {dir}"),
    });
    Ok(Exit::Clean)
}

fn failure(error: CreateError) -> Failure {
    match error {
        CreateError::Exists(paths) => {
            let list = paths.iter().map(|p| p.display().to_string()).collect::<Vec<_>>().join(", ");
            Failure::new(
                format!("tidak menimpa yang sudah ada: {list}"),
                format!("does not overwrite what is there: {list}"),
            )
        }
        CreateError::Io(path, error) => {
            let text = format!("{}: {error}", path.display());
            Failure::new(text.clone(), text)
        }
    }
}
