# One instruction that would go on for ever: REP over everything, forwards, backwards, over itself.
.include "contract.inc"

__apply:
  tell 1
  xor eax, eax
  mov rcx, -1
  mov rdi, rsp
  sub rdi, 4096
  mov rsi, rdi
  choose fill, fill_down, move, scan, compare, load, over_constants, short_count

fill:
  rep stosq
fill_down:
  std
  rep stosd
move:
  add rdi, 1
  rep movsb
# All zeros, so that nothing ends it but the end of the stack.
scan:
  mov rdi, rsp
  sub rdi, 256
  repe scasb
  ret
compare:
  sub rsi, 8
  repe cmpsb
  ret
load:
  rep lodsw
over_constants:
  mov edi, offset .Lways
  rep stosb
# With 32-bit addresses the count is ecx, and the addresses end at 4 GiB.
short_count:
  mov rcx, 0x100000000
  addr32 rep stosb
  mov rdi, rcx
  int 0x59
  ret
