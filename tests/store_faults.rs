//! What has to survive in the diary file: kills, two writers, a full disk, cuts, garbage, strange places.
#![cfg(unix)]

mod store;

#[path = "store/damage.rs"]
mod damage;
#[path = "store/places.rs"]
mod places;
#[path = "store/strangers.rs"]
mod strangers;
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
#[path = "store/syscalls.rs"]
mod syscalls;
#[path = "store/writers.rs"]
mod writers;

/// The writers of the other tests are this test in a process of its own; without their environment it does nothing.
#[test]
fn writer() {
    store::child::play();
}
