//! What a payload that is no JSON is written in.

use std::sync::LazyLock;

use regex::Regex;

use crate::spec::model::Language;

static FORM: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[\w.\-\[\]%]+=[^\s&]*(?:&[\w.\-\[\]%]+=[^\s&]*)*$"));
static PROGRAM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?m)^\s*(?:#!/|# *-\*- *coding|import [\w.{]|from [\w.]+ import |package [\w.]+;|public (?:static |final )*class |using [\w.]+;|#include |def \w+\(|func \w+\()",
    )
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is a constant of this module")
}

/// The language of a payload, where it is a known one.
pub(super) fn language(text: &str) -> Option<Language> {
    let is_xml = text.starts_with('<') && text.ends_with('>') && (text.contains("</") || text.contains("/>"));
    if is_xml {
        Some(Language::Xml)
    } else if text.starts_with("--") && text.contains("Content-Disposition") {
        Some(Language::Multipart)
    } else if FORM.is_match(text) {
        Some(Language::Form)
    } else if PROGRAM.is_match(text) || text.starts_with("curl ") {
        Some(Language::Program)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_languages_apart() {
        for (text, expected) in [
            ("<?xml version=\"1.0\"?>\n<Tags><Tag/></Tags>", Some(Language::Xml)),
            ("<name>", None),
            ("--x1\nContent-Disposition: form-data; name=\"key\"\n\na\n--x1--", Some(Language::Multipart)),
            ("SAMLResponse=PD94b...&a=", Some(Language::Form)),
            ("# -*- coding: utf-8 -*-\nprint(1)", Some(Language::Program)),
            ("package a.b;\n\nimport a.c;", Some(Language::Program)),
            ("success", None),
            ("{\"a\" = 1}", None),
        ] {
            assert_eq!(language(text), expected, "{text}");
        }
    }
}
