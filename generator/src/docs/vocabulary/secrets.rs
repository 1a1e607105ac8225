//! Names of fields that hold secrets.

use std::{collections::HashSet, sync::LazyLock};

use super::data::{DATA, key};

static SECRETS: LazyLock<HashSet<String>> =
    LazyLock::new(|| DATA.names.secret.keys().map(|name| key(name)).collect());

/// Whether a field of this name holds a secret, as far as its name tells: its last words are those of a
/// secret. Words end at blanks, signs and capitals; where they are glued together, the whole name counts.
#[must_use]
pub fn is_secret(name: &str) -> bool {
    let words = words(name);
    (0..words.len()).any(|first| SECRETS.contains(&words[first..].concat()))
}

/// The words of a name in lower case.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut may_go_on = false;
    let mut was_capital = true;
    for sign in name.chars() {
        let begins = sign.is_uppercase() && !was_capital;
        was_capital = sign.is_uppercase();
        if !sign.is_alphanumeric() {
            may_go_on = false;
            continue;
        }
        match words.last_mut().filter(|_| may_go_on && !begins) {
            Some(word) => word.extend(sign.to_lowercase()),
            None => words.push(sign.to_lowercase().collect()),
        }
        may_go_on = true;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_names_that_the_vocabulary_calls_secret_and_no_others() {
        let names = &DATA.names;
        for name in names.secret.keys().chain(names.is_secret.keys()) {
            assert!(is_secret(name), "{name}");
        }
        for name in names.is_no_secret.keys() {
            assert!(!is_secret(name), "{name}");
        }
    }
}
