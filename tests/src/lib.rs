//! Support for the data-driven tests: cases from folders, and what came of them as text.

// The client itself names no service of its own, so that it compiles with any.
#[cfg(doctest)]
#[doc = include_str!("../../generated-client/README.md")]
pub struct ClientReadme;

#[cfg(doctest)]
#[doc = include_str!("../../generated-client/GUIDE.md")]
pub struct ClientGuide;

pub mod addresses;
pub mod agreement;
pub mod case;
pub mod folder;
pub mod services;
pub mod suite;
pub mod text;
