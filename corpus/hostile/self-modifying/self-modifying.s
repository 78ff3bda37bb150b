# A container may have a segment that is writable and executable: what it writes is what runs next.
.include "contract.inc"

.section .both, "awx", @progbits
__apply:
  tell 1
  parameter
  jmp [ways + rax * 8]

.balign 8
ways:
  .quad next_instruction, service_number, service_writes, loop_body, across_lines, over_itself

next_instruction:
  mov byte ptr [1f + 1], 7
1:
  mov edi, 0
  int 0x59
  ret
service_number:
  mov edi, 300
  mov byte ptr [1f + 1], 0x57
1:
  int 0x59
  ret
# A service writes code: the machine must not run what it had translated.
service_writes:
  mov ebx, 2
1:
  mov edi, 1
patched:
  nop
  nop
  int 0x59
  mov edi, offset patched
  mov esi, offset patch
  mov edx, 2
  int 0x14
  dec ebx
  jnz 1b
  ret
patch:
  inc edi
# Each turn changes the immediate of the next.
loop_body:
  mov ebx, 4
1:
  mov edi, 1
2:
  int 0x59
  add dword ptr [2b - 4], 1
  dec ebx
  jnz 1b
  ret
# Bytes of one instruction in two cache lines.
.balign 64
  .skip 61
across_lines:
  mov dword ptr [1f + 1], 0x01020304
1:
  mov edi, 0
  int 0x58
  ret
# The instruction that writes is the one that is written: its immediate.
over_itself:
  mov ebx, 2
1:
  mov dword ptr [1b + 7], 0x90909090
  dec ebx
  jnz 1b
  tell 2
  ret
.text
  ret
