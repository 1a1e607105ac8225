//! How many examples agree, and what explains those that do not.

use std::{collections::BTreeMap, fmt};

use crate::{Difference, Example, Examples};

/// Of a longer complaint about a value, so many characters are shown from its head and its end.
const SHOWN: (usize, usize) = (70, 40);

/// The numbers of a service, or of all.
#[derive(Default)]
pub(crate) struct Tally {
    examples: usize,
    agreed: usize,
    /// Examples that no finding is about, and those of them that agree.
    undoubted: (usize, usize),
    /// Examples that differ at the place of a finding.
    explained: usize,
    /// These by the codes of the findings there.
    codes: BTreeMap<String, usize>,
    /// Examples that differ at a place without a finding.
    pub(crate) unexplained: usize,
    /// What is wrong with the examples that differ, a line each.
    pub(crate) complaints: Vec<String>,
}

impl Tally {
    pub(crate) fn of(examples: &Examples) -> Self {
        let count = examples.all.len();
        let undoubted = examples.all.iter().filter(|example| example.explanations.is_empty()).count();
        let mut tally = Self { examples: count, agreed: count, ..Self::default() };
        tally.undoubted = (undoubted, undoubted);
        for (at, difference) in &examples.differences {
            tally.differs(&examples.all[*at], difference);
        }
        tally
    }

    fn differs(&mut self, example: &Example, difference: &Difference) {
        let codes = codes(example, difference);
        self.agreed -= 1;
        self.undoubted.1 -= usize::from(example.explanations.is_empty());
        self.explained += usize::from(!codes.is_empty());
        self.unexplained += usize::from(codes.is_empty());
        let kind = if example.is_request { "request" } else { "response" };
        let finding = if codes.is_empty() { "no finding".to_owned() } else { codes.join(", ") };
        self.complaints.push(format!(
            "{}: {kind} example {} of {}: {} ({finding})",
            example.page,
            example.number,
            example.operation,
            shortened(&difference.why)
        ));
        for code in codes {
            *self.codes.entry(code.to_owned()).or_default() += 1;
        }
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.examples += other.examples;
        self.agreed += other.agreed;
        self.undoubted.0 += other.undoubted.0;
        self.undoubted.1 += other.undoubted.1;
        self.explained += other.explained;
        self.unexplained += other.unexplained;
        for (code, count) in other.codes {
            *self.codes.entry(code).or_default() += count;
        }
    }

    /// What part of the examples agrees: of those that no finding is about, and of all.
    pub(crate) fn shares(&self) -> String {
        let (undoubted, agreed) = self.undoubted;
        format!(
            "without a finding: {}\nall: {}",
            share(agreed, undoubted),
            share(self.agreed, self.examples)
        )
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { examples, agreed, explained, unexplained, .. } = self;
        write!(f, "{agreed} of {examples} examples agree, {explained} differ with a finding")?;
        for (at, (code, count)) in self.codes.iter().enumerate() {
            write!(f, "{}{code} {count}", if at == 0 { " (" } else { ", " })?;
        }
        write!(f, "{}, {unexplained} differ without one", if self.codes.is_empty() { "" } else { ")" })
    }
}

/// The codes of the findings at the place of a difference or around it, each once.
fn codes<'a>(example: &'a Example, difference: &Difference) -> Vec<&'a str> {
    let is_there = |keys: &[String]| difference.keys.starts_with(keys);
    let there = example.explanations.iter().filter(|explanation| is_there(&explanation.keys));
    let mut codes: Vec<&str> = there.map(|explanation| explanation.code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// In tenths of a percent, rounded down.
fn share(part: usize, whole: usize) -> String {
    let tenths = (part * 1000).checked_div(whole).unwrap_or(1000);
    format!("{part} of {whole} examples agree, {}.{} %", tenths / 10, tenths % 10)
}

/// A text without its middle, if it is long.
fn shortened(text: &str) -> String {
    let (head, end) = SHOWN;
    let signs: Vec<char> = text.chars().collect();
    if signs.len() <= head + end {
        return text.to_owned();
    }
    let head: String = signs[..head].iter().collect();
    let end: String = signs[signs.len() - end..].iter().collect();
    format!("{head} … {end}")
}
