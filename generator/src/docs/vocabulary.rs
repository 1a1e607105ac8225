//! The grammar of the pages' words. The words themselves stand in `generator/vocabulary`: no code holds
//! Chinese or English labels.

pub mod around;
pub mod captions;
pub mod columns;
mod data;
pub mod errors;
pub mod example_labels;
pub mod headers;
pub mod locations;
pub mod mandatory;
pub mod nothing;
pub mod pages;
pub mod paging;
pub mod permissions;
pub mod placeholder_names;
pub mod prose;
pub mod secrets;
pub mod sections;
pub mod several;
pub mod statuses;
pub mod table_numbers;
pub mod types;
pub mod uri_lines;
pub mod verbs;
