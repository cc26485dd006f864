// RUN: %corpus %s
//
// The examples of docs/definite-and-possible.md, with their numbers. What is
// only possible is silent here: nobody asked for it.

#include "../corpus.h"

#include <cstddef>

using Ints = Map<int, int>;
using HashInts = UnorderedMap<int, int>;

int d01_straight_line_bad(Ints &m, int k) {
  auto it = m.find(k);
  if (it == m.end())
    return 0;
  m.erase(it);
  return it->second; // lint: 'it.*'m'
}

void d02_one_iteration_bad(Ints &m) {
  for (auto it = m.begin(); it != m.end(); ++it) // lint: 'it.*'m'
    if (it->second == 0)
      m.erase(it);
}

int d03_one_branch_bad(Ints &m, int k, bool drop) {
  auto it = m.find(k);
  if (it == m.end())
    return 0;
  if (drop)
    m.erase(it);
  return it->second; // lint: 'it.*'m'
}

int d04_certain_alias_bad(Ints &m, int k) {
  auto &all = m;
  auto it = m.find(k);
  if (it == m.end())
    return 0;
  all.erase(it);
  return it->second; // lint: 'it
}

int d05_same_key_bad(Ints &m, int k) {
  int &value = m[k];
  m.erase(k);
  return value; // lint: 'value.*'m'
}

int d06_growth_bad(HashInts &m, int a, int b) {
  auto it = m.find(a);
  if (it == m.end())
    return 0;
  m[b] = 1;
  return it->second; // lint: 'it.*'m'
}

int d07_erase_if_bad(Ints &m, int k) {
  auto it = m.find(k);
  if (it == m.end())
    return 0;
  std::erase_if(m, [](const auto &entry) { return entry.second == 0; });
  return it->second; // lint: 'it.*'m'
}

int d08_excluded_ok(Ints &m, int k, bool drop) {
  auto it = m.find(k);
  if (it == m.end())
    return 0;
  if (drop)
    m.erase(it);
  if (!drop)
    return it->second;
  return 0;
}

int d09_remembered_ok(Ints &m, int k) {
  auto it = m.find(k);
  if (it == m.end())
    return 0;
  bool erased = false;
  if (it->second == 0) {
    m.erase(it);
    erased = true;
  }
  return erased ? 0 : it->second;
}

int d10_present_ok(HashInts &m, int a, int b) {
  if (!m.contains(b))
    return 0;
  auto it = m.find(a);
  if (it == m.end())
    return 0;
  m[b] = 1;
  return it->second;
}

int d11_different_keys_ok(Ints &m) {
  int &value = m[1];
  m.erase(2);
  return value;
}

int d12_keys_may_be_equal_ok(Ints &m, int a, int b) {
  auto it = m.find(a);
  if (it == m.end())
    return 0;
  m.erase(b);
  return it->second;
}

int d13_maps_may_be_one_ok(Ints &from, Ints &to, int k) {
  auto it = from.find(k);
  if (it == from.end())
    return 0;
  to.erase(k);
  return it->second;
}

void visit(Ints &m);
#ifdef CORPUS_RUN
void visit(Ints &m) { m[0] = 1; }
#endif

int d14_unknown_callee_ok(Ints &m, int k) {
  auto it = m.find(k);
  if (it == m.end())
    return 0;
  visit(m);
  return it->second;
}

int d15_subscripts_may_be_equal_ok(Ints *shards, std::size_t i, std::size_t j,
                                   int k) {
  auto it = shards[i].find(k);
  if (it == shards[i].end())
    return 0;
  shards[j].erase(k);
  return it->second;
}

int d15_subscripts_may_be_equal_ok_run(const Ints &one, const Ints &two,
                                       int k) {
  Ints shards[] = {one, two};
  return d15_subscripts_may_be_equal_ok(shards, 0, 1, k);
}

bool d16_two_names_bad(Ints &a, Ints &b, int k) {
  auto it = a.find(k);
  return it != b.end(); // lint: 'it'|'a'
}

bool d17_bound_to_either_ok(Ints &a, Ints &b, int k, bool late) {
  auto &m = late ? b : a;
  auto it = a.find(k);
  return it != m.end();
}

bool d17_bound_to_either_ok_run(Ints &a, Ints &b, int k) {
  return d17_bound_to_either_ok(a, b, k, false);
}
