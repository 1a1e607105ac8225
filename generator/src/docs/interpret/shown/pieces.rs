//! Examples of one structure alone, such as pages have beside its table.

use serde_json::{Map, Value as Json};

use super::{Types, elements::COMMON_KEYS};
use crate::docs::interpret::draft::Draft;

impl Types<'_> {
    /// Types that examples of single structures show.
    pub(super) fn pieces(&mut self, root: &[Draft], examples: &[&Json]) {
        for example in examples {
            let Some(keys) =
                example.as_object().filter(|keys| !root.iter().any(|field| is_among(field, keys)))
            else {
                continue;
            };
            let Some(at) = self.only_structure_of(keys) else { continue };
            let mut fields = std::mem::take(&mut self.structures[at].fields);
            self.level(&mut fields, &[*example]);
            self.structures[at].fields = fields;
        }
    }

    /// The only structure that has all keys of an example.
    fn only_structure_of(&self, keys: &Map<String, Json>) -> Option<usize> {
        let has = |fields: &[Draft], key: &String| fields.iter().any(|field| field.name == *key);
        let structures = self.structures.iter().enumerate();
        let mut those =
            structures.filter(|(_, structure)| keys.keys().all(|key| has(&structure.fields, key)));
        let (at, _) = those.next().filter(|_| keys.len() >= COMMON_KEYS)?;
        those.next().is_none().then_some(at)
    }
}

fn is_among(field: &Draft, keys: &Map<String, Json>) -> bool {
    keys.contains_key(&field.name)
}
