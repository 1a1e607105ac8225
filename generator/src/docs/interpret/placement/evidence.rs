//! What examples hold at one place.

use std::{
    cell::{OnceCell, RefCell},
    collections::{HashMap, HashSet},
    rc::Rc,
};

use serde_json::Value as Json;

/// How deep a name is looked for.
const DEPTH: usize = 3;

type Members = serde_json::Map<String, Json>;

/// The values of all examples at one place. What is asked for again is looked up: a page may ask
/// for every row of a table in every field of an example.
#[derive(Debug, Default)]
pub(super) struct Evidence<'a> {
    objects: Vec<&'a Members>,
    is_list: bool,
    deep: OnceCell<HashSet<&'a str>>,
    inside: RefCell<HashMap<String, Rc<Self>>>,
}

impl<'a> Evidence<'a> {
    /// The examples themselves; of a list, its elements.
    pub(super) fn new(values: &[&'a Json]) -> Self {
        let objects = values.iter().flat_map(|value| objects(value)).collect();
        let is_list = values.iter().any(|value| value.is_array());
        Self { objects, is_list, ..Self::default() }
    }

    /// Whether the values are lists.
    pub(super) fn is_list(&self) -> bool {
        self.is_list
    }

    /// The keys at this place, each once, in the order of the examples.
    pub(super) fn keys(&self) -> impl Iterator<Item = &'a str> {
        let mut known = HashSet::new();
        let keys = self.objects.iter().flat_map(|members| members.keys());
        keys.map(String::as_str).filter(move |key| known.insert(*key))
    }

    /// Whether any example has an object here.
    pub(super) fn is_some(&self) -> bool {
        !self.objects.is_empty()
    }

    /// What stands under all keys of this place, whatever they are called.
    pub(super) fn values(&self) -> Rc<Self> {
        let values: Vec<&'a Json> = self.objects.iter().flat_map(|members| members.values()).collect();
        Rc::new(Self::new(&values))
    }

    /// Whether a key stands at this place.
    pub(super) fn has(&self, name: &str) -> bool {
        self.objects.iter().any(|members| members.contains_key(name))
    }

    /// The keys at this place and deeper.
    pub(super) fn deep(&self) -> &HashSet<&'a str> {
        self.deep.get_or_init(|| {
            let mut names = HashSet::new();
            for members in &self.objects {
                collect(members, DEPTH, &mut names);
            }
            names
        })
    }

    /// What stands under a key.
    pub(super) fn inside(&self, key: &str) -> Rc<Self> {
        if let Some(known) = self.inside.borrow().get(key) {
            return Rc::clone(known);
        }
        let values: Vec<&'a Json> = self.objects.iter().filter_map(|members| members.get(key)).collect();
        let inside = Rc::new(Self::new(&values));
        self.inside.borrow_mut().insert(key.to_owned(), Rc::clone(&inside));
        inside
    }
}

/// A value that is an object, or the elements of a list that are.
fn objects(value: &Json) -> impl Iterator<Item = &Members> {
    let items = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    items.iter().filter_map(Json::as_object)
}

fn collect<'a>(members: &'a Members, depth: usize, names: &mut HashSet<&'a str>) {
    for (key, value) in members {
        names.insert(key);
        if depth > 1 {
            objects(value).for_each(|members| collect(members, depth - 1, names));
        }
    }
}
