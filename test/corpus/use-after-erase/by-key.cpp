// RUN: %corpus %s
//
// erase(key): kills the handles that were made with this key, and the key
// itself where it is a part of the element.

#include "../corpus.h"

#include <cstdio>
#include <string>
#include <string_view>
#include <utility>

struct Account {
  std::string owner;
  int cents = 0;
};

using Accounts = UnorderedMap<std::string, Account>;

int same_parameter_bad(Accounts &accounts, const std::string &name) {
  auto it = accounts.find(name);
  if (it == accounts.end())
    return 0;
  accounts.erase(name);
  return it->second.cents; // lint: 'it.*accounts
}

int same_parameter_ok(Accounts &accounts, const std::string &name) {
  auto it = accounts.find(name);
  if (it == accounts.end())
    return 0;
  int cents = it->second.cents;
  accounts.erase(name);
  return cents;
}

int literal_bad() {
  Map<int, int> m{{1, 10}, {2, 20}};
  auto it = m.find(1);
  m.erase(1);
  return it->second; // lint: 'it.*'m'
}

int literal_ok() {
  Map<int, int> m{{1, 10}, {2, 20}};
  auto it = m.find(1);
  m.erase(2);
  return it->second;
}

int string_literal_bad(Accounts &accounts) {
  auto it = accounts.find("root");
  if (it == accounts.end())
    return 0;
  accounts.erase("root");
  return it->second.cents; // lint: 'it.*accounts
}

int string_literal_ok(Accounts &accounts) {
  auto it = accounts.find("root");
  if (it == accounts.end())
    return 0;
  accounts.erase("guest");
  return it->second.cents;
}

int other_parameter_ok(Map<int, int> &m, int from, int to) {
  auto it = m.find(from);
  if (it == m.end())
    return 0;
  m.erase(to);
  return it->second;
}

int changed_key_ok(Map<int, int> &m, int k) {
  auto it = m.find(k);
  if (it == m.end())
    return 0;
  ++k;
  m.erase(k);
  return it->second;
}

int copied_key_bad(Map<int, int> &m, int k) {
  auto it = m.find(k);
  if (it == m.end())
    return 0;
  const int same = k;
  m.erase(same);
  return it->second; // lint: 'it.*'m'
}

int copied_key_ok(Map<int, int> &m, int k) {
  auto it = m.find(k);
  if (it == m.end())
    return 0;
  const int other = k + 1;
  m.erase(other);
  return it->second;
}

void own_first_bad(Accounts &accounts) {
  auto it = accounts.begin();
  if (it == accounts.end())
    return;
  accounts.erase(it->first);
  it->second.cents = 0; // lint: 'it.*accounts
}

void own_first_ok(Accounts &accounts) {
  auto it = accounts.begin();
  if (it == accounts.end())
    return;
  it->second.cents = 0;
  accounts.erase(it->first);
}

int subscript_reference_bad(Map<int, Account> &accounts, int id) {
  Account &account = accounts[id];
  account.cents += 5;
  accounts.erase(id);
  return account.cents; // lint: 'account.*accounts
}

int subscript_reference_ok(Map<int, Account> &accounts, int id) {
  Account &account = accounts[id];
  account.cents += 5;
  int cents = account.cents;
  accounts.erase(id);
  return cents;
}

std::string at_reference_bad(Map<int, Account> &accounts, int id) {
  const Account &account = accounts.at(id);
  accounts.erase(id);
  return account.owner; // lint: 'account.*accounts
}

std::string at_reference_ok(Map<int, Account> &accounts, int id) {
  const Account account = accounts.at(id);
  accounts.erase(id);
  return account.owner;
}

void address_of_bad(Map<int, Account> &accounts, int id) {
  Account *account = &accounts[id];
  accounts.erase(id);
  account->cents = 0; // lint: 'account.*accounts
}

