! fib, greet, add, balance, in Fortran 2003 with ISO_C_BINDING. The language has no unsigned integers: sums wrap alike.
module ledger
  use iso_c_binding
  implicit none

  type, bind(C) :: text
    type(c_ptr) :: bytes = c_null_ptr
    integer(c_int32_t) :: length = 0
  end type

  interface
    subroutine get_function_name(name) bind(C, name="echo_get_function_name")
      import; type(text) :: name
    end subroutine
    subroutine contract_error(message) bind(C, name="echo_contract_error")
      import; type(text) :: message
    end subroutine
    integer(c_int8_t) function next_text(value) bind(C, name="echo_get_parameter_string")
      import; type(text) :: value
    end function
    integer(c_int8_t) function next_number(value) bind(C, name="echo_get_parameter_u64")
      import; integer(c_int64_t) :: value
    end function
    subroutine return_number(value) bind(C, name="echo_return_u64")
      import; integer(c_int64_t), value :: value
    end subroutine
    subroutine return_text(value) bind(C, name="echo_return_string")
      import; type(text) :: value
    end subroutine
    type(c_ptr) function malloc(size) bind(C, name="echo_malloc")
      import; integer(c_int64_t), value :: size
    end function
    subroutine free(bytes) bind(C, name="echo_free")
      import; type(c_ptr), value :: bytes
    end subroutine
    integer(c_int32_t) function contract_id() bind(C, name="echo_get_contract_id")
      import
    end function
    integer(c_int8_t) function load(contract, key, value) bind(C, name="echo_storage_load")
      import; integer(c_int32_t), value :: contract; type(text) :: key, value
    end function
    subroutine store(key, bytes, count) bind(C, name="echo_storage_store")
      import; type(text) :: key; integer(c_int64_t) :: bytes; integer(c_int64_t), value :: count
    end subroutine
    subroutine event_begin(name) bind(C, name="echo_event_begin")
      import; type(text) :: name
    end subroutine
    subroutine event_text(value) bind(C, name="echo_event_string")
      import; type(text) :: value
    end subroutine
    subroutine event_number(value) bind(C, name="echo_event_u64")
      import; integer(c_int64_t), value :: value
    end subroutine
    subroutine event_end() bind(C, name="echo_event_end")
    end subroutine
  end interface

contains

  subroutine fail(words)
    character(len=*), target, intent(in) :: words
    type(text) :: message
    message%bytes = c_loc(words)
    message%length = len(words)
    call contract_error(message)
  end subroutine

  logical function is_named(name, wanted)
    type(text), intent(in) :: name
    character(len=*), intent(in) :: wanted
    character(kind=c_char), pointer :: bytes(:)
    integer :: n
    is_named = name%length == len(wanted)
    if (.not. is_named) return
    call c_f_pointer(name%bytes, bytes, [len(wanted)])
    do n = 1, len(wanted)
      if (bytes(n) /= wanted(n:n)) is_named = .false.
    end do
  end function

  subroutine name_given(name)
    type(text), intent(inout) :: name
    if (next_text(name) == 0) call fail("A name is missing.")
  end subroutine

  pure recursive function fibonacci(n) result(value)
    integer(c_int64_t), value :: n
    integer(c_int64_t) :: value
    if (n < 2) then
      value = n
    else
      value = fibonacci(n - 1) + fibonacci(n - 2)
    end if
  end function

  subroutine fib()
    integer(c_int64_t) :: n
    n = 0
    if (next_number(n) == 0) call fail("A number is missing.")
    call return_number(fibonacci(n))
  end subroutine

  subroutine greet()
    character(len=7), parameter :: hello = "Hello, "
    character(kind=c_char), pointer :: from(:), to(:)
    type(text) :: name, whole
    integer :: n
    call name_given(name)
    whole%length = name%length + 8
    whole%bytes = malloc(int(whole%length, c_int64_t))
    call c_f_pointer(whole%bytes, to, [whole%length])
    do n = 1, 7
      to(n) = hello(n:n)
    end do
    call c_f_pointer(name%bytes, from, [name%length])
    do n = 1, name%length
      to(7 + n) = from(n)
    end do
    to(whole%length) = "!"
    call return_text(whole)
    call free(whole%bytes)
  end subroutine

  integer(c_int64_t) function balance_of(owner)
    type(text), intent(inout) :: owner
    type(text) :: stored
    integer(c_int64_t), pointer :: value
    balance_of = 0
    if (load(contract_id(), owner, stored) == 0) return
    call c_f_pointer(stored%bytes, value)
    balance_of = value
  end function

  ! Names and amounts by turns.
  subroutine add()
    character(len=5), target :: added
    type(text) :: owner, event
    integer(c_int64_t) :: amount, total
    added = "added"
    event%bytes = c_loc(added)
    event%length = 5
    do while (next_text(owner) /= 0)
      if (next_number(amount) == 0) call fail("An amount is missing.")
      total = balance_of(owner) + amount
      call store(owner, total, 8_c_int64_t)
      call event_begin(event)
      call event_text(owner)
      call event_number(total)
      call event_end()
      call return_number(total)
    end do
  end subroutine

  subroutine balance()
    type(text) :: owner
    call name_given(owner)
    call return_number(balance_of(owner))
  end subroutine

  subroutine apply() bind(C, name="__apply")
    type(text) :: name
    call get_function_name(name)
    if (name%length == 0) return
    if (is_named(name, "fib")) then
      call fib()
    else if (is_named(name, "greet")) then
      call greet()
    else if (is_named(name, "add")) then
      call add()
    else if (is_named(name, "balance")) then
      call balance()
    else
      call fail("The called function is missing.")
    end if
  end subroutine

end module
