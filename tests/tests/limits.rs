//! Input that asks for too much ends in a result or in a clear refusal, never in a crash.

use generator::{diagnostic::Code, docs::source::SourcePage, read_pages};

/// A page around the source of one response table.
fn page(table: &str) -> SourcePage {
    let text = format!(
        "# 查询盒子\n\n## URI\n\nGET /v1/boxes\n\n## 响应消息\n\n**表 1**  要素说明\n\n{table}\n\n## 状态码\n\n200\n"
    );
    SourcePage::new("page.md", text)
}

fn codes(page: SourcePage) -> Vec<Code> {
    let read = read_pages("case", &[page], None);
    read.diagnostics.into_iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn a_table_nested_a_thousand_deep_is_refused() {
    let table = format!("{}{}", "<table><tr><td>".repeat(1000), "</td></tr></table>".repeat(1000));
    assert!(codes(page(&table)).contains(&Code::TooDeep));
}

#[test]
fn cells_that_are_open_without_end_are_refused() {
    assert!(
        codes(page(&format!("<table><tr>{}</table>", "<td><div>".repeat(50_000)))).contains(&Code::TooDeep)
    );
}

#[test]
fn spans_that_would_fill_the_memory_are_refused() {
    let row = format!("<tr>{}</tr>", r#"<td colspan="1000" rowspan="1000">x</td>"#.repeat(100));
    let table =
        format!("<table><thead><tr><th>参数</th></tr></thead><tbody>{}</tbody></table>", row.repeat(100));
    assert!(codes(page(&table)).contains(&Code::TooLarge));
}

#[test]
fn a_page_of_twenty_megabytes_is_refused() {
    assert_eq!(codes(SourcePage::new("page.md", "盒子\n".repeat(3 * 1024 * 1024))), [Code::TooLarge]);
}

#[test]
fn a_page_of_ten_megabytes_is_read() {
    let row = "<tr><td>id</td><td>String</td><td>编号。</td></tr>".repeat(10);
    let table = format!(
        "<table><thead><tr><th>参数</th><th>参数类型</th><th>描述</th></tr></thead><tbody>{row}</tbody></table>"
    );
    let prose = "这一行什么也没有说。\n\n".repeat(300_000);
    assert!(!codes(page(&format!("{table}\n\n{prose}"))).contains(&Code::TooLarge));
}
