//! Support for the data-driven tests.
