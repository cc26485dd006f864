// REQUIRES: tsl
// RUN: %corpus %s
//
// tsl::robin_map: open addressing with backward-shift deletion. Each insertion
// that takes place and each erase invalidates every iterator and reference.

#include "../corpus.h"

#include <cstdio>
#include <string>
#include <tsl/robin_map.h>
#include <tsl/robin_set.h>

struct Symbol {
  int line = 0;
};

using Symbols = tsl::robin_map<std::string, Symbol>;

int erase_bad(Symbols &symbols, const std::string &name) {
  auto it = symbols.find(name);
  if (it == symbols.end())
    return 0;
  symbols.erase(it);
  return it->second.line; // lint: 'it.*symbols
}

int erase_ok(Symbols &symbols, const std::string &name) {
  auto it = symbols.find(name);
  if (it == symbols.end())
    return 0;
  int line = it->second.line;
  symbols.erase(it);
  return line;
}

void loop_bad(Symbols &symbols) {
  for (auto it = symbols.begin(); it != symbols.end(); ++it) // lint: 'it.*symbols
    if (it->second.line == 0)
      symbols.erase(it);
}

void loop_ok(Symbols &symbols) {
  for (auto it = symbols.begin(); it != symbols.end();) {
    if (it->second.line == 0)
      it = symbols.erase(it);
    else
      ++it;
  }
}

void post_increment_bad(Symbols &symbols) {
  auto it = symbols.begin();
  while (it != symbols.end()) { // lint: 'it.*symbols
    if (it->second.line == 0)
      symbols.erase(it++);
    else
      ++it;
  }
}

int other_key_bad(Symbols &symbols) {
  Symbol &start = symbols["start"];
  symbols.erase("stop");
  return start.line; // lint: 'start.*symbols
}

int other_key_ok(Symbols &symbols) {
  symbols.erase("stop");
  Symbol &start = symbols["start"];
  return start.line;
}

int insert_bad(Symbols &symbols) {
  auto it = symbols.find("start");
  if (it == symbols.end())
    return 0;
  symbols["stop"].line = 1;
  return it->second.line; // lint: 'it.*symbols
}

int insert_ok(Symbols &symbols) {
  symbols["stop"].line = 1;
  auto it = symbols.find("start");
  return it == symbols.end() ? 0 : it->second.line;
}

int reference_bad(Symbols &symbols) {
  Symbol &start = symbols["start"];
  Symbol &stop = symbols["stop"];
  stop.line = 1;
  return start.line; // lint: 'start.*symbols
}

int reference_ok(Symbols &symbols) {
  if (!symbols.contains("start") || !symbols.contains("stop"))
    return 0;
  Symbol &start = symbols["start"];
  Symbol &stop = symbols["stop"];
  return start.line + stop.line;
}

void range_for_bad(Symbols &symbols) {
  for (const auto &entry : symbols) // run: erased_element
    if (entry.second.line == 0)
      symbols.erase(entry.first); // lint: symbols
}

void range_for_ok(Symbols &symbols) {
  for (const auto &entry : symbols) {
    if (entry.second.line == 0) {
      symbols.erase(entry.first);
      break;
    }
  }
}

int set_bad(tsl::robin_set<int> &ids, int id) {
  auto it = ids.find(id);
  if (it == ids.end())
    return 0;
  ids.insert(id + 1);
  return *it; // lint: 'it.*ids
}

int set_ok(tsl::robin_set<int> &ids, int id) {
  auto it = ids.insert(id).first;
  return *it;
}
