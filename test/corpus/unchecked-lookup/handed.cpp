// RUN: %corpus %s
//
// Iterators that are handed to helpers, which use them without a test, and that
// helpers hand out through a parameter.

#include "../corpus.h"

using Ints = Map<int, int>;

//===-- To a helper ---------------------------------------------------------//

class Index {
public:
  int returned_ok(int k) {
    auto it = ints_.find(k);
    if (it == ints_.end())
      return 0;
    return always(it);
  }
  int guarded_ok(int k) {
    auto it = ints_.find(k);
    if (it != ints_.end())
      return always(it);
    return 0;
  }
  int one_ok(int k) {
    auto it = ints_.find(k);
    return it == ints_.end() ? 0 : sometimes(it);
  }
  int other_bad(int k) {
    auto it = ints_.find(k);
    return sometimes(it); // lint: 'it' is dereferenced, but 'ints_' may not have the key 'k' // run: end_iterator
  }
  int direct_bad(int k) {
    return once(ints_.find(k)); // lint: 'ints_.find\(k\)' is dereferenced // run: end_iterator
  }
  int testing_ok(int k) {
    return tested(ints_.find(k));
  }
  int first_ok() {
    return ints_.empty() ? 0 : once(ints_.begin());
  }
  int first_bad() {
    return once(ints_.begin()); // lint: 'ints_' may be empty // run: end_iterator
  }

private:
  int always(Ints::iterator it) { return it->second; }
  int sometimes(Ints::iterator it) { return it->second; }
  int once(Ints::iterator it) { return it->second; }
  int tested(Ints::iterator it) { return it == ints_.end() ? 0 : it->second; }
  Ints ints_;
};

static int valueAt(const Ints::const_iterator &it) {
  return it->second;
}
int function_ok(const Ints &m, int k) {
  auto it = m.find(k);
  return it != m.end() ? valueAt(it) : 0;
}
int function_bad(const Ints &m, int k) {
  auto it = m.find(k);
  return valueAt(it); // lint: is dereferenced, but 'm' may not have the key 'k' // run: end_iterator
}

static int valueIf(const Ints &m, Ints::const_iterator it, bool known) {
  if (known)
    return it->second;
  return m.size();
}
int flag_ok(const Ints &m, int k) {
  auto it = m.find(k);
  return valueIf(m, it, it != m.end());
}

static void drop(Ints &m, Ints::iterator it) {
  m.erase(it);
}
void dropped_ok(Ints &m, int k) {
  if (auto it = m.find(k); it != m.end())
    drop(m, it);
}
void dropped_bad(Ints &m, int k) {
  drop(m, m.find(k)); // lint: 'm.find\(k\)' is dereferenced // run: end_iterator
}

//===-- From a helper -------------------------------------------------------//

static bool seek(const Ints &m, int k, Ints::const_iterator &it) {
  it = m.find(k);
  return it != m.end();
}
int sought_ok(const Ints &m, int k) {
  Ints::const_iterator it;
  if (!seek(m, k, it))
    return 0;
  return it->second;
}
int sought_bad(const Ints &m, int k) {
  Ints::const_iterator it;
  seek(m, k, it);
  return it->second; // lint: 'it' is dereferenced, but that call may have found nothing
}
int inverted_bad(const Ints &m, int k) {
  Ints::const_iterator it;
  if (seek(m, k, it))
    return 0;
  return it->second; // lint: 'it' is dereferenced
}
int compared_ok(const Ints &m, int k) {
  Ints::const_iterator it;
  seek(m, k, it);
  return it == m.end() ? 0 : it->second;
}

static bool locate(const Ints &m, int k, Ints::const_iterator &it) {
  it = m.lower_bound(k);
  if (it == m.end())
    return false;
  return true;
}
int located_ok(const Ints &m, int k) {
  Ints::const_iterator it;
  if (locate(m, k, it))
    return it->second;
  return 0;
}
int located_bad(const Ints &m, int k) {
  Ints::const_iterator it;
  if (locate(m, k, it))
    return 0;
  return it->second; // lint: 'it' is dereferenced
}
