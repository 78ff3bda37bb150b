/* Reads JSON into a tree on the heap and prints it again: keys in order, no spaces. Whole numbers only. */
#include "contract.h"

typedef enum { NOTHING, BOOLEAN, NUMBER, TEXT, LIST, OBJECT } kind;

/* Members of a list or an object hang on `first`, one behind the other. */
typedef struct node {
  kind kind;
  int64_t number;
  echo_string text, key;
  struct node *first, *next;
} node;

typedef struct {
  const char *at, *end;
  uint32_t depth, deepest;
} reader;

static node *read_value(reader *in);

static node *fresh(kind kind) {
  node *made = echo_malloc(sizeof *made);
  *made = (node){.kind = kind};
  return made;
}

static void release(node *one) {
  while (one) {
    node *next = one->next;
    release(one->first);
    text_free(&one->text);
    text_free(&one->key);
    echo_free(one);
    one = next;
  }
}

static char look(reader *in) {
  while (in->at < in->end && (*in->at == ' ' || *in->at == '\n' || *in->at == '\t' || *in->at == '\r')) in->at++;
  return in->at < in->end ? *in->at : 0;
}

static bool take(reader *in, char wanted) {
  if (look(in) != wanted) return false;
  in->at++;
  return true;
}

static void expect(reader *in, const char *word) {
  for (; *word; word++) require(in->at < in->end && *in->at++ == *word, "This is not JSON.");
}

/* \uXXXX up to U+07FF, as one or two bytes of UTF-8. */
static uint32_t read_escaped(reader *in, char *out) {
  uint32_t code = 0;
  for (int n = 0; n < 4; n++) {
    char digit = in->at < in->end ? *in->at++ : 0;
    require((digit >= '0' && digit <= '9') || ((digit | 32) >= 'a' && (digit | 32) <= 'f'), "This is not a hex digit.");
    code = code << 4 | (uint32_t)(digit <= '9' ? digit - '0' : (digit | 32) - 'a' + 10);
  }
  require(code < 0x800, "The character is too far up.");
  out[0] = (char)(code < 0x80 ? code : 0xc0 | code >> 6);
  out[1] = (char)(0x80 | (code & 63));
  return code < 0x80 ? 1 : 2;
}

static uint32_t read_escape(reader *in, char *out) {
  char code = in->at < in->end ? *in->at++ : 0;
  if (code == 'u') return read_escaped(in, out);
  switch (code) {
    case 'n': *out = '\n'; break;
    case 't': *out = '\t'; break;
    case 'r': *out = '\r'; break;
    case 'b': *out = '\b'; break;
    case 'f': *out = '\f'; break;
    case '"': case '\\': case '/': *out = code; break;
    default: revert("There is no such escape.");
  }
  return 1;
}

/* What is read is never longer than how it is written. */
static echo_string read_text(reader *in) {
  require(take(in, '"'), "Text begins with a quote.");
  echo_string text = {echo_malloc((uint64_t)(in->end - in->at) + 2), 0};
  while (in->at < in->end && *in->at != '"') {
    if (*in->at++ == '\\') text.length += read_escape(in, text.bytes + text.length);
    else text.bytes[text.length++] = in->at[-1];
  }
  require(take(in, '"'), "Text ends with a quote.");
  return text;
}

static node *read_number(reader *in) {
  bool negative = take(in, '-');
  uint64_t value = 0;
  const char *start = in->at;
  for (; in->at < in->end && *in->at >= '0' && *in->at <= '9'; in->at++) value = value * 10 + (uint64_t)(*in->at - '0');
  require(in->at > start, "This is not JSON.");
  node *made = fresh(NUMBER);
  made->number = (int64_t)(negative ? -value : value);
  return made;
}

static int32_t order(const echo_string *left, const echo_string *right) {
  uint32_t shorter = left->length < right->length ? left->length : right->length;
  int32_t bytes = echo_memcmp(left->bytes, right->bytes, shorter);
  return bytes ? bytes : (left->length > right->length) - (left->length < right->length);
}

/* Where the member belongs: lists at the end, objects by key. */
static node **place_of(node *parent, const node *member) {
  node **link = &parent->first;
  while (*link && (parent->kind == LIST || order(&(*link)->key, &member->key) <= 0)) link = &(*link)->next;
  return link;
}

static node *read_member(reader *in, kind parent) {
  echo_string key = {0, 0};
  if (parent == OBJECT) {
    key = read_text(in);
    require(take(in, ':'), "A colon follows a key.");
  }
  node *member = read_value(in);
  member->key = key;
  return member;
}

static node *read_members(reader *in, kind kind, char close) {
  node *parent = fresh(kind);
  in->at++;
  if (++in->depth > in->deepest) in->deepest = in->depth;
  require(in->depth <= 32, "The tree is too deep.");
  for (bool more = !take(in, close); more;) {
    node *member = read_member(in, kind), **link = place_of(parent, member);
    member->next = *link;
    *link = member;
    more = take(in, ',');
    require(more || take(in, close), "This is not JSON.");
  }
  in->depth--;
  return parent;
}

