# Keys and values that are too long, too many, or somebody else's.
.include "contract.inc"

text key, "key"
text prefix, "k"
text empty, ""
text victim, "owner"

.macro store key, from, count
  mov edi, offset \key
  mov esi, offset \from
  mov rdx, \count
  int 0x30
.endm

__apply:
  choose long_key, longest_key, long_value, longest_value, huge_value, many, rolled_back, remove_all, empty_key, code_as_value, read_other, huge_key, other_survives

# A key of `length` zeros.
.macro zeros length
  mov edi, \length
  int 0x11
  push \length
  push rax
.endm

long_key:
  zeros 1025
  mov rdi, rsp
  mov esi, offset key
  mov edx, 1
  int 0x30
longest_key:
  zeros 1024
  mov rdi, rsp
  mov esi, offset key
  mov edx, 1
  int 0x30
  tell 1
  mov rdi, rsp
  int 0x32
  add rsp, 16
  ret
long_value:
  zeros (1 << 16) + 1
  mov edi, offset key
  mov rsi, [rsp]
  mov edx, (1 << 16) + 1
  int 0x30
longest_value:
  zeros 1 << 16
  mov edi, offset key
  mov rsi, [rsp]
  mov edx, 1 << 16
  int 0x30
  xor edi, edi
  mov esi, offset key
  mov rdx, rsp
  int 0x31
  mov edi, [rsp + 8]
  int 0x58
  mov edi, offset prefix
  int 0x32
  add rsp, 16
  ret
huge_value:
  store key, __apply, -1
# Entries until the limit of steps: each has a key of its own.
many:
  push 0
  push 8
  lea rax, [rsp + 8]
  push rax
1:
  mov rdi, rsp
  mov rsi, rsp
  mov edx, 8
  int 0x30
  inc qword ptr [rsp + 16]
  jmp 1b
rolled_back:
  store key, __apply, 4
  store victim, __apply, 4
  ud2
remove_all:
  store key, __apply, 4
  mov edi, offset empty
  int 0x32
  tell 2
  ret
empty_key:
  store empty, .Lways, 0
  xor edi, edi
  mov esi, offset empty
  lea rdx, [rsp - 64]
  mov qword ptr [rdx], 5
  int 0x31
  movzx edi, al
  int 0x51
  mov edi, [rsp - 56]
  int 0x58
  ret
code_as_value:
  store key, __apply, 4
  tell 3
  ret
# Another contract's storage can be read, its number is 32 bits.
read_other:
  mov rdi, 0xffffffff00000001
  mov esi, offset victim
  lea rdx, [rsp - 64]
  int 0x31
  movzx edi, al
  int 0x51
  ret
huge_key:
  mov ecx, 0xffffffff
  push rcx
  push offset __apply
  mov rdi, rsp
  mov esi, offset key
  mov edx, 1
  int 0x30
# To remove everything means everything of one's own.
other_survives:
  mov edi, offset empty
  int 0x32
  mov edi, 1
  mov esi, offset victim
  lea rdx, [rsp - 64]
  int 0x31
  movzx edi, al
  int 0x51
  ret
