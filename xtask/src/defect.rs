//! A defect of the generator costs the service over which it shows, and no other.

use std::panic::{self, AssertUnwindSafe};

use crate::failure::Failure;

/// Does some work for a service. The panic hook has said where it panicked, if it did.
pub(crate) fn contained<T>(service: &str, work: impl FnOnce() -> T) -> Result<T, Failure> {
    // What the work borrowed is not looked at again.
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        Failure::new(format!("the generator panicked while processing {service}"))
            .help("this is a defect of the generator; report it with the message above and the pages")
    })
}

#[cfg(test)]
mod tests {
    use super::contained;

    #[test]
    fn a_panic_becomes_a_failure() {
        assert_eq!(contained("mrs", || 1).unwrap(), 1);
        let failure = contained("mrs", || panic!("a defect")).unwrap_err();
        assert_eq!(failure.message, "the generator panicked while processing mrs");
    }
}
