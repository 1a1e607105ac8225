//! Labels and titles of examples.

use super::data::{self, DATA};

/// What a label says about the examples under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExampleLabel {
    /// They are requests.
    Request,
    /// They are answers.
    Response,
    /// They are answers in case of an error.
    Failure,
}

/// Whether a label announces an example.
#[must_use]
pub fn is_example_label(line: &str) -> bool {
    let line = line.to_lowercase();
    data::contains(&line, &DATA.words.example)
}

/// What a label or title says about an example.
#[must_use]
pub fn example_label(line: &str) -> Option<ExampleLabel> {
    let line = line.to_lowercase();
    let words = &DATA.words;
    let has = |words: &data::Spellings| data::contains(&line, words);
    if !is_example_label(&line) && !has(&words.example_body) {
        return None;
    }
    if has(&words.failure) {
        Some(ExampleLabel::Failure)
    } else if has(&words.response) {
        Some(ExampleLabel::Response)
    } else if has(&words.request) {
        Some(ExampleLabel::Request)
    } else {
        None
    }
}

/// Words between two forms of one request.
#[must_use]
pub fn is_or(line: &str) -> bool {
    DATA.words.alternative.contains_key(&line.trim_end_matches([':', '：']).to_lowercase())
}
