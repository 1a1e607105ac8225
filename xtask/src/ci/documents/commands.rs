//! Command lines of this project, held against its definition of the command line.

use clap::{
    Command, CommandFactory,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::super::STEPS;
use crate::arguments::Arguments;

/// How documents call the commands.
const CALLS: &[&[&str]] = &[&["cargo", "xtask"], &["cargo", "-q", "xtask"]];

/// What is wrong with a line, if it is one of our commands.
pub(super) fn whole(line: &str) -> Option<String> {
    let words = words(line);
    let of_ours = CALLS.iter().find_map(|call| words.strip_prefix(*call))?;
    unknown(Arguments::command(), of_ours)
}

/// The same of code within a sentence, which may be a command without its beginning, or one of the flags.
pub(super) fn complaint(code: &str) -> Option<String> {
    let words = words(code);
    let command = Arguments::command();
    let first = words.first().copied().unwrap_or_default();
    if command.find_subcommand(first).is_some() && words.get(1).is_some_and(|word| is_flag(word)) {
        return unknown(command, &words);
    }
    if is_flag(first) { unknown_flag(&command, first) } else { whole(code) }
}

/// Without what is said about a line, or left out of it.
fn words(line: &str) -> Vec<&str> {
    let line = line.trim_start_matches("$ ");
    let line = line.split(" #").next().unwrap_or(line);
    line.split_whitespace().take_while(|word| !word.starts_with('…')).collect()
}

fn is_flag(word: &str) -> bool {
    word.len() > 2 && word.starts_with("--")
}

/// What the definition does not know. That something is missing is no mistake of a document.
fn unknown(command: Command, words: &[&str]) -> Option<String> {
    let shown = words.join(" ");
    if let ["ci", steps @ ..] = words
        && let Some(step) =
            steps.iter().find(|step| !is_flag(step) && STEPS.iter().all(|known| known.name != **step))
    {
        return Some(format!("`cargo xtask {shown}`: there is no step `{step}`"));
    }
    let error = command.try_get_matches_from([&["xtask"], words].concat()).err()?;
    let of = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.as_str(),
        _ => "",
    };
    let what = match error.kind() {
        ErrorKind::UnknownArgument => format!("`{}`", of(ContextKind::InvalidArg)),
        ErrorKind::InvalidSubcommand => format!("command `{}`", of(ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidValue if !of(ContextKind::InvalidValue).is_empty() => {
            format!("`{}` for `{}`", of(ContextKind::InvalidValue), of(ContextKind::InvalidArg))
        }
        ErrorKind::ArgumentConflict => {
            return Some(format!("`cargo xtask {shown}`: its flags exclude each other"));
        }
        _ => return None,
    };
    Some(format!("`cargo xtask {shown}`: there is no {what}"))
}

fn unknown_flag(command: &Command, flag: &str) -> Option<String> {
    let name = flag.trim_start_matches("--").split('=').next()?;
    let has = |command: &Command| command.get_arguments().any(|argument| argument.get_long() == Some(name));
    let is_known = has(command) || command.get_subcommands().any(has) || name == "help";
    (!is_known).then(|| format!("no command has a flag `{flag}`"))
}

#[cfg(test)]
mod tests {
    use super::{complaint, whole};

    #[test]
    fn what_the_definition_knows_passes() {
        for line in [
            "cargo xtask",
            "cargo xtask --help",
            "cargo xtask codegen          # pages → spec → client",
            "cargo xtask codegen --only vpc --draft",
            "cargo xtask codegen --from spec",
            "cargo xtask explain",
            "cargo xtask diff OLD NEW",
            "cargo xtask ci shape format",
            "codegen --docs DIR",
            "--summary FILE",
            "-- --accept",
            "codegen",
            "explain this",
            "cargo test --workspace",
            "git diff --stat",
        ] {
            assert_eq!(complaint(line), None, "{line}");
        }
    }

    #[test]
    fn a_line_of_output_is_no_command() {
        for line in ["diff --git a/x b/x", "--- a/x", "codegen --drafts"] {
            assert_eq!(whole(line), None, "{line}");
        }
        assert!(whole("cargo xtask codegen --drafts").is_some());
    }

    #[test]
    fn what_it_does_not_know_is_told() {
        for (line, said) in [
            ("cargo xtask codgen", "there is no command `codgen`"),
            ("cargo xtask codegen --dcos DIR", "there is no `--dcos`"),
            ("$ cargo xtask codegen --from nowhere", "there is no `nowhere` for `--from <FROM>`"),
            ("cargo xtask codegen --draft --check", "its flags exclude each other"),
            ("cargo xtask ci shapes", "there is no step `shapes`"),
            ("codegen --drafts", "there is no `--drafts`"),
            ("--drafts", "no command has a flag `--drafts`"),
        ] {
            let complaint = complaint(line).unwrap_or_default();
            assert!(complaint.contains(said), "{line}: {complaint}");
        }
    }
}
