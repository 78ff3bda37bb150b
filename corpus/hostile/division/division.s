# What DIV and IDIV cannot do: by zero, and a quotient that does not fit, at each width, by register and by memory.
.include "contract.inc"

__apply:
  tell 1
  xor edx, edx
  xor ebx, ebx
  choose by_zero_8, by_zero_16, by_zero_32, by_zero_64, signed_zero, smallest_8, smallest_16, smallest_32, smallest_64, too_big_8, too_big_16, too_big_32, too_big_64, in_memory, memory_first, trapped_flags

by_zero_8:
  div bl
by_zero_16:
  div bx
by_zero_32:
  div ebx
by_zero_64:
  div rbx
signed_zero:
  idiv rbx
smallest_8:
  mov ax, -128
  mov bl, -1
  idiv bl
smallest_16:
  mov ax, -32768
  cwd
  mov bx, -1
  idiv bx
smallest_32:
  mov eax, 1 << 31
  cdq
  mov ebx, -1
  idiv ebx
smallest_64:
  mov rax, 1 << 63
  cqo
  mov rbx, -1
  idiv rbx
too_big_8:
  mov ax, 0x200
  mov bl, 2
  div bl
too_big_16:
  mov dx, 2
  mov bx, 2
  div bx
too_big_32:
  mov edx, 2
  mov ebx, 2
  div ebx
too_big_64:
  mov edx, 2
  mov ebx, 2
  div rbx
in_memory:
  push 0
  div qword ptr [rsp]
# The divisor cannot be read: that comes before its value.
memory_first:
  div qword ptr [0x10]
# All flags are kept by what does not complete.
trapped_flags:
  cmp ebx, 1
  div ebx
