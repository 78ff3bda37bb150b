{ What the compiler must find in a run-time library, and nothing more. }
unit system;
interface
type
  integer = longint;
  hresult = longint;
  dword = longword;
  ptrint = int64;
  ptruint = qword;
  sizeint = int64;
  sizeuint = qword;
  valsint = int64;
  valuint = qword;
  codepointer = pointer;
  pchar = ^char;
  pansichar = ^char;
  pwidechar = ^widechar;
  ttypekind = (tkUnknown);
  jmp_buf = packed record
    rbx, rbp, r12, r13, r14, r15, rsp, rip: qword;
  end;
  pjmp_buf = ^jmp_buf;
  pexceptaddr = ^texceptaddr;
  texceptaddr = record
    buf: pjmp_buf;
    next: pexceptaddr;
    frametype: longint;
  end;
  tguid = packed record
    d1: longword;
    d2, d3: word;
    d4: array[0..7] of byte;
  end;
implementation
end.
