//! Numbers as Vietnamese documents print them → exact decimals.
