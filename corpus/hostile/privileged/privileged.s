# Instructions of the kernel, and of I/O.
.include "contract.inc"

__apply:
  tell 1
  mov edx, 0x3f8
  choose halt, clear_interrupts, set_interrupts, port_in, port_out, read_control, write_control, write_debug, load_table, load_task, write_msr, read_msr, invalidate, clear_task_switched, system_return, port_string, read_counter, write_back, swap_gs

halt:
  hlt
clear_interrupts:
  cli
set_interrupts:
  sti
port_in:
  in al, dx
port_out:
  out dx, al
read_control:
  mov rax, cr0
write_control:
  mov cr3, rax
write_debug:
  mov dr7, rax
load_table:
  lgdt [rsp]
load_task:
  ltr ax
write_msr:
  wrmsr
read_msr:
  rdmsr
invalidate:
  invlpg [rsp]
clear_task_switched:
  clts
system_return:
  sysretq
port_string:
  mov rdi, rsp
  insb
read_counter:
  rdpmc
write_back:
  wbinvd
swap_gs:
  swapgs
