# Data that is a valid RET does not run: stack, heap, data, bss, constants.
.include "contract.inc"

__apply:
  tell 1
  choose writable, zeroed, constant, heap, stack, straddling

writable:
  mov eax, offset words
  call rax
  tell 2
  ret
zeroed:
  mov eax, offset room
  mov byte ptr [rax], 0xc3
  call rax
  ret
constant:
  mov eax, offset fixed
  call rax
  ret
heap:
  mov edi, 16
  int 0x11
  mov byte ptr [rax], 0xc3
  call rax
  ret
stack:
  push 0xc3
  call rsp
  ret
# From the last byte of the stack into nothing.
straddling:
  mov rax, 0x2ffffffff
  jmp rax

.data
words:
  .byte 0xc3
.bss
room:
  .skip 16
.section .rodata
fixed:
  .byte 0xc3
