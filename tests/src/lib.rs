//! Support for the data-driven tests: cases from folders, and what came of them as text.

pub mod addresses;
pub mod agreement;
pub mod case;
pub mod folder;
pub mod services;
pub mod suite;
pub mod text;
