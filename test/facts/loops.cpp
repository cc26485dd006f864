// Range-for with its hidden iterator, and structured bindings.
// RUN: %maplint dump --facts %s -- -std=c++20 | %FileCheck %s
#include <map>
#include <utility>

// CHECK-LABEL: function rangeFor
// CHECK: [[RANGE:v[0-9]+]] = address __range1
// CHECK: store [[RANGE]]
// CHECK-DAG: [[END:v[0-9]+]] = lookup end {{v[0-9]+}} <std::map>
// CHECK-DAG: [[BEGIN:v[0-9]+]] = lookup begin {{v[0-9]+}} <std::map>
// CHECK: [[CELL:v[0-9]+]] = address __begin1
// CHECK: store [[CELL]] [[BEGIN]] {{ *}}//
// The body: each element through the hidden iterator.
// CHECK: [[CELL1:v[0-9]+]] = address __begin1
// CHECK: [[IT:v[0-9]+]] = load [[CELL1]] {{ *}}//
// CHECK: [[E:v[0-9]+]] = deref [[IT]] {{ *}}//
// CHECK: [[VAR:v[0-9]+]] = address entry
// CHECK: store [[VAR]] [[E]] {{ *}}//
// CHECK: part #1
// CHECK: part #0
// CHECK: erase key erase {{.*}}<std::map>
// CHECK: scope-end entry
// The step.
// CHECK: [[CELL2:v[0-9]+]] = address __begin1
// CHECK: advance [[CELL2]] {{ *}}//
// The condition.
// CHECK: [[C:v[0-9]+]] = compare == {{v[0-9]+ v[0-9]+}}
// CHECK: [[N:v[0-9]+]] = not [[C]] {{ *}}//
// CHECK: -> {{[0-9]+ [0-9]+}} by [[N]]
// CHECK: scope-end __begin1
void rangeFor(std::map<int, int> &m) {
  for (auto &entry : m)
    if (entry.second)
      m.erase(entry.first);
}

// Structured bindings name the members of the element itself.
// CHECK-LABEL: function bindings
// CHECK: [[E:v[0-9]+]] = deref
// CHECK: store {{v[0-9]+}} [[E]] {{ *}}//
// CHECK: = part #0
// CHECK: = part #1
// CHECK: [[V:v[0-9]+]] = part #1
// CHECK: load [[V]] {{ *}}//
// CHECK: [[K:v[0-9]+]] = part #0
// CHECK: [[KEY:v[0-9]+]] = load [[K]] {{ *}}//
// CHECK: erase key erase {{v[0-9]+}} [[KEY]] <std::map>
void bindings(std::map<int, int> &m) {
  for (auto &[key, value] : m)
    if (value)
      m.erase(key);
}

// ... of a copy where they are bound to one.
// CHECK-LABEL: function inserted
// CHECK: [[P:v[0-9]+]] = insert insert {{.*}}<std::map>
// CHECK: store {{v[0-9]+}} [[P]] {{ *}}//
// CHECK: = part #0
// CHECK: = part #1
// CHECK: [[S:v[0-9]+]] = part #1
// CHECK: [[OK:v[0-9]+]] = load [[S]] {{ *}}//
// CHECK: -> {{[0-9]+ [0-9]+}} by [[OK]]
// CHECK: part #0
void inserted(std::map<int, int> &m) {
  auto [it, fresh] = m.insert({1, 2});
  if (fresh)
    it->second = 3;
}
