// RUN: %corpus %s
//
// What a callee has tested, thrown for, or inserted.

#include "../corpus.h"
#include <stdexcept>

struct Account {
  long balance = 0;
};

class Ledger {
public:
  Account *find(int id) {
    auto it = accounts_.find(id);
    return it == accounts_.end() ? nullptr : &it->second;
  }

  bool has(int id) const { return accounts_.count(id) != 0; }

  long asked_ok(int id) {
    if (!has(id))
      return 0;
    return find(id)->balance;
  }

  long asked_other_bad(int id) {
    if (!has(id + 1))
      return 0;
    return find(id)->balance; // lint: 'find\(id\)->balance'|'find\(id\)'
  }

  long negated_ok(int id) {
    Account *account = find(id);
    if (!account)
      return 0;
    return account->balance;
  }

  long untested_bad(int id) {
    Account *account = find(id);
    return account->balance; // lint: 'account'.*found nothing
  }

  long ensured_ok(int id) {
    ensure(id);
    return accounts_.find(id)->second.balance;
  }

  long ensured_other_bad(int id) {
    ensure(id + 1);
    return accounts_.find(id)->second.balance; // lint: may not have the key 'id'
  }

  long required_ok(int id) {
    auto it = accounts_.find(id);
    require(it != accounts_.end());
    return it->second.balance;
  }

  long counted_ok(int id) {
    require(accounts_.count(id) > 0);
    return accounts_.find(id)->second.balance;
  }

  long wrong_way_bad(int id) {
    auto it = accounts_.find(id);
    require(it == accounts_.end());
    return it->second.balance; // lint: 'it'.*end of its container
  }

  long read_ok(int id) {
    long balance = 0;
    if (!read(id, balance))
      return 0;
    return accounts_.find(id)->second.balance;
  }

  long read_ignored_bad(int id) {
    long balance = 0;
    read(id, balance);
    return accounts_.find(id)->second.balance; // lint: may not have the key 'id'
  }

  long ended_ok(int id) {
    auto it = accounts_.find(id);
    if (isEnd(it))
      return 0;
    return it->second.balance;
  }

  long ended_bad(int id) {
    auto it = accounts_.find(id);
    if (!isEnd(it))
      return 0;
    return it->second.balance; // lint: 'it'.*end of its container
  }

private:
  bool isEnd(Map<int, Account>::iterator it) const {
    return it == accounts_.end();
  }
  void ensure(int id) { accounts_.try_emplace(id); }
  static void require(bool truth) {
    if (!truth)
      throw std::runtime_error("required");
  }
  bool read(int id, long &balance) const {
    auto it = accounts_.find(id);
    if (it == accounts_.end())
      return false;
    balance = it->second.balance;
    return true;
  }

  Map<int, Account> accounts_;
};

// A number, or the sign of one, remembers the test.

long code_ok(const Map<int, Account> &accounts, int id) {
  int code = 0;
  auto it = accounts.find(id);
  if (it == accounts.end())
    code = -1;
  if (code < 0)
    return code;
  return it->second.balance;
}

long other_code_bad(const Map<int, Account> &accounts, int id) {
  int code = 0;
  auto it = accounts.find(id);
  if (it == accounts.end())
    code = -1;
  if (code > 0)
    return code;
  return it->second.balance; // lint: 'it'.*end of its container
}

// The one object of a program, reached by the same call twice.
struct Program {
  Map<int, int> counts = {{1, 1}};
};
Program *program();
#ifdef CORPUS_RUN
Program *program() {
  static Program only;
  return &only;
}
#endif
int instance_ok(int k) {
  if (program()->counts.count(k))
    return program()->counts.find(k)->second;
  return 0;
}
int instance_bad(int j, int k) {
  if (program()->counts.count(j))
    return program()->counts.find(k)->second; // lint: may not have the key 'k'
  return 0;
}
int instance_bad_run() { return instance_bad(1, 99); }

// A word to the log after it, and the key is there all the same.
void note(int k);
#ifdef CORPUS_RUN
void note(int) {}
#endif
struct Logged {
  Map<int, int> counts;

  void ensure(int k) {
    counts.try_emplace(k, 0);
    note(k);
  }
  bool has(int k) {
    bool known = counts.count(k) != 0;
    note(known);
    return known;
  }
  int logged_ensured_ok(int k) {
    ensure(k);
    return counts.find(k)->second;
  }
  int logged_ensured_bad(int j, int k) {
    ensure(j);
    return counts.find(k)->second; // lint: 'counts' may not have the key 'k'
  }
  int logged_asked_ok(int k) {
    if (!has(k))
      return 0;
    return counts.find(k)->second;
  }
};
int logged_ensured_bad_run() { return Logged().logged_ensured_bad(1, 99); }
