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
  mov rdi, 0x2fff08000
  std
  rep stosd
move:
  add rdi, 1
  rep movsb
# The eight zeros at the top of the stack, and nothing behind them.
scan:
  mov rdi, rsp
  repe scasb
compare:
  mov rsi, rsp
  lea rdi, [rsp - 2048]
  repe cmpsb
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
