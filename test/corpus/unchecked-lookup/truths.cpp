// RUN: %corpus %s
//
// Truths that are kept, joined and compared before they are asked.

#include "../corpus.h"

using Ints = Map<int, int>;

int narrowed_ok(const Ints &m, int k) {
  auto it = m.find(k);
  bool ok = it != m.end();
  ok &= k > 3;
  if (!ok)
    return 0;
  return it->second;
}
int narrowed_bad(const Ints &m, int k) {
  auto it = m.find(k);
  bool ok = it != m.end();
  ok |= k >= 0;
  if (!ok)
    return 0;
  return it->second; // lint: 'it' is dereferenced, but 'm' may not have the key 'k'
}
int widened_ok(const Ints &m, int k) {
  auto it = m.find(k);
  bool missing = false;
  missing |= it == m.end();
  if (missing)
    return 0;
  return it->second;
}
int widened_bad(const Ints &m, int k) {
  auto it = m.find(k);
  bool missing = k < 0;
  missing &= it == m.end();
  if (missing)
    return 0;
  return it->second; // lint: 'it' is dereferenced, but 'm' may not have the key 'k'
}

int two_at_once_ok(const Ints &m, int j, int k) {
  auto a = m.find(j), b = m.find(k);
  bool both = (a != m.end()) & (b != m.end());
  return both ? a->second + b->second : 0;
}
int two_at_once_bad(const Ints &m, int j, int k) {
  auto a = m.find(j), b = m.find(k);
  bool either = (a != m.end()) | (b != m.end());
  if (!either)
    return 0;
  return a->second; // lint: 'a' is dereferenced, but 'm' may not have the key 'j'
}

// Comparators: where the one is there and the other is not, that decides.
bool less_ok(const Ints &m, int j, int k) {
  auto a = m.find(j), b = m.find(k);
  bool has_a = a != m.end(), has_b = b != m.end();
  if (has_a != has_b)
    return !has_a;
  if (has_a && a->second != b->second)
    return a->second < b->second;
  return j < k;
}
bool less_bad(const Ints &m, int j, int k) {
  auto a = m.find(j), b = m.find(k);
  bool has_a = a != m.end(), has_b = b != m.end();
  if (has_a == has_b)
    return j < k;
  return a->second < // lint: 'a' is dereferenced, but 'm' may not have the key 'j'
         b->second;  // lint: 'b' is dereferenced, but 'm' may not have the key 'k'
}
bool less_unnamed_ok(const Ints &m, int j, int k) {
  auto a = m.find(j), b = m.find(k);
  if ((a == m.end()) != (b == m.end()))
    return a == m.end();
  if (a == m.end())
    return j < k;
  return a->second < b->second;
}

// A helper that tells what it was told.
struct Validator {
  Ints m = {{1, 1}, {2, 2}};
  mutable Ints cache;
  int failures = 0;

  bool expect(bool condition) {
    if (!condition)
      ++failures;
    return condition;
  }
  bool require(bool condition) {
    if (condition)
      return true;
    ++failures;
    return false;
  }
  int expected_ok(int k) {
    auto it = m.find(k);
    if (!expect(it != m.end()))
      return 0;
    return it->second;
  }
  int expected_bad(int k) {
    auto it = m.find(k);
    if (expect(it != m.end()))
      return 0;
    return it->second; // lint: 'it' is dereferenced, but it is the end of its container here
  }
  int required_ok(int k) {
    auto it = m.find(k);
    return require(it != m.end()) ? it->second : 0;
  }
  int required_otherwise_ok(int k) {
    auto it = m.find(k);
    return require(it == m.end()) ? 0 : require(k > 0) ? it->second : 0;
  }

  // A cache that a const method fills.
  void fill(int k) const { cache.emplace(k, 2 * k); }
  int cached_ok(int k) const {
    auto it = cache.find(k);
    if (it == cache.end()) {
      fill(k);
      it = cache.find(k);
    }
    return it->second;
  }
  void fill_other(int k) const { cache.emplace(k + 1, 2 * k); }
  int cached_bad(int k) const {
    auto it = cache.find(k);
    if (it == cache.end()) {
      fill_other(k);
      it = cache.find(k);
    }
    return it->second; // lint: 'it' is dereferenced
  }
};

// A record that remembers the test.
struct Sought {
  Ints::const_iterator place;
  bool found = false;
};
int remembered_ok(const Ints &m, int k) {
  Sought s{m.find(k), false};
  s.found = s.place != m.end();
  return s.found ? s.place->second : 0;
}
int remembered_bad(const Ints &m, int k) {
  Sought s{m.find(k), false};
  s.found = s.place == m.end();
  return s.found ? s.place->second : 0; // lint: 's.place' is dereferenced
}
int remembered_pair_ok(const Ints &m, int k) {
  std::pair<Ints::const_iterator, bool> s{m.find(k), false};
  s.second = s.first != m.end();
  return s.second ? s.first->second : 0;
}

int negated_ok(const Ints &m, int k) {
  return m.count(-k) ? m.find(-k)->second : 0;
}
int negated_bad(const Ints &m, int k) {
  return m.count(-k) ? m.find(k)->second : 0; // lint: 'm' may not have the key 'k'
}
int negated_bad_run() { return negated_bad({{-3, 1}}, 3); }

// A truth that is compared with one.
int spelled_out_ok(const Ints &m) {
  if (m.empty() == false)
    return m.begin()->second;
  return 0;
}
int spelled_out_bad(const Ints &m) {
  if (m.empty() == true)
    return m.begin()->second; // lint: 'm.begin\(\)' is dereferenced
  return 0;
}
int spelled_twice_ok(const Ints &m, int k) {
  auto it = m.find(k);
  if (true != (it != m.end()))
    return 0;
  return it->second;
}
int spelled_twice_bad(const Ints &m, int k) {
  auto it = m.find(k);
  if (false != (it != m.end()))
    return 0;
  return it->second; // lint: 'it' is dereferenced
}
int spelled_flag_ok(const Ints &m, int k, bool any) {
  bool found = m.count(k) != 0;
  if (found == false)
    return 0;
  return any == true ? m.find(k)->second : 1;
}
