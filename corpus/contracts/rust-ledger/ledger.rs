//! fib, greet, add, balance. Balances are variables under the owner's name.
#![no_std]
#![no_main]

use echo::{echo_contract, emit, next, required, Contract, Returned, String, Variable};

#[derive(Default)]
struct Ledger;

impl Contract for Ledger {}

fn fibonacci(n: u64) -> u64 {
    if n < 2 { n } else { fibonacci(n - 1) + fibonacci(n - 2) }
}

impl Ledger {
    fn fib(&self, n: u64) -> u64 {
        fibonacci(n)
    }

    fn greet(&self, name: String) -> String {
        let mut whole = String::from("Hello, ");
        whole.push_str(&name);
        whole.push('!');
        whole
    }

    /// Names and amounts by turns.
    fn add(&mut self) {
        while let Some(owner) = next::<String>() {
            let amount: u64 = required();
            let mut balance = Variable::<u64>::new(&owner);
            let sum = balance.get().wrapping_add(amount);
            balance.set(sum);
            emit("added", &[&owner, &sum]);
            sum.give_back();
        }
    }

    fn balance(&self, owner: String) -> u64 {
        Variable::new(&owner).get()
    }
}

echo_contract!(Ledger { fib(n: u64); greet(name: String); add(); balance(owner: String) });
