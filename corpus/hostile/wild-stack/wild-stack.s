# rsp points to what is no stack; services do not need one.
.include "contract.inc"

__apply:
  parameter
  mov rbx, rsp
  mov rsp, rax
  tell 1
  xchg rsp, rbx
  choose push, pop, call, return, leave, push_memory
push:
  mov rsp, rbx
  push 1
  jmp back
pop:
  mov rsp, rbx
  pop rax
  jmp back
call:
  mov rsp, rbx
  call back
return:
  mov rsp, rbx
  ret
leave:
  mov rbp, rbx
  leave
  jmp back
push_memory:
  mov rsp, rbx
  push qword ptr [.Lways]
back:
  tell 2
  ud2
