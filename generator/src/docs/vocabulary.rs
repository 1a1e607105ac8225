//! The grammar of the pages' words. The words themselves stand in `generator/vocabulary`: no code holds
//! Chinese or English labels.

pub mod captions;
pub mod columns;
mod data;
pub mod mandatory;
pub mod marks;
pub mod pages;
pub mod prose;
pub mod pseudo;
pub mod secrets;
pub mod sections;
pub mod statuses;
pub mod types;
pub mod verbs;
