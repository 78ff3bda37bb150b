# Contracts that call contracts without an end: themselves, each other, two at a time. Each is a machine of its own.
.include "contract.inc"

text self, "1.11.0"
text other, "1.11.1"
text line_self, "f(0)"
text line_other, "f(1)"
text nobody, "1.11.99"
text account, "1.2.0"
text nonsense, "1.11.0/../1"
text bare, "name"
text broken, "f(0"
text empty, ""

# int 0x2f into a string below the red zone; no own gas limit.
.macro call_contract to, line, amount=0, gas=0
  lea rdi, [rsp - 256]
  mov esi, offset \to
  mov rdx, \amount
  mov rcx, \gas
  mov r8d, offset \line
  int 0x2f
.endm

__apply:
  choose self_call, ping_pong, fork, missing, to_account, no_id, no_money, negative, bad_line, empty_line, all_gas, wild_out

self_call:
  tell 1
  call_contract self, line_self
  tell 2
  ret
ping_pong:
  tell 3
  int 0x2c
  test eax, eax
  jnz 1f
  call_contract other, line_other
  ret
1:
  call_contract self, line_other
  ret

# Two calls each, of which the first ends only when the steps do: a tree of machines, no deeper than may be. The depth is in storage.
fork:
  xor edi, edi
  mov esi, offset bare
  lea rdx, [rsp - 256]
  mov r12d, 14
  int 0x31
  test al, al
  jz 1f
  mov rax, [rdx]
  movzx r12d, byte ptr [rax]
1:
  test r12d, r12d
  jz 2f
  call store_less
  call_contract self, line_fork
  call store_less
  call_contract self, line_fork
2:
  ret
store_less:
  lea eax, [r12 - 1]
  lea rsi, [rsp - 512]
  mov [rsi], al
  mov edi, offset bare
  mov edx, 1
  int 0x30
  ret
text line_fork, "f(2)"

missing:
  call_contract nobody, line_self
to_account:
  call_contract account, line_self
no_id:
  call_contract nonsense, line_self
no_money:
  call_contract other, line_none, 1000
negative:
  call_contract other, line_none, -1
bad_line:
  call_contract other, broken
empty_line:
  call_contract other, empty
# More gas than there is: the callee gets what is left.
all_gas:
  tell 4
  call_contract self, line_none, 0, -1
wild_out:
  xor edi, edi
  mov esi, offset other
  xor edx, edx
  xor ecx, ecx
  mov r8d, offset line_none
  int 0x2f
text line_none, "f(99)"