void address_of_ok(Map<int, Account> &accounts, int id) {
  Account *account = &accounts[id];
  account->cents = 0;
  account = nullptr;
  accounts.erase(id);
}

void key_reference_bad(Map<std::string, int> &ages) {
  auto it = ages.begin();
  if (it == ages.end())
    return;
  const auto &name = it->first;
  ages.erase(it);
  std::printf("erased %s\n", name.c_str()); // lint: 'name.*ages
}

void key_reference_ok(Map<std::string, int> &ages) {
  auto it = ages.begin();
  if (it == ages.end())
    return;
  const auto name = it->first;
  ages.erase(it);
  std::printf("erased %s\n", name.c_str());
}

void key_reference_as_key_bad(Map<std::string, int> &ages) {
  const std::string &name = ages.begin()->first;
  ages.erase(name);
  std::printf("erased %s\n", name.c_str()); // lint: 'name.*ages
}

void key_reference_as_key_ok(Map<std::string, int> &ages) {
  const std::string &name = ages.begin()->first;
  std::printf("erasing %s\n", name.c_str());
  ages.erase(name);
}

void key_for_second_map_bad(Map<std::string, int> &ages,
                            Map<std::string, int> &ranks) {
  auto it = ages.begin();
  if (it == ages.end())
    return;
  const std::string &name = it->first;
  ages.erase(name);
  ranks.erase(name); // lint: 'name.*ages
}

void key_for_second_map_ok(Map<std::string, int> &ages,
                           Map<std::string, int> &ranks) {
  auto it = ages.begin();
  if (it == ages.end())
    return;
  const std::string &name = it->first;
  ranks.erase(name);
  ages.erase(name);
}

void key_view_bad(Map<std::string, int> &ages) {
  auto it = ages.begin();
  if (it == ages.end())
    return;
  std::string_view name = it->first;
  ages.erase(it);
  std::printf("%zu\n", name.size() + name.find('a')); // lint: 'name.*ages
}

void key_view_ok(Map<std::string, int> &ages) {
  auto it = ages.begin();
  if (it == ages.end())
    return;
  std::string name{std::string_view(it->first)};
  ages.erase(it);
  std::printf("%zu\n", name.find('a'));
}

void c_string_bad(Map<int, std::string> &names, int id) {
  auto it = names.find(id);
  if (it == names.end())
    return;
  const char *name = it->second.c_str();
  names.erase(id);
  std::puts(name); // lint: 'name.*names
}

void c_string_ok(Map<int, std::string> &names, int id) {
  auto it = names.find(id);
  if (it == names.end())
    return;
  const char *name = it->second.c_str();
  std::puts(name);
  names.erase(id);
}

int converted_key_bad(Accounts &accounts, std::string_view name) {
  auto it = accounts.find(std::string(name));
  if (it == accounts.end())
    return 0;
  accounts.erase(std::string(name));
  return it->second.cents; // lint: 'it.*accounts
}

int converted_key_ok(Accounts &accounts, std::string_view name) {
  auto it = accounts.find(std::string(name));
  if (it == accounts.end())
    return 0;
  int cents = it->second.cents;
  accounts.erase(std::string(name));
  return cents;
}

int emplaced_bad(Map<int, Account> &accounts, int id) {
  auto it = accounts.emplace(id, Account()).first;
  it->second.cents = 1;
  accounts.erase(id);
  return it->second.cents; // lint: 'it.*accounts
}

int emplaced_ok(Map<int, Account> &accounts, int id) {
  auto it = accounts.emplace(id, Account()).first;
  it->second.cents = 1;
  accounts.erase(id);
  it = accounts.emplace(id, Account()).first;
  return it->second.cents;
}

int insertion_bindings_bad(Map<int, int> &m, int k) {
  auto [it, inserted] = m.try_emplace(k, 1);
  if (!inserted)
    m.erase(k);
  return it->second; // lint: 'it.*'m'
}

