// Where objects end: scopes, temporaries, moves.
// RUN: %maplint dump --facts %s -- -std=c++20 2>/dev/null | %FileCheck %s
#include <map>
#include <string>
#include <utility>

// In the reverse order of the declarations, before what follows the scope.
// CHECK-LABEL: function scopes
// CHECK: scope-end b
// CHECK-NEXT: scope-end a
// CHECK: erase all clear
// CHECK-NOT: scope-end
void scopes(std::map<int, int> &m) {
  {
    std::map<int, int> a;
    std::map<int, int> b;
  }
  m.clear();
}

// On the way out of a loop as well.
// CHECK-LABEL: function leave
// CHECK: scope-end local
// CHECK: scope-end local
void leave(std::map<int, int> &m) {
  for (;;) {
    std::map<int, int> local;
    if (m.size() > 3)
      break;
    m.clear();
  }
}

std::map<int, int> make();

// A temporary ends with its full expression ...
// CHECK-LABEL: function temporary
// CHECK: [[C:v[0-9]+]] = call make
// CHECK: [[T:v[0-9]+]] = temporary [[C]] {{ *}}//
// CHECK: [[B:v[0-9]+]] = lookup begin [[T]] <std::map>
// CHECK: store {{v[0-9]+}} [[B]] {{ *}}//
// CHECK: scope-end [[T]] {{ *}}//
// CHECK: address it
int temporary(std::map<int, int> &m) {
  auto it = make().begin();
  m.clear();
  return it->second;
}

// ... and with the reference that extends its life.
// CHECK-LABEL: function extended
// CHECK: [[T:v[0-9]+]] = temporary
// CHECK: [[R:v[0-9]+]] = address all
// CHECK: store [[R]] [[T]] {{ *}}//
// CHECK-NOT: scope-end [[T]]
// CHECK: erase all clear
// CHECK: scope-end all
void extended(std::map<int, int> &m) {
  const auto &all = make();
  m.clear();
}

// A move takes the elements along; a copy does not.
// CHECK-LABEL: function moved
// CHECK: [[FROM:v[0-9]+]] = load
// CHECK: [[TO:v[0-9]+]] = address b
// CHECK: assign [[TO]] [[FROM]]
// CHECK-LABEL: function copied
// CHECK: [[A:v[0-9]+]] = address a
// CHECK: [[TO:v[0-9]+]] = load [[A]] {{ *}}//
// CHECK: assign [[TO]] v0 {{.*}}<std::map>
void moved(std::map<int, int> &a) {
  std::map<int, int> b = std::move(a);
  b.clear();
}
void copied(std::map<int, int> &a, std::map<int, int> &b) { a = b; }
