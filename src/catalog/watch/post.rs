//! Look after look → the catalogue with what is complete, and what is told meanwhile. What a look means is for
//! `settling`, what is worth telling for `troubles`.

use super::ears::{Ears, Identity, identity};
use super::settling::{self, Moment, Settling};
use super::troubles::Troubles;
use super::{Bell, Sign, Watch};
use crate::batch::arrivals::{self, Arrival};
use crate::batch::{Failure, pool};
use crate::catalog::ingest::{self, Company, Event, Look, Old};
use crate::catalog::{Tally, open};
use rayon::ThreadPool;
use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

/// After a look nothing is looked at for so many times as long as it took: a machine has other things to do.
const LEISURE: u32 = 20;
/// And at least for this long: what happens meanwhile is seen together.
const PAUSE: Duration = Duration::from_millis(50);

/// Who watches.
pub(super) struct Post<'w> {
    order: &'w Watch,
    company: &'w Company<'w>,
    signs: &'w dyn Fn(Sign<'_>),
    bell: &'w Bell,
    pool: ThreadPool,
    begun: Instant,
    ears: Ears,
    settling: Settling,
    troubles: Troubles,
    /// The catalogue that has what was taken in.
    catalog: Identity,
    tally: Tally,
}

/// What a look found.
struct Found {
    complete: Vec<Arrival>,
    growing: Vec<String>,
    /// How long until the first of those may be complete.
    next: Option<Duration>,
}

impl<'w> Post<'w> {
    pub(super) fn new(
        order: &'w Watch,
        company: &'w Company<'w>,
        signs: &'w dyn Fn(Sign<'_>),
        bell: &'w Bell,
    ) -> Result<Self, Failure> {
        Ok(Self {
            order,
            company,
            signs,
            bell,
            pool: pool(order.jobs)?,
            begun: Instant::now(),
            ears: Ears::new(bell.rope(), &order.catalog),
            settling: Settling::new(order.settle, order.interval),
            troubles: Troubles::default(),
            catalog: identity(&order.catalog),
            tally: Tally::default(),
        })
    }

    /// The counts of all that was taken in.
    pub(super) fn tally(&self) -> Tally {
        self.tally
    }

    /// Stays until it is told to stop.
    pub(super) fn stay(&mut self) {
        (self.signs)(Sign::Began);
        while !(self.company.stop)() {
            self.listen();
            let begun = Instant::now();
            let found = self.look();
            let leisure = (begun.elapsed() * LEISURE).max(PAUSE);
            let interval = self.order.interval;
            let least = match self.take(found.complete) {
                Ok(()) => leisure,
                Err(failure) => {
                    self.put_off(&failure);
                    leisure.max(interval)
                }
            };
            let most = found.next.map_or(interval, |next| next.min(interval));
            self.bell.rest(least, most, &self.company.stop);
        }
    }

    /// Looks, and once more where something is young.
    pub(super) fn once(&mut self) -> Result<(), Failure> {
        let mut found = self.look();
        if found.next.is_some() || self.troubles.has_doubts() {
            let settle = self.order.settle;
            self.bell.rest(settle, settle, &self.company.stop);
            found = self.look();
        }
        self.take(found.complete)?;
        for name in &found.growing {
            (self.signs)(Sign::Growing(name));
        }
        Ok(())
    }

    /// The catalogue cannot be used now.
    pub(super) fn put_off(&mut self, failure: &Failure) {
        if self.troubles.of_catalog(failure) {
            (self.signs)(Sign::Later(failure));
        }
    }

    fn listen(&mut self) {
        if let Some(cause) = self.ears.turn_to(&self.order.folders) {
            (self.signs)(Sign::Deaf(&cause));
        }
    }

    fn look(&mut self) -> Found {
        self.mind_catalog();
        let (mut arrivals, failures) = arrivals::find(&self.order.folders, &self.order.catalog);
        self.tell(&failures);
        arrivals.retain(|arrival| !settling::is_unfinished(arrival.name()));
        self.tally.files = arrivals.len() as u64;
        let clock = arrivals::nanoseconds(SystemTime::now()).unwrap_or_default();
        let at = Moment { passed: self.begun.elapsed(), clock };
        let seen = arrivals.iter().map(|arrival| (arrival.name(), arrival.stamp()));
        let outlook = self.settling.look(at, seen);
        let growing = outlook.growing.iter().filter_map(|place| arrivals.get(*place));
        let growing = growing.map(|arrival| arrival.name().to_owned()).collect();
        let is_complete: HashSet<usize> = outlook.complete.into_iter().collect();
        let mut place = 0..;
        arrivals.retain(|_| place.next().is_some_and(|place| is_complete.contains(&place)));
        Found { complete: arrivals, growing, next: outlook.next }
    }

    /// Another catalogue in the place of the one that had the files has perhaps none of them.
    fn mind_catalog(&mut self) {
        let now = identity(&self.order.catalog);
        if now.is_some() && now != self.catalog {
            self.settling.forget();
            self.catalog = now;
        }
    }

    fn tell(&mut self, failures: &[Failure]) {
        let (gone, back) = self.troubles.folders(failures);
        for name in &gone {
            (self.signs)(Sign::Gone(name));
        }
        for name in &back {
            (self.signs)(Sign::Back(name));
        }
        for failure in self.troubles.of_look(failures) {
            self.tally.failed += 1;
            (self.company.watch)(Event::Failed(failure));
        }
    }

    /// Takes in what of these is news.
    fn take(&mut self, arrivals: Vec<Arrival>) -> Result<(), Failure> {
        if arrivals.is_empty() {
            return Ok(());
        }
        // It was there at the start: its disk may be gone for a while, and a new one would hide it.
        if identity(&self.order.catalog).is_none() {
            return Err(Failure::Missing { name: self.order.catalog.display().to_string() });
        }
        let names: Vec<String> = arrivals.iter().map(|it| it.name().to_owned()).collect();
        let unread = self.take_news(arrivals)?;
        self.troubles.used();
        self.settling.done(self.begun.elapsed(), &names, &unread);
        if !self.settling.has_unread() {
            self.troubles.all_read();
        }
        Ok(())
    }

    /// The same; the names of those that could not be read.
    fn take_news(&mut self, arrivals: Vec<Arrival>) -> Result<Vec<String>, Failure> {
        let catalog = &self.order.catalog;
        let connection = open::to_write(catalog)?;
        let news = ingest::news(&connection, arrivals, &mut self.tally);
        let news = news.map_err(|trouble| trouble.of(catalog))?;
        if news.is_empty() {
            return Ok(Vec::new());
        }
        let troubles = Mutex::new(&mut self.troubles);
        let watch = |event: Event<'_>| {
            let mut troubles = troubles.lock().unwrap_or_else(PoisonError::into_inner);
            if !matches!(event, Event::Failed(failure) if !troubles.of_file(failure)) {
                (self.company.watch)(event);
            }
        };
        let Company { now, words, stop, .. } = *self.company;
        let company = Company { watch: &watch, now, words, stop };
        let manner = (Look::Stamp, Old::Keep, &self.pool);
        let unread = ingest::run(connection, &news, manner, &company, &mut self.tally);
        unread.map_err(|trouble| trouble.of(catalog))
    }
}
