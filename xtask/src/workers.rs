//! Work on many things at once.
//!
//! The things are services of very different sizes, and what each one makes is to be written and
//! forgotten before the next is there. Each thread takes the next thing from a counter: were the things
//! tasks of the pool, a thread that waits for the pages of one service would begin another one meanwhile,
//! and hold both in memory. The threads are those of a pool all the same, so that one that waits for its
//! pages reads pages of others, and none is put to sleep beside those that read.

use std::sync::{
    atomic::{AtomicUsize, Ordering},
    mpsc::{SyncSender, sync_channel},
};

use crate::failure::Failure;

/// As much as the main thread has, so that no page is too deep here that is none elsewhere.
const STACK: usize = 8 << 20;

/// Makes the threads of this process; once, before any work.
pub(crate) fn start() -> Result<(), Failure> {
    let pool = rayon::ThreadPoolBuilder::new().stack_size(STACK);
    pool.build_global().map_err(|error| Failure::new(format!("cannot start the threads: {error}")))
}

/// Works on all things, the first ones first, and hands over each result with the number of its
/// thing as soon as it is there. Stops where a result is refused.
pub(crate) fn run<T: Sync, R: Send>(
    things: &[T],
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(usize, R) -> Result<(), Failure>,
) -> Result<(), Failure> {
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
    rayon::in_place_scope(|scope| {
        let worker = &worker;
        scope.spawn_broadcast(move |_, _| worker(sender.clone()));
        results.into_iter().try_for_each(|(at, result)| take(at, result))
    })
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
