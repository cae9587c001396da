//! Work for all cores, whose results are taken in the order in which it was handed out.
//!
//! Sums of floating-point numbers and draws by lot depend on their order. So nothing is added up where the work is done: who
//! hands it out takes its results, one after the other, and gets the same to the bit however many threads there are.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::mpsc::{Receiver, sync_channel};

/// Pieces a thread that are under way or wait to be taken: enough that none is idle while one takes long, few enough to be held in memory.
const AHEAD: usize = 6;

/// Hands the pieces that `next` gives to `work` on all threads of the pool, and what it makes of them to `take`, in their order.
///
/// `next` and `take` are called on this thread alone. Memory: six pieces a thread, or what was made of them. What was
/// handed out before an error of `next` is still taken.
///
/// # Errors
/// The first of `next` and of `take`, in the order of the pieces.
pub fn in_order<T, R, E>(
    mut next: impl FnMut() -> Result<Option<T>, E>,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E>
where
    T: Send,
    R: Send,
{
    if is_alone() {
        while let Some(piece) = next()? {
            take(work(piece))?;
        }
        return Ok(());
    }
    let work = &work;
    rayon::in_place_scope_fifo(|scope| {
        let mut queue = Queue::default();
        let ended = loop {
            match next() {
                Ok(Some(piece)) => {
                    let (done, made) = sync_channel(1);
                    scope.spawn_fifo(move |_| drop(done.send(work(piece))));
                    queue.waiting.push_back(made);
                }
                Ok(None) => break Ok(()),
                Err(error) => break Err(error),
            }
            if queue.is_full() {
                queue.first().map_or(Ok(()), &mut take)?;
            }
        };
        while !queue.waiting.is_empty() {
            queue.first().map_or(Ok(()), &mut take)?;
        }
        ended
    })
}

/// The same where nothing can go wrong.
pub fn each_in_order<T: Send, R: Send>(
    pieces: impl IntoIterator<Item = T>,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R),
) {
    let mut pieces = pieces.into_iter();
    let done = in_order(
        || Ok::<_, Infallible>(pieces.next()),
        work,
        |made| {
            take(made);
            Ok(())
        },
    );
    done.unwrap_or_else(|never| match never {})
}

/// The same where the pieces come one by one: what was made of them comes out later, in their order.
pub struct Ahead<T, R> {
    work: fn(T) -> R,
    queue: Queue<R>,
}

impl<T: Send + 'static, R: Send + 'static> Ahead<T, R> {
    /// Nothing handed out yet.
    pub fn new(work: fn(T) -> R) -> Ahead<T, R> {
        Ahead { work, queue: Queue::default() }
    }

    /// True where no further piece should be handed out before something is taken.
    pub fn is_full(&self) -> bool {
        self.queue.is_full()
    }

    /// Hands out a piece.
    pub fn give(&mut self, piece: T) {
        let (done, made) = sync_channel(1);
        let work = self.work;
        if is_alone() {
            drop(done.send(work(piece)));
        } else {
            rayon::spawn_fifo(move || drop(done.send(work(piece))));
        }
        self.queue.waiting.push_back(made);
    }

    /// What was made of the first piece that was not taken yet; `None` where there is none.
    pub fn take(&mut self) -> Option<R> {
        self.queue.first()
    }
}

/// Results to come, in order.
struct Queue<R> {
    waiting: VecDeque<Receiver<R>>,
    most: usize,
}

impl<R> Default for Queue<R> {
    fn default() -> Queue<R> {
        Queue { waiting: VecDeque::new(), most: if is_alone() { 1 } else { AHEAD * rayon::current_num_threads() } }
    }
}

impl<R> Queue<R> {
    fn is_full(&self) -> bool {
        self.waiting.len() >= self.most
    }

    /// Waits for the first. Where the work on it panicked there is none, and the pool goes on with the panic.
    fn first(&mut self) -> Option<R> {
        self.waiting.pop_front()?.recv().ok()
    }
}

/// True where there is nobody to hand work to. A thread of the pool must not wait for others: all of them might.
fn is_alone() -> bool {
    rayon::current_num_threads() == 1 || rayon::current_thread_index().is_some()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn results_come_in_the_order_of_their_pieces(waits in prop::collection::vec(0u64..300, 0..60), fails in 0usize..80) {
            let mut pieces = waits.iter().enumerate();
            let mut taken = Vec::new();
            let done = in_order(
                || match pieces.next() {
                    Some((at, _)) if at == fails => Err("broken"),
                    piece => Ok(piece),
                },
                |(at, wait)| {
                    std::thread::sleep(std::time::Duration::from_micros(*wait));
                    at
                },
                |at| {
                    taken.push(at);
                    Ok(())
                },
            );
            prop_assert_eq!(done.is_err(), fails < waits.len());
            prop_assert_eq!(taken, (0..waits.len().min(fails)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_cannot_be_taken_ends_it() {
        let mut given = 0..1_000;
        let done = in_order(|| Ok(given.next()), |n| n, |n| if n < 3 { Ok(()) } else { Err(n) });
        assert_eq!(done, Err(3));
        assert!(given.start < 1_000, "it went on to the end");
    }

    #[test]
    fn no_more_is_under_way_than_is_held() {
        let mut ahead = Ahead::new(|n: usize| 2 * n);
        let mut given = 0;
        while !ahead.is_full() {
            ahead.give(given);
            given += 1;
        }
        let taken: Vec<usize> = std::iter::from_fn(|| ahead.take()).collect();
        assert_eq!(taken, (0..given).map(|n| 2 * n).collect::<Vec<_>>());
    }
}
