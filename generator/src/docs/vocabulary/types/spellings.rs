//! The words for types that hold no other type: one line for each type, typing errors included.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use crate::{
    docs::vocabulary::data::{self, DATA, key},
    spec::model::Type,
};

static SCALARS: LazyLock<HashMap<String, Type>> = LazyLock::new(|| data::index(&DATA.types.scalar));

/// Lists whose items the cell does not describe.
static LISTS: LazyLock<HashSet<String>> =
    LazyLock::new(|| DATA.types.list.keys().map(|word| key(word)).collect());

/// What says no more than that something is of a type.
static TYPE_WORDS: LazyLock<Vec<String>> =
    LazyLock::new(|| DATA.types.type_word.keys().map(|word| key(word)).collect());

/// The type that a word stands for.
pub(super) fn scalar(text: &str) -> Option<Type> {
    let key = key(text);
    let key = key.strip_prefix('*').unwrap_or(&key);
    let bare = bare(key);
    if let Some(kind) = SCALARS.get(key).or_else(|| SCALARS.get(bare)) {
        return Some(kind.clone());
    }
    if key == "objects" {
        return Some(Type::Array(Box::new(Type::Object)));
    }
    if LISTS.contains(bare) {
        return Some(Type::Array(Box::new(Type::Any)));
    }
    // A cell that says `data structure` and nothing else means an object.
    if !key.is_empty() && bare.is_empty() {
        return Some(Type::Object);
    }
    depends(text).then_some(Type::Any)
}

/// Whether a text says that something else decides about the type.
pub(super) fn depends(text: &str) -> bool {
    let lower = text.to_lowercase();
    DATA.types.depends.keys().any(|phrase| lower.starts_with(phrase.as_str()))
}

/// The type that a word in the plural stands for, as in a list of `strings`.
pub(super) fn plural(text: &str) -> Option<Type> {
    scalar(key(text).strip_suffix('s')?)
}

/// The format that a word for a type promises besides.
pub(super) fn format(text: &str) -> Option<&'static str> {
    const FORMATS: &[&str] = &["uuid", "base64", "email", "cidr", "url", "ip"];
    FORMATS.iter().find(|format| text.trim().eq_ignore_ascii_case(format)).copied()
}

/// Without the words at the end that say no more than that it is a type.
fn bare(key: &str) -> &str {
    let shorter = TYPE_WORDS.iter().find_map(|word| key.strip_suffix(word.as_str()));
    shorter.map_or(key, bare)
}
