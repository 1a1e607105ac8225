//! Taking secrets out of texts, in whatever form a service quotes them.
//!
//! Texts are compared without escapes and white space, so that `a\/b`, `a\u002fb`, `a&#47;b`,
//! `a%2Fb` and a secret that is broken into lines are found all the same, and by runs of 16
//! characters, so that a part of a secret is found too.

mod plain;

use std::collections::HashSet;
use std::ops::Range;

use self::plain::Plain;
use super::Secret;

/// What stands in place of a secret.
const REDACTED: &str = "[redacted]";

/// A secret shorter than this is left in place: taking it out would garble every other text.
const SHORTEST: usize = 4;

/// So many characters of a secret in a row are a secret.
const RUN: usize = 16;

/// What must not appear in any text of one call.
#[derive(Clone, Default)]
pub(crate) struct Secrets(Vec<Secret<String>>);

impl Secrets {
    pub(crate) fn new<'s>(secrets: impl IntoIterator<Item = &'s str>) -> Self {
        Self(secrets.into_iter().map(Secret::from).collect())
    }

    pub(crate) fn add(&mut self, secret: &str) {
        self.0.push(secret.into());
    }

    /// The text without the secrets in it.
    pub(crate) fn redact(&self, text: &str) -> String {
        let shown = Plain::new(text);
        let mut hidden = vec![false; text.len()];
        let mut hide = |ranges: &mut dyn Iterator<Item = Range<usize>>| {
            ranges.for_each(|range| hidden[range].fill(true));
        };
        for secret in &self.0 {
            let secret = Plain::new(secret.expose()).bytes;
            if (SHORTEST..RUN).contains(&secret.len()) {
                hide(&mut shown.find(secret.len(), |window| window == secret));
            } else if secret.len() >= RUN && shown.bytes.len() >= RUN {
                let runs: HashSet<&[u8]> = secret.windows(RUN).collect();
                hide(&mut shown.find(RUN, |window| runs.contains(window)));
            }
        }
        without(text, &hidden)
    }
}

/// The text with what is hidden replaced, each stretch of it once.
fn without(text: &str, hidden: &[bool]) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut was_hidden = false;
    for (at, char) in text.char_indices() {
        if !hidden[at] {
            shown.push(char);
        } else if !was_hidden {
            shown.push_str(REDACTED);
        }
        was_hidden = hidden[at];
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "MIIabc/def+ghi=jklmnopqrstuvwxyz0123456789";

    fn redact(text: &str) -> String {
        Secrets::new([TOKEN, "sh0rt", "abc"]).redact(text)
    }

    #[test]
    fn whole_secrets_go_in_every_form() {
        let forms = [
            TOKEN.to_owned(),
            TOKEN.replace('/', "\\/").replace('+', "\\u002b"),
            TOKEN.replace('/', "\\\\u002F"),
            TOKEN.replace('+', "&#43;").replace('=', "&#x3d;").replace('/', "&#x2F;"),
            TOKEN.replace('/', "%2F").replace('+', "%2b"),
            format!("{}\n  {}", &TOKEN[..9], &TOKEN[9..]),
            format!("{}\\n{}", &TOKEN[..9], &TOKEN[9..]),
        ];
        for form in forms {
            assert_eq!(redact(&format!("bad {form}!")), "bad [redacted]!", "{form}");
            assert_eq!(redact(&form), REDACTED, "{form}");
        }
    }

    #[test]
    fn parts_of_secrets_go_from_16_characters_on() {
        assert_eq!(redact(&format!("x {} y", &TOKEN[3..19])), "x [redacted] y");
        assert_eq!(redact(&format!("x {} y", &TOKEN[3..18])), format!("x {} y", &TOKEN[3..18]));
        assert_eq!(redact(&format!("{}…", &TOKEN[..30])), "[redacted]…");
    }

    #[test]
    fn short_secrets_go_whole_and_tiny_ones_stay() {
        assert_eq!(redact("a sh0rt b sh0rt"), "a [redacted] b [redacted]");
        assert_eq!(redact("sh0r abc"), "sh0r abc");
    }

    #[test]
    fn nothing_else_is_touched() {
        for text in ["", "é…集\\u00e9 \\", "100% & &#; &#x; \\u12", "\u{1F600}", "%zz%4"] {
            assert_eq!(redact(text), text);
        }
    }
}
