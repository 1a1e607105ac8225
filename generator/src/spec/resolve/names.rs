//! Which names an operation or a shared type may have: they become names of files and of modules.

/// Names that are no names of modules, or whose file would be another one.
const TAKEN: &[&str] = &["crate", "mod", "self", "super"];

/// Names that some systems keep for devices, whatever the ending of the file.
const DEVICES: &[&str] = &["aux", "con", "nul", "prn"];

/// More characters do not fit into the name of a file everywhere.
const LONGEST: usize = 120;

/// Why a file with a module cannot have the name; none where it can.
pub(crate) fn problem(name: &str) -> Option<String> {
    let is_part = |char: char| char.is_ascii_lowercase() || char.is_ascii_digit() || char == '_';
    if !name.starts_with(|first: char| first.is_ascii_lowercase()) || !name.chars().all(is_part) {
        return Some(format!("`{}` is no name in snake case", name.escape_debug()));
    }
    if TAKEN.contains(&name) || is_device(name) {
        return Some(format!("`{name}` cannot be the name of a module and of its file"));
    }
    let length = name.len();
    (length > LONGEST).then(|| format!("a name of {length} characters is too long for a file"))
}

fn is_device(name: &str) -> bool {
    let number = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt")).unwrap_or_default();
    DEVICES.contains(&name) || (number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::problem;

    #[test]
    fn only_names_of_files_and_modules_are_names() {
        for name in ["create_cluster", "match", "v2", "common", "a"] {
            assert_eq!(problem(name), None);
        }
        let long = "a".repeat(121);
        for name in ["", "mod", "self", "con", "com1", "9lives", "../x", "CreateCluster", "a b", "a-b", &long]
        {
            assert!(problem(name).is_some(), "{name}");
        }
    }
}
