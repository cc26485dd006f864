// REQUIRES: absl
// RUN: %corpus %s
// link: {absl-libs}
//
// Abseil: flat and node tables, B-trees.

#include "../corpus.h"

#include <absl/container/btree_map.h>
#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>
#include <absl/container/node_hash_map.h>
#include <string>

int flat_bad(const absl::flat_hash_map<std::string, int> &m,
             const std::string &k) {
  return m.find(k)->second; // lint: 'm' may not have the key 'k'
}
int flat_ok(const absl::flat_hash_map<std::string, int> &m,
            const std::string &k) {
  return m.contains(k) ? m.find(k)->second : 0;
}
int node_bad(const absl::node_hash_map<int, int> &m, int k) {
  auto it = m.find(k);
  return it->second; // lint: 'm' may not have the key 'k'
}
int node_ok(const absl::node_hash_map<int, int> &m, int k) {
  auto it = m.find(k);
  return it == m.end() ? 0 : it->second;
}
int tree_bad(const absl::btree_map<int, int> &m, int k) {
  return m.lower_bound(k)->second; // lint: 'm' may have no key from 'k' on
}
int tree_ok(const absl::btree_map<int, int> &m, int k) {
  auto it = m.lower_bound(k);
  return it != m.end() && it->first == k ? it->second : 0;
}
void set_bad(absl::flat_hash_set<int> &s, int k) {
  s.erase(s.find(k)); // lint: 's' may not have the key 'k'
}
void set_ok(absl::flat_hash_set<int> &s, int k) {
  if (auto it = s.find(k); it != s.end())
    s.erase(it);
}

// What is moved by others is there still.
int moved_ok(absl::flat_hash_map<int, int *> &m, int *value) {
  m[1] = value;
  m[2] = value;
  return *m[1];
}
int moved_bad(absl::flat_hash_map<int, int *> &m, int *value) {
  m[2] = value;
  return *m[1]; // lint: null if 'm' does not have the key '1'
}
int moved_bad_run() {
  absl::flat_hash_map<int, int *> m;
  int value = 1;
  return moved_bad(m, &value);
}
int moved_insert_ok(absl::flat_hash_map<int, int> &m, int a, int b) {
  if (!m.contains(a))
    return 0;
  m.try_emplace(b, 1);
  return m.find(a)->second;
}
int moved_erase_bad(absl::flat_hash_map<int, int> &m, int a) {
  if (!m.contains(a))
    return 0;
  m.erase(a);
  return m.find(a)->second; // lint: it is the end of its container
}
