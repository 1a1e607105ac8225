//! Names of fields that hold secrets.

use std::{collections::HashSet, sync::LazyLock};

use super::data::{DATA, key};

static SECRETS: LazyLock<HashSet<String>> =
    LazyLock::new(|| DATA.names.secret.keys().map(|name| key(name)).collect());

/// Whether a field of this name holds a secret, as far as its name tells: its last words are those of a
/// secret. Words end at blanks, chars and upper-case letters; where they are glued together, the whole name counts.
#[must_use]
pub fn is_secret(name: &str) -> bool {
    let (glued, starts) = words(name);
    starts.into_iter().any(|start| SECRETS.contains(&glued[start..]))
}

/// The words of a name in lower case, glued together, and where each of them starts.
fn words(name: &str) -> (String, Vec<usize>) {
    let mut glued = String::with_capacity(name.len());
    let mut starts = Vec::with_capacity(8);
    let mut goes_on = false;
    let mut was_capital = true;
    for char in name.chars() {
        let begins = char.is_uppercase() && !was_capital;
        was_capital = char.is_uppercase();
        if !char.is_alphanumeric() {
            goes_on = false;
            continue;
        }
        if !goes_on || begins {
            starts.push(glued.len());
        }
        goes_on = true;
        glued.extend(char.to_lowercase());
    }
    (glued, starts)
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
