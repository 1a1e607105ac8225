//! MIDDLE: the intermediate spec, reviewed by people; knows neither pages nor Rust.

pub mod model;
pub mod types;
