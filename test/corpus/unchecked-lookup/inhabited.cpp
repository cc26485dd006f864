// RUN: %corpus %s
//
// Containers that are known to have elements, however that is known.

#include "../corpus.h"

#include <algorithm>
#include <vector>

//===-- By methods of a wrapper ---------------------------------------------//

class Rows {
public:
  using iterator = Map<int, int>::iterator;
  iterator begin() { return rows_.begin(); }
  iterator end() { return rows_.end(); }
  iterator find(int k) { return rows_.find(k); }
  bool empty() const { return rows_.empty(); }
  std::size_t size() const { return rows_.size(); }
  bool has(int k) const { return rows_.count(k) != 0; }

private:
  Map<int, int> rows_;
};
int empty_ok(Rows &rows) {
  if (rows.empty())
    return 0;
  return rows.begin()->second;
}
int empty_bad(Rows &rows) {
  if (!rows.empty())
    return 0;
  return rows.begin()->second; // lint: is dereferenced, but
}
int size_ok(Rows &rows) {
  if (rows.size() == 0)
    return 0;
  return rows.begin()->second;
}
int size_bad(Rows &rows) {
  if (rows.size() > 5)
    return 0;
  return rows.begin()->second; // lint: may have found nothing
}
void log();
int logged_ok(Rows &rows, int k) {
  if (!rows.has(k))
    return 0;
  log();
  return rows.find(k)->second;
}
#ifdef CORPUS_RUN
void log() {}
#endif

//===-- By an insertion where it was empty ----------------------------------//

using Lists = Map<int, std::vector<int>>;
struct Groups {
  Lists lists;
  int subscript_ok() {
    if (lists.empty())
      lists[0];
    return lists.begin()->first;
  }
  int emplaced_ok() {
    if (lists.empty())
      lists.emplace(0, std::vector<int>());
    return lists.begin()->first;
  }
  int inserted_ok() {
    if (lists.size() == 0)
      lists.insert({0, std::vector<int>()});
    return lists.rbegin()->first;
  }
  int filled_ok() {
    if (lists.empty())
      lists[0].push_back(1);
    return lists.rbegin()->first;
  }
  int sometimes_bad(bool fill) {
    if (fill)
      lists[0].push_back(1);
    return lists.begin()->first; // lint: 'lists' may be empty
  }
  int gone_bad() {
    if (lists.empty())
      return 0;
    lists.erase(lists.begin());
    return lists.begin()->first; // lint: 'lists' may be empty
  }
};

//===-- By the size of another table ----------------------------------------//

class Frequencies {
public:
  int victim_ok(std::size_t capacity) {
    if (times_.size() >= capacity)
      return byTime_.begin()->second;
    return 0;
  }
  int victim_bad() {
    if (times_.size() >= 1)
      return byTime_.begin()->second; // lint: 'byTime_' may be empty // static-only: what is counted in one table is in the other
    return 0;
  }

  void seed() {
    byTime_.clear();
    for (const auto &entry : times_)
      byTime_[entry.second] = entry.first;
  }

private:
  Map<int, int> times_, byTime_;
};
#ifdef CORPUS_RUN
int victim_ok_run(Frequencies &frequencies) {
  return frequencies.victim_ok(1);
}
#endif

//===-- By a range that an algorithm of its own is given --------------------//

template <class Range, class Order> auto least(Range &&range, Order order) {
  return std::min_element(range.begin(), range.end(), order);
}
int least_ok(Set<int> &set) {
  if (set.empty())
    return 0;
  auto it = least(set, [](int a, int b) { return a > b; });
  return *it;
}
int least_bad(Set<int> &set) {
  auto it = least(set, [](int a, int b) { return a > b; });
  return *it; // lint: 'it' is dereferenced, but
}

//===-- Booleans of two tables ----------------------------------------------//

int either_ok(Map<int, int> &a, Map<int, int> &b, int k) {
  bool inA = a.count(k), inB = b.count(k);
  if (!inA && !inB)
    return 0;
  return inA ? a.find(k)->second : b.find(k)->second;
}
int either_bad(Map<int, int> &a, Map<int, int> &b, int k) {
  bool inA = a.count(k), inB = b.count(k);
  if (!inA && !inB)
    return 0;
  return inB ? a.find(k)->second // lint: 'a' may not have the key 'k'
             : 0;
}
