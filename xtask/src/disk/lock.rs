//! One run at a time.

use std::{
    fs::{File, TryLockError},
    io::ErrorKind,
    path::Path,
};

use super::refused;
use crate::failure::Failure;

/// A file that nobody else holds while this lives. The system lets go of it when the process ends,
/// however it ends, so that no lock is ever left behind.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    /// Holds the file, which must exist and is not changed. Where another run has it, says so and
    /// waits.
    pub(crate) fn hold(path: &Path, say: impl FnOnce()) -> Result<Self, Failure> {
        let file = File::open(path).map_err(|error| refused("read", path, &error))?;
        let locked = match file.try_lock() {
            Err(TryLockError::WouldBlock) => {
                say();
                file.lock()
            }
            Err(TryLockError::Error(error)) => Err(error),
            Ok(()) => Ok(()),
        };
        match locked {
            // A file system without locks is no reason not to work on it.
            Err(error) if error.kind() != ErrorKind::Unsupported => Err(refused("lock", path, &error)),
            _ => Ok(Self { _file: file }),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{thread, time::Duration};

    use super::*;

    #[test]
    fn the_second_waits_until_the_first_is_done() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let first = Lock::hold(file.path(), || panic!("there is nobody to wait for")).unwrap();
        thread::scope(|scope| {
            let second = scope.spawn(|| {
                let mut waited = false;
                let lock = Lock::hold(file.path(), || waited = true);
                lock.map(|_| waited).unwrap()
            });
            thread::sleep(Duration::from_millis(200));
            assert!(!second.is_finished());
            drop(first);
            assert!(second.join().unwrap());
        });
    }
}
