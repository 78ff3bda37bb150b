//! A contract: a type with functions, and the entry point that calls the one that was asked for.

pub trait Contract: Default {
    /// Called instead of a function when the contract is created.
    fn construct(&mut self) {}
}

/// `echo_contract!(Ledger { fib(n: u64); greet(name: String) });` makes `_start`. Parameters are read in order and by type.
#[macro_export]
macro_rules! echo_contract {
    ($contract:ident { $($function:ident($($parameter:ident: $kind:ty),*));* $(;)? }) => {
        #[no_mangle]
        pub extern "C" fn _start() {
            let mut contract = <$contract as Default>::default();
            if $crate::is_constructor() {
                $crate::Contract::construct(&mut contract);
            }
            let name = $crate::function_name();
            match name.as_str() {
                "" => {}
                $(stringify!($function) => {
                    $(let $parameter: $kind = $crate::required();)*
                    $crate::Returned::give_back(contract.$function($($parameter),*));
                })*
                _ => $crate::revert("The called function is missing."),
            }
        }
    };
}
