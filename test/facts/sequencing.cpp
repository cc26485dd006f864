// The order in which operands are evaluated, where it is not the CFG's.
// RUN: %maplint dump --facts %s -- -std=c++20 | %FileCheck %s
#include <map>
#include <string>

// The right operand of an overloaded = comes first: [expr.ass]/1.
// CHECK-LABEL: function assignClass
// CHECK: [[B:v[0-9]+]] = address b
// CHECK: [[KEY:v[0-9]+]] = load [[B]] {{ *}}//
// CHECK: [[RIGHT:v[0-9]+]] = lookup operator[] {{v[0-9]+}} [[KEY]] <std::map>
// CHECK: = address a
// CHECK: [[LEFT:v[0-9]+]] = lookup operator[] {{.*}}<std::map>
// CHECK: [[V:v[0-9]+]] = load [[RIGHT]] {{ *}}//
// CHECK: store [[LEFT]] [[V]] {{ *}}//
void assignClass(std::map<int, std::string> &m, int a, int b) {
  m[a] = m[b];
  m.erase(a);
}

// So it does for scalars, where the CFG says so itself; the load comes before
// the left look-up.
// CHECK-LABEL: function assignScalar
// CHECK: [[RIGHT:v[0-9]+]] = lookup operator[]
// CHECK: [[V:v[0-9]+]] = load [[RIGHT]] {{ *}}//
// CHECK: [[LEFT:v[0-9]+]] = lookup operator[]
// CHECK: store [[LEFT]] [[V]] {{ *}}//
void assignScalar(std::map<int, int> &m, int a, int b) {
  m[a] = m[b];
  m.erase(a);
}

// m.erase(it++): the iterator has moved on before the element goes.
// CHECK-LABEL: function postfix
// CHECK: store
// CHECK: [[CELL:v[0-9]+]] = address it
// CHECK: [[OLD:v[0-9]+]] = advance [[CELL]] {{ *}}//
// CHECK: erase handle erase {{v[0-9]+}} [[OLD]] <std::map>
void postfix(std::map<int, int> &m) {
  auto it = m.begin();
  m.erase(it++);
}
