//! The payload of an example on its page: where the members of a body stand, once somebody asks.

use std::{
    collections::HashMap,
    ops::Range,
    sync::{Arc, OnceLock},
};

use super::{part::Part, places};
use crate::spec::service::MemberSpans;

/// A payload that knows its page.
#[derive(Debug)]
pub(super) struct Payload {
    part: Arc<Part>,
    /// Where each of its lines starts on the page.
    lines: Vec<usize>,
    /// Where its fence starts.
    fence: usize,
    /// The address within the payload at which the body stands.
    within: String,
    /// Bytes of the page, by address in the body. Few payloads are ever asked.
    members: OnceLock<HashMap<String, Range<usize>>>,
}

impl Payload {
    /// `lines`: where those of the payload start on the page; `fence`: where its fence does.
    pub(super) fn new(part: Arc<Part>, within: &str, lines: Vec<usize>, fence: usize) -> Self {
        Self { part, lines, fence, within: within.to_owned(), members: OnceLock::new() }
    }

    fn find(&self) -> HashMap<String, Range<usize>> {
        let ends: Vec<usize> = self.part.payload.match_indices('\n').map(|(end, _)| end).collect();
        let mut members = HashMap::new();
        for (address, place) in places::places(&self.part.payload) {
            let Some(member) = address.strip_prefix(&self.within) else {
                continue;
            };
            let above = ends.partition_point(|end| *end < place.start);
            let column = above.checked_sub(1).map_or(place.start, |last| place.start - ends[last] - 1);
            let start = self.lines.get(above).unwrap_or(&self.fence) + column;
            // Of what stands on several lines, the first is shown.
            let end = ends.get(above).map_or(place.end, |end| place.end.min(*end));
            members.insert(
                member.strip_prefix('/').unwrap_or(member).to_owned(),
                start..start + end - place.start,
            );
        }
        members
    }
}

impl MemberSpans for Payload {
    fn span(&self, address: &str) -> Option<Range<usize>> {
        self.members.get_or_init(|| self.find()).get(address).cloned()
    }
}
