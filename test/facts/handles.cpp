// How handles come about and where they lead.
// RUN: %maplint dump --facts %s -- -std=c++20 | %FileCheck %s
#include <map>
#include <memory>
#include <string>
#include <vector>

// A reference is a cell that holds an address; each use reads the cell.
// CHECK-LABEL: function references
// CHECK: [[A:v[0-9]+]] = address a
// CHECK: [[MAP:v[0-9]+]] = load [[A]] {{ *}}//
// CHECK: [[CELL:v[0-9]+]] = address all
// CHECK: store [[CELL]] [[MAP]] {{ *}}//
// CHECK: [[VALUE:v[0-9]+]] = lookup operator[]
// CHECK: [[REF:v[0-9]+]] = address value
// CHECK: store [[REF]] [[VALUE]] {{ *}}//
// CHECK: erase key erase
// CHECK: [[AGAIN:v[0-9]+]] = address value
// CHECK: [[TARGET:v[0-9]+]] = load [[AGAIN]] {{ *}}//
// CHECK: store [[TARGET]]
// CHECK: scope-end value
// CHECK: scope-end all
void references(std::map<int, int> &a) {
  auto &all = a;
  int &value = all[1];
  all.erase(1);
  value = 2;
}

// Each assignment gives the pointer a new version: what is loaded after it.
// CHECK-LABEL: function pointers
// CHECK: [[P1:v[0-9]+]] = address p
// CHECK: [[OLD:v[0-9]+]] = load [[P1]] {{ *}}//
// CHECK: lookup find [[OLD]] {{.*}}<std::map>
// CHECK: [[Q:v[0-9]+]] = address q
// CHECK: [[V:v[0-9]+]] = load [[Q]] {{ *}}//
// CHECK: [[P2:v[0-9]+]] = address p
// CHECK: store [[P2]] [[V]] {{ *}}//
// CHECK: [[P3:v[0-9]+]] = address p
// CHECK: [[NEW:v[0-9]+]] = load [[P3]] {{ *}}//
// CHECK: erase handle erase [[NEW]] {{.*}}<std::map>
void pointers(std::map<int, int> *p, std::map<int, int> *q) {
  auto it = p->find(1);
  p = q;
  p->erase(it);
}

struct Shard {
  std::map<int, int> items_;
  std::unique_ptr<std::map<int, int>> owned_;
  std::shared_ptr<std::map<int, int>> shared_;
  std::map<int, int> &items() { return items_; }
  std::map<int, int> *operator->() { return &items(); }
};

// A getter that only returns a member is the member.
// CHECK-LABEL: function getter
// CHECK-NOT: call
// CHECK: [[S:v[0-9]+]] = load
// CHECK: [[M:v[0-9]+]] = part items_ [[S]] {{ *}}//
// CHECK-NOT: call
// CHECK: erase key erase [[M]] {{.*}}<std::map>
void getter(Shard &s) { s.items().erase(1); }

// What a unique_ptr owns is inside of it; a shared one leads elsewhere.
// CHECK-LABEL: function owners
// CHECK: [[O:v[0-9]+]] = part owned_
// CHECK: [[M:v[0-9]+]] = interior [[O]] {{ *}}//
// CHECK: erase all clear [[M]] <std::map>
// CHECK: [[P:v[0-9]+]] = part shared_
// CHECK: [[N:v[0-9]+]] = shared [[P]] {{ *}}//
// CHECK: erase all clear [[N]] <std::map>
void owners(Shard &s) {
  s.owned_->clear();
  s.shared_->clear();
}

// CHECK-LABEL: function reset
// CHECK: erase all clear
// CHECK: [[O:v[0-9]+]] = part owned_
// CHECK: replace [[O]] <std::unique_ptr>
void reset(Shard &s) {
  s.owned_->clear();
  s.owned_.reset();
}

// CHECK-LABEL: function iterator
// CHECK: [[H:v[0-9]+]] = lookup find {{.*}}<std::map>
// CHECK: [[IT:v[0-9]+]] = address it
// CHECK: store [[IT]] [[H]] {{ *}}//
// CHECK: [[LOADED:v[0-9]+]] = load
// CHECK: [[E:v[0-9]+]] = deref [[LOADED]] {{ *}}//
// CHECK: [[V:v[0-9]+]] = part #1 [[E]] {{ *}}//
// CHECK: [[R:v[0-9]+]] = load [[V]] {{ *}}//
// CHECK: return [[R]] {{ *}}//
int iterator(std::map<int, int> &m) {
  m.clear();
  auto it = m.find(1);
  return it->second;
}

// What a sequence of handles holds: the new one, at its end.
// CHECK-LABEL: function stored
// CHECK: constant {} {{ *}}//
// CHECK: [[H:v[0-9]+]] = load
// CHECK: append last {{v[0-9]+}} [[H]] {{ *}}//
// CHECK: [[F:v[0-9]+]] = interior 0
// CHECK: load [[F]] {{ *}}//
int stored(std::map<int, int> &m, int k) {
  auto it = m.find(k);
  std::vector<std::map<int, int>::iterator> chosen;
  chosen.push_back(it);
  m.erase(k);
  return chosen.front()->second;
}
