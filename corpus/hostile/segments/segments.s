# Segment registers and their bases: in a contract they are 0 and stay so.
.include "contract.inc"

__apply:
  tell 1
  choose fs_zero, gs_zero, fs_offset, load_fs, load_ds, load_null, store_segment, write_base, far_load, fs_near_end

fs_zero:
  mov rax, fs:[0]
gs_zero:
  mov rax, gs:[0]
fs_offset:
  mov rax, rsp
  mov rdi, fs:[rax]
  int 0x59
  ret
load_fs:
  mov eax, 0x2b
  mov fs, eax
  tell 2
  ret
load_ds:
  mov eax, 0x1234
  mov ds, eax
load_null:
  xor eax, eax
  mov ss, eax
store_segment:
  mov eax, cs
  ret
write_base:
  mov rax, rsp
  wrfsbase rax
  mov rdi, fs:[0]
  int 0x59
  ret
far_load:
  lfs eax, [rsp - 16]
  ret
# A stack protector's canary.
fs_near_end:
  mov rax, fs:[0x28]
