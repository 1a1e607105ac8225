//! Names that Rust or the emitted code takes for itself.

/// What must be written `r#name`.
pub(in crate::rust) const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait",
    "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords that cannot be written raw.
pub(in crate::rust) const UNRAWABLE: &[&str] = &["Self", "_", "crate", "self", "super"];

/// The fields that every struct has: what its page does not document.
pub(in crate::rust) const FIELDS: &[&str] = &["extra"];

/// What a setter must not be called: the emitted methods, what the derives bring and a setter would
/// hide from the caller, and the operators that clippy takes for a missing `impl`.
pub(in crate::rust) const METHODS: &[&str] = &[
    "add", "bitand", "bitor", "bitxor", "clone", "default", "div", "mul", "new", "rem", "request", "send",
    "shl", "shr", "sub",
];

/// What no type of a file may be called: the types and traits that are in scope in every file, of which
/// the emitted code or its derives use some, and a keyword.
pub(in crate::rust) const TYPES: &[&str] = &[
    "AsMut",
    "AsRef",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "Hash",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Self",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
];
