//! The names that are taken in one scope.

use std::collections::BTreeSet;

/// Hands out each name once.
#[derive(Clone, Debug, Default)]
pub(in crate::rust) struct Scope {
    /// By what is of another kind, or in another scope: disambiguated by a suffix.
    elsewhere: BTreeSet<String>,
    /// By what is of the same kind, so that only a number is left.
    here: BTreeSet<String>,
}

/// A name that was handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rust) struct Claim {
    /// The name.
    pub(in crate::rust) name: String,
    /// It needed a number, so that a person should give it a better one.
    pub(in crate::rust) numbered: bool,
}

impl Scope {
    /// A scope in which these names are taken already.
    pub(in crate::rust) fn reserving<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        Self { elsewhere: names.into_iter().map(str::to_owned).collect(), here: BTreeSet::new() }
    }

    /// Whether nothing has the name.
    pub(in crate::rust) fn is_free(&self, name: &str) -> bool {
        !self.elsewhere.contains(name) && !self.here.contains(name)
    }

    /// What follows is of another kind than what has been named so far.
    pub(in crate::rust) fn next_kind(&mut self) {
        self.elsewhere.append(&mut self.here);
    }

    /// Hands out the name. Where something of another kind has it, the name gets the suffix that says
    /// what it names; where something of its own kind has it, the first free number from 2.
    pub(in crate::rust) fn claim(&mut self, name: &str, suffix: &str) -> Claim {
        let is_free = |name: &String| self.is_free(name);
        let suffixed = self.elsewhere.contains(name).then(|| format!("{name}{suffix}"));
        let plain = [name.to_owned()].into_iter().chain(suffixed).find(is_free);
        let numbered = plain.is_none();
        let name = plain.unwrap_or_else(|| {
            let separator = separator(name);
            let mut names = (2..).map(|number: u32| format!("{name}{separator}{number}"));
            names.find(is_free).expect("there are more numbers than names")
        });
        self.here.insert(name.clone());
        Claim { name, numbered }
    }
}

/// What stands before a number: `create_at_2`, `Option2`, `V2_2`.
fn separator(name: &str) -> &'static str {
    let is_snake = name.starts_with(|first: char| !first.is_uppercase());
    if is_snake || name.ends_with(|last: char| last.is_ascii_digit()) { "_" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_gets_a_suffix_against_other_kinds_and_a_number_against_its_own() {
        let mut scope = Scope::reserving(["Option"]);
        let cases = [
            ("Option", "OptionStructure", false),
            ("Option", "Option2", true),
            ("Option", "Option3", true),
            ("V2", "V2", false),
            ("V2", "V2_2", true),
            ("name", "name", false),
            ("name", "name_2", true),
        ];
        for (name, given, numbered) in cases {
            let claim = scope.claim(name, "Structure");
            assert_eq!((claim.name.as_str(), claim.numbered), (given, numbered), "{name}");
        }
        scope.next_kind();
        assert_eq!(scope.claim("V2", "Value").name, "V2Value");
    }
}
