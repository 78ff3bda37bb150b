; fib, greet, add, balance, by hand. Balances are eight bytes under the owner's name.
bits 64
default rel
global __apply

; A text on the stack: pointer, length, padding.
%define TEXT 16

section .rodata
n_fib: db "fib"
n_greet: db "greet"
n_add: db "add"
n_balance: db "balance"
hello: db "Hello, "
HELLO equ $ - hello
added: db "added"
ADDED equ $ - added
e_function: db "The called function is missing."
E_FUNCTION equ $ - e_function
e_number: db "A number is missing."
E_NUMBER equ $ - e_number
e_name: db "A name is missing."
E_NAME equ $ - e_name
e_amount: db "An amount is missing."
E_AMOUNT equ $ - e_amount

; name of the function, its length, where it is
table: dq n_fib, 3, fib, n_greet, 5, greet, n_add, 3, add, n_balance, 7, balance
TABLE_END equ $

section .text

; The first name in the table that is the one that was asked for.
__apply:
  push rbx
  sub rsp, TEXT
  mov qword [rsp], 0
  mov qword [rsp + 8], 0
  mov rdi, rsp
  int 0x61
  mov ecx, [rsp + 8]
  jecxz .done                    ; creation
  lea rbx, [table]
.next:
  mov ecx, [rsp + 8]
  cmp rcx, [rbx + 8]
  jne .other
  mov rsi, [rbx]
  mov rdi, [rsp]
  repe cmpsb
  je .found
.other:
  add rbx, 24
  lea rax, [TABLE_END]
  cmp rbx, rax
  jb .next
  lea rdi, [e_function]
  mov esi, E_FUNCTION
  call fail
.found:
  call [rbx + 16]
.done:
  add rsp, TEXT
  pop rbx
  ret

; contract_error with the bytes at rdi, esi of them.
fail:
  sub rsp, TEXT + 8
  mov [rsp], rdi
  mov [rsp + 8], rsi
  mov rdi, rsp
  int 0x60

fib:
  push 0
  mov rdi, rsp
  int 0x49
  test al, al
  lea rdi, [e_number]
  mov esi, E_NUMBER
  jz fail
  pop rdi
  call fibonacci
  mov rdi, rax
  int 0x59
  ret

; rax = fib(rdi), by itself twice.
fibonacci:
  mov rax, rdi
  cmp rdi, 2
  jb .small
  push rdi
  dec rdi
  call fibonacci
  xchg rax, [rsp]
  lea rdi, [rax - 2]
  call fibonacci
  pop rdx
  add rax, rdx
.small:
  ret

; The parameter that must be a text, at rdi.
name_given:
  int 0x40
  test al, al
  lea rdi, [e_name]
  mov esi, E_NAME
  jz fail
  ret

greet:
  enter 2 * TEXT, 0
  lea rdi, [rbp - TEXT]
  call name_given
  mov edi, [rbp - TEXT + 8]
  add edi, HELLO + 1
  mov [rbp - 2 * TEXT + 8], edi
  int 0x11
  mov [rbp - 2 * TEXT], rax
  mov rdi, rax
  lea rsi, [hello]
  mov ecx, HELLO
  rep movsb
  mov rsi, [rbp - TEXT]
  mov ecx, [rbp - TEXT + 8]
  rep movsb
  mov al, '!'
  stosb
  lea rdi, [rbp - 2 * TEXT]
  int 0x50
  leave
  ret

; rax = what the owner, a text at rdi, has.
balance_of:
  enter TEXT, 0
  mov rsi, rdi
  int 0x2c
  mov edi, eax
  lea rdx, [rbp - TEXT]
  int 0x31
  movzx ecx, al
  jrcxz .none
  mov rax, [rbp - TEXT]
  mov rcx, [rax]
.none:
  mov rax, rcx
  leave
  ret

; Names and amounts by turns.
add:
  push rbp
  mov rbp, rsp
  sub rsp, TEXT + 32
  lea rax, [added]
  mov [rbp - TEXT - 32], rax
  mov dword [rbp - TEXT - 24], ADDED
.next:
  lea rdi, [rbp - TEXT]
  int 0x40
  test al, al
  jz .done
  lea rdi, [rbp - TEXT - 8]
  int 0x49
  test al, al
  lea rdi, [e_amount]
  mov esi, E_AMOUNT
  jz fail
  lea rdi, [rbp - TEXT]
  call balance_of
  add [rbp - TEXT - 8], rax
  lea rdi, [rbp - TEXT]
  lea rsi, [rbp - TEXT - 8]
  mov edx, 8
  int 0x30
  lea rdi, [rbp - TEXT - 32]
  int 0x7a
  lea rdi, [rbp - TEXT]
  int 0x70
  mov rdi, [rbp - TEXT - 8]
  int 0x79
  int 0x7b
  int 0x59
  jmp .next
.done:
  leave
  ret

balance:
  enter TEXT, 0
  lea rdi, [rbp - TEXT]
  call name_given
  lea rdi, [rbp - TEXT]
  call balance_of
  mov rdi, rax
  int 0x59
  leave
  ret
