// fib, greet, add, balance. `--profile posix`: valac writes C without GLib.
using Echo;

Text text (char* words) {
	Text whole = {};
	whole.bytes = words;
	while (words[whole.length] != 0)
		whole.length++;
	return whole;
}

void fail (char* words) {
	Text message = text (words);
	contract_error (&message);
}

bool is_named (Text* name, char* wanted) {
	Text other = text (wanted);
	return name->length == other.length && compare (name->bytes, wanted, other.length) == 0;
}

Text name_given () {
	Text name = {};
	if (!next_text (&name))
		fail ("A name is missing.");
	return name;
}

uint64 fibonacci (uint64 n) {
	return n < 2 ? n : fibonacci (n - 1) + fibonacci (n - 2);
}

void fib () {
	uint64 n = 0;
	if (!next_number (&n))
		fail ("A number is missing.");
	return_number (fibonacci (n));
}

void greet () {
	Text name = name_given ();
	Text hello = text ("Hello, ");
	Text whole = {};
	whole.length = hello.length + name.length + 1;
	whole.bytes = Echo.malloc (whole.length);
	copy (whole.bytes, hello.bytes, hello.length);
	copy (whole.bytes + hello.length, name.bytes, name.length);
	whole.bytes[whole.length - 1] = '!';
	return_text (&whole);
	Echo.free (whole.bytes);
}

uint64 balance_of (Text* owner) {
	Text stored = {};
	if (!load (contract_id (), owner, &stored))
		return 0;
	return *((uint64*) stored.bytes);
}

// Names and amounts by turns.
void add () {
	Text owner = {};
	Text event = text ("added");
	uint64 amount = 0;
	while (next_text (&owner)) {
		if (!next_number (&amount))
			fail ("An amount is missing.");
		uint64 sum = balance_of (&owner) + amount;
		store (&owner, &sum, 8);
		event_begin (&event);
		event_text (&owner);
		event_number (sum);
		event_end ();
		return_number (sum);
	}
}

void balance () {
	Text owner = name_given ();
	return_number (balance_of (&owner));
}

[CCode (cname = "__apply")]
public void apply () {
	Text name = {};
	get_function_name (&name);
	if (name.length == 0)
		return;
	if (is_named (&name, "fib"))
		fib ();
	else if (is_named (&name, "greet"))
		greet ();
	else if (is_named (&name, "add"))
		add ();
	else if (is_named (&name, "balance"))
		balance ();
	else
		fail ("The called function is missing.");
}
