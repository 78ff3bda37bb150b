# Any service with any arguments: the parameters are its number, rdi, rsi, rdx, rcx and r8. The linker puts the constants at 0x600000
# and the writable data at 0x700000, a page each, so that calls can name them; calls.mjs beside it makes the calls.
.include "contract.inc"

__apply:
  mov ebp, 6
1:
  push 0
  mov rdi, rsp
  int 0x49
  dec ebp
  jnz 1b
  pop r8
  pop rcx
  pop rdx
  pop rsi
  pop rdi
  pop rax
  movzx eax, al
  lea rax, [table + rax * 4]
  jmp rax

.balign 16
table:
  .set vector, 0
  .rept 256
  .byte 0xcd, vector, 0xc3, 0x90
  .set vector, vector + 1
  .endr

# Structs of 16 bytes from 0x600000 on, in the order of calls.mjs.
.section .rodata
.macro struct pointer, length
  .quad \pointer
  .long \length, 0
.endm
structs:
  # an id, an asset, a name, a call line
  struct id, 5
  struct asset, 5
  struct name, 4
  struct line, 3
  # bytes in no page, at the end of the address space, beyond 48 bits
  struct 0x10, 4
  struct 0xfffffffffffffffc, 16
  struct 0x800000000000, 4
  # more bytes than are mapped behind it, and the most that there can be
  struct structs, 0x1001
  struct structs, 0xffffffff
id:
  .ascii "1.2.0"
asset:
  .ascii "1.3.0"
name:
  .ascii "name"
line:
  .ascii "f()"
.data
  .skip 4096
