{ fib, greet, add, balance, without the run-time library. }
unit ledger;
{$mode fpc}
interface
procedure Apply; cdecl; public name '__apply';
implementation

type
  TText = packed record
    Bytes: PChar;
    Length, Padding: LongWord;
  end;
  PText = ^TText;
  PNumber = ^QWord;

procedure GetFunctionName(Name: PText); cdecl; external name 'echo_get_function_name';
procedure ContractError(Message: PText); cdecl; external name 'echo_contract_error';
function NextText(Value: PText): Byte; cdecl; external name 'echo_get_parameter_string';
function NextNumber(Value: PNumber): Byte; cdecl; external name 'echo_get_parameter_u64';
procedure ReturnNumber(Value: QWord); cdecl; external name 'echo_return_u64';
procedure ReturnText(Value: PText); cdecl; external name 'echo_return_string';
function Malloc(Size: QWord): PChar; cdecl; external name 'echo_malloc';
procedure FreeBlock(Block: PChar); cdecl; external name 'echo_free';
function ContractId: LongWord; cdecl; external name 'echo_get_contract_id';
function Load(Contract: LongWord; Key, Value: PText): Byte; cdecl; external name 'echo_storage_load';
procedure Store(Key: PText; Bytes: PNumber; Count: QWord); cdecl; external name 'echo_storage_store';
procedure EventBegin(Name: PText); cdecl; external name 'echo_event_begin';
procedure EventText(Value: PText); cdecl; external name 'echo_event_string';
procedure EventNumber(Value: QWord); cdecl; external name 'echo_event_u64';
procedure EventEnd; cdecl; external name 'echo_event_end';

const
  NameFib: array[0..2] of Char = 'fib';
  NameGreet: array[0..4] of Char = 'greet';
  NameAdd: array[0..2] of Char = 'add';
  NameBalance: array[0..6] of Char = 'balance';
  Hello: array[0..6] of Char = 'Hello, ';
  Added: array[0..4] of Char = 'added';
  NoFunction: array[0..30] of Char = 'The called function is missing.';
  NoNumber: array[0..19] of Char = 'A number is missing.';
  NoName: array[0..17] of Char = 'A name is missing.';
  NoAmount: array[0..20] of Char = 'An amount is missing.';

procedure Fail(Bytes: PChar; Length: LongWord);
var
  Words: TText;
begin
  Words.Bytes := Bytes;
  Words.Length := Length;
  ContractError(@Words);
end;

function IsNamed(var Name: TText; Wanted: PChar; Length: LongWord): Boolean;
var
  At: LongWord;
begin
  IsNamed := Name.Length = Length;
  if not IsNamed then
    exit;
  for At := 0 to Length - 1 do
    if Name.Bytes[At] <> Wanted[At] then
      IsNamed := False;
end;

procedure NameGiven(var Name: TText);
begin
  if NextText(@Name) = 0 then
    Fail(@NoName, 18);
end;

function Fibonacci(N: QWord): QWord;
begin
  if N < 2 then
    Fibonacci := N
  else
    Fibonacci := Fibonacci(N - 1) + Fibonacci(N - 2);
end;

procedure Fib;
var
  N: QWord;
begin
  if NextNumber(@N) = 0 then
    Fail(@NoNumber, 20);
  ReturnNumber(Fibonacci(N));
end;

procedure Greet;
var
  Name, Whole: TText;
  At: LongWord;
begin
  NameGiven(Name);
  Whole.Length := 8 + Name.Length;
  Whole.Bytes := Malloc(Whole.Length);
  for At := 0 to 6 do
    Whole.Bytes[At] := Hello[At];
  At := 0;
  while At < Name.Length do
  begin
    Whole.Bytes[7 + At] := Name.Bytes[At];
    At := At + 1;
  end;
  Whole.Bytes[Whole.Length - 1] := '!';
  ReturnText(@Whole);
  FreeBlock(Whole.Bytes);
end;

function BalanceOf(var Owner: TText): QWord;
var
  Stored: TText;
begin
  BalanceOf := 0;
  if Load(ContractId, @Owner, @Stored) <> 0 then
    BalanceOf := PNumber(Stored.Bytes)^;
end;

{ Names and amounts by turns. }
procedure Add;
var
  Owner, Event: TText;
  Amount, Sum: QWord;
begin
  Event.Bytes := @Added;
  Event.Length := 5;
  while NextText(@Owner) <> 0 do
  begin
    if NextNumber(@Amount) = 0 then
      Fail(@NoAmount, 21);
    Sum := BalanceOf(Owner) + Amount;
    Store(@Owner, @Sum, 8);
    EventBegin(@Event);
    EventText(@Owner);
    EventNumber(Sum);
    EventEnd;
    ReturnNumber(Sum);
  end;
end;

procedure Balance;
var
  Owner: TText;
begin
  NameGiven(Owner);
  ReturnNumber(BalanceOf(Owner));
end;

procedure Apply; cdecl;
var
  Name: TText;
begin
  GetFunctionName(@Name);
  if Name.Length = 0 then
    exit;
  if IsNamed(Name, @NameFib, 3) then
    Fib
  else if IsNamed(Name, @NameGreet, 5) then
    Greet
  else if IsNamed(Name, @NameAdd, 3) then
    Add
  else if IsNamed(Name, @NameBalance, 7) then
    Balance
  else
    Fail(@NoFunction, 31);
end;

end.
