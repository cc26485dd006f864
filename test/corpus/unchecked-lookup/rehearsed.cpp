// RUN: %corpus %s
//
// A loop before has put all the keys in, or has asked for them, in this function,
// in a method that it calls, or in the constructor.

#include "../corpus.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>
#include <vector>

using Ints = Map<int, int>;

//===-- Counted keys --------------------------------------------------------//

int counted_ok(Ints &m, int n) {
  for (int i = 0; i < n; ++i)
    m[i] = i;
  int sum = 0;
  for (int i = 0; i < n; ++i)
    sum += m.find(i)->second;
  return sum;
}
int counted_bad(const Ints &m, int n) {
  int sum = 0;
  for (int i = 0; i < n; ++i)
    sum += m.find(i)->second; // lint: 'm' may not have the key 'i'
  return sum;
}
int grid_ok(int width, int height) {
  Map<std::pair<int, int>, int> grid;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      grid[{x, y}] = x;
  int sum = 0;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      sum += grid.find({x, y})->second;
  return sum;
}
int first_ok(Ints &m) {
  for (int i = 0; i < 8; ++i)
    m[i] = i;
  return m.find(7)->second;
}
int named_bad(Ints &m, int n, int k) {
  for (int i = 0; i < n; ++i)
    m[i] = i;
  return m.find(k)->second; // lint: 'm' may not have the key 'k'
}
int named_bad_run(Ints &m) { return named_bad(m, 2, 77); }

//===-- Keys that were asked for --------------------------------------------//

int all_asked_ok(const Ints &m, const std::vector<int> &keys) {
  for (int key : keys)
    if (!m.count(key))
      return 0;
  int sum = 0;
  for (int key : keys)
    sum += m.find(key)->second;
  return sum;
}
int flagged_ok(const Ints &m, const std::vector<int> &keys) {
  bool all = true;
  for (int key : keys)
    all &= m.count(key) != 0;
  if (!all)
    return 0;
  int sum = 0;
  for (int key : keys)
    sum += m.find(key)->second;
  return sum;
}
int others_asked_bad(const Ints &m, const std::vector<int> &keys,
                     const std::vector<int> &others) {
  for (int key : others)
    if (!m.count(key))
      return 0;
  int sum = 0;
  for (int key : keys)
    sum += m.find(key)->second; // lint: 'm' may not have the key 'key'
  return sum;
}
int others_asked_bad_run() { return others_asked_bad({{1, 1}}, {7}, {1}); }
int kept_ok(const Ints &m, const std::vector<int> &keys) {
  std::vector<int> there;
  for (int key : keys)
    if (m.count(key))
      there.push_back(key);
  int sum = 0;
  for (int key : there)
    sum += m.find(key)->second;
  return sum;
}
int filtered_ok(const Ints &m, std::vector<int> keys) {
  keys.erase(std::remove_if(keys.begin(), keys.end(),
                            [&](int key) { return !m.count(key); }),
             keys.end());
  int sum = 0;
  for (int key : keys)
    sum += m.find(key)->second;
  return sum;
}
int filtered_bad(const Ints &m, const Ints &other, std::vector<int> keys) {
  keys.erase(std::remove_if(keys.begin(), keys.end(),
                            [&](int key) { return !other.count(key); }),
             keys.end());
  int sum = 0;
  for (int key : keys)
    sum += m.find(key)->second; // lint: 'm' may not have the key 'key'
  return sum;
}
int filtered_bad_run() { return filtered_bad({}, {{1, 1}}, {1}); }

//===-- Parts of what the loops go over -------------------------------------//

using Edges = std::vector<std::pair<int, int>>;
int ends_ok(const Edges &edges) {
  Ints m;
  for (const auto &[from, to] : edges) {
    m[from];
    m[to];
  }
  int sum = 0;
  for (const auto &[from, to] : edges)
    sum += m.find(from)->second + m.find(to)->second;
  return sum;
}
int starts_bad(const Edges &edges) {
  Ints m;
  for (const auto &[from, to] : edges)
    m.try_emplace(from, 1);
  int sum = 0;
  for (const auto &[from, to] : edges)
    sum += m.find(to)->second; // lint: 'm' may not have the key 'to'
  return sum;
}
int starts_bad_run() { return starts_bad({{1, 77}}); }

//===-- In other methods ----------------------------------------------------//

class Workers {
public:
  Workers() {
    for (int i = 0; i < 4; ++i)
      load_[i] = i;
  }
  int total_ok() {
    int sum = 0;
    for (int i = 0; i < 4; ++i)
      sum += load_.find(i)->second;
    return sum;
  }
  int of_bad(int id) { return load_.find(id)->second; } // lint: 'load_' may not have the key 'id'

  int asked_ok(const std::vector<int> &ids) {
    if (!hasAll(ids))
      return 0;
    int sum = 0;
    for (int id : ids)
      sum += load_.find(id)->second;
    return sum;
  }
  std::vector<int> ids() const {
    std::vector<int> out;
    for (const auto &entry : load_)
      out.push_back(entry.first);
    return out;
  }
  int given_ok() {
    int sum = 0;
    for (int id : ids())
      sum += load_.find(id)->second;
    return sum;
  }

private:
  bool hasAll(const std::vector<int> &ids) const {
    for (int id : ids)
      if (!load_.count(id))
        return false;
    return true;
  }
  Ints load_;
};
int total_ok_run() { return Workers().total_ok(); }
int of_bad_run() { return Workers().of_bad(77); }
int asked_ok_run() { return Workers().asked_ok({1, 77}); }
int given_ok_run() { return Workers().given_ok(); }

//===-- What its object gives, or takes -------------------------------------//

class Waiting {
public:
  Ints at = {{1, 1}, {2, 2}};

  int keyAt(int index) const { return index + 1; }
  int nth_ok(int index) { return at.find(keyAt(index))->second; }

  int pop_ok() {
    auto it = at.begin();
    int first = it->second;
    at.erase(it);
    return first;
  }
  int peek_bad() { return at.begin()->second; } // lint: 'at' may be empty
};
int nth_ok_run() { return Waiting().nth_ok(1); }
int pop_ok_run() { return Waiting().pop_ok(); }
int peek_bad_run() {
  Waiting none;
  none.at.clear();
  return none.peek_bad();
}
