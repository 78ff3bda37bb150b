# Blocks that are no longer live are freed, moved and used.
.include "contract.inc"

__apply:
  mov edi, 100
  int 0x11
  mov rbx, rax
  mov byte ptr [rbx], 7
  mov rdi, rbx
  int 0x13
  choose again, realloc, use, null, reused, null_realloc, after_move

again:
  mov rdi, rbx
  int 0x13
realloc:
  mov rdi, rbx
  mov esi, 200
  int 0x12
# The memory is still there: a use after free is no error of the VM.
use:
  movzx edi, byte ptr [rbx]
  int 0x59
  ret
null:
  xor edi, edi
  int 0x13
# Another owner has the block now: the old pointer frees it, and the new owner's free fails.
reused:
  mov edi, 100
  int 0x11
  mov rbp, rax
  mov rdi, rax
  sub rdi, rbx
  int 0x59
  mov rdi, rbx
  int 0x13
  mov rdi, rbp
  int 0x13
null_realloc:
  xor edi, edi
  xor esi, esi
  int 0x12
after_move:
  mov edi, 16
  int 0x11
  mov rbp, rax
  mov rdi, rax
  mov esi, 4096
  int 0x12
  tell 1
  mov rdi, rbp
  int 0x13