static node *read_word(reader *in, const char *word, kind kind, int64_t value) {
  expect(in, word);
  node *made = fresh(kind);
  made->number = value;
  return made;
}

static node *read_value(reader *in) {
  switch (look(in)) {
    case '{': return read_members(in, OBJECT, '}');
    case '[': return read_members(in, LIST, ']');
    case 't': return read_word(in, "true", BOOLEAN, 1);
    case 'f': return read_word(in, "false", BOOLEAN, 0);
    case 'n': return read_word(in, "null", NOTHING, 0);
    case '"': {
      node *made = fresh(TEXT);
      made->text = read_text(in);
      return made;
    }
    default: return read_number(in);
  }
}

static node *read_all(reader *in, const echo_string *input) {
  *in = (reader){input->bytes, input->bytes + input->length, 0, 0};
  node *root = read_value(in);
  require(look(in) == 0 && in->at == in->end, "Something follows the value.");
  return root;
}

/* Text that grows by doubling. */
typedef struct {
  echo_string text;
  uint32_t capacity;
} writer;

static void put(writer *out, char byte) {
  if (out->text.length == out->capacity) {
    uint32_t capacity = out->capacity ? 2 * out->capacity : 32;
    char *larger = echo_memcpy(echo_malloc(capacity), out->text.bytes, out->text.length);
    text_free(&out->text);
    out->text.bytes = larger;
    out->capacity = capacity;
  }
  out->text.bytes[out->text.length++] = byte;
}

static void put_word(writer *out, const char *word) {
  while (*word) put(out, *word++);
}

static void put_number(writer *out, uint64_t value) {
  if (value >= 10) put_number(out, value / 10);
  put(out, (char)('0' + value % 10));
}

static void put_signed(writer *out, int64_t value) {
  if (value < 0) put(out, '-');
  put_number(out, value < 0 ? -(uint64_t)value : (uint64_t)value);
}

/* Behind a backslash: itself, one of the letters for the codes from 8 on, or its number. */
static void put_escaped(writer *out, uint8_t byte) {
  static const char letters[] = "btn\0fr";
  char letter = byte >= 8 && byte <= 13 ? letters[byte - 8] : 0;
  put(out, '\\');
  if (byte >= 0x20 || letter) {
    put(out, byte >= 0x20 ? (char)byte : letter);
    return;
  }
  put_word(out, "u00");
  put(out, "0123456789abcdef"[byte >> 4]);
  put(out, "0123456789abcdef"[byte & 15]);
}

static void put_text(writer *out, const echo_string *text) {
  put(out, '"');
  for (uint32_t n = 0; n < text->length; n++) {
    uint8_t byte = (uint8_t)text->bytes[n];
    if (byte < 0x20 || byte == '"' || byte == '\\') put_escaped(out, byte);
    else put(out, (char)byte);
  }
  put(out, '"');
}

static void put_node(writer *out, const node *one) {
  switch (one->kind) {
    case NOTHING: put_word(out, "null"); return;
    case BOOLEAN: put_word(out, one->number ? "true" : "false"); return;
    case NUMBER: put_signed(out, one->number); return;
    case TEXT: put_text(out, &one->text); return;
    default: break;
  }
  put(out, one->kind == LIST ? '[' : '{');
  for (const node *member = one->first; member; member = member->next) {
    if (one->kind == OBJECT) put_text(out, &member->key), put(out, ':');
    put_node(out, member);
    if (member->next) put(out, ',');
  }
  put(out, one->kind == LIST ? ']' : '}');
}

static void canonical(void) {
  echo_string input = parameter_string();
  reader in;
  writer out = {.capacity = 0};
  node *root = read_all(&in, &input);
  put_node(&out, root);
  echo_return_string(&out.text);
  echo_return_u32(in.deepest);
  release(root);
  text_free(&out.text);
  text_free(&input);
}

static const node *member_of(const node *parent, const echo_string *key) {
  for (const node *member = parent->first; member; member = member->next)
    if (parent->kind == OBJECT && order(&member->key, key) == 0) return member;
  return 0;
}

/* The number behind a key of the outermost object. */
static void number(void) {
  echo_string input = parameter_string(), key = parameter_string();
  reader in;
  node *root = read_all(&in, &input);
  const node *found = member_of(root, &key);
  echo_return_bool(found != 0);
  require(found && found->kind == NUMBER, "There is no number behind the key.");
  echo_return_i64(found->number);
  release(root);
  text_free(&input);
  text_free(&key);
}

static uint32_t size_of(const node *one) {
  uint32_t size = 1;
  for (const node *member = one->first; member; member = member->next) size += size_of(member);
  return size;
}

/* How many values the tree has. */
static void size(void) {
  echo_string input = parameter_string();
  reader in;
  node *root = read_all(&in, &input);
  echo_return_u32(size_of(root));
  release(root);
  text_free(&input);
}

CONTRACT({"canonical", canonical}, {"number", number}, {"size", size})
