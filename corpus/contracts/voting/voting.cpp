/* An election: who is on the list has one vote, and the most votes win. */
#include "echo.hpp"

EVENT(voted, string, string)

class voting : public contract_base {
 public:
  void allow(const string &voter) { may_vote[voter] = true; }

  void vote(const string &voter, const string &choice) {
    require(may_vote[voter], "The voter is not on the list.");
    require(!has_voted[voter], "The voter has voted already.");
    has_voted[voter] = true;
    if (votes[choice] == 0) choices.push_back(choice);
    ++votes[choice];
    EMIT(voted, voter, choice);
  }

  /* The first of those with the most votes. */
  string winner() {
    string best;
    uint32_t most = 0;
    for (uint32_t n = 0; n < choices.size(); n++) {
      string one = choices[n];
      if (votes[one] > most) most = votes[one], best = one;
    }
    require(most > 0, "Nobody has voted.");
    set_return_values(most);
    return best;
  }

  /* Voters and their choices by turns; everybody but "nobody" is on the list. */
  string election() {
    for (string voter, choice; get_parameters(voter, choice); voter = string(), choice = string()) {
      if (!(voter == "nobody")) allow(voter);
      vote(voter, choice);
    }
    return winner();
  }

 private:
  DB_HASHMAP(string, bool, may_vote)
  DB_HASHMAP(string, bool, has_voted)
  DB_HASHMAP(string, uint32_t, votes)
  DB_VECTOR(string, choices)
};

MAIN(voting, FUNC(allow) FUNC(vote) FUNC(winner) FUNC(election))
