// RUN: %corpus %s
//
// Positions in containers that are known to have elements, and in those of which
// only their author knows how many there are.

#include "../corpus.h"

#include <cstddef>

using Prices = Map<int, int>;

//===-- Steps back from what may be the end ---------------------------------//

int before_end_ok(const Prices &prices, int k) {
  if (prices.empty())
    return 0;
  auto it = prices.lower_bound(k);
  if (it == prices.end())
    --it;
  return it->second;
}
int before_end_bad(const Prices &prices, int k) {
  if (!prices.empty())
    return 0;
  auto it = prices.lower_bound(k);
  if (it == prices.end())
    --it; // lint: 'it' is advanced
  return it->second;
}
int before_other_ok(const Prices &prices, int k) {
  if (prices.empty())
    return 0;
  auto it = prices.upper_bound(k);
  if (it != prices.end() && it == prices.begin())
    return 0;
  --it;
  return it->second;
}
int before_unequal_ok(const Prices &prices, int k) {
  if (prices.empty())
    return 0;
  auto it = prices.lower_bound(k);
  if (it == prices.end() || (it->first != k && it != prices.begin()))
    --it;
  return it->second;
}

//===-- Elements that were counted ------------------------------------------//

int first_two_ok(const Prices &prices) {
  if (prices.size() != 2)
    return 0;
  auto it = prices.begin();
  int first = it->second;
  ++it;
  return first + it->second;
}
int first_bad(const Prices &prices) {
  if (prices.size() != 0)
    return 0;
  return prices.begin()->second; // lint: 'prices.begin\(\)' is dereferenced
}
void halve_ok(Prices &prices, std::size_t most) {
  if (most > 0 && prices.size() > most)
    for (std::size_t i = 0; i < most / 2; ++i)
      prices.erase(prices.begin());
}
int erase_two_bad(Prices &prices) {
  if (prices.empty())
    return 0;
  prices.erase(prices.begin());
  return prices.begin()->second; // lint: 'prices.begin\(\)' is dereferenced, but 'prices' may be empty
}

// Rounds that were counted before.
int drained_ok(Prices &m) {
  auto rounds = m.size();
  int sum = 0;
  while (rounds--) {
    sum += m.begin()->second;
    m.erase(m.begin());
  }
  return sum;
}
int drained_bad(Prices &m, int rounds) {
  int sum = 0;
  while (rounds--) {
    sum += m.begin()->second; // lint: 'm' may be empty
    m.erase(m.begin());
  }
  return sum;
}

// Two queues, not both empty.
int smaller_ok(const Prices &a, const Prices &b) {
  if (a.empty() && b.empty())
    return 0;
  if (a.empty())
    return b.begin()->first;
  if (b.empty())
    return a.begin()->first;
  return a.begin()->first < b.begin()->first ? a.begin()->first
                                             : b.begin()->first;
}
int smaller_bad(const Prices &a, const Prices &b) {
  if (a.empty() || !b.empty())
    return 0;
  if (!a.empty())
    return b.begin()->first; // lint: 'b' may be empty|end of its container
  return 1;
}
int smaller_bad_run() { return smaller_bad({{1, 1}}, {}); }
int noted_size_bad(const Prices &m) {
  auto n = m.size();
  int empty = 0;
  if (n == 0)
    ++empty;
  return empty + m.begin()->second; // lint: 'm' may be empty|end of its container
}

// A number beside the container may count its elements.
class Timers {
  Prices at = {{1, 1}};
  int count = 1;

public:
  int next_ok() {
    if (count == 0)
      return -1;
    return at.begin()->second;
  }
  int soonest_ok(int time) {
    bool first = count == 0 ? true : time < at.begin()->first;
    ++count;
    at.try_emplace(time, 1);
    return first;
  }
};
struct Doors {
  Prices at;
  bool open = true;

  int next_bad() {
    if (!open)
      return -1;
    return at.begin()->second; // lint: 'at' may be empty
  }
};
int nth_ok(Prices &m, std::size_t n) {
  if (n == 0 || n > m.size())
    return 0;
  auto it = m.begin();
  while (n-- > 1)
    ++it;
  m.erase(it);
  return 1;
}

// The size is handed to somebody who compares it.
bool same(std::size_t left, std::size_t right);
#ifdef CORPUS_RUN
bool same(std::size_t left, std::size_t right) { return left == right; }
#endif
int compared_ok(const Prices &m) {
  if (!same(m.size(), 1))
    return 0;
  return m.begin()->second;
}
int compared_bad(const Prices &m, const Prices &other) {
  if (!same(other.size(), 1))
    return 0;
  return m.begin()->second; // lint: 'm' may be empty
}
int compared_bad_run() { return compared_bad({}, {{1, 1}}); }
struct Keyring {
  Map<int, Set<int>> of;

  void forget_ok(int owner, std::size_t n) {
    auto own = of.find(owner);
    if (own == of.end() || n == 0 || n > own->second.size())
      return;
    auto it = own->second.begin();
    while (n > 1) {
      ++it;
      --n;
    }
    own->second.erase(it);
  }
  int lowest_bad(int owner, int other) {
    auto own = of.find(owner), another = of.find(other);
    if (own == of.end() || another == of.end() || another->second.empty())
      return 0;
    return *own->second.begin(); // lint: 'own->second' may be empty
  }
};
int lowest_bad_run() {
  Keyring all;
  all.of = {{1, {}}, {2, {1}}};
  return all.lowest_bad(1, 2);
}
