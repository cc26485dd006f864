// RUN: %corpus %s
//
// m[k] that is only read: a key that is missing is inserted.

#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

using Map = std::map<int, int>;

void print(int);
void show(const std::string &);
void fill(std::string &);

int returned_bad(Map &m, int k) {
  return m[k]; // lint: 'm\[k\]' is only read, but inserts the key 'k' into 'm'
}
int returned_ok(Map &m, int k) {
  auto it = m.find(k);
  return it == m.end() ? 0 : it->second;
}

bool tested_bad(Map &m, int k) {
  if (m[k]) // lint: 'm\[k\]' is only read
    return true;
  return false;
}
bool tested_ok(Map &m, int k) {
  if (m.count(k) && m[k])
    return true;
  return false;
}

bool compared_bad(Map &m, int k) {
  return m[k] == 3; // lint: only read
}
bool compared_ok(Map &m, int k) {
  return m.count(k) > 0 && m[k] == 3;
}

int local_bad(Map &m, int k) {
  int value = m[k]; // lint: only read
  return value + 1;
}
int local_ok(Map &m, int k) {
  if (m.find(k) == m.end())
    return 0;
  int value = m[k];
  return value + 1;
}

void by_value_bad(Map &m, int k) {
  print(m[k]); // lint: only read
}
void by_const_reference_bad(std::map<int, std::string> &m, int k) {
  show(m[k]); // lint: only read
}
void by_reference_ok(std::map<int, std::string> &m, int k) {
  fill(m[k]);
}

int const_bound_bad(Map &m, int k) {
  const int &value = m[k]; // lint: only read
  return value;
}
void bound_and_written_ok(Map &m, int k) {
  int &value = m[k];
  if (value == 0)
    value = 5;
}

int size_bad(std::map<int, std::string> &m, int k) {
  return m[k].size(); // lint: only read
}
int member_bad(std::map<int, std::pair<int, int>> &m, int k) {
  return m[k].first; // lint: only read
}
void member_ok(std::map<int, std::pair<int, int>> &m, int k) {
  m[k].first = 2;
}

struct Settings {
  std::unordered_map<std::string, int> values;
  static std::map<int, int> limits;

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

std::map<std::string, int> registry;

int global_bad(const std::string &name) {
  return registry[name] + 1; // lint: into 'registry'
}
int global_ok(const std::string &name) {
  return registry.at(name) + 1;
}

// Counters, builders, assignments.
void counter_ok(Map &m, int k) {
  ++m[k];
  m[k]++;
}
void sum_ok(Map &m, int k, int x) {
  m[k] += x;
}
void built_ok(std::map<int, std::vector<int>> &m, int k) {
  m[k].push_back(1);
  m[k + 1].emplace_back(2);
}
void assigned_ok(Map &m, int k) {
  m[k] = 1;
}
int assigned_then_read_ok(Map &m, int k) {
  m[k] = 1;
  return m[k];
}
int inserted_then_read_ok(Map &m, int k) {
  m.emplace(k, 1);
  return m[k];
}
int &reference_ok(Map &m, int k) {
  return m[k];
}
void address_ok(Map &m, int k) {
  int *place = &m[k];
  *place = 3;
}
void upsert_ok(Map &m, int k, int x) {
  if (m[k] < x)
    m[k] = x;
}
void created_ok(Map &m, int k) {
  m[k];
}
void nested_write_ok(std::map<int, Map> &m, int a, int b) {
  m[a][b] = 1;
}
int nested_read_bad(std::map<int, Map> &m, int a, int b) {
  return m[a][b]; // lint: 'm\[a\]\[b\]' is only read
}
bool nested_count_bad(std::map<int, Map> &m, int a, int b) {
  return m[a].count(b) > 0; // lint: 'm\[a\]' is only read
}
bool nested_count_ok(std::map<int, Map> &m, int a, int b) {
  auto it = m.find(a);
  return it != m.end() && it->second.count(b) > 0;
}

// Locals that never leave: a default is wanted there.
int local_map_ok(const std::vector<int> &values, int k) {
  std::map<int, int> seen;
  for (int v : values)
    ++seen[v];
  return seen[k];
}

// Known to be there.
int looped_ok(Map &m) {
  int sum = 0;
  for (const auto &p : m)
    sum += m[p.first];
  return sum;
}
int inverted_bad(Map &m, int k) {
  if (m.count(k) == 0)
    return m[k]; // lint: only read
  return 0;
}
int other_key_bad(Map &m, int k, int l) {
  if (!m.count(l))
    return 0;
  return m[k]; // lint: only read
}
int ternary_ok(Map &m, int k) {
  return m.count(k) ? m[k] : 0;
}
int copied_key_ok(Map &m, int k) {
  const int same = k;
  if (!m.count(same))
    return -1;
  return m[k];
}

// m[k], and then erase(k) only.
void erased_bad(std::map<int, int *> &m, int k) {
  delete m[k]; // lint: 'm\[k\]' inserts the key 'k' into 'm' if it is not there, only to erase it
  m.erase(k);
}
void erased_ok(std::map<int, int *> &m, int k) {
  auto it = m.find(k);
  if (it == m.end())
    return;
  delete it->second;
  m.erase(it);
}
void reset_bad(std::map<int, std::shared_ptr<int>> &m, int k) {
  m[k].reset(); // lint: only to erase it
  m.erase(k);
}
void stopped_bad(std::map<int, std::string> &m, int k) {
  m[k].clear(); // lint: only to erase it
  m.erase(k);
}
void refcount_ok(Map &m, int k) {
  if (--m[k] == 0)
    m.erase(k);
}
void marked_ok(Map &m, int k) {
  m[k] = 1;
  print(k);
  m.erase(k);
}
