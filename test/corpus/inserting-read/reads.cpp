// RUN: %corpus %s
//
// m[k] that is only read: a key that is missing is inserted.

#include "../corpus.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <vector>

using Ints = Map<int, int>;

void print(int);
void show(const std::string &);
void fill(std::string &);

#ifdef CORPUS_RUN
void print(int) {}
void show(const std::string &) {}
void fill(std::string &s) { s += "."; }
#endif

int returned_bad(Ints &m, int k) {
  return m[k]; // lint: 'm\[k\]' is only read, but inserts the key 'k' into 'm'
}
int returned_ok(Ints &m, int k) {
  auto it = m.find(k);
  return it == m.end() ? 0 : it->second;
}

bool tested_bad(Ints &m, int k) {
  if (m[k]) // lint: 'm\[k\]' is only read
    return true;
  return false;
}
bool tested_ok(Ints &m, int k) {
  if (m.count(k) && m[k])
    return true;
  return false;
}

bool compared_bad(Ints &m, int k) {
  return m[k] == 3; // lint: only read
}
bool compared_ok(Ints &m, int k) {
  return m.count(k) > 0 && m[k] == 3;
}

int local_bad(Ints &m, int k) {
  int value = m[k]; // lint: only read
  return value + 1;
}
int local_ok(Ints &m, int k) {
  if (m.find(k) == m.end())
    return 0;
  int value = m[k];
  return value + 1;
}

void by_value_bad(Ints &m, int k) {
  print(m[k]); // lint: only read
}
void by_const_reference_bad(Map<int, std::string> &m, int k) {
  show(m[k]); // lint: only read
}
void by_reference_ok(Map<int, std::string> &m, int k) {
  fill(m[k]);
}

int const_bound_bad(Ints &m, int k) {
  const int &value = m[k]; // lint: only read
  return value;
}
void bound_and_written_ok(Ints &m, int k) {
  int &value = m[k];
  if (value == 0)
    value = 5;
}

int size_bad(Map<int, std::string> &m, int k) {
  return m[k].size(); // lint: only read
}
int member_bad(Map<int, std::pair<int, int>> &m, int k) {
  return m[k].first; // lint: only read
}
void member_ok(Map<int, std::pair<int, int>> &m, int k) {
  m[k].first = 2;
}

struct Settings {
  UnorderedMap<std::string, int> values;
  static Map<int, int> limits;

  int get_bad(const std::string &name) {
    return values[name]; // lint: 'values\[name\]' is only read, but inserts the key 'name' into 'values'
  }
  int get_ok(const std::string &name) const {
    auto it = values.find(name);
    return it == values.end() ? 0 : it->second;
  }
  bool above_bad(int k, int x) {
    return x > limits[k]; // lint: only read
  }
  bool above_ok(int k, int x) {
    return limits.count(k) && x > limits[k];
  }
  void set_ok(const std::string &name, int x) { values[name] = x; }
};

#ifdef CORPUS_RUN
Map<int, int> Settings::limits;

int above_bad_run(Settings &s, int k, int x) {
  Settings::limits = Map<int, int>();
  corpus::beStrict(Settings::limits);
  s.above_bad(k, x);
  return Settings::limits.size();
}
#endif

Map<std::string, int> registry;

int global_bad(const std::string &name) {
  return registry[name] + 1; // lint: into 'registry'
}
int global_ok(const std::string &name) {
  return registry.at(name) + 1;
}

#ifdef CORPUS_RUN
int global_bad_run(const std::string &name) {
  corpus::beStrict(registry);
  global_bad(name);
  return registry.size();
}
#endif

