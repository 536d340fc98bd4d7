//! Progress on a terminal, once the work takes more than a moment. Nothing where there is no
//! terminal.

use crate::batch::Event;
use crate::catalog;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, stderr};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// Work shorter than this shows no bar.
const A_MOMENT: Duration = Duration::from_millis(700);
/// How often the bar moves by itself.
const TICK: Duration = Duration::from_millis(150);

/// A bar that may never be seen.
pub(super) struct Bar {
    bar: ProgressBar,
    /// Waits for the moment to pass; ends when the sender goes.
    waiting: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Bar {
    pub(super) fn new(is_wanted: bool) -> Self {
        let bar = ProgressBar::hidden();
        let is_seen = is_wanted && stderr().is_terminal();
        let waiting = is_seen.then(|| {
            let (sender, receiver) = channel::<()>();
            let shown = bar.clone();
            let wait = move || {
                if receiver.recv_timeout(A_MOMENT) == Err(RecvTimeoutError::Timeout) {
                    show(&shown);
                }
            };
            (sender, std::thread::spawn(wait))
        });
        Self { bar, waiting }
    }

    /// Moves with what happened.
    pub(super) fn take(&self, event: Event<'_>) {
        match event {
            Event::Found(inputs) => self.bar.set_length(inputs as u64),
            Event::Done => self.bar.inc(1),
            Event::Failed(_) | Event::Noted(..) | Event::Lacking(..) | Event::Missing(_) => {}
        }
    }

    /// Moves with what was taken into a catalogue.
    pub(super) fn count(&self, event: catalog::Event<'_>) {
        match event {
            catalog::Event::Found(inputs) => self.bar.set_length(inputs as u64),
            catalog::Event::Done(more) => self.bar.inc(more as u64),
            catalog::Event::Failed(_) | catalog::Event::Told(_) => {}
        }
    }

    /// Prints something while the bar is out of the way.
    pub(super) fn aside(&self, print: impl FnOnce()) {
        self.bar.suspend(print);
    }

    pub(super) fn finish(self) {
        if let Some((sender, waiting)) = self.waiting {
            drop(sender);
            // The thread has nothing to tell.
            let _ = waiting.join();
        }
        self.bar.finish_and_clear();
    }
}

fn show(bar: &ProgressBar) {
    let style = ProgressStyle::with_template("{spinner} {bar:30} {pos}/{len} {elapsed}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.set_draw_target(ProgressDrawTarget::stderr());
    bar.enable_steady_tick(TICK);
}
