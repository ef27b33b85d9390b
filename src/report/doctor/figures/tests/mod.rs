//! The pictures, against small nights worked out by hand, and as laws.
