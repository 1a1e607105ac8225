//! A line of a page, with what is meant in it.

use maud::{Markup, html};

use crate::review::pages::Excerpt;

/// The line, behind its number.
pub(super) fn excerpt(excerpt: &Excerpt) -> Markup {
    html! {
        pre.excerpt {
            span.line { (excerpt.line) } " "
            (excerpt.before) mark { (excerpt.marked) } (excerpt.after)
        }
    }
}
