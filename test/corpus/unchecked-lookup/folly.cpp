// RUN: %corpus %s
//
// folly, by declarations that stand in for its headers; the tables of the standard
// stand in for its tables in the run.

#include "../../models/folly/folly/container/F14Map.h"
#include "../corpus.h"

#ifdef CORPUS_RUN
template <class... As> using FastMap = UnorderedMap<As...>;
template <class... As> using NodeMap = UnorderedMap<As...>;
template <class... As> using FastSet = UnorderedSet<As...>;
#else
template <class... As> using FastMap = folly::F14FastMap<As...>;
template <class... As> using NodeMap = folly::F14NodeMap<As...>;
template <class... As> using FastSet = folly::F14FastSet<As...>;
#endif

namespace folly {
template <class Table, class Key>
const typename Table::mapped_type *get_ptr(const Table &table, const Key &key)
#ifdef CORPUS_RUN
{
  auto it = table.find(key);
  return it == table.end() ? nullptr : &it->second;
}
#else
    ;
#endif
} // namespace folly

int find_bad(const FastMap<int, int> &m, int k) {
  return m.find(k)->second; // lint: 'm' may not have the key 'k'
}
int find_ok(const FastMap<int, int> &m, int k) {
  auto it = m.find(k);
  return it == m.end() ? 0 : it->second;
}
int inverted_bad(const NodeMap<int, int> &m, int k) {
  if (m.contains(k))
    return 0;
  return m.find(k)->second; // lint: 'm' may not have the key 'k'
}
int contained_ok(const NodeMap<int, int> &m, int k) {
  if (!m.contains(k))
    return 0;
  return m.find(k)->second;
}
int set_bad(const FastSet<int> &s, int k) {
  return *s.find(k); // lint: 's' may not have the key 'k'
}
int set_ok(const FastSet<int> &s, int k) {
  auto it = s.find(k);
  return it != s.end() ? *it : 0;
}
int first_bad(const FastSet<int> &s) {
  return *s.begin(); // lint: 's' may be empty
}
int first_ok(const FastSet<int> &s) {
  return s.empty() ? 0 : *s.begin();
}
void erased_bad(FastMap<int, int> &m, int k) {
  m.erase(m.find(k)); // lint: 'm.find\(k\)' is erased
}
void erased_ok(FastMap<int, int> &m, int k) {
  if (auto it = m.find(k); it != m.end())
    m.erase(it);
}
int pointer_bad(const FastMap<int, int> &m, int k) {
  return *folly::get_ptr(m, k); // lint: is dereferenced
}
int pointer_ok(const FastMap<int, int> &m, int k) {
  if (const int *value = folly::get_ptr(m, k))
    return *value;
  return 0;
}
