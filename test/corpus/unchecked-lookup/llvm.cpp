// REQUIRES: llvm
// RUN: %corpus %s
// flags: {llvm}
// link: {llvm-libs}
//
// LLVM: DenseMap, StringMap, MapVector; lookup() gives null for a missing key.

#include <llvm/ADT/DenseMap.h>
#include <llvm/ADT/MapVector.h>
#include <llvm/ADT/StringMap.h>

struct Node {
  int id = 0;
  void visit();
};
#ifdef CORPUS_RUN
void Node::visit() { ++id; }
#endif

int dense_bad(const llvm::DenseMap<int, int> &m, int k) {
  return m.find(k)->second; // lint: 'm' may not have the key 'k'
}
int dense_ok(const llvm::DenseMap<int, int> &m, int k) {
  auto it = m.find(k);
  return it == m.end() ? 0 : it->second;
}
void lookup_bad(const llvm::DenseMap<int, Node *> &m, int k) {
  m.lookup(k)->visit(); // lint: it is null if 'm' does not have the key 'k'
}
void lookup_ok(const llvm::DenseMap<int, Node *> &m, int k) {
  if (Node *node = m.lookup(k))
    node->visit();
}
int string_bad(const llvm::StringMap<int> &m, llvm::StringRef k) {
  return m.find(k)->second; // lint: 'm' may not have the key 'k'
}
int string_ok(const llvm::StringMap<int> &m, llvm::StringRef k) {
  return m.count(k) ? m.find(k)->second : 0;
}
int vector_bad(llvm::MapVector<int, int> &m, int k) {
  auto it = m.find(k);
  return it->second; // lint: 'm' may not have the key 'k'
}
int vector_ok(llvm::MapVector<int, int> &m, int k) {
  auto it = m.find(k);
  if (it == m.end())
    return 0;
  return it->second;
}
void pointers_bad(llvm::DenseMap<int, Node *> &m, int k) {
  m[k]->visit(); // lint: it is null if 'm' does not have the key 'k'
}
void visited_bad(llvm::StringMap<Node> &m, llvm::StringRef k) {
  m.find(k)->second.visit(); // lint: 'm' may not have the key 'k'
}

// A conversion to another iterator needs no element.
int converted_ok(llvm::StringMap<int> &m, llvm::StringRef k) {
  llvm::StringMap<int>::const_iterator it = m.find(k);
  return it == m.end() ? 0 : it->second;
}
int converted_bad(llvm::StringMap<int> &m, llvm::StringRef k) {
  llvm::StringMap<int>::const_iterator it = m.find(k);
  return it->second; // lint: 'it' is dereferenced, but 'm' may not have the key 'k'
}
