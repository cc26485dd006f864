// RUN: %corpus %s
// find(key) and what is made of its result.
#include "../corpus.h"

#include <cassert>
#include <stdexcept>
#include <string>
#include <utility>

using Ints = Map<int, int>;

// One expression.
int in_one_expression_bad(const Ints &m, int k) {
  return m.find(k)->second; // lint: 'm.find\(k\)' is dereferenced, but 'm' may not have the key 'k'
}
int in_one_expression_ok(const Ints &m, int k) {
  return m.find(k) == m.end() ? 0 : m.find(k)->second;
}

int straight_line_bad(const Ints &m, int k) {
  auto it = m.find(k);
  return it->second; // lint: 'it' is dereferenced, but 'm' may not have the key 'k'
}
int straight_line_ok(const Ints &m, int k) {
  auto it = m.find(k);
  if (it == m.end())
    return 0;
  return it->second;
}

int starred_bad(const Ints &m, int k) {
  auto it = m.find(k);
  auto [key, value] = *it; // lint: 'it' is dereferenced
  return value;
}
int starred_ok(const Ints &m, int k) {
  auto it = m.find(k);
  if (it != m.cend()) {
    auto [key, value] = *it;
    return value;
  }
  return 0;
}

void written_bad(Ints &m, int k) {
  m.find(k)->second = 1; // lint: dereferenced
}
void written_ok(Ints &m, int k) {
  if (auto it = m.find(k); it != m.end())
    it->second = 1;
}

int &reference_bad(Ints &m, int k) {
  auto it = m.find(k);
  int &value = it->second; // lint: dereferenced
  return value;
}

int set_bad(const Set<int> &s, int k) {
  return *s.find(k); // lint: 's' may not have the key 'k'
}
int set_ok(const Set<int> &s, int k) {
  return s.count(k) ? *s.find(k) : 0;
}

int unordered_bad(const UnorderedMap<std::string, int> &m,
                  const std::string &k) {
  return m.find(k)->second; // lint: 'm' may not have the key 'k'
}
int unordered_ok(const UnorderedMap<std::string, int> &m,
                 const std::string &k) {
  auto it = m.find(k);
  if (m.end() != it)
    return it->second;
  return 0;
}

int multimap_bad(const MultiMap<int, int> &m, int k) {
  int sum = 0;
  for (auto it = m.find(k); it->first == k; ++it) // lint: 'm' may not have the key 'k'
    sum += it->second;
  return sum;
}

// Tests in the wrong place, of the wrong thing, the wrong way round.
int test_after_use_bad(const Ints &m, int x) {
  auto it = m.find(x);
  if (it->second <= x && it != m.end()) // lint: dereferenced
    return 1;
  return 0;
}
int test_after_use_ok(const Ints &m, int x) {
  auto it = m.find(x);
  if (it != m.end() && it->second <= x)
    return 1;
  return 0;
}

int inverted_bad(const Ints &m, int k) {
  auto it = m.find(k);
  if (it == m.end())
    return it->second; // lint: 'it' is dereferenced, but it is the end
  return 0;
}

int inverted_count_bad(const Ints &m, int k) {
  if (m.count(k) == 0)
    return m.find(k)->second; // lint: 'm' may not have the key 'k'
  return 0;
}
int inverted_count_ok(const Ints &m, int k) {
  if (m.count(k) != 0)
    return m.find(k)->second;
  return 0;
}

int or_bad(const Ints &m, int k, bool force) {
  auto it = m.find(k);
  if (force || it != m.end())
    return it->second; // lint: dereferenced
  return 0;
}
int or_ok(const Ints &m, int k, bool force) {
  auto it = m.find(k);
  if (force || it == m.end())
    return 0;
  return it->second;
}

int other_key_bad(const Ints &m, int k, int l) {
  if (!m.count(l))
    return 0;
  return m.find(k)->second; // lint: 'm' may not have the key 'k'
}
int other_key_ok(const Ints &m, int k, int l) {
  if (!m.count(l) || !m.count(k))
    return 0;
  return m.find(k)->second + m.find(l)->second;
}

int other_map_bad(const Ints &a, const Ints &b, int k) {
  auto it = a.find(k);
  if (it == b.end()) // run: foreign_iterator
    return 0;
  return it->second; // lint: 'a' may not have the key 'k'
}

int other_map_contains_bad(const Ints &a, const Ints &b, int k) {
  if (!b.contains(k))
    return 0;
  return a.find(k)->second; // lint: 'a' may not have the key 'k'
}
int other_map_contains_ok(const Ints &a, const Ints &b, int k) {
  if (!b.contains(k) || !a.contains(k))
    return 0;
  return a.find(k)->second;
}

int key_changed_bad(const Ints &m, int k) {
  if (!m.contains(k))
    return 0;
  ++k;
  return m.find(k)->second; // lint: 'm' may not have the key 'k'
}
int key_changed_ok(const Ints &m, int k) {
  ++k;
  if (!m.contains(k))
    return 0;
  return m.find(k)->second;
}

