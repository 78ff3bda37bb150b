# RET where no return address is, or another one than the caller's.
.include "contract.inc"

__apply:
  tell 1
  choose popped_twice, garbage, far_below, own_zero, with_bytes, far_return, interrupt_return, into_middle

# Nothing is mapped above the stack.
popped_twice:
  add rsp, 8
  ret
garbage:
  mov rax, 0x1122334455
  push rax
  ret
far_below:
  mov rax, 0x200
  mov rsp, rax
  ret
# A 0 of the contract's own ends it just as well, wherever the stack is then.
own_zero:
  push 0
  tell 2
  ret
with_bytes:
  tell 3
  ret 0x1000
far_return:
  push 0x33
  push offset landed
  retfq
interrupt_return:
  push 0x2b
  push rsp
  pushfq
  push 0x33
  push offset landed
  iretq
into_middle:
  push offset landed + 1
  ret
landed:
  tell 4
  ret
