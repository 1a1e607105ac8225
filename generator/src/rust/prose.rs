//! Text of the spec → lines of Markdown that rustdoc and clippy have nothing to say about.

mod inline;

pub(super) use inline::{code, inline};

/// Marks that pages put before an item of a list.
const ITEM_MARKS: &[&str] = &["- ", "* ", "+ ", "• ", "· ", "● "];

/// A block of Markdown on one line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Block {
    Paragraph,
    Item,
}

/// Makes each line a paragraph or an item of a list. A line of the spec is a line of the page, whose
/// end means something, so that lines are not joined; nesting of lists is given up. An item needs
/// no empty line before it.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut last = None;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (block, written) = block(line);
        if last.is_some() && block == Block::Paragraph {
            lines.push(String::new());
        }
        lines.push(written);
        last = Some(block);
    }
    lines
}

/// Markdown that people wrote for the documentation, with each paragraph and each item on one line.
pub(super) fn markdown(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut is_open = false;
    for line in text.lines().map(str::trim) {
        let is_item = line.starts_with("- ");
        match lines.last_mut() {
            Some(last) if is_open && !is_item && !line.is_empty() => {
                last.push(' ');
                last.push_str(line);
            }
            _ => lines.push(line.to_owned()),
        }
        is_open = !line.is_empty();
    }
    lines
}

/// Joins sections by an empty line; empty sections leave no trace.
pub(super) fn sections(sections: impl IntoIterator<Item = Vec<String>>) -> Vec<String> {
    let full: Vec<Vec<String>> = sections.into_iter().filter(|section| !section.is_empty()).collect();
    full.join(&String::new())
}

fn block(line: &str) -> (Block, String) {
    match ITEM_MARKS.iter().find_map(|mark| line.strip_prefix(mark)) {
        Some(item) => (Block::Item, format!("- {}", one_line(item.trim()))),
        None => (Block::Paragraph, one_line(line)),
    }
}

/// The text of a block, with what would open another block at its beginning escaped.
fn one_line(text: &str) -> String {
    let written = inline(text);
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    let opens_ordered_item = digits > 0 && written[digits..].starts_with(['.', ')']);
    if opens_ordered_item {
        format!("{}\\{}", &written[..digits], &written[digits..])
    } else if written.starts_with(['#', '-', '+', '>', '=']) {
        format!("\\{written}")
    } else {
        written
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_paragraphs_and_lists() {
        let cases = [
            ("one\ntwo", "one\n\ntwo"),
            ("one\n\n\ntwo\n", "one\n\ntwo"),
            ("Values:\n- a\n• b\nAfter", "Values:\n- a\n- b\n\nAfter"),
            ("# no heading", "\\# no heading"),
            ("1. no item", "1\\. no item"),
            ("3.1.0 is a version", "3\\.1.0 is a version"),
            ("2) no item", "2\\) no item"),
            ("-1 is no item", "\\-1 is no item"),
            ("---", "\\---"),
            ("> no quote", "\\> no quote"),
            ("- # nested", "- \\# nested"),
            ("    no code block", "no code block"),
            ("```\ncode", "\\`\\`\\`\n\ncode"),
            ("", ""),
        ];
        for (text, written) in cases {
            assert_eq!(paragraphs(text).join("\n"), written, "{text}");
        }
    }

    /// What rustdoc shows of one line: its blocks and its text.
    fn rendered(line: &str) -> (String, String) {
        use pulldown_cmark::{Event, Options, Parser, Tag};
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS;
        let (mut blocks, mut text) = (String::new(), String::new());
        for event in Parser::new_ext(line, options) {
            match event {
                Event::Text(part) | Event::Code(part) => text.push_str(&part),
                Event::Start(Tag::Paragraph) => blocks.push('p'),
                Event::Start(Tag::List(None)) => blocks.push('l'),
                Event::Start(Tag::Item) => blocks.push('i'),
                Event::End(_) => (),
                other => panic!("{line:?} opens {other:?}"),
            }
        }
        (blocks, text)
    }

    #[test]
    fn any_text_is_shown_as_it_is() {
        let alphabet: Vec<char> = "##--**__~~<>[]()!&;`\\|:.=+^@'\"1a2中，    xlt".chars().collect();
        let mut random = 1_u64;
        for _ in 0..20_000 {
            let line: String = (0..12)
                .map(|_| {
                    random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    alphabet[usize::try_from(random >> 33).unwrap() % alphabet.len()]
                })
                .collect();
            let is_item = ITEM_MARKS.iter().any(|mark| line.trim().starts_with(mark));
            let expected = if is_item { &line.trim()[1..] } else { &line };
            let (blocks, text) = rendered(&paragraphs(&line).join("\n"));
            let plain = |text: &str| text.replace(['`', ' '], "");
            assert_eq!(plain(&text), plain(expected), "{line:?}");
            assert!(matches!(blocks.as_str(), "p" | "li" | ""), "{line:?} is {blocks}");
        }
    }

    #[test]
    fn paragraphs_and_items_of_markdown_stand_on_one_line_each() {
        let text = "One `a`\nparagraph.\n\nList:\n\n- an\n  item\n- another";
        let written = "One `a` paragraph.\n\nList:\n\n- an item\n- another";
        assert_eq!(markdown(text).join("\n"), written);
    }

    #[test]
    fn empty_sections_leave_no_gap() {
        let section = |text: &str| paragraphs(text);
        assert_eq!(sections([section("a"), section(""), section("b")]), ["a", "", "b"]);
    }
}