int iterator_reassigned_bad(const Ints &m, int k, int l) {
  auto it = m.find(k);
  if (it == m.end())
    return 0;
  it = m.find(l);
  return it->second; // lint: 'm' may not have the key 'l'
}
int iterator_reassigned_ok(const Ints &m, int k, int l) {
  auto it = m.find(k);
  it = m.find(l);
  if (it == m.end())
    return 0;
  return it->second;
}

int erased_since_bad(Ints &m, int k) {
  if (!m.contains(k))
    return 0;
  m.erase(k);
  return m.find(k)->second; // lint: 'm.find.k.' is dereferenced, but it is the end
}
int erased_since_ok(Ints &m, int k) {
  m.erase(k + 1);
  if (!m.contains(k))
    return 0;
  return m.find(k)->second;
}

int cleared_since_bad(Ints &m, int k) {
  if (!m.contains(k))
    return 0;
  m.clear();
  return m.find(k)->second; // lint: 'm.find.k.' is dereferenced, but it is the end
}

int map_assigned_since_bad(Ints &m, const Ints &other, int k) {
  if (!m.contains(k))
    return 0;
  m = other;
  return m.find(k)->second; // lint: 'm' may not have the key 'k'
}
int map_assigned_since_ok(Ints &m, const Ints &other, int k) {
  m = other;
  if (!m.contains(k))
    return 0;
  return m.find(k)->second;
}

int one_branch_bad(const Ints &m, int k, bool careful) {
  auto it = m.find(k);
  if (careful)
    if (it == m.end())
      return 0;
  return it->second; // lint: dereferenced
}
int one_branch_ok(const Ints &m, int k, bool careful) {
  auto it = m.find(k);
  if (careful && it == m.end())
    return 0;
  if (!careful)
    return 1;
  return it->second;
}

int block_left_bad(const Ints &m, int k) {
  auto it = m.find(k);
  int x = 0;
  if (it != m.end())
    x = it->second;
  return x + it->first; // lint: dereferenced
}
int block_left_ok(const Ints &m, int k) {
  auto it = m.find(k);
  int x = 0;
  if (it != m.end())
    x = it->second + it->first;
  return x;
}

// What needs an element.
void erase_found_bad(Ints &m, int k) {
  m.erase(m.find(k)); // lint: 'm.find\(k\)' is erased, but 'm' may not have the key 'k'
}
void erase_found_ok(Ints &m, int k) {
  auto it = m.find(k);
  if (it != m.end())
    m.erase(it);
  m.erase(k);
}

void extract_found_bad(Ints &m, int k) {
  m.extract(m.find(k)); // lint: 'm' may not have the key 'k'
}
void extract_found_ok(Ints &m, int k) {
  if (auto it = m.find(k); it != m.end())
    m.extract(it);
  m.extract(k);
}

bool next_found_bad(const Ints &m, int k) {
  auto next = std::next(m.find(k)); // lint: is advanced, but 'm' may not have the key 'k'
  return next == m.end();
}
bool next_found_ok(const Ints &m, int k) {
  auto it = m.find(k);
  return it != m.end() && std::next(it) == m.end();
}

bool increment_bad(const Ints &m, int k) {
  auto it = m.find(k);
  ++it; // lint: 'it' is advanced
  return it == m.end();
}
bool increment_ok(const Ints &m, int k) {
  auto it = m.find(k);
  if (it == m.end())
    return true;
  ++it;
  return it == m.end();
}

void hint_ok(Ints &m, int k) {
  auto it = m.find(k);
  m.emplace_hint(it, k, 1);
  m.insert(it, std::pair(k + 1, 2));
}

void range_ok(Ints &m, int k) {
  m.erase(m.find(k), m.end());
}

// Silent: presence is known.
int thrown_ok(const Ints &m, int k) {
  auto it = m.find(k);
  if (it == m.end())
    throw std::out_of_range("k");
  return it->second;
}

int loop_ok(const Ints &m, int n) {
  int sum = 0;
  for (int i = 0; i < n; ++i) {
    auto it = m.find(i);
    if (it == m.end())
      continue;
    sum += it->second;
  }
  return sum;
}
int loop_bad(const Ints &m, int n) {
  int sum = 0;
  for (int i = 0; i < n; ++i) {
    auto it = m.find(i);
    sum += it->second; // lint: 'm' may not have the key 'i'
  }
  return sum;
}

int loop_break_ok(const Ints &m, int n) {
  int sum = 0;
  for (int i = 0; i < n; ++i) {
    auto it = m.find(i);
    if (it == m.end())
      break;
    sum += it->second;
  }
  return sum;
}

int asserted_ok(const Ints &m, int k) {
  auto it = m.find(k);
  assert(it != m.end());
  return it->second;
}

int remembered_ok(const Ints &m, int k) {
  auto it = m.find(k);
  bool found = it != m.end();
  if (!found)
    return 0;
  return it->second;
}
int remembered_bad(const Ints &m, int k) {
  auto it = m.find(k);
  bool missing = it == m.end();
  if (!missing)
    return 0;
  return it->second; // lint: it is the end
}

