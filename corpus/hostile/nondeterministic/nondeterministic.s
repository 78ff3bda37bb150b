# Instructions that would answer differently on each machine, or each time: a chain must not have them.
.include "contract.inc"

__apply:
  tell 1
  xor ecx, ecx
  choose time_stamp, time_stamp_and_cpu, random, seed, cpu_id, cpu_number, features, transaction, store_table, machine_status, segment_limit, gs_base

time_stamp:
  rdtsc
  ret
time_stamp_and_cpu:
  rdtscp
  ret
random:
  rdrand rax
  ret
seed:
  rdseed rax
  ret
cpu_id:
  xor eax, eax
  cpuid
  ret
cpu_number:
  .byte 0xf3, 0x0f, 0xc7, 0xf8
  ret
features:
  xgetbv
  ret
transaction:
  xbegin 1f
  xend
1:
  ret
store_table:
  sgdt [rsp - 64]
  ret
machine_status:
  smsw ax
  ret
segment_limit:
  mov eax, 0x2b
  lsl eax, eax
  ret
gs_base:
  rdgsbase rax
  ret
