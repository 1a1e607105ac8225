//! What a fence shows once: a request or a response.

/// One request or response of a fence, in the words of the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Part {
    /// What a line in the fence calls it.
    pub(super) title: String,
    pub(super) request_line: Option<String>,
    pub(super) status: Option<u16>,
    pub(super) headers: Vec<(String, String)>,
    /// Its lines; empty where it has none.
    pub(super) payload: String,
    /// Where it starts: a line of the fence, zero-based.
    pub(super) first_line: usize,
    /// The line of the request line.
    pub(super) request_line_at: usize,
    /// The first line of the payload.
    pub(super) payload_at: usize,
}
