// RUN: %corpus %s
//
// Keys that come from the container itself, or from a sequence whose elements
// were all put in: nobody asks for these.

#include "../corpus.h"

#include <algorithm>
#include <cstddef>
#include <vector>

using Ints = Map<int, int>;

int collected_ok(const Ints &m) {
  std::vector<int> keys;
  for (const auto &entry : m)
    keys.push_back(entry.first);
  std::sort(keys.begin(), keys.end());
  int sum = 0;
  for (int key : keys)
    sum += m.find(key)->second;
  return sum;
}
int collected_bad(const Ints &m) {
  std::vector<int> values;
  for (const auto &entry : m)
    values.push_back(entry.second + 100);
  int sum = 0;
  for (int key : values)
    sum += m.find(key)->second; // lint: 'm' may not have the key 'key'
  return sum;
}

int by_iterator_ok(const Ints &m) {
  std::vector<int> keys;
  for (auto it = m.begin(); it != m.end(); ++it)
    keys.push_back(it->first);
  return keys.empty() ? 0 : m.find(keys.front())->second;
}
int of_another_bad(const Ints &m, const Ints &other) {
  std::vector<int> keys;
  for (const auto &entry : other)
    keys.push_back(entry.first);
  int sum = 0;
  for (int key : keys)
    sum += m.find(key)->second; // lint: 'm' may not have the key 'key'
  return sum;
}

// Each of the sequence's elements was put in before.
int filled_ok(Ints &m, const std::vector<int> &keys) {
  for (int key : keys)
    m.try_emplace(key, 1);
  int sum = 0;
  for (int key : keys)
    sum += m.find(key)->second;
  return sum;
}
int filled_bad(Ints &m, const std::vector<int> &keys) {
  int sum = 0;
  for (int key : keys) {
    if (key > 1)
      m.try_emplace(key, 1);
    sum += m.find(key)->second; // lint: 'm' may not have the key 'key'
  }
  return sum;
}
int filled_bad_run(Ints &m) {
  m.clear();
  return filled_bad(m, {1, 2});
}

// One round counts, the next one uses, by what the elements say.
struct Reading {
  int id = 1, value = 1;
  int key() const { return id; }
};
int counted_first_ok(const std::vector<Reading> &readings) {
  Ints totals;
  for (const Reading &r : readings)
    totals[r.key()] += r.value;
  int sum = 0;
  for (const Reading &r : readings)
    sum += totals.find(r.key())->second;
  return sum;
}
int counted_first_bad(const std::vector<Reading> &readings) {
  Ints totals;
  for (const Reading &r : readings)
    totals[r.value] += r.value;
  int sum = 0;
  for (const Reading &r : readings)
    sum += totals.find(r.key())->second; // lint: 'totals' may not have the key
  return sum;
}
int counted_first_bad_run() { return counted_first_bad({{7, 2}}); }
int by_index_ok(const std::vector<int> &keys) {
  Map<int, std::vector<int>> groups;
  for (std::size_t i = 0; i < keys.size(); ++i)
    groups[keys[i]].push_back(int(i));
  int sum = 0;
  for (std::size_t i = 0; i < keys.size(); ++i)
    sum += int(groups.find(keys[i])->second.size());
  return sum;
}

// Of one item nothing follows for another.
int another_item_bad(Ints &m, const std::vector<int> &keys) {
  if (keys.size() < 2)
    return 0;
  m.emplace(keys[0], 1);
  return m.find(keys[1])->second; // lint: 'm' may not have the key
}
int another_item_bad_run() {
  Ints m;
  return another_item_bad(m, {1, 2});
}

// A sequence beside the container gives its elements an order.
struct Ordered {
  Ints values = {{1, 1}, {2, 2}};
  std::vector<int> order = {1, 2}, other = {7};

  int sum_ok() {
    int sum = 0;
    for (int key : order)
      sum += values.find(key)->second;
    return sum;
  }
  int first_ok() { return values.find(order.front())->second; }
  int nth_ok(int n) {
    return n >= 0 && n < int(order.size()) ? values.find(order[n])->second : 0;
  }
};
int listed_elsewhere_bad(Ints &m, const std::vector<int> &keys) {
  int sum = 0;
  for (int key : keys)
    sum += m.find(key)->second; // lint: 'm' may not have the key 'key'
  return sum;
}
int listed_elsewhere_bad_run(Ints &m) { return listed_elsewhere_bad(m, {99}); }

// A member beside the container is the note of one of its elements.
struct Noted {
  Ints values = {{1, 1}};
  int current = 1;

  int now_ok() { return values.find(current)->second; }
  int next_bad(int next) {
    current = next;
    return values.find(current)->second; // lint: 'values' may not have the key 'current'
  }
};
int now_ok_run() { return Noted().now_ok(); }
struct Borrowed {
  const Ints &values;
  int id;

  int of_bad() { return values.find(id)->second; } // lint: 'values' may not have the key 'id'
};
int of_bad_run(const Ints &values) { return Borrowed{values, 77}.of_bad(); }
