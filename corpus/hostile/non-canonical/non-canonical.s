# Addresses of more than 48 bits: branches to them, data and stack at them, and the last canonical ones.
.include "contract.inc"

__apply:
  tell 1
  mov rbx, 0x800000000000
  choose jump, call, return, load, store, stack_load, push, jump_memory, last_low, first_high, add_over, read_modify, string_load, frame_pointer

jump:
  jmp rbx
call:
  call rbx
return:
  push rbx
  ret
load:
  mov al, [rbx]
store:
  mov [rbx], al
# By rsp or rbp it is the stack's fault.
stack_load:
  mov rsp, rbx
  mov al, [rsp]
push:
  mov rsp, rbx
  add rsp, 0x1000
  push 1
jump_memory:
  jmp [rbx]
last_low:
  dec rbx
  mov al, [rbx]
first_high:
  mov rbx, 0xffff800000000000
  mov al, [rbx]
# Eight bytes that begin in the last canonical page and end behind it.
add_over:
  sub rbx, 4
  add rax, [rbx]
read_modify:
  inc dword ptr [rbx]
string_load:
  mov rsi, rbx
  lodsb
frame_pointer:
  mov rbp, rbx
  mov al, [rbp]
