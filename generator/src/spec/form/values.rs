//! The lines of a description that say a list of values again ↔ one line that stands for them all.
//!
//! Where `values` has `a` (first) and `b` (second), the line `- {value}: {meaning}` stands for `- a: first`
//! and `- b: second`. Several such lines one below the other stand for the last values.

const VALUE: &str = "{value}";
const MEANING: &str = "{meaning}";
/// The words `{value}` of a description that stand for themselves.
const ESCAPED: &str = "{{value}}";

/// Replaces the lines that say what `values` (value and meaning) says.
pub(super) fn fold(description: &str, values: &[(&str, &str)]) -> String {
    let escaped = description.replace(VALUE, ESCAPED);
    if escaped != description {
        return escaped;
    }
    let lines: Vec<&str> = description.lines().collect();
    let starts = 0..(lines.len() + 1).saturating_sub(values.len());
    let folded = starts.into_iter().find_map(|start| {
        let end = start + values.len();
        let templates = templates(&lines[start..end], values)?;
        let (before, after) = (lines[..start].iter(), lines[end..].iter());
        let lines = before.map(|line| (*line).to_owned()).chain(templates);
        Some(lines.chain(after.map(|line| (*line).to_owned())).collect::<Vec<_>>().join("\n"))
    });
    folded.filter(|folded| unfold(folded, values) == description).unwrap_or(escaped)
}

/// Puts the lines back.
pub(super) fn unfold(description: &str, values: &[(&str, &str)]) -> String {
    let mut lines = Vec::new();
    let mut left = values;
    let mut given = description.split('\n').peekable();
    while let Some(line) = given.next() {
        if !is_template(line) {
            lines.push(line.replace(ESCAPED, VALUE));
            continue;
        }
        let is_last = !given.peek().is_some_and(|next| is_template(next));
        let count = if is_last { left.len() } else { left.len().saturating_sub(1) };
        // All but the last template of a row leave one value for the next.
        let (now, later) = left.split_at(count);
        lines.extend(now.iter().map(|value| expand(line, value)));
        left = later;
    }
    lines.join("\n")
}

fn is_template(line: &str) -> bool {
    line.replace(ESCAPED, "").contains(VALUE)
}

/// One template for all lines, or one for the last of them and one for the rest, where that is shorter.
fn templates(lines: &[&str], values: &[(&str, &str)]) -> Option<Vec<String>> {
    let says = |template: &str, lines: &[&str], values: &[(&str, &str)]| {
        lines.iter().zip(values).all(|(line, value)| expand(template, value) == *line)
    };
    let first = template(lines.first()?, values.first()?)?;
    if lines.len() > 1 && says(&first, lines, values) {
        return Some(vec![first]);
    }
    let (last, others) = lines.split_last()?;
    let last = template(last, values.last()?)?;
    (lines.len() > 2 && says(&first, others, values)).then(|| vec![first, last])
}

fn template(line: &str, (value, meaning): &(&str, &str)) -> Option<String> {
    let (before, after) = line.split_once(value).filter(|_| !value.is_empty())?;
    let after = if meaning.is_empty() { after.to_owned() } else { after.replacen(meaning, MEANING, 1) };
    let is_whole = meaning.is_empty() || after.contains(MEANING);
    is_whole.then(|| format!("{before}{VALUE}{after}"))
}

fn expand(template: &str, (value, meaning): &(&str, &str)) -> String {
    template.replacen(VALUE, value, 1).replacen(MEANING, meaning, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_say_the_values_are_said_once() {
        let values = [("a", "first"), ("b", "second"), ("c", "third")];
        for (description, folded) in [
            (
                "One of:\n- a: first\n- b: second\n- c: third\nNo other.",
                "One of:\n- {value}: {meaning}\nNo other.",
            ),
            ("- a: first;\n- b: second;\n- c: third.", "- {value}: {meaning};\n- {value}: {meaning}."),
            ("a\nb\nc", "a\nb\nc"),
            ("- a: first\n- c: third\n- b: second", "- a: first\n- c: third\n- b: second"),
            ("- a: first\n- b: second", "- a: first\n- b: second"),
            ("a, b or c", "a, b or c"),
            ("The place {value} and {{value}} of it.", "The place {{value}} and {{{value}}} of it."),
        ] {
            assert_eq!(fold(description, &values), folded);
            assert_eq!(unfold(folded, &values), description);
        }
    }

    #[test]
    fn values_without_a_meaning_are_lines_too() {
        let values = [("a", ""), ("b", "")];
        assert_eq!(fold("One of:\n- a\n- b", &values), "One of:\n- {value}");
        assert_eq!(unfold("One of:\n- {value}", &values), "One of:\n- a\n- b");
    }
}
