//! The words that captions are made of.

use std::{
    collections::{BTreeMap, HashMap},
    sync::LazyLock,
};

use serde::Deserialize;

use crate::docs::vocabulary::data::{self, DATA, Spellings};

/// What a word says about the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::docs::vocabulary) enum Word {
    /// A location in the request or in the response; the greater one decides.
    Generic,
    Body,
    Header,
    Query,
    Path,
    Statuses,
    Errors,
    /// It calls the table a structure.
    Structure,
    /// It binds other words.
    Joint,
    /// It binds the names of equals.
    And,
    /// Everything before it tells whose structure it is.
    Of,
    /// It could be a name: it is written in ASCII.
    Name,
    /// Any other.
    Other,
}

/// A word as it stands in the caption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) word: Word,
    pub(super) text: String,
}

static WORDS: LazyLock<HashMap<String, Word>> = LazyLock::new(|| data::index(&DATA.captions.word));

/// Words of several words, the longest first, and the one that stands for them.
static PHRASES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let words = DATA.captions.word.values().flat_map(BTreeMap::keys);
    let mut phrases: Vec<_> =
        words.filter(|word| word.contains(' ')).map(|word| (word.clone(), data::key(word))).collect();
    phrases.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
    phrases
});

/// Words that are not cut at blanks, by the char that they start with.
static UNSPACED: LazyLock<HashMap<char, Vec<&str>>> = LazyLock::new(|| {
    let words = DATA.captions.word.values().flat_map(BTreeMap::keys);
    let mut unspaced: HashMap<char, Vec<&str>> = HashMap::new();
    for word in words.filter(|word| !word.is_ascii()) {
        unspaced.entry(word.chars().next().unwrap_or_default()).or_default().push(word);
    }
    unspaced
});

/// Without the chars of emphasis and brackets around a name.
pub(super) fn bare(name: &str) -> &str {
    name.trim_start_matches(['_', '[', ']', '.', '*']).trim_end_matches(['_', '[', '.', '*'])
}

/// Cuts a caption into words. Chinese text is cut at the longest word that the table knows.
pub(super) fn tokens(caption: &str) -> Vec<Token> {
    let mut text = caption.to_lowercase();
    // Lower case may change the length of a text; then pairs are not worth the trouble.
    let mut caption = caption.to_owned();
    for (pair, word) in PHRASES.iter() {
        while let Some(at) = text.find(pair.as_str()).filter(|_| text.len() == caption.len()) {
            let plural = text[at + pair.len()..].starts_with('s');
            let end = at + pair.len() + usize::from(plural);
            caption.replace_range(at..end, word);
            text.replace_range(at..end, word);
        }
    }
    let mut tokens = Vec::new();
    let mut rest = caption.as_str();
    while let Some(char) = rest.chars().next() {
        let length = if is_ascii_word(char) {
            rest.find(|c| !is_ascii_word(c)).unwrap_or(rest.len())
        } else {
            longest(rest).unwrap_or(char.len_utf8())
        };
        let (text, after) = rest.split_at(length);
        rest = after;
        push(&mut tokens, text);
    }
    name_nouns(&mut tokens, !caption.is_ascii());
    tokens
}

/// Some nouns are names where they stand beside Chinese words, or before the word for a field.
fn name_nouns(tokens: &mut [Token], is_chinese: bool) {
    for at in 0..tokens.len() {
        let is = |at: usize, words: &Spellings| {
            tokens.get(at).is_some_and(|token| words.contains_key(&token.text.to_lowercase()))
        };
        let words = &DATA.words;
        let follows_side = at > 0 && is(at - 1, &words.side);
        if is(at, &words.field_noun) && !follows_side && (is_chinese || is(at + 1, &words.field_head)) {
            tokens[at].word = Word::Name;
        }
    }
}

fn is_ascii_word(char: char) -> bool {
    char.is_ascii_alphanumeric() || "_.:-[]{}*/".contains(char)
}

/// Chars that no word of the table covers are gathered to one word.
fn push(tokens: &mut Vec<Token>, text: &str) {
    if text.chars().all(|char| char.is_whitespace() || "（）()“”".contains(char)) {
        return;
    }
    let key = text.to_lowercase();
    let known = WORDS.get(&key).copied();
    let is_name = bare(text).starts_with(|char: char| char.is_ascii_alphabetic());
    let word = known.unwrap_or(if is_name { Word::Name } else { Word::Other });
    match tokens.last_mut() {
        Some(last) if word == Word::Other && last.word == Word::Other => last.text.push_str(text),
        _ => tokens.push(Token { word, text: text.to_owned() }),
    }
}

fn longest(text: &str) -> Option<usize> {
    let words = UNSPACED.get(&text.chars().next()?)?;
    words.iter().filter(|word| text.starts_with(**word)).map(|word| word.len()).max()
}
