// What selects a branch, and values of conditions.
// RUN: %maplint dump --facts %s -- -std=c++20 | %FileCheck %s
#include <map>

// Each operand of && and || has an edge of its own.
// CHECK-LABEL: function branches
// CHECK: [[A:v[0-9]+]] = address a
// CHECK: [[VA:v[0-9]+]] = load [[A]] {{ *}}//
// CHECK: -> {{[0-9]+ [0-9]+}} by [[VA]]
// CHECK: [[B:v[0-9]+]] = address b
// CHECK: [[VB:v[0-9]+]] = load [[B]] {{ *}}//
// CHECK: -> {{[0-9]+ [0-9]+}} by [[VB]]
// CHECK: erase key erase
void branches(std::map<int, int> &m, bool a, bool b) {
  if (a && b)
    m.erase(1);
}

// As a value, && is 0 on the edge that skips its right operand.
// CHECK-LABEL: function asValue
// CHECK: [[V:v[0-9]+]] = phi 0
// CHECK: -> {{[0-9]+ [0-9]+}} by
// CHECK: [[B:v[0-9]+]] = load
// CHECK: [[V]] = phi [[B]] {{ *}}//
// CHECK: [[C:v[0-9]+]] = address both
// CHECK: store [[C]] [[V]] {{ *}}//
void asValue(std::map<int, int> &m, bool a, bool b) {
  bool both = a && b;
  if (both)
    m.erase(1);
}

// ... and || is 1.
// CHECK-LABEL: function orValue
// CHECK: [[V:v[0-9]+]] = phi 1
// CHECK: [[V]] = phi v
void orValue(std::map<int, int> &m, bool a, bool b) {
  bool either = a || b;
  if (either)
    m.erase(1);
}

// CHECK-LABEL: function conditional
// CHECK: -> {{[0-9]+ [0-9]+}} by
// CHECK-DAG: [[X:v[0-9]+]] = constant 7
// CHECK-DAG: [[Y:v[0-9]+]] = constant 8
// CHECK: [[V:v[0-9]+]] = phi [[X]] [[Y]] {{ *}}//
// CHECK: erase key erase {{v[0-9]+}} [[V]] <std::map>
void conditional(std::map<int, int> &m, bool a) { m.erase(a ? 7 : 8); }

// Three ways out of a switch, the default among them.
// CHECK-LABEL: function choose
// CHECK: [[N:v[0-9]+]] = address n
// CHECK: [[V:v[0-9]+]] = load [[N]] {{ *}}//
// CHECK: -> {{[0-9]+ [0-9]+ [0-9]+}} by [[V]]
void choose(std::map<int, int> &m, int n) {
  switch (n) {
  case 1:
    m.clear();
    break;
  case 2:
    m.erase(2);
    break;
  }
}

// CHECK-LABEL: function negated
// CHECK: [[L:v[0-9]+]] = lookup contains {{.*}}<std::map>
// CHECK: [[N:v[0-9]+]] = not [[L]] {{ *}}//
// CHECK: -> {{[0-9]+ [0-9]+}} by [[N]]
void negated(std::map<int, int> &m) {
  if (!m.contains(1))
    m.erase(2);
}
