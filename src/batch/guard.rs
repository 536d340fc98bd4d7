//! A piece of work → its result, or the panic in it as an error. Only for bugs of ours: anything a
//! document can cause is a finding or a refusal.

use crate::data::Error;
use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook, take_hook};

thread_local! {
    /// Whether this thread is inside [`run`].
    static GUARDED: Cell<bool> = const { Cell::new(false) };
    /// Where the last panic inside it happened.
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps panics that become errors from being printed as well. For the program, once.
pub fn quiet_panics() {
    let loud = take_hook();
    set_hook(Box::new(move |info: &PanicHookInfo<'_>| {
        if GUARDED.get() {
            let place = info.location().map(ToString::to_string).unwrap_or_default();
            PLACE.with_borrow_mut(|last| *last = place);
        } else {
            loud(info);
        }
    }));
}

/// Does `work` for the input called `name`.
pub(crate) fn run<T>(name: &str, work: impl FnOnce() -> T) -> Result<T, Error> {
    PLACE.with_borrow_mut(String::clear);
    let outside = GUARDED.replace(true);
    let result = catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(outside);
    result.map_err(|panic| {
        let said = panic
            .downcast_ref::<&str>()
            .map(|text| (*text).to_owned())
            .or_else(|| panic.downcast_ref::<String>().cloned())
            .unwrap_or_default();
        let place = PLACE.with_borrow(Clone::clone);
        let message = format!("{said} {place}").trim().to_owned();
        Error::Panic { name: name.to_owned(), message }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_an_error_of_its_input() {
        let error = run("a.txt", || panic!("no such row: {}", 7)).unwrap_err().to_string();
        assert!(error.starts_with("a.txt: ") && error.contains("no such row: 7"), "{error}");
        assert_eq!(run("b.txt", || 1).unwrap(), 1);
    }
}
