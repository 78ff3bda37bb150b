# Nothing but a limit ends these.
.include "contract.inc"

text name, "e"
text empty, ""

__apply:
  choose on_the_spot, with_service, calls, with_memory, repeated, events, output_nothing, frees, empty_repeats

on_the_spot:
  jmp on_the_spot
with_service:
  int 0x27
  jmp with_service
calls:
  call 1f
1:
  pop rax
  jmp calls
with_memory:
  inc qword ptr [rsp]
  jmp with_memory
# One instruction of 16 KiB, again and again: as steps it is nothing.
repeated:
  mov edi, 1 << 14
  int 0x11
  mov rbx, rax
1:
  mov rdi, rbx
  mov ecx, 1 << 14
  rep stosb
  jmp 1b
# Begun and never ended is no event; ended ones are counted.
events:
  mov edi, offset name
  int 0x7a
  int 0x7b
  jmp events
# An empty string is four bytes of output.
output_nothing:
  mov edi, offset empty
  int 0x50
  jmp output_nothing
frees:
  mov edi, 16
  int 0x11
  mov rdi, rax
  int 0x13
  jmp frees
empty_repeats:
  xor ecx, ecx
  rep movsb
  jmp empty_repeats
