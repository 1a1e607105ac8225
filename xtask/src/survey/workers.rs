//! Work on many things at once.
//!
//! The things are services of very different sizes, and what each one makes is to be written and
//! forgotten before the next is there. Threads that take the next thing from a counter do both; those of a
//! pool that waits for the pages of one service would begin another one meanwhile, and hold both in memory.

use std::{
    io,
    num::NonZero,
    sync::{
        atomic::{AtomicUsize, Ordering},
        mpsc::{SyncSender, sync_channel},
    },
    thread,
};

use crate::failure::Failure;

/// As much as the main thread has, so that no page is too deep here that is none elsewhere.
const STACK: usize = 8 << 20;

/// Works on all things, the first ones first, and hands over each result with the number of its
/// thing as soon as it is there. Stops where a result is refused.
pub(super) fn run<T: Sync, R: Send>(
    things: &[T],
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(usize, R) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(things.len());
    let next = AtomicUsize::new(0);
    // Whoever works faster than results are taken waits, and holds no more than one of them.
    let (sender, results) = sync_channel(0);
    let worker = |sender: SyncSender<(usize, R)>| {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(thing) = things.get(at) else { return };
            if sender.send((at, work(thing))).is_err() {
                return;
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..threads {
            let (sender, worker) = (sender.clone(), &worker);
            let builder = thread::Builder::new().stack_size(STACK);
            builder.spawn_scoped(scope, move || worker(sender)).map_err(|error| refused(&error))?;
        }
        drop(sender);
        results.into_iter().try_for_each(|(at, result)| take(at, result))
    })
}

fn refused(error: &io::Error) -> Failure {
    Failure::new(format!("cannot start a thread: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_thing_is_done_once() {
        let things: Vec<usize> = (0..100).collect();
        let mut results = vec![0; 100];
        run(
            &things,
            |thing| thing + 1,
            |at, result| {
                results[at] += result;
                Ok(())
            },
        )
        .unwrap();
        assert_eq!(results, (1..=100).collect::<Vec<usize>>());
    }

    #[test]
    fn nothing_goes_on_behind_a_refusal() {
        let things: Vec<usize> = (0..1000).collect();
        let started = AtomicUsize::new(0);
        let ran = run(&things, |_| started.fetch_add(1, Ordering::Relaxed), |_, _| Err(Failure::new("full")));
        assert_eq!(ran.unwrap_err().message, "full");
        assert!(started.into_inner() < 1000);
    }
}
