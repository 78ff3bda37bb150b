# All of the heap, by malloc, by realloc, by a service that fills strings, and again after it was given back.
.include "contract.inc"

text key, "k"

__apply:
  choose blocks, doubling, strings, one_by_one, everything, too_much, nothing, given_back, negative

blocks:
  mov edi, 4 << 20
  int 0x11
  tell 1
  jmp blocks

doubling:
  xor edi, edi
  mov r12d, 1 << 20
1:
  mov rsi, r12
  int 0x12
  mov r13, rax
  tell 2
  mov rdi, r13
  add r12, r12
  jmp 1b

# Strings that nobody frees, of 64 KiB each, when all but a mebibyte is taken: loads of a value that was stored once.
strings:
  mov r12d, 1 << 24
1:
  mov edi, r12d
  int 0x11
  shr r12d, 1
  cmp r12d, 1 << 19
  ja 1b
  mov edi, 1 << 16
  int 0x11
  mov rsi, rax
  mov edx, 1 << 16
  mov edi, offset key
  int 0x30
1:
  xor edi, edi
  mov esi, offset key
  mov rdx, rsp
  sub rdx, 64
  int 0x31
  jmp 1b

# The smallest blocks, until the limit of steps: 16 bytes each.
one_by_one:
  mov edi, 1
  int 0x11
  mov byte ptr [rax], 1
  jmp one_by_one

everything:
  mov edi, 32 << 20
  int 0x11
  mov byte ptr [rax], 1
  mov byte ptr [rax + (32 << 20) - 1], 2
  tell 3
  mov edi, 1
  int 0x11

too_much:
  mov edi, (32 << 20) + 1
  int 0x11

nothing:
  xor edi, edi
  int 0x11

# Freed blocks are not joined: after 32 blocks of a mebibyte there is no room for one of two.
given_back:
  mov r12d, 32
1:
  mov edi, 1 << 20
  int 0x11
  push rax
  dec r12d
  jnz 1b
  mov r12d, 32
2:
  pop rdi
  int 0x13
  dec r12d
  jnz 2b
  mov edi, 1 << 20
  int 0x11
  tell 4
  mov edi, 2 << 20
  int 0x11

negative:
  mov rdi, -1
  int 0x11
