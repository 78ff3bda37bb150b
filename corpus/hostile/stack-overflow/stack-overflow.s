# The stack is used up, in every way that an instruction can write below it.
.include "contract.inc"

__apply:
  tell 1
  choose deep_calls, pushes, huge_frame, enter, huge_enter, pushf_edge

# Frames of a page; rdx counts them, so that the registers at the end say how deep it went.
deep_calls:
  inc rdx
  sub rsp, 4096
  call deep_calls

# The last 64 words of the stack, and one more.
pushes:
  mov rax, 0x2fff00200
  mov rsp, rax
1:
  inc rdx
  push rdx
  jmp 1b

# Below the stack at once: a compiler that does not probe its frames.
huge_frame:
  sub rsp, 0x40000000
  mov qword ptr [rsp], 1
  tell 2
  ret

enter:
  mov rbp, rsp
1:
  enter 0x8000, 0
  jmp 1b

# The frame of ENTER is not touched, the nested pointers are.
huge_enter:
  mov rax, 0x2fff00020
  mov rsp, rax
  mov rbp, 0x2ffff0000
  enter 0xffff, 31

# A word that is half below the stack.
pushf_edge:
  mov rax, 0x2fff00004
  mov rsp, rax
  pushfq
