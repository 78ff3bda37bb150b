# Instructions of 15 and 16 bytes, and instructions that are cut off by the end of the code. The linker puts `edge` at the end of a page.
.include "contract.inc"

__apply:
  tell 1
  choose fifteen, sixteen, prefixes_only, cut_off, prefixes_at_edge, last_byte, sixteen_at_edge, branch_at_edge, fall_off

fifteen:
  mov edi, 5
  .byte 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x48, 0xff, 0xc7
  int 0x59
  ret
sixteen:
  .byte 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x48, 0xff, 0xc7
  ret
prefixes_only:
  .rept 64
  .byte 0x2e
  .endr
# The first two bytes of `mov rax, imm64` are the last of the page.
cut_off:
  mov eax, offset edge_end - 2
  jmp rax
# Fourteen prefixes and nothing.
prefixes_at_edge:
  mov eax, offset edge_end - 32
  jmp rax
# A RET is whole in the last byte.
last_byte:
  mov eax, offset edge_end - 3
  tell 2
  jmp rax
# Fifteen bytes are there, the sixteenth is not: too long all the same.
sixteen_at_edge:
  mov eax, offset edge_end - 18
  jmp rax
# Jumps over the end, forwards and to the middle of what is not there.
branch_at_edge:
  mov eax, offset edge_end
  jmp rax
fall_off:
  mov eax, offset edge_end - 1
  jmp rax

.section .edge, "ax", @progbits
.balign 4096
  .skip 4096 - 32, 0x90
# 14 prefixes, then a service: `int 0x27` with all of them is 16 bytes.
edge:
  .rept 14
  .byte 0x3e
  .endr
  .rept 15
  .byte 0x3e
  .endr
  .byte 0xc3, 0x48, 0xb8
edge_end:
