// RUN: %corpus %s
// lower_bound, begin, what follows an erased element: places that may be the end.
#include "../corpus.h"

#include <algorithm>
#include <iterator>

using Ints = Map<int, int>;

int lower_bad(const Ints &m, int k) {
  auto it = m.lower_bound(k);
  return it->second; // lint: 'it' is dereferenced, but 'm' may have no key from 'k' on
}
int lower_ok(const Ints &m, int k) {
  auto it = m.lower_bound(k);
  if (it == m.end() || it->first != k)
    return 0;
  return it->second;
}

int upper_bad(const Ints &m, int k) {
  return m.upper_bound(k)->first; // lint: 'm' may have no key from 'k' on
}
int upper_ok(const Ints &m, int k) {
  auto it = m.upper_bound(k);
  return it != m.end() ? it->first : 0;
}

int before_bound_bad(const Ints &m, int k) {
  auto it = m.lower_bound(k);
  if (it == m.begin())
    return 0;
  return it->second; // lint: 'm' may have no key from 'k' on
}
int before_bound_ok(const Ints &m, int k) {
  auto it = m.lower_bound(k);
  if (it == m.begin())
    return 0;
  --it;
  return it->second;
}
int prev_bound_ok(const Ints &m, int k) {
  auto it = m.upper_bound(k);
  return it == m.begin() ? 0 : std::prev(it)->second;
}

int equal_range_bad(const Ints &m, int k) {
  auto range = m.equal_range(k);
  return range.first->second; // lint: 'm' may not have the key 'k'
}
int equal_range_ok(const Ints &m, int k) {
  auto range = m.equal_range(k);
  if (range.first == range.second)
    return 0;
  return range.first->second;
}
int equal_range_loop_ok(const MultiMap<int, int> &m, int k) {
  int sum = 0;
  auto [from, to] = m.equal_range(k);
  for (auto it = from; it != to; ++it)
    sum += it->second;
  return sum;
}

int bounds_loop_ok(const Ints &m, int from, int to) {
  int sum = 0;
  auto last = m.upper_bound(to);
  for (auto it = m.lower_bound(from); it != last; ++it)
    sum += it->second;
  return sum;
}
int bounds_loop_ok_run(const Ints &m, int from, int to) {
  return from <= to ? bounds_loop_ok(m, from, to) : 0;
}
int bounds_loop_bad(const Ints &m, int from, int to) {
  int sum = 0;
  for (auto it = m.lower_bound(from); it->first <= to; ++it) // lint: 'm' may have no key from 'from' on
    sum += it->second;
  return sum;
}

int front_bad(const Ints &m) {
  return m.begin()->second; // lint: 'm.begin\(\)' is dereferenced, but 'm' may be empty
}
int front_ok(const Ints &m) {
  return m.empty() ? 0 : m.begin()->second;
}
int front_sized_ok(const Ints &m) {
  if (m.size() > 3)
    return m.begin()->second;
  if (m.size() == 1)
    return m.begin()->second;
  if (m.size())
    return m.begin()->first;
  return 0;
}
int front_size_bad(const Ints &m) {
  if (m.size() < 10)
    return m.begin()->second; // lint: 'm' may be empty
  return 0;
}
int front_inverted_bad(const Ints &m) {
  if (m.empty())
    return m.begin()->second; // lint: it is the end
  return 0;
}
int front_compared_ok(const Ints &m) {
  if (m.begin() == m.end())
    return 0;
  return m.begin()->second;
}

int back_bad(const Set<int> &s) {
  return *s.rbegin(); // lint: 's' may be empty
}
int back_ok(const Set<int> &s) {
  if (s.empty())
    return 0;
  return *s.rbegin();
}

int last_bad(const Ints &m) {
  auto it = m.end();
  --it; // lint: 'it' is advanced, but 'm' may be empty
  return it->second;
}
int last_ok(const Ints &m) {
  auto it = m.end();
  if (it == m.begin())
    return 0;
  --it;
  return it->second;
}
int prev_end_bad(const Ints &m) {
  return std::prev(m.end())->second; // lint: 'm' may be empty
}
int prev_end_ok(const Ints &m) {
  return m.empty() ? 0 : std::prev(m.end())->second;
}

void drain_ok(Ints &m) {
  while (!m.empty())
    m.erase(m.begin());
}
void shrink_ok(Ints &m, unsigned limit) {
  while (m.size() > limit)
    m.erase(m.begin());
}
void shrink_bad(Ints &m, int times) {
  for (int i = 0; i < times; ++i)
    m.erase(m.begin()); // lint: 'm.begin\(\)' is erased, but 'm' may be empty
}

int inserted_front_ok(Ints &m, int k) {
  m[k] = 1;
  return m.begin()->second + m.rbegin()->second;
}

int after_erase_bad(Ints &m, int k) {
  auto it = m.find(k);
  if (it == m.end())
    return 0;
  it = m.erase(it);
  return it->second; // lint: may have reached the end of 'm'
}
int after_erase_ok(Ints &m, int k) {
  auto it = m.find(k);
  if (it == m.end())
    return 0;
  it = m.erase(it);
  return it == m.end() ? 0 : it->second;
}

void erase_loop_ok(Ints &m) {
  for (auto it = m.begin(); it != m.end();)
    if (it->second == 0)
      it = m.erase(it);
    else
      ++it;
}
int erase_loop_bad(Ints &m) {
  int kept = 0;
  for (auto it = m.begin(); it != m.end(); ++it) {
    if (it->second == 0)
      it = m.erase(it);
    kept += it->second; // lint: dereferenced
  }
  return kept;
}

int picked_ok(const Ints &m, unsigned n) {
  if (m.empty())
    return 0;
  auto it = m.begin();
  std::advance(it, n % m.size());
  return it->second;
}
int picked_next_ok(const Ints &m, unsigned n) {
  if (m.empty())
    return 0;
  return std::next(m.begin(), n % m.size())->second;
}

int searched_bad(const Ints &m, int value) {
  auto it = std::find_if(m.begin(), m.end(),
                         [&](const auto &p) { return p.second == value; });
  return it->first; // lint: nothing in 'm' may match
}
int searched_ok(const Ints &m, int value) {
  auto it = std::find_if(m.begin(), m.end(),
                         [&](const auto &p) { return p.second == value; });
  if (it == m.end())
    return 0;
  return it->first;
}

int searchedRange_bad(const Ints &m, int value) {
  auto it = std::ranges::find_if(
      m, [&](const auto &p) { return p.second == value; });
  return it->first; // lint: nothing in 'm' may match
}
int searchedRange_ok(const Ints &m, int value) {
  auto it = std::ranges::find_if(
      m, [&](const auto &p) { return p.second == value; });
  return it == m.end() ? 0 : it->first;
}
int value_bad(const Ints &m, int value) {
  return std::ranges::find(m, value, &Ints::value_type::second)->first; // lint: nothing in 'm' may match
}
int value_ok(const Ints &m, int value) {
  auto it = std::ranges::find(m, value, &Ints::value_type::second);
  return it != m.end() ? it->first : 0;
}
int largestRange_bad(const Ints &m) {
  return std::ranges::max_element(m)->second; // lint: 'm' may
}
int largestRange_ok(const Ints &m) {
  return m.empty() ? 0 : std::ranges::max_element(m)->second;
}

int largest_bad(const Ints &m) {
  return std::max_element(m.begin(), m.end())->second; // lint: 'm' may
}
int largest_ok(const Ints &m) {
  if (m.empty())
    return 0;
  return std::max_element(m.begin(), m.end())->second;
}

int each_ok(const Ints &m) {
  int sum = 0;
  for (auto it = m.rbegin(); it != m.rend(); ++it)
    sum += it->second;
  for (const auto &[key, value] : m)
    sum += value;
  return sum;
}

int walked_ok(const Ints &m, int k) {
  auto it = m.begin();
  while (it != m.end() && it->first < k)
    ++it;
  return it == m.end() ? 0 : it->second;
}
int walked_bad(const Ints &m, int k) {
  auto it = m.begin();
  while (it->first < k) // lint: 'm' may be empty
    ++it;
  return it->second;
}

struct Clock {
  unsigned now();
};
#ifdef CORPUS_RUN
unsigned Clock::now() { return 3; }
#endif
struct Timers {
  MultiMap<unsigned, int> timers;
  Clock clock;
  void fire(int);
  unsigned run_ok() {
    if (timers.empty())
      return 0;
    const unsigned now = clock.now();
    do {
      auto it = timers.begin();
      if (it->first > now)
        return it->first - now;
      int id = it->second;
      timers.erase(it);
      fire(id);
    } while (!timers.empty());
    return 0;
  }
};
#ifdef CORPUS_RUN
void Timers::fire(int) {}
#endif

struct Trie {
  Set<int> *values;
  Trie *next;
  int walk_ok() {
    int sum = 0;
    for (Trie *current = this; current; current = current->next)
      if (current->values)
        for (auto it = current->values->begin(), end = current->values->end();
             it != end; ++it)
          sum += *it;
    return sum;
  }
};

// The end is a place to go back from, if there is anything before it.
int from_end_bad(const Ints &m, int k) {
  auto upper = m.upper_bound(k);
  if (upper == m.end())
    return (--upper)->second; // lint: 'upper' is advanced, but 'm' may be empty
  return 0;
}
int from_end_ok(const Ints &m, int k) {
  if (m.empty())
    return 0;
  auto upper = m.upper_bound(k);
  if (upper == m.end())
    return (--upper)->second;
  return 0;
}
int before_end_bad(const Ints &m) {
  auto last = --m.end(); // lint: 'm.end\(\)' is advanced, but 'm' may be empty
  return last->second;
}
