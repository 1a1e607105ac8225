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
