# LOCK where it may not be, and where it is dear.
.include "contract.inc"

__apply:
  tell 1
  choose on_register, on_load, on_compare, on_nothing, across_lines, across_pages, read_only, double_word, misaligned_double

on_register:
  .byte 0xf0, 0xff, 0xc0
on_load:
  .byte 0xf0, 0x8b, 0x04, 0x24
on_compare:
  .byte 0xf0, 0x39, 0x04, 0x24
on_nothing:
  .byte 0xf0, 0x90
across_lines:
  mov rax, rsp
  and rax, -64
  lock inc qword ptr [rax - 4]
  mov rdi, [rax - 4]
  int 0x59
  ret
across_pages:
  mov rax, rsp
  and rax, -4096
  lock inc qword ptr [rax - 4]
  tell 2
  ret
read_only:
  lock inc dword ptr [.Lways]
double_word:
  xor eax, eax
  xor edx, edx
  mov ebx, 3
  lock cmpxchg8b [rsp - 24]
  mov rdi, [rsp - 24]
  int 0x59
  ret
misaligned_double:
  lock cmpxchg16b [rsp - 60]
