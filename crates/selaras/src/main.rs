//! `selaras`, the command line: what it is asked for is in [`args`], how it ends in [`exit`]; there is one module for each
//! verb.

mod args;
mod check;
mod diff;
mod environment;
mod exit;
mod explain;
mod fmt;
mod init;
mod progress;
mod say;
mod targets;

use std::io::Write;
use std::process::ExitCode;

use clap::CommandFactory;

use args::{Cli, Command, Config};
use environment::Environment;
use exit::Exit;
use say::{Failure, Voice};

fn main() -> ExitCode {
    exit::explain_panics();
    exit::on_interrupt(progress::clear);
    exit::guard(|| run(&environment::arguments(), &Environment::read())).into()
}

fn run(words: &[std::ffi::OsString], environment: &Environment) -> Exit {
    let lang = environment::early_lang(words, environment);
    let cli = match args::read(words, lang) {
        Ok(cli) => cli,
        Err(error) => return not_understood(&error, lang),
    };
    let voice = Voice::new(cli.lang.map(args::Language::lang).or(environment.lang));
    let color = environment.colored(cli.color);
    let done = match &cli.command {
        Command::Check(asked) => check::run(asked, &voice, color, environment),
        Command::Fmt(asked) => fmt::run(asked, &voice, color, environment),
        Command::Explain(asked) => explain::run(asked, &voice, color, environment),
        Command::Rules(asked) => explain::list(asked, &voice, color, environment),
        Command::Init(asked) => init::run(asked, &voice),
        Command::Server(asked) => server(asked, &voice),
        Command::Completions(asked) => {
            let mut text = Vec::new();
            let mut command = args::command(Cli::command(), voice.lang());
            clap_complete::generate(asked.shell, &mut command, "selaras", &mut text);
            say::out(&text).map(|()| Exit::Clean)
        }
        Command::Config(Config::Schema) => {
            let schema = selaras_workspace::schema::config_schema(
                &selaras_engine::known_rules(),
                voice.workspace_lang(),
            );
            say::out(format!("{schema:#}\n").as_bytes()).map(|()| Exit::Clean)
        }
    };
    done.unwrap_or_else(|failure: Failure| {
        voice.failure(&failure);
        Exit::Wrong
    })
}

/// Serves an editor until it goes.
fn server(asked: &args::Server, voice: &Voice) -> Result<Exit, Failure> {
    if let Some(recording) = &asked.replay {
        let speed = asked.speed.unwrap_or(selaras_server::Speed::Times(1.0));
        let mut said = Vec::new();
        return match selaras_server::replay(recording, speed, voice.asked(), &mut said) {
            Ok(()) => say::out(&said).map(|()| Exit::Clean),
            Err(error) => Err(Failure::new(
                format!("{}: rekaman tidak dapat diputar: {error}", recording.display()),
                format!("{}: the recording cannot be played: {error}", recording.display()),
            )),
        };
    }
    let options =
        selaras_server::Options { lang: voice.asked(), log: asked.log.clone(), record: asked.record.clone() };
    match selaras_server::serve(&options) {
        Ok(0) => Ok(Exit::Clean),
        Ok(_) => Ok(Exit::Findings),
        Err(error) => Err(Failure::new(
            format!("peladen bahasa tidak dapat dimulai: {error}"),
            format!("the language server cannot start: {error}"),
        )),
    }
}

/// Help and version go to standard output and are no mistake; everything else is wrong use.
fn not_understood(error: &clap::Error, lang: selaras_analysis::rule::Lang) -> Exit {
    let voice = Voice::new(Some(lang));
    match args::describe(error) {
        Some(message) => {
            voice.failure(&Failure(message));
            voice.hint("lihat `selaras --help`", "see `selaras --help`");
            Exit::Wrong
        }
        None if error.use_stderr() => {
            let _ = std::io::stderr().write_all(error.render().to_string().as_bytes());
            Exit::Wrong
        }
        None => match say::out(error.render().to_string().as_bytes()) {
            Ok(()) => Exit::Clean,
            Err(failure) => {
                voice.failure(&failure);
                Exit::Wrong
            }
        },
    }
}
