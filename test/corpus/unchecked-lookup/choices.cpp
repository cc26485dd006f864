// RUN: %corpus %s
//
// Which container it is was chosen before: what is asked of it is so of each.

#include "../corpus.h"

using Ints = Map<int, int>;

struct Shop {
  Ints mine = {{1, 1}, {2, 2}}, theirs = {{1, 1}, {3, 3}}, rest = {{1, 1}};

  int of_two_ok(bool own) const {
    const Ints &m = own ? mine : theirs;
    if (m.empty())
      return 0;
    return m.begin()->second;
  }
  int of_two_bad(bool own) const {
    const Ints &m = own ? mine : theirs;
    return m.begin()->second; // lint: 'm' may be empty
  }
  int counted_ok(bool own, int k) const {
    const Ints &m = own ? mine : theirs;
    if (!m.count(k))
      return 0;
    return m.find(k)->second;
  }
  int counted_bad(bool own, int k) const {
    const Ints &m = own ? mine : theirs;
    if (!mine.count(k))
      return 0;
    return m.find(k)->second; // lint: 'm' may not have the key 'k'
  }
  int of_three_ok(int which, int k) const {
    const Ints &m = which == 1 ? mine : which == 2 ? theirs : rest;
    if (!m.count(k))
      return 0;
    return m.find(k)->second;
  }
  int by_pointer_ok(bool own, int k) const {
    const Ints *m = own ? &mine : nullptr;
    if (!m)
      m = &theirs;
    return m->count(k) ? m->find(k)->second : 0;
  }
  int swept_ok(bool own) {
    Ints &m = own ? mine : theirs;
    for (auto it = m.begin(); it != m.end();) {
      if (it->second > 1)
        it = m.erase(it);
      else
        ++it;
    }
    return m.size();
  }
};

// The end of one of two containers, chosen like the iterator.
int either_end_ok(const Map<int, int> &in, const Map<int, int> &out, int k,
                  bool first) {
  auto it = first ? in.find(k) : out.find(k);
  if (it == (first ? in.end() : out.end()))
    return 0;
  return it->second;
}
int either_end_each_ok(const Map<int, int> &in, const Map<int, int> &out, int k,
                       bool first) {
  auto it = first ? in.find(k) : out.find(k);
  if (first ? it == in.end() : it == out.end())
    return 0;
  return it->second;
}
int either_end_bad(const Map<int, int> &in, const Map<int, int> &out, int k,
                   bool first) {
  auto it = first ? in.find(k) : out.find(k);
  return it->second; // lint: 'it' is dereferenced
}
