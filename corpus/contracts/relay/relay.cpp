/* Contracts that call contracts: what goes along, what comes back, how deep it goes, and what an error there does here. */
#include "echo.hpp"

EVENT(heard, string)

class relay : public contract_base {
 public:
  void constructor() override { visits = 0; }

  /* Everything back as it came. */
  void repeat(const string &words, int64_t number, bool flag) {
    ++visits;
    EMIT(heard, words);
    set_return_values(words, number, flag);
  }

  /* The same through another contract. */
  void ask(const string &id, const string &words, int64_t number, bool flag) {
    call_output answer = contract_object{id}.call(0, 0, "repeat", words, number, flag);
    set_return_values(answer.size(), answer.next<string>());
    set_return_values(answer.next<int64_t>());
    set_return_values(answer.next<bool>());
  }

  /* A variable there, whatever it is here. */
  uint64_t visits_of(const string &id) {
    call_output answer = contract_object{id}.read("visits");
    return answer.size() == 0 ? 0 : answer.next<uint64_t>();
  }

  /* Sets up each of the contracts that follow, as a factory does, and adds up what they say. */
  uint64_t factory(const string &first) {
    uint64_t sum = 0, number = 0;
    string id = first;
    do sum += contract_object{id}.call(0, 0, "set_up", ++number).next<uint64_t>();
    while ((id = string(), get_parameters(id)));
    return sum;
  }
  uint64_t set_up(uint64_t number) {
    require(!is_set_up, "It is set up already.");
    is_set_up = true;
    share = 100 * number;
    return share;
  }

  /* Calls itself: one VM for each. */
  uint32_t depth(uint32_t left) {
    visits += 1;
    if (left == 0) return 1;
    return 1 + contract_object{id()}.call(0, 0, "depth", left - 1).next<uint32_t>();
  }

  /* An error there is one here, and nothing of it stays. */
  void refused(const string &id) {
    ++visits;
    contract_object{id}.call(0, 0, "refuse");
  }
  void refuse() { revert("No."); }

  /* Who calls, directly and in the first place, here and there. */
  void callers(const string &id) {
    set_return_values(chain::get_sender(), chain::get_origin_sender());
    if (id.size() == 0) return;
    call_output answer = contract_object{id}.call(0, 0, "callers", "");
    set_return_values(answer.next<string>());
    set_return_values(answer.next<string>());
  }

  /* More than the other one returned. */
  void greedy(const string &id) { contract_object{id}.call(0, 0, "set_up", 1).next<string>(); }

 private:
  DB_UINT64(visits)
  DB_BOOL(is_set_up)
  DB_UINT64(share)
};

MAIN(relay, FUNC(repeat) FUNC(ask) FUNC(visits_of) FUNC(factory) FUNC(set_up) FUNC(depth) FUNC(refused) FUNC(refuse)
                FUNC(callers) FUNC(greedy))
