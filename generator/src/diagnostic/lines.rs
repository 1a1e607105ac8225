//! Lines and columns of a text, looked up many times.

/// How many bytes of a text are counted at once: a look-up reads that many at most.
const BLOCK: usize = 256;

/// Where the lines of a text start, and how many characters stand before each block of bytes, so that
/// a look-up takes the same time wherever it is, in a line of any length.
#[derive(Clone, Debug, Default)]
pub struct LineIndex {
    /// The byte at which each line starts.
    starts: Vec<usize>,
    /// Characters that start before each block.
    chars: Vec<usize>,
}

impl LineIndex {
    /// Reads the text once.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let mut count = 0;
        let chars = text.as_bytes().chunks(BLOCK).map(|block| {
            let before = count;
            count += starting(block);
            before
        });
        Self { chars: chars.collect(), starts: [0].into_iter().chain(breaks).collect() }
    }

    /// The line and column of a byte offset in the text that was read, both counted from one; columns
    /// count characters. An offset beyond the text is its end.
    #[must_use]
    pub fn position(&self, text: &str, offset: usize) -> (usize, usize) {
        let offset = text.floor_char_boundary(offset);
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        (line, self.chars_before(text, offset) - self.chars_before(text, start) + 1)
    }

    fn chars_before(&self, text: &str, offset: usize) -> usize {
        let block = (offset / BLOCK).min(self.chars.len().saturating_sub(1));
        let before = self.chars.get(block).copied().unwrap_or_default();
        before + starting(&text.as_bytes()[block * BLOCK..offset])
    }
}

/// How many characters start among the bytes.
fn starting(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0b1100_0000) != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::LineIndex;

    #[test]
    fn agrees_with_counting_from_the_start() {
        let texts = ["", "\n", "a", "短\n字符\r\nz", &"é一\n".repeat(200), &"长".repeat(3000)];
        for text in texts {
            let index = LineIndex::new(text);
            for offset in 0..text.len() + 3 {
                let before = &text[..text.floor_char_boundary(offset)];
                let line = before.rsplit('\n').next().unwrap_or_default();
                let expected = (before.matches('\n').count() + 1, line.chars().count() + 1);
                assert_eq!(index.position(text, offset), expected, "{offset} of {text:?}");
            }
        }
    }
}
