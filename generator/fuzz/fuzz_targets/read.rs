//! Any page can be read, its ledger adds up, and its spec reads back as it was written.
#![no_main]

use generator::{diagnostic::Code, docs::source::SourcePage, read_pages, read_spec, write_spec};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let page = SourcePage { path: "page.md".to_owned(), bytes: bytes.to_vec() };
    let read = read_pages("case", &[page], None);
    for diagnostic in &read.diagnostics {
        assert_ne!(diagnostic.code, Code::Unaccounted, "{diagnostic:?}");
        assert!(diagnostic.location.span.end <= bytes.len(), "{diagnostic:?}");
    }
    let files = write_spec(&read.value);
    let again = read_spec("case", &files);
    assert_eq!(again.diagnostics, [], "what is written can be read");
    assert_eq!(write_spec(&again.value), files, "and is written alike");
});
