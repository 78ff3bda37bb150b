/* A register of names: the first to ask owns a name, and hands it on. */
#include "echo.hpp"

EVENT(registered, string, string)
EVENT(handed_on, string, string, string)

class registry : public contract_base {
 public:
  void enter(const string &name, const string &owner) {
    require(is_name(name), "A name has 3 to 16 lower-case letters, digits and hyphens, and begins with a letter.");
    require(!owners.contains(name), "The name is taken.");
    owners[name] = owner;
    ++count;
    EMIT(registered, name, owner);
  }

  void hand_on(const string &name, const string &from, const string &to) {
    require(owners[name] == from, "The name belongs to somebody else.");
    owners[name] = to;
    EMIT(handed_on, name, from, to);
  }

  string owner_of(const string &name) {
    require(owners.contains(name), "There is no such name.");
    return owners[name];
  }

  /* Names and owners by turns; then the number of names, and the first name goes from owner to owner. */
  void day(const string &first, const string &owner) {
    enter(first, owner);
    string last = owner;
    for (string name, other; get_parameters(name, other); name = string(), other = string()) {
      enter(name, other);
      hand_on(first, last, other);
      last = other;
    }
    set_return_values(count.get(), owner_of(first));
  }

 private:
  DB_HASHMAP(string, string, owners)
  DB_UINT32(count)

  static bool is_letter(char one) { return one >= 'a' && one <= 'z'; }

  static bool is_name(const string &name) {
    if (name.size() < 3 || name.size() > 16 || !is_letter(name[0])) return false;
    for (char one : name)
      if (!is_letter(one) && !(one >= '0' && one <= '9') && one != '-') return false;
    return true;
  }
};

MAIN(registry, FUNC(enter) FUNC(hand_on) FUNC(owner_of) FUNC(day))
