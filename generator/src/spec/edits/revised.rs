//! What a present correction says where an edit is about the same part.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json};

use crate::spec::{address, corrections::Correction};

type Members = Map<String, Json>;

/// What the page's part becomes by the correction once the edit is made; `None` where the edit is about more than
/// that, or leaves nothing to correct.
pub(super) fn revised(earlier: &Correction, edit: &Correction) -> Option<Json> {
    if earlier.operation != edit.operation || edit.at.ends_with("/text") {
        return None;
    }
    let now = match (&earlier.was, earlier.now.as_ref()?) {
        (Some(Json::Object(was)), Json::Object(now)) => {
            let (gone, come) = members(edit, earlier, was.keys().chain(now.keys()).collect())?;
            let mut revised = now.clone();
            revised.retain(|name, _| !gone.contains_key(name) || come.contains_key(name));
            revised.extend(come);
            Json::Object(revised)
        }
        (_, now) if earlier.at == edit.at && edit.was.as_ref() == Some(now) => edit.now.clone()?,
        _ => return None,
    };
    (Some(&now) != earlier.was.as_ref()).then_some(now)
}

/// The members that an edit takes out and sets, if the correction names all of them.
fn members(edit: &Correction, earlier: &Correction, named: BTreeSet<&String>) -> Option<(Members, Members)> {
    if edit.at == earlier.at {
        let (gone, come) = (edit.was.as_ref()?.as_object()?, edit.now.as_ref()?.as_object()?);
        let is_named = gone.keys().chain(come.keys()).all(|name| named.contains(name));
        return is_named.then(|| (gone.clone(), come.clone()));
    }
    let at = edit.at.strip_prefix(&earlier.at)?.strip_prefix('/')?;
    let name = named.into_iter().find(|name| address::escape(name) == at)?;
    let only = |value: &Option<Json>| value.iter().map(|value| (name.clone(), value.clone())).collect();
    Some((only(&edit.was), only(&edit.now)))
}