int insertion_bindings_ok(Map<int, int> &m, int k) {
  auto [it, inserted] = m.try_emplace(k, 1);
  if (!inserted) {
    m.erase(k);
    return 0;
  }
  return it->second;
}

struct Request {
  int id = 0;
  std::pair<int, int> route;
};

int field_key_bad(Map<int, Account> &accounts, const Request &request) {
  auto it = accounts.find(request.id);
  if (it == accounts.end())
    return 0;
  accounts.erase(request.id);
  return it->second.cents; // lint: 'it.*accounts
}

int field_key_ok(Map<int, Account> &accounts, Request &request) {
  auto it = accounts.find(request.id);
  if (it == accounts.end())
    return 0;
  request.id = request.route.second;
  accounts.erase(request.id);
  return it->second.cents;
}

int pair_key_bad(Map<std::pair<int, int>, int> &grid, int x, int y) {
  auto it = grid.find({x, y});
  if (it == grid.end())
    return 0;
  grid.erase({x, y});
  return it->second; // lint: 'it.*grid
}

int pair_key_ok(Map<std::pair<int, int>, int> &grid, int x, int y) {
  auto it = grid.find({x, y});
  if (it == grid.end())
    return 0;
  grid.erase({y, x});
  return it->second;
}

enum class State { Idle,
                   Busy };

int enumerator_bad(Map<State, int> &counts) {
  int &busy = counts[State::Busy];
  counts.erase(State::Busy);
  return ++busy; // lint: 'busy.*counts
}

int enumerator_ok(Map<State, int> &counts) {
  int &busy = counts[State::Busy];
  counts.erase(State::Idle);
  return ++busy;
}

int reinserted_bad(Map<int, int> &m, int k) {
  int &count = m[k];
  m.erase(k);
  m[k] = 1;
  return count; // lint: 'count.*'m'
}

int reinserted_ok(Map<int, int> &m, int k) {
  m.erase(k);
  int &count = m[k];
  count = 1;
  return count;
}

int tested_key_ok(Map<int, int> &m, int a, int b) {
  auto it = m.find(a);
  if (it == m.end() || a == b)
    return 0;
  m.erase(b);
  return it->second;
}

int tested_key_bad(Map<int, int> &m, int a, int b) {
  auto it = m.find(a);
  if (it == m.end() || a != b)
    return 0;
  m.erase(b);
  return it->second; // lint: 'it.*'m'
}

int tested_key_bad_run(Map<int, int> &m, int k) {
  return tested_key_bad(m, k, k);
}

// A key that the current element of a walk says is taken to be its own; not so
// one that is told apart, and not where the walk ends.
struct Order {
  int id = 0, quantity = 1, parent = 0;
  int key() const { return id; }
};
struct Book {
  Map<int, Order> orders = {{1, {1, 2, 7}}, {2, {2, 1, 7}}};

  void drop(int id) { orders.erase(id); }

  void advanced_bad(int most) {
    for (auto it = orders.begin(); it != orders.end(); ++it) // lint: 'it' is advanced after .*'orders'
      if (it->second.quantity >= most)
        orders.erase(it->second.id);
  }
  void walked_bad(int most) {
    for (auto &[id, order] : orders) // run: erased_element
      if (order.quantity >= most)
        drop(order.key()); // lint: range-for over 'orders'
  }
  void left_ok(int most) {
    for (auto &[id, order] : orders)
      if (order.quantity >= most) {
        drop(order.key());
        break;
      }
  }
  void parent_ok(int most) {
    for (auto &[id, order] : orders)
      if (order.quantity >= most && order.parent != id)
        orders.erase(order.parent);
  }
};
void advanced_bad_run() { Book().advanced_bad(1); }
void walked_bad_run() { Book().walked_bad(1); }
void left_ok_run() { Book().left_ok(1); }
void parent_ok_run() { Book().parent_ok(1); }
