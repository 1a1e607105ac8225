//! What a command of cargo takes of the machine, with everything that it starts.

use std::{process::Command, time::Duration};

use wait4::Wait4;

use crate::failure::Failure;

/// What running a command took.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cost {
    /// Time on processors, by the programs and for them; waiting for others does not count.
    cpu: Duration,
    /// The most memory that any of its processes had, in bytes.
    memory: u64,
}

impl Cost {
    /// Runs the command.
    pub(super) fn of(mut command: Command) -> Result<Self, Failure> {
        let failed = |error| Failure::new(format!("cannot run cargo: {error}"));
        let ended = command.spawn().map_err(failed)?.wait4().map_err(failed)?;
        if !ended.status.success() {
            return Err(Failure::new("cargo failed, so that nothing can be measured"));
        }
        let used = ended.rusage;
        Ok(Self { cpu: used.utime + used.stime, memory: used.maxrss })
    }

    /// Seconds, to a tenth.
    pub(super) fn seconds(self) -> String {
        format!("{:.1}", self.cpu.as_secs_f64())
    }

    /// Megabytes.
    pub(super) fn megabytes(self) -> String {
        (self.memory / 1_000_000).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_command_starts_counts_as_well() {
        let shell = |script: &str| {
            let mut command = Command::new("sh");
            command.args(["-c", script]);
            Cost::of(command)
        };
        let busy = "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done";
        let (idle, outer) = (shell("true").unwrap(), shell(&format!("sh -c '{busy}'; true")).unwrap());
        assert!(outer.cpu > idle.cpu * 2, "{idle:?} {outer:?}");
        assert!(idle.memory > 100_000, "{idle:?}");
        assert!(shell("exit 1").is_err());
    }
}
