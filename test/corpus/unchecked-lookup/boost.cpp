// REQUIRES: boost
// RUN: %corpus %s
//
// Boost: unordered_map, flat_map.

#include "../corpus.h"

#include <boost/container/flat_map.hpp>
#include <boost/unordered_map.hpp>

int unordered_bad(const boost::unordered_map<int, int> &m, int k) {
  return m.find(k)->second; // lint: 'm' may not have the key 'k'
}
int unordered_ok(const boost::unordered_map<int, int> &m, int k) {
  auto it = m.find(k);
  return it == m.end() ? 0 : it->second;
}
int flat_bad(const boost::container::flat_map<int, int> &m, int k) {
  auto it = m.upper_bound(k);
  return it->second; // lint: 'm' may have no key from 'k' on
}
int flat_ok(const boost::container::flat_map<int, int> &m, int k) {
  auto it = m.upper_bound(k);
  return it == m.end() ? 0 : it->second;
}
