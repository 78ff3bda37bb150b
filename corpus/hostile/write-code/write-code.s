# Code is not writable: not for instructions, not for services.
.include "contract.inc"

__apply:
  tell 1
  choose store, modify, string_store, exchange, service_copy, service_fill, fill_string, parameter_into, read_back, wide_math

store:
  mov byte ptr [__apply], 0x90
  ret
modify:
  inc dword ptr [__apply]
  ret
string_store:
  mov edi, offset __apply
  mov ecx, 4
  rep stosb
  ret
exchange:
  mov rax, [__apply]
  lock cmpxchg [__apply], rax
  ret
service_copy:
  mov edi, offset __apply
  mov esi, offset .Lways
  mov edx, 8
  int 0x14
  ret
service_fill:
  mov edi, offset __apply
  mov edx, 1
  int 0x16
  ret
fill_string:
  mov edi, offset __apply
  int 0x61
  ret
parameter_into:
  mov edi, offset __apply
  int 0x49
  ret
# To read it is allowed.
read_back:
  movzx edi, byte ptr [__apply]
  int 0x59
  ret
wide_math:
  mov edi, offset __apply
  mov esi, edi
  mov edx, edi
  int 0x90
  ret
