//! Tables, for a terminal and for Markdown.

use serde::Serialize;

use super::printable;

/// Rows of as many cells as the head has.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Table {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn new(head: &[&str]) -> Self {
        Self { head: head.iter().map(|&cell| cell.to_owned()).collect(), rows: Vec::new() }
    }

    pub(crate) fn push(&mut self, row: Vec<String>) {
        self.rows.push(row);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The table without a column.
    pub(crate) fn without(mut self, name: &str) -> Self {
        if let Some(at) = self.head.iter().position(|head| head == name) {
            [&mut self.head].into_iter().chain(&mut self.rows).for_each(|row| drop(row.remove(at)));
        }
        self
    }

    /// A line for the head and one for each row, numbers at the right of their columns.
    pub(crate) fn aligned(&self) -> Vec<String> {
        let width = |at: usize| self.all().map(|row| row[at].chars().count()).max().unwrap_or_default();
        let widths: Vec<usize> = (0..self.head.len()).map(width).collect();
        self.all().map(|row| self.line(row, &widths)).collect()
    }

    fn line(&self, row: &[String], widths: &[usize]) -> String {
        let cell = |(at, (cell, width)): (usize, (&String, &usize))| {
            if self.is_number(at) { format!("{cell:>width$}") } else { format!("{cell:width$}") }
        };
        let cells: Vec<String> = row.iter().zip(widths).enumerate().map(cell).collect();
        cells.join("  ").trim_end().to_owned()
    }

    /// The table in Markdown, with an empty line behind it.
    pub(crate) fn markdown(&self) -> String {
        let rule = (0..self.head.len()).map(|at| if self.is_number(at) { "--:" } else { "---" }.to_owned());
        let line = |row: &[String]| format!("| {} |\n", row.join(" | "));
        let mut text = line(&self.head) + &line(&rule.collect::<Vec<_>>());
        text.extend(
            self.rows.iter().map(|row| line(&row.iter().map(|cell| escaped(cell)).collect::<Vec<_>>())),
        );
        text + "\n"
    }

    fn all(&self) -> impl Iterator<Item = &Vec<String>> {
        [&self.head].into_iter().chain(&self.rows)
    }

    fn is_number(&self, at: usize) -> bool {
        let is_number = |cell: &String| cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        self.rows.iter().all(|row| is_number(&row[at]))
    }
}

/// What a cell of Markdown may hold.
fn escaped(cell: &str) -> String {
    printable(&cell.replace('|', "\\|").replace(['\r', '\n'], " ")).into_owned()
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn numbers_stand_at_the_right() {
        let mut table = Table::new(&["service", "rows"]);
        for (name, rows) in [("a|b", "5"), ("mrs", "12345")] {
            table.push(vec![name.to_owned(), rows.to_owned()]);
        }
        assert_eq!(table.aligned(), ["service   rows", "a|b          5", "mrs      12345"]);
        let markdown = "| service | rows |\n| --- | --: |\n| a\\|b | 5 |\n| mrs | 12345 |\n\n";
        assert_eq!(table.markdown(), markdown);
        assert_eq!(table.without("rows").aligned(), ["service", "a|b", "mrs"]);
    }
}
