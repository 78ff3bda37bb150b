/*
 * A contract for tests: amounts by name in its storage, whose sum is kept in `total`.
 * put(name, amount) adds; move(from, to, amount) moves and raises moved(string,string,uint64); fail(from, to, amount) moves and then
 * ends in an error; pay(to, amount) pays an account.
 *
 * gcc -Os -Wall -Wextra -mno-mmx -mno-sse -ffreestanding -fno-pie -fno-stack-protector -fcf-protection=none \
 *   -fno-asynchronous-unwind-tables -nostdlib -no-pie -static -e __apply -Wl,--build-id=none -s ledger.c -o ledger.elf
 */
typedef unsigned long u64;
typedef unsigned int u32;
typedef struct {
  const char *at;
  u32 length;
  u32 padding;
} string;

#define SERVICE(number, first, second, third)                                                                          \
  ({                                                                                                                   \
    u64 result_;                                                                                                       \
    __asm__ volatile("int %1"                                                                                          \
                     : "=a"(result_)                                                                                   \
                     : "i"(number), "D"((u64)(first)), "S"((u64)(second)), "d"((u64)(third))                           \
                     : "memory");                                                                                      \
    result_;                                                                                                           \
  })
#define TEXT(text) (&(string){text, sizeof(text) - 1, 0})

static int is(const string *name, const string *text) {
  return name->length == text->length && (int)SERVICE(0x15, name->at, text->at, text->length) == 0;
}

static u64 load(const string *key) {
  string found;
  if (!(unsigned char)SERVICE(0x31, SERVICE(0x2c, 0, 0, 0), key, &found)) return 0;
  u64 value = *(const u64 *)found.at;
  SERVICE(0x13, found.at, 0, 0);
  return value;
}

static void store(const string *key, u64 value) { SERVICE(0x30, key, &value, sizeof value); }

static void refuse(const string *why) { SERVICE(0x60, why, 0, 0); }

static void move(const string *from, const string *to, u64 amount) {
  if (load(from) < amount) refuse(TEXT("too little"));
  store(from, load(from) - amount);
  store(to, load(to) + amount);
  SERVICE(0x7a, TEXT("moved"), 0, 0);
  SERVICE(0x70, from, 0, 0);
  SERVICE(0x70, to, 0, 0);
  SERVICE(0x79, amount, 0, 0);
  SERVICE(0x7b, 0, 0, 0);
}

void __apply(void) {
  string function, first, second;
  u64 amount = 0;
  if ((unsigned char)SERVICE(0x2e, 0, 0, 0)) return store(TEXT("total"), 0);
  SERVICE(0x61, &function, 0, 0);
  SERVICE(0x40, &first, 0, 0);
  if (is(&function, TEXT("put"))) {
    SERVICE(0x49, &amount, 0, 0);
    store(&first, load(&first) + amount);
    store(TEXT("total"), load(TEXT("total")) + amount);
    SERVICE(0x59, load(&first), 0, 0);
  } else if (is(&function, TEXT("pay"))) {
    SERVICE(0x49, &amount, 0, 0);
    SERVICE(0x21, &first, TEXT("1.3.0"), amount);
  } else {
    SERVICE(0x40, &second, 0, 0);
    SERVICE(0x49, &amount, 0, 0);
    move(&first, &second, amount);
    if (is(&function, TEXT("fail"))) refuse(TEXT("asked to fail"));
  }
}
