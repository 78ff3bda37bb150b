/* Events: of every type, none at all, many of them, and what is no event. */
#include "echo.hpp"

EVENT(nothing)
EVENT(signed_values, int8_t, int16_t, int32_t, int64_t)
EVENT(unsigned_values, uint8_t, uint16_t, uint32_t, uint64_t)
EVENT(words, bool, string)
EVENT(line, uint32_t, string)

class logger : public contract_base {
 public:
  void constructor() override { EMIT(nothing); }

  void all(int64_t value, const string &text) {
    EMIT(nothing);
    EMIT(signed_values, static_cast<int8_t>(value), static_cast<int16_t>(value), static_cast<int32_t>(value), value);
    uint64_t bits = static_cast<uint64_t>(value);
    EMIT(unsigned_values, static_cast<uint8_t>(bits), static_cast<uint16_t>(bits), static_cast<uint32_t>(bits), bits);
    EMIT(words, value < 0, text);
  }

  uint32_t lines() {
    uint32_t count = 0;
    for (string text; get_parameters(text); text = string()) EMIT(line, count++, text);
    return count;
  }

  /* More than a transaction may write: log_limit_exceeded. */
  uint32_t many(uint32_t count) {
    for (uint32_t n = 0; n < count; n++) EMIT(nothing);
    return count;
  }

  uint32_t long_ones(uint32_t count, uint32_t length) {
    string text("*");
    while (text.size() < length) text = text + text;
    for (uint32_t n = 0; n < count; n++) EMIT(line, n, text);
    return text.size();
  }

  /* The error drops the event. */
  void refused() {
    EMIT(nothing);
    revert("No event of this call stays.");
  }

  void outside() { echo_event_u64(1); }
  void ended_twice() {
    EMIT(nothing);
    echo_event_end();
  }
  void within() {
    echo_event_begin(string("outer").raw());
    EMIT(nothing);
  }
  /* Never ended: no event. */
  void open() { echo_event_begin(string("open").raw()); }
};

MAIN(logger, FUNC(all) FUNC(lines) FUNC(many) FUNC(long_ones) FUNC(refused) FUNC(outside) FUNC(ended_twice)
                 FUNC(within) FUNC(open))
