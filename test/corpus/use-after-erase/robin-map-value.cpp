// REQUIRES: tsl
// RUN: %corpus %s
//
// What only tsl::robin_map has, so that RefMap cannot stand for it: a value is
// written through it.value().

#include <string>
#include <tsl/robin_map.h>

struct Symbol {
  int line = 0;
};

using Symbols = tsl::robin_map<std::string, Symbol>;

void value_ok(Symbols &symbols) {
  for (auto it = symbols.begin(); it != symbols.end(); ++it)
    if (it->second.line == 0)
      it.value().line = 1;
}

void value_bad(Symbols &symbols) {
  for (auto it = symbols.begin(); it != symbols.end(); ++it) {
    if (it->second.line != 0)
      continue;
    symbols.erase(it);
    it.value().line = 1; // lint: 'it.*symbols
    return;
  }
}