int flag_ok(const Ints &m, int value) {
  bool found = false;
  auto it = m.begin();
  for (; it != m.end(); ++it)
    if (it->second == value) {
      found = true;
      break;
    }
  if (found)
    return it->first;
  return 0;
}
int flag_bad(const Ints &m, int value) {
  auto it = m.begin();
  for (; it != m.end(); ++it)
    if (it->second == value)
      break;
  return it->first; // lint: it may be the end
}

int correlated_ok(const Ints &m, int k, bool strict) {
  auto it = m.find(k);
  if (strict) {
    if (it == m.end())
      return -1;
  }
  if (strict)
    return it->second;
  return 0;
}

int ternary_ok(const Ints &m, int k) {
  auto it = m.find(k);
  return it != m.end() ? it->second : 0;
}
int ternary_bad(const Ints &m, int k) {
  auto it = m.find(k);
  return it == m.end() ? it->second : 0; // lint: it is the end
}

int switched_ok(const Ints &m, int k) {
  switch (m.count(k)) {
  case 0:
    return 0;
  default:
    return m.find(k)->second;
  }
}
int switched_bad(const Ints &m, int k) {
  switch (m.count(k)) {
  case 0:
    return m.find(k)->second; // lint: 'm' may not have the key 'k'
  default:
    return 0;
  }
}

int inserted_ok(Ints &m, int k) {
  m[k] = 1;
  return m.find(k)->second;
}
int emplaced_ok(Ints &m, int k) {
  m.emplace(k, 1);
  return m.find(k)->second;
}
int inserted_pair_ok(Ints &m, int k) {
  m.insert(std::make_pair(k, 1));
  return m.find(k)->second;
}
int tried_ok(Ints &m, int k) {
  m.try_emplace(k, 1);
  return m.find(k)->second;
}
int inserted_other_bad(Ints &m, int k) {
  m[k] = 1;
  return m.find(k + 1)->second; // lint: 'm' may not have the key 'k \+ 1'
}

int found_or_inserted_ok(Ints &m, int k) {
  auto it = m.find(k);
  if (it == m.end())
    it = m.emplace(k, 0).first;
  return ++it->second;
}
int found_or_inserted_bad(Ints &m, int k) {
  auto it = m.find(k);
  if (it == m.end())
    m.emplace(k, 0);
  return ++it->second; // lint: dereferenced
}

int insertion_ok(Ints &m, int k) {
  auto [it, inserted] = m.insert({k, 1});
  if (!inserted)
    it->second = 2;
  return it->second;
}

int greater_ok(const Ints &m, int k) {
  if (m.count(k) > 0)
    return m.find(k)->second;
  if (m.count(k + 1) >= 1)
    return m.find(k + 1)->second;
  if (m.count(k + 2) == 1)
    return m.find(k + 2)->second;
  return 0;
}

int in_another_variable_ok(const Ints &m, int k) {
  const auto it = m.find(k), none = m.end();
  if (it == none)
    return 0;
  return it->second;
}

int copied_key_ok(const Ints &m, int k) {
  const int copy = k;
  if (!m.count(copy))
    return 0;
  return m.find(k)->second;
}

int nested_bad(const Map<int, Ints> &all, int a, int b) {
  auto outer = all.find(a);
  if (outer == all.end())
    return 0;
  auto inner = outer->second.find(b);
  if (inner == outer->second.end())
    return 0;
  return inner->second + all.find(b)->second.size(); // lint: 'all' may not have the key 'b'
}
int nested_bad_run(Map<int, Ints> &all, int a, int b) {
  all.erase(b);
  return nested_bad(all, a, b);
}
int nested_ok(const Map<int, Ints> &all, int a, int b) {
  auto outer = all.find(a);
  if (outer == all.end())
    return 0;
  auto inner = outer->second.find(b);
  if (inner == outer->second.end())
    return 0;
  return inner->second;
}
int nested_end_bad(const Map<int, Ints> &all, int a, int b) {
  auto outer = all.find(a);
  auto inner = outer->second.find(b); // lint: 'all' may not have the key 'a'
  return inner->second; // lint: may not have the key 'b'
}

int caught_ok(const Ints &m, int k) {
  try {
    return m.at(k);
  } catch (const std::out_of_range &) {
    return 0;
  }
}

int goto_ok(const Ints &m, int k) {
  auto it = m.find(k);
  if (it == m.end())
    goto none;
  return it->second;
none:
  return 0;
}

// The inner look-up is the one that nobody has tested.
int nested_inner_bad(const Map<int, Ints> &all, int a, int b) {
  auto outer = all.find(a);
  if (outer == all.end())
    return 0;
  auto inner = outer->second.find(b);
  return inner->second; // lint: 'inner' is dereferenced, but 'outer->second' may not have the key 'b'
}
int nested_inner_ok(const Map<int, Ints> &all, int a, int b) {
  auto outer = all.find(a);
  if (outer == all.end())
    return 0;
  auto inner = outer->second.find(b);
  return inner == outer->second.end() ? 0 : inner->second;
}
