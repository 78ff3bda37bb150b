/* tree-sitter with its grammar of JSON: documents, faults in them, and changes. */
#include <tree_sitter/api.h>

#include "driver.h"

const TSLanguage *tree_sitter_json(void);

static TSParser *open_parser(void) {
  TSParser *parser = ts_parser_new();
  require(ts_parser_set_language(parser, tree_sitter_json()), "Another version of the language.");
  return parser;
}

static void give_tree(const TSTree *tree) { give_text(ts_node_string(ts_tree_root_node(tree))); }

/* The syntax tree of a document. */
static void parse(void) {
  echo_string source = parameter_string();
  TSParser *parser = open_parser();
  TSTree *tree = ts_parser_parse_string(parser, 0, source.bytes, source.length);
  give_tree(tree);
  echo_return_bool(ts_node_has_error(ts_tree_root_node(tree)));
  ts_tree_delete(tree);
  ts_parser_delete(parser);
}

/* One byte is replaced; the second tree is made from the first. */
static void edit(void) {
  echo_string source = parameter_string();
  uint32_t at = (uint32_t)parameter_size(source.length - 1);
  TSParser *parser = open_parser();
  TSTree *before = ts_parser_parse_string(parser, 0, source.bytes, source.length);
  source.bytes[at] = (char)parameter_u8();
  TSInputEdit change = {at, at + 1, at + 1, {0, at}, {0, at + 1}, {0, at + 1}};
  ts_tree_edit(before, &change);
  TSTree *after = ts_parser_parse_string(parser, before, source.bytes, source.length);
  give_tree(after);
  uint32_t count = 0;
  TSRange *changed = ts_tree_get_changed_ranges(before, after, &count);
  for (uint32_t n = 0; n < count; n++) echo_return_u32(changed[n].start_byte), echo_return_u32(changed[n].end_byte);
}

CONTRACT({"parse", parse}, {"edit", edit})
