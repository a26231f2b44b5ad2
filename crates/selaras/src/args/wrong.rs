//! Wrong use, in words: what the argument parser noticed, said in the language of the rest.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use selaras_workspace::Message;

use super::BadValue;

/// What is wrong with the command line; `None` where it asked for help or the version.
pub fn describe(error: &clap::Error) -> Option<Message> {
    let of = |kind| error.get(kind).map(text).unwrap_or_default();
    let argument = of(ContextKind::InvalidArg);
    let value = of(ContextKind::InvalidValue);
    let (id, en) = match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return None,
        ErrorKind::UnknownArgument => {
            (format!("pilihan `{argument}` tidak dikenal"), format!("unknown option `{argument}`"))
        }
        ErrorKind::InvalidSubcommand => {
            let word = of(ContextKind::InvalidSubcommand);
            (format!("perintah `{word}` tidak dikenal"), format!("unknown command `{word}`"))
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            (format!("`{argument}` memerlukan nilai"), format!("`{argument}` needs a value"))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => (
            format!("nilai `{value}` untuk `{argument}` tidak dapat dipakai"),
            format!("the value `{value}` of `{argument}` cannot be used"),
        ),
        ErrorKind::ArgumentConflict => {
            let other = of(ContextKind::PriorArg);
            if other == argument || other.is_empty() {
                (
                    format!("`{argument}` hanya boleh disebut satu kali"),
                    format!("`{argument}` may stand only once"),
                )
            } else {
                (
                    format!("`{argument}` tidak dapat dipakai bersama `{other}`"),
                    format!("`{argument}` cannot be used with `{other}`"),
                )
            }
        }
        ErrorKind::MissingRequiredArgument => {
            (format!("yang belum disebut: {argument}"), format!("missing: {argument}"))
        }
        ErrorKind::MissingSubcommand => ("perintahnya belum disebut".into(), "no command was given".into()),
        ErrorKind::InvalidUtf8 => ("ada argumen yang bukan UTF-8".into(), "an argument is not UTF-8".into()),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => (
            format!("jumlah nilai untuk `{argument}` tidak tepat"),
            format!("wrong number of values for `{argument}`"),
        ),
        _ => (error.to_string(), error.to_string()),
    };
    let mut message = Message { id, en };
    if let Some(BadValue(why)) = std::error::Error::source(error).and_then(|e| e.downcast_ref()) {
        append(&mut message, &format!(": {}", why.id), &format!(": {}", why.en));
    }
    let valid = of(ContextKind::ValidValue);
    if error.kind() == ErrorKind::InvalidValue && !valid.is_empty() {
        append(&mut message, &format!("; pilih salah satu: {valid}"), &format!("; choose one of: {valid}"));
    }
    for kind in [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue] {
        let near = of(kind);
        if !near.is_empty() {
            append(
                &mut message,
                &format!("; mungkin maksudnya `{near}`"),
                &format!("; did you mean `{near}`?"),
            );
        }
    }
    Some(message)
}

fn append(message: &mut Message, id: &str, en: &str) {
    message.id.push_str(id);
    message.en.push_str(en);
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(list) => list.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}
