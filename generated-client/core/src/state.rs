//! What the state in a response means: for what is waited for, and for successes that say they failed.

/// Why an operation failed whose response has a status of success; what the emitted services call.
#[doc(hidden)]
#[must_use]
pub fn failure(state: Option<String>, failures: &[&str], message: Option<String>) -> Option<String> {
    let state = state.filter(|state| failures.contains(&state.as_str()))?;
    Some(match message {
        Some(message) => format!("{state}: {message}"),
        None => state,
    })
}

/// Whether the states of all elements of a list are among those that are waited for. Of an empty list that is so where
/// what is waited for is that there is none.
///
/// # Errors
///
/// As [`reached`], for the first of them.
#[doc(hidden)]
pub fn all_reached(
    states: impl IntoIterator<Item = Option<String>>,
    until: &[&str],
    failures: &[&str],
    is_met_by_none: bool,
) -> Result<bool, String> {
    let mut states = states.into_iter().map(|state| reached(state, until, failures)).peekable();
    if states.peek().is_none() {
        return Ok(is_met_by_none);
    }
    states.try_fold(true, |all, one| Ok(one? && all))
}

/// Whether a state is one of those that are waited for; what the emitted services call.
///
/// # Errors
///
/// With the state, if those that are waited for cannot come after it.
#[doc(hidden)]
pub fn reached(state: Option<String>, until: &[&str], failures: &[&str]) -> Result<bool, String> {
    match state {
        Some(state) if failures.contains(&state.as_str()) => Err(format!("the state is {state}")),
        Some(state) => Ok(until.contains(&state.as_str())),
        None => Ok(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_ready_when_all_of_it_is() {
        let of = |states: &[&str], is_met_by_none| {
            let states = states.iter().map(|state| (!state.is_empty()).then(|| (*state).to_owned()));
            all_reached(states, &["ready"], &["broken"], is_met_by_none)
        };
        assert_eq!(of(&["ready", "ready"], false), Ok(true));
        for not_yet in [&["ready", "busy"][..], &["busy", "ready"], &["ready", ""], &[]] {
            assert_eq!(of(not_yet, false), Ok(false), "{not_yet:?}");
        }
        assert_eq!(of(&[], true), Ok(true));
        assert_eq!(of(&["busy", "broken"], true), Err("the state is broken".to_owned()));
    }
}
