# Addresses at which a process of the host has something: reads and writes them byte by byte, and jumps there.
.include "contract.inc"

__apply:
  parameter
  mov rbx, rax
  choose read, write, jump, copy_from, copy_to

read:
  movzx edi, byte ptr [rbx]
  int 0x56
  ret
write:
  mov byte ptr [rbx], 0
  tell 1
  ret
jump:
  jmp rbx
copy_from:
  lea rdi, [rsp - 64]
  mov rsi, rbx
  mov edx, 8
  int 0x14
  tell 2
  ret
copy_to:
  mov rdi, rbx
  mov rsi, rsp
  mov edx, 8
  int 0x14
  tell 3
  ret
