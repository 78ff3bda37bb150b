/* Entry of the process, system calls, and the ways into the guest and back. Nothing here touches a stack of the guest's. */
  .section .note.GNU-stack, "", @progbits
  .bss
  .balign 4096
  .globl entry
  .hidden entry
entry: .skip 4096 /* struct entry: registers 0, frame 128, mxcsr 168, xmm 176 */
  .globl left
  .hidden left
left: .skip 448 /* struct left: registers 0, rflags 128, mxcsr 136, xmm 144 */
host_stack: .skip 8
  .balign 16
  .skip 65536
stack_top:

  .text
  .globl _start
_start: /* the kernel's stack begins with argc; we leave it, since it is going to be unmapped */
  mov %rsp, %rdi
  lea stack_top(%rip), %rsp
  call run
  ud2

  .globl system_call, after_system_call, signal_return, after_signal_return
  .hidden system_call, after_system_call, signal_return, after_signal_return
system_call:
  mov %rdi, %rax
  mov %rsi, %rdi
  mov %rdx, %rsi
  mov %rcx, %rdx
  mov %r8, %r10
  mov %r9, %r8
  mov 8(%rsp), %r9
  syscall
after_system_call:
  ret
signal_return:
  mov $15, %eax
  syscall
after_signal_return:
  ud2

  .globl code_selector, stack_selector
  .hidden code_selector, stack_selector
code_selector:
  mov %cs, %eax
  ret
stack_selector:
  mov %ss, %eax
  ret

  .globl enter_guest, leave_guest, signal_entry
  .hidden enter_guest, leave_guest, signal_entry
enter_guest:
  push %rbx
  push %rbp
  push %r12
  push %r13
  push %r14
  push %r15
  mov %rsp, host_stack(%rip)
  ldmxcsr entry+168(%rip)
  .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
  movups entry+176+16*\n(%rip), %xmm\n
  .endr
  mov entry+8(%rip), %rcx
  mov entry+16(%rip), %rdx
  mov entry+24(%rip), %rbx
  mov entry+40(%rip), %rbp
  mov entry+48(%rip), %rsi
  mov entry+56(%rip), %rdi
  mov entry+64(%rip), %r8
  mov entry+72(%rip), %r9
  mov entry+80(%rip), %r10
  mov entry+88(%rip), %r11
  mov entry+96(%rip), %r12
  mov entry+104(%rip), %r13
  mov entry+112(%rip), %r14
  mov entry+120(%rip), %r15
  mov entry+0(%rip), %rax
  lea entry+128(%rip), %rsp
  iretq /* RIP, RSP and all flags at once; and it serialises, so that code just written is what runs */

leave_guest:
  mov host_stack(%rip), %rsp
  push $2 /* IRETQ with the guest's NT would fault */
  popfq
  pop %r15
  pop %r14
  pop %r13
  pop %r12
  pop %rbp
  pop %rbx
  ret

  .globl leave_by_jump
  .hidden leave_by_jump
leave_by_jump: /* the jump that stands at `until` comes here with the guest's state in every register: no signal is needed to see it */
  movl $0, guest(%rip) /* not running */
  mov %rax, left+0(%rip)
  mov %rcx, left+8(%rip)
  mov %rdx, left+16(%rip)
  mov %rbx, left+24(%rip)
  mov %rsp, left+32(%rip)
  mov %rbp, left+40(%rip)
  mov %rsi, left+48(%rip)
  mov %rdi, left+56(%rip)
  mov %r8, left+64(%rip)
  mov %r9, left+72(%rip)
  mov %r10, left+80(%rip)
  mov %r11, left+88(%rip)
  mov %r12, left+96(%rip)
  mov %r13, left+104(%rip)
  mov %r14, left+112(%rip)
  mov %r15, left+120(%rip)
  .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
  movups %xmm\n, left+144+16*\n(%rip)
  .endr
  stmxcsr left+136(%rip)
  mov host_stack(%rip), %rsp
  pushfq
  popq left+128(%rip)
  push $2 /* AC would make misaligned accesses of ours fault, DF turn our copies around */
  popfq
  jmp on_leaving

signal_entry: /* the kernel has cleared DF and TF; AC would make every misaligned access of ours fault */
  pushfq
  andl $~0x40000, (%rsp)
  popfq
  jmp on_signal
