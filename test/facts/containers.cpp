// The kinds of erasures, look-ups and insertions.
// RUN: %maplint dump --facts %s -- -std=c++20 | %FileCheck %s
#include <map>
#include <set>
#include <unordered_map>
using Map = std::map<int, int>;

// CHECK-LABEL: function erasures
// CHECK: [[H:v[0-9]+]] = lookup find {{.*}}<std::map>
// CHECK: [[K:v[0-9]+]] = load
// CHECK: erase key erase {{v[0-9]+ v[0-9]+}} <std::map>  // line [[#@LINE+7]]
// CHECK: erase handle erase {{v[0-9]+ v[0-9]+}} <std::map>  // line [[#@LINE+7]]
// CHECK: erase range erase {{v[0-9]+ v[0-9]+ v[0-9]+}} <std::map>  // line [[#@LINE+7]]
// CHECK: erase all clear {{v[0-9]+}} <std::map>  // line [[#@LINE+7]]
// CHECK: erase some erase_if {{v[0-9]+ v[0-9]+}} <std::map>  // line [[#@LINE+7]]
void erasures(Map &m, int k) {
  auto it = m.find(k);
  m.erase(k);
  m.erase(it);
  m.erase(m.begin(), m.end());
  m.clear();
  std::erase_if(m, [](auto &) { return true; });
}

// CHECK-LABEL: function lookups
// CHECK: lookup at {{v[0-9]+ v[0-9]+}} <std::map>
// CHECK: lookup operator[] {{v[0-9]+ v[0-9]+}} <std::map>
// CHECK: lookup find {{v[0-9]+ v[0-9]+}} <std::map>
// CHECK: lookup count {{v[0-9]+ v[0-9]+}} <std::map>
// CHECK: lookup contains {{v[0-9]+ v[0-9]+}} <std::map>
// CHECK: lookup begin {{v[0-9]+}} <std::map>
// CHECK: lookup end {{v[0-9]+}} <std::map>
void lookups(Map &m, int k) {
  m.at(k);
  m[k];
  m.find(k);
  m.count(k);
  m.contains(k);
  m.begin();
  m.end();
}

// The key is Args[1], wherever the call has it.
// CHECK-LABEL: function insertions
// CHECK: [[ONE:v[0-9]+]] = constant 1
// CHECK: insert insert {{v[0-9]+}} [[ONE]] <std::map>
// CHECK: [[TWO:v[0-9]+]] = constant 2
// CHECK: insert emplace {{v[0-9]+}} [[TWO]] <std::map>
// CHECK: [[THREE:v[0-9]+]] = constant 3
// CHECK: insert try_emplace {{v[0-9]+}} [[THREE]] <std::map>
// CHECK: [[FOUR:v[0-9]+]] = constant 4
// CHECK: insert insert_or_assign {{v[0-9]+}} [[FOUR]] <std::map>
void insertions(Map &m) {
  m.insert({1, 10});
  m.emplace(2, 20);
  m.try_emplace(3, 30);
  m.insert_or_assign(4, 40);
}

// A hint is a handle of its own, behind the key.
// CHECK-LABEL: function hinted
// CHECK: [[HINT:v[0-9]+]] = lookup begin
// CHECK: insert emplace_hint {{v[0-9]+ v[0-9]+}} [[HINT]] <std::map>
void hinted(Map &m) { m.emplace_hint(m.begin(), 1, 2); }

// CHECK-LABEL: function whole
// CHECK: swap swap {{v[0-9]+ v[0-9]+}} <std::map>
// CHECK: merge merge {{v[0-9]+ v[0-9]+}} <std::map>
void whole(Map &a, Map &b) {
  a.swap(b);
  a.merge(b);
}

// CHECK-LABEL: function tables
// CHECK: reserve reserve {{v[0-9]+}} <std::unordered_map>
// CHECK: rehash rehash {{v[0-9]+}} <std::unordered_map>
void tables(std::unordered_map<int, int> &m) {
  m.reserve(100);
  m.rehash(10);
}

// A container of another name with the same rules has its own row.
// CHECK-LABEL: function sets
// CHECK: erase key erase {{v[0-9]+ v[0-9]+}} <std::set>
void sets(std::set<int> &s) { s.erase(1); }

// Nothing is said of functions that have no container to speak of.
// CHECK-NOT: function unrelated
int unrelated(int a) { return a + 1; }
