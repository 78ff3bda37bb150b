## fib, greet, add, balance. `--os:standalone --gc:none`: Nim writes C, which gcc compiles as any contract in C.
type
  Text {.bycopy.} = object
    bytes: ptr UncheckedArray[char]
    length: uint32

proc getFunctionName(name: ptr Text) {.importc: "echo_get_function_name", cdecl.}
proc contractError(message: ptr Text) {.importc: "echo_contract_error", cdecl.}
proc nextText(value: ptr Text): uint8 {.importc: "echo_get_parameter_string", cdecl.}
proc nextNumber(value: ptr uint64): uint8 {.importc: "echo_get_parameter_u64", cdecl.}
proc returnNumber(value: uint64) {.importc: "echo_return_u64", cdecl.}
proc returnText(value: ptr Text) {.importc: "echo_return_string", cdecl.}
proc malloc(size: uint64): pointer {.importc: "echo_malloc", cdecl.}
proc free(blk: pointer) {.importc: "echo_free", cdecl.}
proc contractId(): uint32 {.importc: "echo_get_contract_id", cdecl.}
proc load(contract: uint32, key, value: ptr Text): uint8 {.importc: "echo_storage_load", cdecl.}
proc store(key: ptr Text, bytes: pointer, count: uint64) {.importc: "echo_storage_store", cdecl.}
proc eventBegin(name: ptr Text) {.importc: "echo_event_begin", cdecl.}
proc eventText(value: ptr Text) {.importc: "echo_event_string", cdecl.}
proc eventNumber(value: uint64) {.importc: "echo_event_u64", cdecl.}
proc eventEnd() {.importc: "echo_event_end", cdecl.}

proc text(words: cstring): Text =
  let bytes = cast[ptr UncheckedArray[char]](words)
  result.bytes = bytes
  while bytes[result.length] != '\0': result.length += 1

proc fail(message: cstring) =
  var words = text(message)
  contractError(addr words)

proc isNamed(name: var Text, wanted: cstring): bool =
  var other = text(wanted)
  if name.length != other.length: return false
  for at in 0'u32 ..< other.length:
    if name.bytes[at] != other.bytes[at]: return false
  true

proc nameGiven(): Text =
  if nextText(addr result) == 0: fail("A name is missing.")

proc fibonacci(n: uint64): uint64 =
  if n < 2: n else: fibonacci(n - 1) + fibonacci(n - 2)

proc fib() =
  var n: uint64
  if nextNumber(addr n) == 0: fail("A number is missing.")
  returnNumber(fibonacci(n))

proc greet() =
  var name = nameGiven()
  var hello = text("Hello, ")
  var whole: Text
  whole.length = hello.length + name.length + 1
  whole.bytes = cast[ptr UncheckedArray[char]](malloc(whole.length))
  for at in 0'u32 ..< hello.length: whole.bytes[at] = hello.bytes[at]
  for at in 0'u32 ..< name.length: whole.bytes[hello.length + at] = name.bytes[at]
  whole.bytes[whole.length - 1] = '!'
  returnText(addr whole)
  free(whole.bytes)

proc balanceOf(owner: var Text): uint64 =
  var stored: Text
  if load(contractId(), addr owner, addr stored) != 0:
    result = cast[ptr uint64](stored.bytes)[]

## Names and amounts by turns.
proc add() =
  var owner: Text
  var event = text("added")
  var amount: uint64
  while nextText(addr owner) != 0:
    if nextNumber(addr amount) == 0: fail("An amount is missing.")
    var sum = balanceOf(owner) + amount
    store(addr owner, addr sum, 8)
    eventBegin(addr event)
    eventText(addr owner)
    eventNumber(sum)
    eventEnd()
    returnNumber(sum)

proc balance() =
  var owner = nameGiven()
  returnNumber(balanceOf(owner))

proc apply() {.exportc: "__apply", cdecl.} =
  var name: Text
  getFunctionName(addr name)
  if name.length == 0: return
  if isNamed(name, "fib"): fib()
  elif isNamed(name, "greet"): greet()
  elif isNamed(name, "add"): add()
  elif isNamed(name, "balance"): balance()
  else: fail("The called function is missing.")
