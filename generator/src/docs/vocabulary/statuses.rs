//! Statuses in cells, captions, prose and status lines.

use std::sync::LazyLock;

use regex::Regex;

use super::data::{pattern, patterns};
use crate::spec::status::Status;

static STATUS: LazyLock<Regex> = LazyLock::new(|| pattern("status_mark"));
static SUCCESS_LINE: LazyLock<Vec<Regex>> = LazyLock::new(|| patterns("success_line"));
static STATUS_IN_PROSE: LazyLock<Regex> = LazyLock::new(|| pattern("status_in_prose"));
static SUCCESS_IN_PROSE: LazyLock<Regex> = LazyLock::new(|| pattern("success_in_prose"));
static CALLS_SUCCESS: LazyLock<Regex> = LazyLock::new(|| pattern("calls_success"));
static STATUS_CELL: LazyLock<Regex> = LazyLock::new(|| pattern("status_cell"));
static STATUSES: LazyLock<Regex> = LazyLock::new(|| pattern("status"));
static STATUS_LINE: LazyLock<Vec<Regex>> = LazyLock::new(|| patterns("status_line"));

/// The status of `状态码： 200` or `状态码： default`.
#[must_use]
pub fn status_mark(line: &str) -> Option<Status> {
    let found = STATUS.captures(line)?;
    found[1].parse().ok()
}

/// The status of `HTTP/1.1 200 OK`, the first line of a response.
#[must_use]
pub fn status_line(line: &str) -> Option<u16> {
    // Nearly no line is one: asking whether it is costs less than asking for the parts of what is found.
    let pattern = STATUS_LINE.iter().find(|pattern| pattern.is_match(line))?;
    pattern.captures(line)?[1].parse().ok()
}

/// The status of a success in running text: `正常 200`, `200`, `Normal: 204`, and `2xx` where the
/// text names others for example only.
#[must_use]
pub fn success_line(line: &str) -> Option<Status> {
    SUCCESS_LINE.iter().find_map(|pattern| pattern.captures(line))?[1].parse().ok()
}

/// The status in a sentence on a response: `处理失败返回（400 Bad Request）`.
#[must_use]
pub fn status_in_prose(line: &str) -> Option<Status> {
    STATUS_IN_PROSE.captures(line)?[1].parse().ok()
}

/// The status of a success in such a sentence: `status code "204" means success`.
#[must_use]
pub fn success_in_prose(line: &str) -> Option<Status> {
    status_in_prose(line).filter(|status| status.is_success() && SUCCESS_IN_PROSE.is_match(line))
}

/// The statuses of a cell that lists them: `400 Bad Request`, `200/201`, `default`.
#[must_use]
pub fn listed_statuses(cell: &str) -> Vec<Status> {
    let starts = STATUS_CELL.is_match(cell.trim());
    let found = STATUSES.find_iter(cell).filter_map(|found| found.as_str().parse().ok());
    found.filter(|_| starts).collect()
}

/// The phrase behind a status: `Bad Request`.
#[must_use]
pub fn status_phrase(cell: &str) -> String {
    STATUSES
        .split(cell)
        .last()
        .unwrap_or_default()
        .trim_start_matches(|char: char| !char.is_alphabetic())
        .trim()
        .to_owned()
}

/// Whether a description calls the outcome a success.
#[must_use]
pub fn is_success(description: &str) -> bool {
    CALLS_SUCCESS.is_match(description.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_statuses_that_head_something() {
        for line in ["状态码： 200", "状态码为 200 时:", "状态码：200", "Status code: 200"] {
            assert_eq!(status_mark(line), Some(Status::Code(200)), "{line}");
        }
        assert_eq!(status_mark("状态码： default"), Some(Status::Default));
        assert_eq!(status_line("HTTP/1.1 200 OK"), Some(200));
        assert_eq!(status_line("Http Status Code: 404"), Some(404));
        assert_eq!(status_line("{"), None);
    }

    #[test]
    fn reads_successes_in_prose() {
        for (line, expected) in [
            ("正常", None),
            ("200", Some(Status::Code(200))),
            ("Normal: 204", Some(Status::Code(204))),
            ("盒子正常时返回2xx，如201", Some(Status::Success)),
            ("The normal answer has 202.", Some(Status::Code(202))),
            ("404", None),
            ("2000", None),
        ] {
            assert_eq!(success_line(line), expected, "{line}");
        }
    }

    #[test]
    fn reads_successes_in_sentences_on_an_answer() {
        for (line, expected) in [
            ("处理成功返回（200 OK）", Some(Status::Code(200))),
            ("装盒成功，没有内容（返回201 Created）", Some(Status::Code(201))),
            ("A normal answer comes with status code \"204\".", Some(Status::Code(204))),
            ("处理失败返回（200 OK）", None),
            ("处理未成功返回（200 OK）", None),
            ("成功返回200个盒子", None),
            ("成功返回2000个盒子", None),
        ] {
            assert_eq!(success_in_prose(line), expected, "{line}");
        }
        assert_eq!(status_in_prose("处理失败返回（400 Bad Request）"), Some(Status::Code(400)));
    }

    #[test]
    fn reads_every_form_of_a_cell() {
        for (cell, expected, phrase) in [
            ("200", vec![Status::Code(200)], ""),
            ("400 Bad Request", vec![Status::Code(400)], "Bad Request"),
            ("200/201", vec![Status::Code(200), Status::Code(201)], ""),
            ("401\nUnauthorized", vec![Status::Code(401)], "Unauthorized"),
            ("HTTP 404", vec![Status::Code(404)], ""),
            ("default", vec![Status::Default], ""),
            ("2xx", vec![Status::Success], ""),
            ("20000", vec![], ""),
            ("成功", vec![], "成功"),
        ] {
            assert_eq!(listed_statuses(cell), expected, "{cell}");
            assert_eq!(status_phrase(cell), phrase, "{cell}");
        }
    }

    #[test]
    fn a_failure_that_speaks_of_success_is_none() {
        assert!(is_success("批量删除成功"));
        assert!(!is_success("删除失败，没有成功的作业"));
        assert!(!is_success("成功率低"));
    }
}
