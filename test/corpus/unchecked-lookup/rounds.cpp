// RUN: %corpus %s
//
// Loops: in each round a variable has another value, which is one value in all of
// the round. And what ends a path: functions that never return.

#include "../corpus.h"

#include <cstdio>
#include <stdexcept>
#include <string>
#include <vector>

using Prices = Map<int, int>;
using Groups = std::vector<Set<int>>;

//===-- Keys that are a loop's variable -------------------------------------//

int counter_ok(const Prices &prices, int n) {
  int sum = 0;
  for (int i = 0; i < n; ++i)
    if (prices.count(i))
      sum += prices.find(i)->second;
  return sum;
}
int counter_bad(const Prices &prices, int n) {
  int sum = 0;
  for (int i = 0; i < n; ++i)
    if (prices.count(i))
      sum += prices.find(i + 1)->second; // lint: 'prices' may not have the key
  return sum;
}
int each_ok(const Prices &prices, const std::vector<int> &ids) {
  int sum = 0;
  for (int id : ids) {
    if (!prices.count(id))
      continue;
    sum += prices.find(id)->second;
  }
  return sum;
}
int each_bad(const Prices &prices, const std::vector<int> &ids) {
  int sum = 0;
  for (int id : ids) {
    if (!prices.count(id))
      std::printf("%d is missing\n", id);
    sum += prices.find(id)->second; // lint: 'prices' may not have the key 'id'
  }
  return sum;
}
int each_bad_run() { return each_bad({{1, 2}}, {1, 7}); }
int down_ok(const Prices &prices, int k) {
  int sum = 0;
  do {
    if (prices.count(k))
      sum += prices.find(k)->second;
  } while (--k > 0);
  return sum;
}
int inner_ok(const Prices &prices, int n) {
  int sum = 0;
  for (int i = 0; i < n; ++i) {
    if (!prices.count(i))
      continue;
    for (int times = 0; times < i; ++times)
      sum += prices.find(i)->second;
  }
  return sum;
}
int inner_bad(const Prices &prices, int n) {
  int sum = 0;
  for (int i = 0; i < n; ++i) {
    if (!prices.count(i))
      continue;
    for (int times = 0; times < i; ++times, ++i)
      sum += prices.find(i)->second; // lint: 'prices' may not have the key 'i'
  }
  return sum;
}

struct Order {
  int id = 1;
};
int members_ok(const Prices &prices, const std::vector<Order> &orders) {
  int sum = 0;
  for (const Order &order : orders)
    if (prices.count(order.id))
      sum += prices.find(order.id)->second;
  return sum;
}
int members_bad(const Prices &prices, std::vector<Order> &orders) {
  int sum = 0;
  for (Order &order : orders)
    if (prices.count(order.id)) {
      order.id += 5;
      sum += prices.find(order.id)->second; // lint: 'prices' may not have the key
    }
  return sum;
}
int members_bad_run() {
  std::vector<Order> orders{{1}, {2}};
  return members_bad({{1, 2}}, orders);
}

//===-- Containers under a subscript ----------------------------------------//

int groups_ok(const Groups &groups) {
  int sum = 0;
  for (unsigned i = 0; i < groups.size(); ++i)
    for (int member : groups[i])
      sum += member;
  return sum;
}
int iterated_ok(const Groups &groups) {
  int sum = 0;
  for (unsigned i = 0; i < groups.size(); ++i)
    for (auto it = groups[i].begin(); it != groups[i].end(); ++it)
      sum += *it;
  return sum;
}
int firsts_ok(const Groups &groups) {
  int sum = 0;
  for (unsigned i = 0; i < groups.size(); ++i)
    if (!groups[i].empty())
      sum += *groups[i].begin();
  return sum;
}
int firsts_bad(const Groups &groups) {
  int sum = 0;
  for (unsigned i = 0; i + 1 < groups.size(); ++i)
    if (!groups[i + 1].empty())
      sum += *groups[i].begin(); // lint: may be empty
  return sum;
}

int firsts_bad_run() { return firsts_bad({{}, {1}}); }

//===-- Functions that never return -----------------------------------------//

namespace {
void fail(const char *what) {
  std::printf("%s\n", what);
  throw std::runtime_error(what);
}
void fail_twice(const char *what) { fail(what); }
void warn(const char *what) {
  std::printf("%s\n", what);
  if (*what == '!')
    throw std::runtime_error(what);
}
} // namespace

int fails_ok(const Prices &prices, int k) {
  auto it = prices.find(k);
  if (it == prices.end())
    fail("no price");
  return it->second;
}
int fails_deeper_ok(const Prices &prices, int k) {
  auto it = prices.find(k);
  if (it == prices.end())
    fail_twice("no price");
  return it->second;
}
int warns_bad(const Prices &prices, int k) {
  auto it = prices.find(k);
  if (it == prices.end())
    warn("no price");
  return it->second; // lint: 'it' is dereferenced
}
int lambda_fails_ok(const Prices &prices, int k) {
  auto give_up = [] { throw std::runtime_error("no price"); };
  if (!prices.count(k))
    give_up();
  return prices.find(k)->second;
}

// A work list whose address somebody has.
struct Feeder {
  Set<int> *todo;
  void feed(int k) {
    if (k < 3)
      todo->insert(k + 1);
  }
};
struct Queues {
  Set<int> todo;
};
int weight(int k);
#ifdef CORPUS_RUN
int weight(int k) { return k; }
#endif
int fed_ok(Queues &queues) {
  Set<int> &todo = queues.todo;
  Feeder feeder{&todo};
  int sum = 0;
  while (!todo.empty()) {
    int k = *todo.begin();
    sum += weight(k);
    feeder.feed(k);
    todo.erase(k);
  }
  return sum;
}
int fed_bad(Queues &queues) {
  Set<int> &todo = queues.todo;
  Feeder feeder{&todo};
  int sum = 0;
  do {
    int k = *todo.begin(); // lint: 'todo.begin\(\)' is dereferenced, but 'todo' may be empty
    sum += weight(k);
    todo.erase(k);
  } while (sum < 3);
  return sum;
}

//===-- Loops that run at least once ----------------------------------------//

int filled_ok() {
  Prices prices;
  for (int i = 0; i < 15; ++i)
    prices[i] = 1;
  return prices.rbegin()->second;
}
int filled_bad() {
  Prices prices;
  for (int i = 15; i < 15; ++i)
    prices[i] = 1;
  return prices.rbegin()->second; // lint: 'prices' may be empty
}
int down_filled_ok() {
  Prices prices;
  int i;
  for (i = 9; i > 3; i--)
    prices[i] = 1;
  return prices.begin()->second;
}
int unsigned_bad() {
  Prices prices;
  for (int i = -1; i < sizeof(int); ++i)
    prices[i] = 1;
  return prices.begin()->second; // lint: 'prices' may be empty
}
int listed_ok() {
  Prices prices;
  for (int i : {1, 2})
    prices[i] = 1;
  return prices.begin()->second;
}
int array_ok() {
  Prices prices;
  int ids[3] = {4, 5, 6};
  for (int id : ids)
    prices[id] = 1;
  return prices.begin()->second;
}
int skipped_bad(const Prices &wanted) {
  Prices prices;
  for (int i = 0; i < 15; ++i) {
    if (!wanted.count(i))
      continue;
    prices[i] = 1;
  }
  return prices.begin()->second; // lint: 'prices' may be empty
}
int skipped_bad_run() { return skipped_bad({}); }
