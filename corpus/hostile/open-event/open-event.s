# Events that are begun, filled and ended in the wrong order.
.include "contract.inc"

text first, "first"
text second, "second"

.macro begin name
  mov edi, offset \name
  int 0x7a
.endm

__apply:
  choose left_open, within, value_before, end_before, end_twice, value_after, fails_within, name_of_a_page

left_open:
  begin first
  mov edi, 5
  int 0x79
  tell 1
  ret
within:
  begin first
  begin second
value_before:
  mov edi, 5
  int 0x79
end_before:
  int 0x7b
end_twice:
  begin first
  int 0x7b
  int 0x7b
value_after:
  begin first
  int 0x7b
  mov edi, 1
  int 0x71
# An event that was ended goes, too, when the call fails.
fails_within:
  begin first
  int 0x7b
  begin second
  ud2
# Any bytes are a name.
name_of_a_page:
  push 3
  push offset __apply
  mov rdi, rsp
  int 0x7a
  int 0x7b
  add rsp, 16
  ret
