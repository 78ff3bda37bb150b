# The ways of other systems: none of them leads out of the machine.
.include "contract.inc"

__apply:
  tell 1
  mov eax, 60
  mov ebx, 42
  choose system_call, system_enter, linux_32, dos, windows, vsyscall, vsyscall_read, far_call, breakpoint, one_byte_trap, overflow_trap, write_call, vdso_time

# exit_group
system_call:
  mov eax, 231
  mov edi, 42
  syscall
  tell 2
  ret
system_enter:
  sysenter
# `int 0x80` is SHA-256 here: of nothing, into the stack.
linux_32:
  mov eax, 1
  lea rdi, [rsp - 64]
  mov rsi, rsp
  xor edx, edx
  int 0x80
  mov rdi, [rsp - 64]
  int 0x59
  ret
# `int 0x21` is a transfer: rdi is no string.
dos:
  mov ah, 0x4c
  mov edi, 1
  int 0x21
# `int 0x2e` asks whether this is the constructor.
windows:
  int 0x2e
  movzx edi, al
  int 0x56
  ret
# A page that the kernel of Linux keeps in every process.
vsyscall:
  mov rax, 0xffffffffff600000
  xor edi, edi
  xor esi, esi
  call rax
  tell 3
  ret
vsyscall_read:
  mov rax, 0xffffffffff600000
  movzx edi, byte ptr [rax]
  tell 4
  ret
far_call:
  push 0x23
  push offset landed
  call fword ptr [rsp]
landed:
  ret
breakpoint:
  int3
one_byte_trap:
  .byte 0xf1
# INTO has gone in 64-bit mode.
overflow_trap:
  .byte 0xce
# write(1, …)
write_call:
  mov eax, 1
  mov edi, 1
  mov esi, offset .Lways
  mov edx, 8
  syscall
vdso_time:
  mov rax, 0xffffffffff600400
  xor edi, edi
  call rax
  tell 5
  ret
