# Pointers that are not the start of a live block: the second parameter is the distance from it.
.include "contract.inc"

__apply:
  mov edi, 64
  int 0x11
  mov rbx, rax
  parameter
  add rbx, rax
  choose free, realloc

free:
  mov rdi, rbx
  int 0x13
  tell 1
  ret
realloc:
  mov rdi, rbx
  mov esi, 1000
  int 0x12
  tell 2
  ret
