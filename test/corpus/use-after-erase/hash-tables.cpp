// REQUIRES: tsl
// RUN: %corpus %s
//
// Header-only hash tables whose one template is several containers. Declarations
// stand in for their headers; in the run tables with the same rules do.

#include "../../models/tables/hash_tables.h"
#include "../corpus.h"
#include <string>
#include <tsl/robin_map.h>
#include <tsl/robin_set.h>

struct Symbol {
  int line = 0;
};

#ifdef CORPUS_RUN
using DenseMap = tsl::robin_map<int, Symbol>;
using DenseSet = tsl::robin_set<int>;
using SegmentedMap = UnorderedMap<int, Symbol>;
using FlatMap = tsl::robin_map<int, Symbol>;
using FlatSet = tsl::robin_set<int>;
using NodeMap = UnorderedMap<int, Symbol>;
using ChainMap = tsl::robin_map<int, Symbol>;
#else
using DenseMap = ankerl::unordered_dense::map<int, Symbol>;
using DenseSet = ankerl::unordered_dense::set<int>;
using SegmentedMap = ankerl::unordered_dense::segmented_map<int, Symbol>;
using FlatMap = robin_hood::unordered_map<int, Symbol>;
using FlatSet = robin_hood::unordered_flat_set<int>;
using NodeMap = robin_hood::unordered_node_map<int, Symbol>;
using ChainMap = ska::bytell_hash_map<int, Symbol>;
#endif

int denseInsert_bad(DenseMap &m, int a, int b) {
  auto it = m.find(a);
  if (it == m.end())
    return 0;
  m[b].line = 1;
  return it->second.line; // lint: 'it' is used after an insertion into 'm'
}
int denseInsert_ok(DenseMap &m, int a, int b) {
  m[b].line = 1;
  auto it = m.find(a);
  return it == m.end() ? 0 : it->second.line;
}
int denseErase_bad(DenseMap &m, int a, int b) {
  auto it = m.find(a);
  if (it == m.end() || a == b)
    return 0;
  m.erase(b);
  return it->second.line; // lint: 'it' is used after an erase from 'm'
}
int denseErase_ok(DenseMap &m, int a, int b) {
  m.erase(b);
  auto it = m.find(a);
  return it == m.end() ? 0 : it->second.line;
}
int denseSet_bad(DenseSet &s, int a, int b) {
  auto it = s.find(a);
  if (it == s.end() || a == b)
    return 0;
  s.erase(b);
  return *it; // lint: 'it' is used after an erase from 's'
}
int denseSet_ok(DenseSet &s, int a) {
  s.insert(a);
  return *s.find(a);
}

// A segmented table keeps references when it grows.
int segmentedIterator_bad(SegmentedMap &m, int a, int b) {
  auto it = m.find(a);
  if (it == m.end())
    return 0;
  m[b].line = 1;
  return it->second.line; // lint: 'it' is used after an insertion into 'm'
}
int segmentedReference_ok(SegmentedMap &m, int a, int b) {
  auto it = m.find(a);
  if (it == m.end())
    return 0;
  Symbol &symbol = it->second;
  m[b].line = 1;
  return symbol.line;
}

int flatInsert_bad(FlatMap &m, int a, int b) {
  auto it = m.find(a);
  if (it == m.end())
    return 0;
  const Symbol &symbol = it->second;
  m[b].line = 1;
  return symbol.line; // lint: 'symbol' is read after an insertion into 'm'
}
int flatSet_bad(FlatSet &s, int a, int b) {
  auto it = s.find(a);
  if (it == s.end() || a == b)
    return 0;
  s.insert(b);
  return *it; // lint: 'it' is used after an insertion into 's'
}
int nodeIterator_bad(NodeMap &m, int a, int b) {
  auto it = m.find(a);
  if (it == m.end())
    return 0;
  m[b].line = 1;
  return it->second.line; // lint: 'it' is used after an insertion into 'm'
}
int nodeReference_ok(NodeMap &m, int a, int b) {
  auto it = m.find(a);
  if (it == m.end())
    return 0;
  Symbol &symbol = it->second;
  m[b].line = 1;
  return symbol.line;
}

void chainSweep_bad(ChainMap &m) {
  for (auto it = m.begin(); it != m.end(); ++it) // lint: 'it' is advanced after
    if (it->second.line == 1)
      m.erase(it);
}
void chainSweep_ok(ChainMap &m) {
  for (auto it = m.begin(); it != m.end();)
    if (it->second.line == 1)
      it = m.erase(it);
    else
      ++it;
}
