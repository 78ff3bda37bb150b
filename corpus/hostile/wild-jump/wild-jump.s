# Jumps to the address in the first parameter, in each way that an instruction can.
.include "contract.inc"

__apply:
  parameter
  mov rbx, rax
  tell 1
  choose jump, call, return, jump_memory, call_memory
jump:
  jmp rbx
call:
  call rbx
return:
  push rbx
  ret
jump_memory:
  push rbx
  jmp [rsp]
call_memory:
  push rbx
  call [rsp]

.data
  ret
.bss
  .skip 16
