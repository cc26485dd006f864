// REQUIRES: boost
// RUN: %corpus %s
//
// Boost: unordered_map, flat_map.

#include "../corpus.h"

#include <boost/container/flat_map.hpp>
#include <boost/shared_ptr.hpp>
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

// A finder that shares what it found.
struct Shelf {
  boost::unordered_map<int, boost::shared_ptr<int>> items;

  boost::shared_ptr<int> find(int id) const {
    auto it = items.find(id);
    if (it == items.end())
      return boost::shared_ptr<int>();
    return it->second;
  }
  int shared_ok(int id) {
    auto item = find(id);
    if (!item)
      return 0;
    return *item;
  }
  int shared_bad(int id) {
    auto item = find(id);
    return *item; // lint: 'item' is dereferenced // static-only: a null pointer that nobody reports
  }
};
int shared_ok_run() { return Shelf().shared_ok(7); }
int shared_bad_run() { return Shelf().shared_bad(7); }
