//! Lines with no marks but those that nearly all have: escapes, bold text, links and anchors. The parser of
//! Markdown allots several kilobytes for each line that it reads.

use super::Inline;

/// A line; `None` where only a parser of Markdown can tell what its marks mean.
pub(super) fn parse(body: &str) -> Option<Inline> {
    if may_open_block(body) {
        return None;
    }
    let mut reader = Reader { body, at: 0, inline: Inline::default(), strong: false, link: None };
    while let Some(length) = body[reader.at..].bytes().position(is_mark) {
        reader.text(length);
        reader.mark()?;
    }
    reader.text(body.len() - reader.at);
    (!reader.strong && reader.link.is_none()).then_some(reader.inline)
}

/// Whether the start of a trimmed line may be that of a list, a heading, a quotation or anything else but text.
fn may_open_block(body: &str) -> bool {
    let behind_number = || body.trim_start_matches(|char: char| char.is_ascii_digit());
    match body.bytes().next() {
        Some(b'0'..=b'9') => behind_number().starts_with(['.', ')']),
        Some(first) => b"#>-+=~|: ".contains(&first),
        None => true,
    }
}

fn is_mark(byte: u8) -> bool {
    matches!(byte, b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'&' | 0..=0x1f)
}

struct Reader<'a> {
    body: &'a str,
    /// What stands before is read.
    at: usize,
    inline: Inline,
    strong: bool,
    link: Option<Link<'a>>,
}

/// An open link.
#[derive(Clone, Copy)]
struct Link<'a> {
    target: &'a str,
    /// Where its text ends.
    end: usize,
    /// Whether bold text is open around it.
    in_strong: bool,
}

impl Reader<'_> {
    /// Takes the next bytes as they are.
    fn text(&mut self, length: usize) {
        let text = &self.body[self.at..self.at + length];
        self.inline.text.push(text, self.strong, self.link.map(|link| link.target));
        self.at += length;
    }

    fn mark(&mut self) -> Option<()> {
        let rest = &self.body[self.at..];
        match rest.as_bytes()[0] {
            b'\\' if rest[1..].starts_with(|char: char| char.is_ascii_punctuation()) => {
                self.at += 1;
                self.text(1);
            }
            b'_' if self.is_inside_word() => self.text(1),
            b'*' => self.strong()?,
            b'[' => self.open_link()?,
            b']' => self.close_link()?,
            b'<' => self.anchor()?,
            _ => return None,
        }
        Some(())
    }

    fn is_inside_word(&self) -> bool {
        let is_word = |char: Option<char>| char.is_some_and(|char| char.is_ascii_alphanumeric());
        is_word(self.before()) && is_word(self.body[self.at + 1..].chars().next())
    }

    fn before(&self) -> Option<char> {
        self.body[..self.at].chars().next_back()
    }

    /// Two stars open bold text before a word, and close it behind one.
    fn strong(&mut self) -> Option<()> {
        let (before, behind) = (self.before(), self.body[self.at..].strip_prefix("**")?.chars().next());
        let (inner, outer) = if self.strong { (before, behind) } else { (behind, before) };
        let is_mark = match Side::of(inner)? {
            _ if outer == Some('*') => false,
            Side::Word => true,
            Side::Mark => Side::of(outer)? != Side::Word,
            Side::Blank => false,
        };
        self.strong = !self.strong;
        self.at += 2;
        is_mark.then_some(())
    }

    fn open_link(&mut self) -> Option<()> {
        let (text, behind) = self.body[self.at + 1..].split_once("](")?;
        let (target, _) = behind.split_once(')')?;
        let is_plain =
            |char: char| !char.is_ascii() || (char.is_ascii_graphic() && !"\\(<>;`[]".contains(char));
        let is_image = self.before() == Some('!');
        let is_nested = self.link.is_some() || text.contains(['[', ']']) || text.ends_with('\\');
        if is_image || is_nested || target.is_empty() || !target.chars().all(is_plain) {
            return None;
        }
        self.at += 1;
        self.link = Some(Link { target, end: self.at + text.len(), in_strong: self.strong });
        Some(())
    }

    fn close_link(&mut self) -> Option<()> {
        let link = self.link.take()?;
        self.at = link.end + "](".len() + link.target.len() + ")".len();
        (link.in_strong == self.strong).then_some(())
    }

    /// `<a name="…"></a>`
    fn anchor(&mut self) -> Option<()> {
        let (name, behind) = self.body[self.at..].strip_prefix("<a name=\"")?.split_once('"')?;
        let behind = behind.strip_prefix("></a>")?;
        self.inline.anchors.push(name.to_owned());
        self.at = self.body.len() - behind.len();
        (!name.contains(['<', '>', '[', ']'])).then_some(())
    }
}

/// What stands at one side of the stars.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Blank,
    Mark,
    Word,
}

impl Side {
    /// `None` for chars of which Unicode has to say what they are.
    fn of(char: Option<char>) -> Option<Self> {
        match char {
            None | Some(' ') => Some(Self::Blank),
            Some('*') => None,
            Some(char) if char.is_ascii_punctuation() => Some(Self::Mark),
            Some(char) if char.is_alphanumeric() => Some(Self::Word),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::parsed, *};
    use crate::docs::scan::case_pages;

    #[test]
    fn reads_every_line_as_the_parser_does_or_not_at_all() {
        for (line, is_read) in [
            ("盒子的颜色", true),
            (r"GET /v1/\{box\_id\}/lids_of_box", true),
            ("**表 1**  请求参数<a name=\"t1\"></a>", true),
            ("<a name=\"t1\"></a>", true),
            ("见[表 2](#t2)和[盖](盖.md?a=b&c=d)", true),
            ("**[盒子](box.md)**", true),
            ("[**盒子**](box.md)", true),
            ("400 Bad Request", true),
            ("**说明**：盒子", true),
            ("", false),
            ("1. 盒子", false),
            ("- 盒子", false),
            ("a\nb", false),
            ("**说明：**盒子", false),
            ("**盒子", false),
            ("** 盒子**", false),
            ("***盒子***", false),
            ("*盒子*", false),
            ("_盒子_", false),
            ("`a**b` **c**", false),
            ("a &lt; b", false),
            ("<td>盒子</td>", false),
            ("<a name=\"t1\">盒子</a>", false),
            ("![盒子](box.png)", false),
            ("[盒子]", false),
            ("[盒子](box.md \"盖\")", false),
            ("[a&amp;b](box.md)", false),
            ("[盒子](box.md?a=b&amp;c=d)", false),
            ("[`a](b`)", false),
            ("[盒[子](box.md)", false),
            (r"[盒子\](box.md)", false),
            ("[盒子**](box.md)**", false),
            ("[a<a name=\"](b)\"></a>](c)", false),
            (r"a\b", false),
        ] {
            let found = parse(line);
            assert_eq!(found.is_some(), is_read, "{line}");
            assert!(found.is_none_or(|found| found == parsed(line)), "{line}");
        }
    }

    #[test]
    fn reads_the_lines_of_all_case_pages_as_the_parser_does() {
        let pages = case_pages::all();
        let lines = pages.iter().flat_map(|page| page.lines());
        let mut compared = 0;
        for line in lines.map(|line| line.trim_start_matches(['#', '-', ' ']).trim()) {
            if let Some(found) = parse(line) {
                assert_eq!(found, parsed(line), "{line}");
                compared += usize::from(line.bytes().any(is_mark));
            }
        }
        assert!(compared > 1000, "only {compared} lines with marks were compared");
    }
}
