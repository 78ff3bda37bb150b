# POPF sets what it can, and a service comes behind it: the trap flag, alignment checks, the direction, all bits.
.include "contract.inc"

.macro with_flags bits
  push \bits
  popfq
.endm

__apply:
  tell 1
  choose trap, alignment, direction, nested, everything, nothing, io_level, identification, resume, trap_on_service, misaligned

trap:
  with_flags 0x302
  nop
  tell 2
  ret
# Nothing is misaligned here: AC checks nothing.
alignment:
  with_flags 0x40202
  tell 3
  ret
# With DF a service copies upwards as always, REP does not.
direction:
  std
  lea rdi, [rsp - 64]
  mov esi, offset .Lways
  mov edx, 16
  int 0x14
  mov rdi, [rsp - 56]
  cmp rdi, [.Lways + 8]
  sete dil
  int 0x51
  lea rdi, [rsp - 8]
  mov rsi, rdi
  mov ecx, 2
  rep movsq
  sub rdi, rsp
  int 0x55
  cld
  ret
nested:
  with_flags 0x4202
  tell 4
  pushfq
  pop rdi
  int 0x59
  ret
# All but TF.
everything:
  with_flags 0x3ffeff
  tell 5
  pushfq
  pop rdi
  and edi, 0x240fff
  int 0x59
  ret
nothing:
  with_flags 0
  pushfq
  pop rdi
  int 0x59
  ret
# User mode cannot change IOPL and IF.
io_level:
  with_flags 0x3002
  pushfq
  pop rdi
  int 0x59
  ret
identification:
  with_flags 0x200202
  pushfq
  pop rdi
  int 0x59
  ret
resume:
  with_flags 0x10202
  pushfq
  pop rdi
  int 0x59
  ret
trap_on_service:
  with_flags 0x302
  int 0x27
  ret
misaligned:
  with_flags 0x40202
  mov eax, [rsp + 1]
  with_flags 0x202
  tell 6
  ret
