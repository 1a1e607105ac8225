//! Refuses text whose brackets open without end, before a parser spends minutes on it.

/// No file comes near this; the parser takes time by its square.
const MOST_OPEN: usize = 5000;

/// The byte at which more brackets are open than any value needs. Brackets in strings count as well:
/// there are never that many more opening ones.
pub(super) fn too_deep(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    text.bytes().position(|byte| {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > MOST_OPEN
    })
}

#[cfg(test)]
mod tests {
    use super::too_deep;

    #[test]
    fn only_what_opens_without_end_is_refused() {
        assert_eq!(too_deep(&"[1, {a: 2}]\n".repeat(10_000)), None);
        assert_eq!(too_deep(&format!("a: {}", "[{".repeat(10_000))), Some(5003));
    }
}
