with System; use System;
with System.Storage_Elements; use System.Storage_Elements;
with Interfaces; use Interfaces;

package body Ledger is
   pragma Suppress (All_Checks);

   type Text is record
      Bytes  : Address := Null_Address;
      Length : Unsigned_32 := 0;
   end record with Convention => C;

   procedure Get_Function_Name (Out_Name : in out Text) with Import, Convention => C, External_Name => "echo_get_function_name";
   procedure Contract_Error (Message : Text) with Import, Convention => C, External_Name => "echo_contract_error";
   function Next_Text (Value : in out Text) return Unsigned_8 with Import, Convention => C, External_Name => "echo_get_parameter_string";
   function Next_Number (Value : in out Unsigned_64) return Unsigned_8 with Import, Convention => C, External_Name => "echo_get_parameter_u64";
   procedure Return_Number (Value : Unsigned_64) with Import, Convention => C, External_Name => "echo_return_u64";
   procedure Return_Text (Value : Text) with Import, Convention => C, External_Name => "echo_return_string";
   function Malloc (Size : Unsigned_64) return Address with Import, Convention => C, External_Name => "echo_malloc";
   procedure Free (Block : Address) with Import, Convention => C, External_Name => "echo_free";
   procedure Copy (To, From : Address; Count : Unsigned_64) with Import, Convention => C, External_Name => "echo_memcpy";
   function Compare (Left, Right : Address; Count : Unsigned_64) return Integer_32 with Import, Convention => C, External_Name => "echo_memcmp";
   function Contract_Id return Unsigned_32 with Import, Convention => C, External_Name => "echo_get_contract_id";
   function Load (Contract : Unsigned_32; Key : Text; Value : in out Text) return Unsigned_8 with Import, Convention => C, External_Name => "echo_storage_load";
   procedure Store (Key : Text; Bytes : Address; Count : Unsigned_64) with Import, Convention => C, External_Name => "echo_storage_store";
   procedure Event_Begin (Name : Text) with Import, Convention => C, External_Name => "echo_event_begin";
   procedure Event_Text (Value : Text) with Import, Convention => C, External_Name => "echo_event_string";
   procedure Event_Number (Value : Unsigned_64) with Import, Convention => C, External_Name => "echo_event_u64";
   procedure Event_End with Import, Convention => C, External_Name => "echo_event_end";

   Hello : constant String := "Hello, ";
   Added : constant String := "added";

   function View (From : String) return Text is ((From'Address, From'Length));

   procedure Fail (Message : String) is
   begin
      Contract_Error (View (Message));
   end Fail;

   function Is_Named (Name : Text; Wanted : String) return Boolean is
     (Name.Length = Wanted'Length and then Compare (Name.Bytes, Wanted'Address, Wanted'Length) = 0);

   function Name_Given return Text is
      Name : Text;
   begin
      if Next_Text (Name) = 0 then
         Fail ("A name is missing.");
      end if;
      return Name;
   end Name_Given;

   function Fibonacci (N : Unsigned_64) return Unsigned_64 is
     (if N < 2 then N else Fibonacci (N - 1) + Fibonacci (N - 2));

   procedure Fib is
      N : Unsigned_64 := 0;
   begin
      if Next_Number (N) = 0 then
         Fail ("A number is missing.");
      end if;
      Return_Number (Fibonacci (N));
   end Fib;

   procedure Greet is
      Name  : constant Text := Name_Given;
      Whole : Text;
      Mark  : constant Character := '!';
   begin
      Whole.Length := Name.Length + Hello'Length + 1;
      Whole.Bytes := Malloc (Unsigned_64 (Whole.Length));
      Copy (Whole.Bytes, Hello'Address, Hello'Length);
      Copy (Whole.Bytes + Hello'Length, Name.Bytes, Unsigned_64 (Name.Length));
      Copy (Whole.Bytes + Hello'Length + Storage_Offset (Name.Length), Mark'Address, 1);
      Return_Text (Whole);
      Free (Whole.Bytes);
   end Greet;

   function Balance_Of (Owner : Text) return Unsigned_64 is
      Stored : Text;
   begin
      if Load (Contract_Id, Owner, Stored) = 0 then
         return 0;
      end if;
      declare
         Value : Unsigned_64 with Import, Address => Stored.Bytes;
      begin
         return Value;
      end;
   end Balance_Of;

   --  Names and amounts by turns.
   procedure Add is
      Owner  : Text;
      Amount : Unsigned_64 := 0;
      Sum    : Unsigned_64;
   begin
      while Next_Text (Owner) /= 0 loop
         if Next_Number (Amount) = 0 then
            Fail ("An amount is missing.");
         end if;
         Sum := Balance_Of (Owner) + Amount;
         Store (Owner, Sum'Address, 8);
         Event_Begin (View (Added));
         Event_Text (Owner);
         Event_Number (Sum);
         Event_End;
         Return_Number (Sum);
      end loop;
   end Add;

   procedure Apply is
      Name : Text;
   begin
      Get_Function_Name (Name);
      if Name.Length = 0 then
         return;
      elsif Is_Named (Name, "fib") then
         Fib;
      elsif Is_Named (Name, "greet") then
         Greet;
      elsif Is_Named (Name, "add") then
         Add;
      elsif Is_Named (Name, "balance") then
         Return_Number (Balance_Of (Name_Given));
      else
         Fail ("The called function is missing.");
      end if;
   end Apply;
end Ledger;
