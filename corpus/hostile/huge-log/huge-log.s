# More events, longer ones and worse ones than there may be.
.include "contract.inc"

text name, "e"
text empty, ""

.macro begin name
  mov edi, offset \name
  int 0x7a
.endm

__apply:
  tell 1
  choose too_many, long_value, long_name, values, huge_length, empty_values, most

# 1024 events at most.
too_many:
  begin name
  int 0x7b
  jmp too_many
long_value:
  begin name
  mov edi, 1 << 17
  int 0x11
  push 1 << 17
  push rax
  mov rdi, rsp
  int 0x70
long_name:
  mov edi, 1 << 17
  int 0x11
  push 1 << 17
  push rax
  mov rdi, rsp
  int 0x7a
# 4096 bytes each, until there are 65536.
values:
  begin name
  push 4096
  push offset __apply
1:
  mov rdi, rsp
  int 0x70
  jmp 1b
huge_length:
  begin name
  mov ecx, 0xffffffff
  push rcx
  push offset __apply
  mov rdi, rsp
  int 0x70
# Five bytes each, 1 more than they hold, so that nothing is free.
empty_values:
  begin name
  push 60000
  push offset 0x401000
  mov edi, 60000
  int 0x11
  mov [rsp], rax
  mov rdi, rsp
  int 0x70
1:
  mov edi, offset empty
  int 0x70
  jmp 1b
# 16 events are fine; they go with the error behind them.
most:
  mov ebx, 16
1:
  begin name
  mov edi, ebx
  int 0x76
  int 0x7b
  dec ebx
  jnz 1b
  tell 2
  ret
