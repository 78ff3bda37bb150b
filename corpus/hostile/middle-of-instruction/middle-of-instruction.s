# The bytes of one instruction hold another: decoders that cache by address, or trust a listing, go wrong here.
.include "contract.inc"

__apply:
  choose hidden_service, hidden_invalid, hidden_prefix, both_ways, branch_to_self

# mov eax, imm32 whose immediate is `int 0x58; ret; nop`.
hidden_service:
  mov edi, 77
  jmp 1f + 1
1:
  .byte 0xb8, 0xcd, 0x58, 0xc3, 0x90
  ud2

# The immediate begins with 06, which 64-bit mode does not have.
hidden_invalid:
  tell 1
  jmp 1f + 1
1:
  .byte 0xb8, 0x06, 0x06, 0x06, 0x06

# The same bytes with and without REX.W: inc rdi, inc edi.
hidden_prefix:
  mov rdi, -1
  jmp 1f + 1
1:
  .byte 0x48
  inc edi
  int 0x59
  ret

# Once from the start and once from the middle, in one loop.
both_ways:
  mov edx, offset 1f
  mov ebx, 2
1:
  .byte 0xb8, 0xff, 0xc1, 0x90, 0x90
  inc rdx
  dec ebx
  jz 2f
  jmp rdx
2:
  mov rdi, rcx
  int 0x59
  ret

# jmp $-1: the last byte of the jump is the first of `inc`.
branch_to_self:
  xor edi, edi
  .byte 0xeb, 0xff, 0xc7
  int 0x59
  ret