// Counters, builders, assignments.
void counter_ok(Ints &m, int k) {
  ++m[k];
  m[k]++;
}
void sum_ok(Ints &m, int k, int x) {
  m[k] += x;
}
void built_ok(Map<int, std::vector<int>> &m, int k) {
  m[k].push_back(1);
  m[k + 1].emplace_back(2);
}
void assigned_ok(Ints &m, int k) {
  m[k] = 1;
}
int assigned_then_read_ok(Ints &m, int k) {
  m[k] = 1;
  return m[k];
}
int inserted_then_read_ok(Ints &m, int k) {
  m.emplace(k, 1);
  return m[k];
}
int &reference_ok(Ints &m, int k) {
  return m[k];
}
void reference_ok_run(Ints &m, int k) { reference_ok(m, k) = 1; }
void address_ok(Ints &m, int k) {
  int *place = &m[k];
  *place = 3;
}
void upsert_ok(Ints &m, int k, int x) {
  if (m[k] < x)
    m[k] = x;
}
void created_ok(Ints &m, int k) {
  m[k];
}
void created_ok_run(Ints &m, int k) {
  created_ok(m, k);
  m[k] = 1;
}
void nested_write_ok(Map<int, Ints> &m, int a, int b) {
  m[a][b] = 1;
}
int nested_read_bad(Map<int, Ints> &m, int a, int b) {
  return m[a][b]; // lint: 'm\[a\]\[b\]' is only read
}
bool nested_count_bad(Map<int, Ints> &m, int a, int b) {
  return m[a].count(b) > 0; // lint: 'm\[a\]' is only read
}
bool nested_count_ok(Map<int, Ints> &m, int a, int b) {
  auto it = m.find(a);
  return it != m.end() && it->second.count(b) > 0;
}

// Locals that never leave: a default is wanted there.
int local_map_ok(const std::vector<int> &values, int k) {
  Map<int, int> seen;
  for (int v : values)
    ++seen[v];
  return seen[k]; // run-only: the default is wanted; the map is gone at the end
}

// Known to be there.
int looped_ok(Ints &m) {
  int sum = 0;
  for (const auto &p : m)
    sum += m[p.first];
  return sum;
}
int inverted_bad(Ints &m, int k) {
  if (m.count(k) == 0)
    return m[k]; // lint: only read
  return 0;
}
int other_key_bad(Ints &m, int k, int l) {
  if (!m.count(l))
    return 0;
  return m[k]; // lint: only read
}
int ternary_ok(Ints &m, int k) {
  return m.count(k) ? m[k] : 0;
}
int copied_key_ok(Ints &m, int k) {
  const int same = k;
  if (!m.count(same))
    return -1;
  return m[k];
}

// m[k], and then erase(k) only.
void erased_bad(Map<int, int *> &m, int k) {
  delete m[k]; // lint: 'm\[k\]' inserts the key 'k' into 'm' if it is not there, only to erase it
  m.erase(k);
}
void erased_ok(Map<int, int *> &m, int k) {
  auto it = m.find(k);
  if (it == m.end())
    return;
  delete it->second;
  m.erase(it);
}
void reset_bad(Map<int, std::shared_ptr<int>> &m, int k) {
  m[k].reset(); // lint: only to erase it
  m.erase(k);
}
void stopped_bad(Map<int, std::string> &m, int k) {
  m[k].clear(); // lint: only to erase it
  m.erase(k);
}
void refcount_ok(Ints &m, int k) {
  if (--m[k] == 0)
    m.erase(k);
}
void marked_ok(Ints &m, int k) {
  m[k] = 1;
  print(k);
  m.erase(k);
}

void emptied_list_bad(Map<int, std::vector<int>> &m, int k) {
  m[k].clear(); // lint: 'm\[k\]' inserts the key 'k' into 'm' if it is not there, only to erase it
  m.erase(k);
}
void emptied_list_ok(Map<int, std::vector<int>> &m, int k) {
  m[k].clear();
  m[k].push_back(k);
}

// Read in between, by a reference or by places in it, it is not there only to
// be erased.
void merged_ok(std::map<int, std::vector<int>> &m, int a, int b) {
  auto &into = m[a];
  const auto &from = m[b];
  into.insert(into.end(), from.begin(), from.end());
  m.erase(b);
}
void moved_ok(std::map<int, std::vector<int>> &m, std::vector<int> &all,
              int k) {
  std::move(m[k].begin(), m[k].end(), std::back_inserter(all));
  m.erase(k);
}
void walked_ok(std::map<int, std::vector<int>> &m, std::vector<int> &all,
               int k) {
  for (int x : m[k])
    all.push_back(x);
  m.erase(k);
}
