//! Any bytes can be cut into blocks, and every place that is named lies on the page.
#![no_main]

use generator::docs::{scan::scan, source::SourcePage};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let page = SourcePage { path: "page.md".to_owned(), bytes: bytes.to_vec() };
    let scanned = scan(&page);
    for block in &scanned.value.blocks {
        assert!(block.span.start <= block.span.end && block.span.end <= bytes.len(), "{block:?}");
    }
    for diagnostic in &scanned.diagnostics {
        assert!(diagnostic.location.span.end <= bytes.len(), "{diagnostic:?}");
    }
});
