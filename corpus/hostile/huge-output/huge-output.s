# More output than there may be: 65536 bytes.
.include "contract.inc"

# A string of `length` bytes, of the heap's zeros, at rsp.
.macro zeros length
  mov edi, \length
  int 0x11
  push \length
  push rax
.endm

__apply:
  choose one_too_many, length_too_many, huge_string, beyond_the_heap, wrapping, code

# A string is four bytes longer than what is in it.
one_too_many:
  zeros 65533
  tell 1
  mov rdi, rsp
  int 0x50
length_too_many:
  zeros 65536
  tell 2
  mov rdi, rsp
  int 0x50
huge_string:
  zeros 1 << 24
  mov rdi, rsp
  int 0x50
beyond_the_heap:
  mov edi, 16
  int 0x11
  mov ecx, 0xffffffff
  push rcx
  push rax
  mov rdi, rsp
  int 0x50
wrapping:
  push 32
  push -16
  mov rdi, rsp
  int 0x50
# Code can be read, and so returned.
code:
  push 4
  push offset __apply
  mov rdi, rsp
  int 0x50
  add rsp, 16
  ret
