/// fib, greet, add, balance, for both compilers of D, without its run-time library.
module ledger;

extern (C) nothrow @nogc:

struct Text { const(char)* bytes; uint length; }

void echo_get_function_name(Text* name);
void echo_contract_error(const Text* message);
ubyte echo_get_parameter_string(Text* name);
ubyte echo_get_parameter_u64(ulong* value);
void echo_return_u64(ulong value);
void echo_return_string(const Text* value);
void* echo_malloc(ulong size);
void echo_free(const void* block);
uint echo_get_contract_id();
ubyte echo_storage_load(uint contract, const Text* key, Text* value);
void echo_storage_store(const Text* key, const void* bytes, ulong count);
void echo_event_begin(const Text* name);
void echo_event_string(const Text* value);
void echo_event_u64(ulong value);
void echo_event_end();

private:

Text text(string from) { return Text(from.ptr, cast(uint) from.length); }

void fail(string message)
{
    Text words = text(message);
    echo_contract_error(&words);
}

bool isNamed(ref const Text left, string right)
{
    if (left.length != right.length) return false;
    for (size_t at = 0; at < right.length; at++)
        if (left.bytes[at] != right.ptr[at]) return false;
    return true;
}

Text nameGiven()
{
    Text name;
    if (!echo_get_parameter_string(&name)) fail("A name is missing.");
    return name;
}

ulong fibonacci(ulong n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }

void fib()
{
    ulong n;
    if (!echo_get_parameter_u64(&n)) fail("A number is missing.");
    echo_return_u64(fibonacci(n));
}

void greet()
{
    Text name = nameGiven(), hello = text("Hello, ");
    uint length = hello.length + name.length + 1;
    char* bytes = cast(char*) echo_malloc(length);
    for (uint at = 0; at < length - 1; at++)
        bytes[at] = at < hello.length ? hello.bytes[at] : name.bytes[at - hello.length];
    bytes[length - 1] = '!';
    Text whole = Text(bytes, length);
    echo_return_string(&whole);
    echo_free(bytes);
}

ulong balanceOf(const Text* owner)
{
    Text stored;
    if (!echo_storage_load(echo_get_contract_id(), owner, &stored)) return 0;
    ulong value = *cast(const(ulong)*) stored.bytes;
    echo_free(stored.bytes);
    return value;
}

void add()
{
    Text owner, event = text("added");
    ulong amount;
    while (echo_get_parameter_string(&owner))
    {
        if (!echo_get_parameter_u64(&amount)) fail("An amount is missing.");
        ulong sum = balanceOf(&owner) + amount;
        echo_storage_store(&owner, &sum, sum.sizeof);
        echo_event_begin(&event);
        echo_event_string(&owner);
        echo_event_u64(sum);
        echo_event_end();
        echo_return_u64(sum);
    }
}

void balance()
{
    Text owner = nameGiven();
    echo_return_u64(balanceOf(&owner));
}

public void __apply()
{
    Text name;
    echo_get_function_name(&name);
    if (name.length == 0) return;
    if (isNamed(name, "fib")) fib();
    else if (isNamed(name, "greet")) greet();
    else if (isNamed(name, "add")) add();
    else if (isNamed(name, "balance")) balance();
    else fail("The called function is missing.");
}
