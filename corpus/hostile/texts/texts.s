# Strings of the services that are none: the words of an error, of debug output, of ids and names.
.include "contract.inc"

text words, "words"
text id, "1.2.0"
text asset, "1.3.0"
text no_utf8, "\\377\\376\\200"
text nul, "a\\000b"

.macro string pointer, length
  mov rax, \length
  push rax
  mov rax, \pointer
  push rax
  mov rdi, rsp
.endm

__apply:
  tell 1
  choose error_of_4_gib, error_of_64_k, error_no_utf8, debug_flood, debug_no_utf8, id_no_utf8, id_with_nul, id_of_64_k, padding_missing, overlapping_struct, null_with_length, empty_wild_pointer, property_huge

error_of_4_gib:
  string 0x401000, 0xffffffff
  int 0x60
error_of_64_k:
  mov edi, 1 << 16
  int 0x11
  push 1 << 16
  push rax
  mov rdi, rax
  mov esi, 0x41
  mov edx, 1 << 16
  int 0x16
  mov rdi, rsp
  int 0x60
error_no_utf8:
  mov edi, offset no_utf8
  int 0x60
# A mebibyte of debug output, again and again: a limit of steps ends it.
debug_flood:
  mov edi, 1 << 20
  int 0x11
  push 1 << 20
  push rax
1:
  mov rdi, rsp
  int 0x10
  jmp 1b
debug_no_utf8:
  mov edi, offset no_utf8
  int 0x10
  tell 2
  ret
id_no_utf8:
  mov edi, offset no_utf8
  mov esi, offset asset
  int 0x20
id_with_nul:
  mov edi, offset nul
  mov esi, offset asset
  int 0x20
id_of_64_k:
  mov edi, 1 << 16
  int 0x11
  push 1 << 16
  push rax
  mov rdi, rsp
  mov esi, offset asset
  int 0x20
# The four bytes of padding need not be there.
padding_missing:
  mov rax, 0x2fffffff4
  mov qword ptr [rax], offset words_bytes
  mov dword ptr [rax + 8], 5
  mov rdi, rax
  int 0x50
  ud2
# A string whose bytes are its own struct.
overlapping_struct:
  push 12
  push rsp
  add qword ptr [rsp], 0
  mov rdi, rsp
  sub qword ptr [rsp], 8
  int 0x50
  add rsp, 16
  ret
null_with_length:
  string 0, 1
  int 0x50
# Nothing is read of a string without bytes, wherever it is.
empty_wild_pointer:
  string 0x1122334455, 0
  int 0x50
  add rsp, 16
  ret
property_huge:
  lea rdi, [rsp - 64]
  mov esi, offset id
  push 1 << 16
  push offset __apply
  mov rdx, rsp
  int 0x22
