# What people here type. Each line is a command that also works without just.

# All that CI checks.
default: fmt lint docs test score

# The main job on the seeds, then the proof of every value.
seeds:
    cargo run --release -- extract seeds
    cargo run --release -- verify out

test:
    cargo test

fmt:
    cargo fmt --check

lint:
    cargo clippy --all-targets -- -D warnings

docs:
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps

# The gold, area by area.
score *ARGS:
    cargo run --release --example score -- {{ARGS}}

# Rewrites fixtures/*/report.golden; read the difference before you commit it.
golden:
    UPDATE=1 cargo test --test it golden

# Rewrites docs/rules/ from the table of checks and what the program finds in its examples.
manual:
    UPDATE=1 cargo test --test it manual
