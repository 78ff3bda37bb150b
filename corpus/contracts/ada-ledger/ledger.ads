--  fib, greet, add, balance.
package Ledger is
   procedure Apply;
   pragma Export (C, Apply, "__apply");
end Ledger;
