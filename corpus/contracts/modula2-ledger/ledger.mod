(* fib, greet, add, balance. *)
IMPLEMENTATION MODULE ledger ;

FROM SYSTEM IMPORT ADR, CARDINAL32, CARDINAL64 ;
FROM echo IMPORT echo_get_function_name, echo_contract_error, echo_get_parameter_string, echo_get_parameter_u64,
                 echo_return_u64, echo_return_string, echo_malloc, echo_free, echo_get_contract_id, echo_storage_load,
                 echo_storage_store, echo_event_begin, echo_event_string, echo_event_u64, echo_event_end ;

TYPE
   Bytes   = POINTER TO ARRAY [0..65535] OF CHAR ;
   PNumber = POINTER TO CARDINAL64 ;
   Text    = RECORD bytes: Bytes ; length: CARDINAL32 END ;

(* A literal is followed by a zero. *)
PROCEDURE Literal (VAR to: Text; words: ARRAY OF CHAR; at: Bytes) ;
VAR n: CARDINAL32 ;
BEGIN
   n := 0 ;
   WHILE words[n] # 0C DO at^[n] := words[n] ; n := n + 1 END ;
   to.bytes := at ;
   to.length := n
END Literal ;

PROCEDURE Fail (words: ARRAY OF CHAR) ;
VAR message: Text ; room: ARRAY [0..63] OF CHAR ;
BEGIN
   Literal (message, words, ADR (room)) ;
   echo_contract_error (ADR (message))
END Fail ;

PROCEDURE IsNamed (VAR name: Text; wanted: ARRAY OF CHAR) : BOOLEAN ;
VAR n: CARDINAL32 ;
BEGIN
   n := 0 ;
   WHILE wanted[n] # 0C DO
      IF (n >= name.length) OR (name.bytes^[n] # wanted[n]) THEN RETURN FALSE END ;
      n := n + 1
   END ;
   RETURN n = name.length
END IsNamed ;

(* A service's result is al; the rest of rax is nothing to rely on. *)
PROCEDURE Given (al: CARDINAL32) : BOOLEAN ;
BEGIN
   RETURN al MOD 256 # 0
END Given ;

PROCEDURE NameGiven (VAR name: Text) ;
BEGIN
   IF NOT Given (echo_get_parameter_string (ADR (name))) THEN Fail ("A name is missing.") END
END NameGiven ;

PROCEDURE Fibonacci (n: CARDINAL64) : CARDINAL64 ;
BEGIN
   IF n < 2 THEN RETURN n ELSE RETURN Fibonacci (n - 1) + Fibonacci (n - 2) END
END Fibonacci ;

PROCEDURE Fib ;
VAR n: CARDINAL64 ;
BEGIN
   n := 0 ;
   IF NOT Given (echo_get_parameter_u64 (ADR (n))) THEN Fail ("A number is missing.") END ;
   echo_return_u64 (Fibonacci (n))
END Fib ;

PROCEDURE Greet ;
VAR name, whole: Text ; n: CARDINAL32 ;
BEGIN
   NameGiven (name) ;
   whole.bytes := echo_malloc (VAL (CARDINAL64, name.length) + 8) ;
   Literal (whole, "Hello, ", whole.bytes) ;
   n := 0 ;
   WHILE n < name.length DO whole.bytes^[7 + n] := name.bytes^[n] ; n := n + 1 END ;
   whole.bytes^[7 + n] := '!' ;
   whole.length := 8 + n ;
   echo_return_string (ADR (whole)) ;
   echo_free (whole.bytes)
END Greet ;

PROCEDURE BalanceOf (VAR owner: Text) : CARDINAL64 ;
VAR stored: Text ; value: PNumber ;
BEGIN
   IF Given (echo_storage_load (echo_get_contract_id (), ADR (owner), ADR (stored))) THEN
      value := PNumber (stored.bytes) ;
      RETURN value^
   END ;
   RETURN 0
END BalanceOf ;

(* Names and amounts by turns. *)
PROCEDURE Add ;
VAR owner, event: Text ; amount, sum: CARDINAL64 ; room: ARRAY [0..7] OF CHAR ;
BEGIN
   Literal (event, "added", ADR (room)) ;
   WHILE Given (echo_get_parameter_string (ADR (owner))) DO
      IF NOT Given (echo_get_parameter_u64 (ADR (amount))) THEN Fail ("An amount is missing.") END ;
      sum := BalanceOf (owner) + amount ;
      echo_storage_store (ADR (owner), ADR (sum), 8) ;
      echo_event_begin (ADR (event)) ;
      echo_event_string (ADR (owner)) ;
      echo_event_u64 (sum) ;
      echo_event_end ;
      echo_return_u64 (sum)
   END
END Add ;

PROCEDURE Balance ;
VAR owner: Text ;
BEGIN
   NameGiven (owner) ;
   echo_return_u64 (BalanceOf (owner))
END Balance ;

PROCEDURE Apply ;
VAR name: Text ;
BEGIN
   name.length := 0 ;
   echo_get_function_name (ADR (name)) ;
   IF name.length = 0 THEN RETURN END ;
   IF IsNamed (name, "fib") THEN Fib
   ELSIF IsNamed (name, "greet") THEN Greet
   ELSIF IsNamed (name, "add") THEN Add
   ELSIF IsNamed (name, "balance") THEN Balance
   ELSE Fail ("The called function is missing.")
   END
END Apply ;

END ledger.
