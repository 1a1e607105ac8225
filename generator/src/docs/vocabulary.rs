//! The words of the pages. No other code holds Chinese or English labels.

pub mod captions;
pub mod columns;
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
