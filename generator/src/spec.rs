//! MIDDLE: the intermediate spec, reviewed by people; knows neither pages nor Rust.

pub mod accept;
pub mod address;
pub mod behaviour;
pub mod check;
pub mod correct;
pub mod corrections;
pub mod edits;
pub mod evidence;
pub mod facts;
pub mod follow;
pub mod form;
pub mod http;
pub mod identity;
pub mod length;
pub mod linked;
pub mod links;
pub mod model;
pub mod omit;
pub mod report;
pub mod resolve;
pub mod service;
pub mod status;
pub mod types;
mod value_names;
pub mod word;
pub mod wording;
pub mod yaml;
