//! What the ledger does not use of the crate: construction, maps, every type, tuples, panics.
#![no_std]
#![no_main]

use echo::{block_number, contract_id, echo_contract, emit, full_contract_id, next, require, sender};
use echo::{Box, Contract, Map, String, ToString, Variable, Vec};

const NAMES: Map<String> = Map::new("names");
const SEEN: Map<bool> = Map::new("seen");

#[derive(Default)]
struct Parts;

impl Contract for Parts {
    fn construct(&mut self) {
        Variable::new("owner").set(sender());
    }
}

trait Shape {
    fn area(&self) -> u64;
}
struct Square(u64);
struct Rectangle(u64, u64);
impl Shape for Square {
    fn area(&self) -> u64 {
        self.0 * self.0
    }
}
impl Shape for Rectangle {
    fn area(&self) -> u64 {
        self.0 * self.1
    }
}

impl Parts {
    fn integers(&self, a: i8, b: i16, c: i32, d: i64) -> (i8, i16, i32, i64, bool) {
        emit("integers", &[&a, &b, &c, &d, &(d < 0)]);
        (a, b, c, d, d < 0)
    }

    fn naturals(&self, a: u8, b: u16, c: u32, d: u64) -> (u8, u16, u32, u64) {
        emit("naturals", &[&a, &b, &c, &d]);
        (a, b, c, d)
    }

    /// True the first time.
    fn name(&mut self, number: u64, name: String) -> (bool, String) {
        let key = number.to_string();
        let before = SEEN.at(&key).get();
        SEEN.at(&key).set(true);
        NAMES.at(&key).set(name);
        (!before, NAMES.at(&key).get())
    }

    fn forget(&mut self, number: u64) -> bool {
        NAMES.at(&number.to_string()).erase();
        NAMES.at(&number.to_string()).stored().is_none()
    }

    fn owner(&self) -> String {
        Variable::new("owner").get()
    }

    fn here(&self) -> (u32, u32, String) {
        (block_number(), contract_id(), full_contract_id())
    }

    /// One side is a square, two are a rectangle, as they come; sorted, without doubles.
    fn areas(&self) -> String {
        let mut shapes: Vec<Box<dyn Shape>> = Vec::new();
        while let Some(side) = next::<u64>() {
            match next::<u64>() {
                Some(other) if other != side => shapes.push(Box::new(Rectangle(side, other))),
                _ => shapes.push(Box::new(Square(side))),
            }
        }
        let mut areas: Vec<u64> = shapes.iter().map(|shape| shape.area()).collect();
        areas.sort_unstable();
        areas.dedup();
        areas.iter().map(u64::to_string).collect::<Vec<_>>().join(",")
    }

    fn divide(&self, a: u64, b: u64) -> u64 {
        a / b
    }

    fn even(&self, value: u64) {
        require(value % 2 == 0, "The number is odd.");
    }
}

echo_contract!(Parts {
    integers(a: i8, b: i16, c: i32, d: i64);
    naturals(a: u8, b: u16, c: u32, d: u64);
    name(number: u64, name: String);
    forget(number: u64);
    owner();
    here();
    areas();
    divide(a: u64, b: u64);
    even(value: u64);
});
