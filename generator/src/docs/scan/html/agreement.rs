//! The two readers of tables against each other, over the tables of all case pages.

use super::{direct, tags, tree};
use crate::docs::scan::case_pages;

/// The tables of a page, each up to its own end.
fn tables(page: &str) -> impl Iterator<Item = &str> {
    page.match_indices("<table").map(|(start, _)| {
        let end = page[start..].find("</table>").map_or(page.len(), |end| start + end + "</table>".len());
        &page[start..end]
    })
}

#[test]
fn both_readers_see_the_same_in_every_table_that_the_direct_one_reads() {
    let mut compared = 0;
    for page in case_pages::all() {
        for table in tables(&page) {
            let tags = tags::read(table);
            let direct = if tags.unbalanced.is_empty() { direct::rows(&tags.marks) } else { None };
            if let Some(rows) = direct {
                assert_eq!(rows, tree::rows(&tags::slim(&tags.marks)), "{table}");
                compared += 1;
            }
        }
    }
    assert!(compared > 100, "only {compared} tables were compared");
}

#[test]
fn both_readers_see_the_same_in_tables_of_every_form() {
    for table in [
        "<table><tr><td rowspan=2>a</td><td colspan='2'>b</td></tr><tr><td>c</td></tr></table>",
        "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td><a href='#t2'>b</a> c</td></tr></tbody></table>",
        "<table><tr><td><p>a<br>b</p><ul><li>c</li><li>d &lt; e</li></ul></td></tr></table>",
        "<table><tr><td>a <strong>b</strong> <em>c</em><img src=\"x\"></td></tr></table>",
    ] {
        let tags = tags::read(table);
        assert_eq!(direct::rows(&tags.marks), Some(tree::rows(&tags::slim(&tags.marks))), "{table}");
    }
}
