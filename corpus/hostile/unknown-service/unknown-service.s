# `int N` for the N in the parameter, all 256 of them.
.include "contract.inc"

__apply:
  parameter
  movzx eax, al
  lea rax, [table + rax * 4]
  xor edi, edi
  call rax
  tell 1
  ret

.balign 16
table:
  .set vector, 0
  .rept 256
  .byte 0xcd, vector, 0xc3, 0x90
  .set vector, vector + 1
  .endr
