// RUN: %corpus %s
//
// Language forms around the same defect: templates, macros, init-statements,
// constructors, lambdas, iterator types spelled in many ways.

#include "../corpus.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <type_traits>
#include <utility>

struct Token {
  int kind = 0;
  std::string text;
};

using Tokens = Map<int, Token>;
typedef Tokens::iterator TokenIterator;

int if_init_bad(Tokens &tokens, int id) {
  if (auto it = tokens.find(id); it != tokens.end()) {
    tokens.erase(it);
    return it->second.kind; // lint: 'it.*tokens
  }
  return 0;
}

int if_init_ok(Tokens &tokens, int id) {
  if (auto it = tokens.find(id); it != tokens.end()) {
    int kind = it->second.kind;
    tokens.erase(it);
    return kind;
  }
  return 0;
}

int switch_init_bad(Tokens &tokens, int id) {
  switch (auto it = tokens.lower_bound(id); it == tokens.end()) {
  case false:
    tokens.erase(it);
    return it->first; // lint: 'it.*tokens
  default:
    return 0;
  }
}

int switch_init_ok(Tokens &tokens, int id) {
  switch (auto it = tokens.lower_bound(id); it == tokens.end()) {
  case false:
    id = it->first;
    tokens.erase(it);
    return id;
  default:
    return 0;
  }
}

int typedef_bad(Tokens &tokens, int id) {
  TokenIterator it = tokens.find(id);
  if (it == tokens.end())
    return 0;
  tokens.erase(it);
  return it->second.kind; // lint: 'it.*tokens
}

int typedef_ok(Tokens &tokens, int id) {
  TokenIterator it = tokens.find(id);
  if (it == tokens.end())
    return 0;
  it = tokens.erase(it);
  return it == tokens.end() ? 0 : it->second.kind;
}

int const_iterator_bad(Tokens &tokens, int id) {
  Tokens::const_iterator it = tokens.find(id);
  if (it == tokens.cend())
    return 0;
  tokens.erase(it);
  return it->second.kind; // lint: 'it.*tokens
}

int const_iterator_ok(Tokens &tokens, int id) {
  Tokens::const_iterator it = tokens.find(id);
  if (it == tokens.cend())
    return 0;
  int kind = it->second.kind;
  tokens.erase(it);
  return kind;
}

int decltype_bad(Tokens &tokens, int id) {
  decltype(tokens.begin()) it;
  it = tokens.find(id);
  if (it == tokens.end())
    return 0;
  tokens.erase(it);
  return it->second.kind; // lint: 'it.*tokens
}

int decltype_ok(Tokens &tokens, int id) {
  decltype(tokens.begin()) it;
  it = tokens.find(id);
  if (it != tokens.end())
    tokens.erase(it);
  return 0;
}

int iterator_reference_bad(Tokens &tokens, int id) {
  auto it = tokens.find(id);
  if (it == tokens.end())
    return 0;
  auto &same = it;
  tokens.erase(same);
  return it->second.kind; // lint: 'it.*tokens
}

int iterator_reference_ok(Tokens &tokens, int id) {
  auto it = tokens.find(id);
  if (it == tokens.end())
    return 0;
  auto &same = it;
  same = tokens.erase(same);
  return it == tokens.end() ? 0 : it->second.kind;
}

template <class Map>
void prune_bad(Map &map) {
  for (auto it = map.begin(); it != map.end(); ++it) // lint: 'it.*'map'
    if (it->second.kind == 0)
      map.erase(it);
}

template <class Map>
void prune_ok(Map &map) {
  for (auto it = map.begin(); it != map.end();) {
    if (it->second.kind == 0)
      it = map.erase(it);
    else
      ++it;
  }
}

template void prune_bad(Map<int, Token> &);
template void prune_bad(UnorderedMap<std::string, Token> &);
template void prune_ok(Map<int, Token> &);
template void prune_ok(UnorderedMap<std::string, Token> &);

void prune_bad_run(Tokens &tokens) { prune_bad(tokens); }
void prune_ok_run(UnorderedMap<std::string, Token> &tokens) {
  prune_ok(tokens);
}

template <class Key, class Value>
class Table {
public:
  Value take_bad(const Key &key) {
    auto it = map_.find(key);
    if (it == map_.end())
      return Value();
    map_.erase(it);
    return it->second; // lint: 'it.*map_
  }

  Value take_ok(const Key &key) {
    auto it = map_.find(key);
    if (it == map_.end())
      return Value();
    Value value = std::move(it->second);
    map_.erase(it);
    return value;
  }

private:
  Map<Key, Value> map_;
};

template class Table<int, std::string>;

void take_bad_run(Table<int, std::string> &table, int id) { table.take_bad(id); }
void take_ok_run(Table<int, std::string> &table, int id) { table.take_ok(id); }

template <class T>
int constexpr_if_ok(Map<int, T> &map) {
  auto it = map.begin();
  if (it == map.end())
    return 0;
  if constexpr (std::is_integral_v<T>) {
    map.erase(it);
    return 0;
  } else {
    return it->second.kind;
  }
}

template int constexpr_if_ok(Map<int, int> &);
template int constexpr_if_ok(Map<int, Token> &);

int constexpr_if_ok_run(Tokens &tokens, Map<int, int> &numbers) {
  return constexpr_if_ok(tokens) + constexpr_if_ok(numbers);
}

#define LOG(text) std::printf("log: %s\n", (text).c_str())
#define DROP(map, it) \
  do {                \
    (map).erase(it);  \
  } while (0)
#define FOR_EACH(it, map) \
  for (auto it = (map).begin(); it != (map).end(); ++it)

void log_macro_bad(Tokens &tokens, int id) {
  auto it = tokens.find(id);
  if (it == tokens.end())
    return;
  tokens.erase(it);
  LOG(it->second.text); // lint: 'it.*tokens
}

void log_macro_ok(Tokens &tokens, int id) {
  auto it = tokens.find(id);
  if (it == tokens.end())
    return;
  LOG(it->second.text);
  tokens.erase(it);
}

int drop_macro_bad(Tokens &tokens, int id) {
  auto it = tokens.find(id);
  if (it == tokens.end())
    return 0;
  DROP(tokens, it);
  return it->second.kind; // lint: 'it.*tokens
}

int drop_macro_ok(Tokens &tokens, int id) {
  auto it = tokens.find(id);
  if (it == tokens.end())
    return 0;
  int kind = it->second.kind;
  DROP(tokens, it);
  return kind;
}

void foreach_macro_bad(Tokens &tokens) {
  FOR_EACH(it, tokens) { // lint: 'it.*tokens
    if (it->second.kind == 0)
      tokens.erase(it);
  }
}

void foreach_macro_ok(Tokens &tokens) {
  FOR_EACH(it, tokens) {
    if (it->second.kind == 0) {
      tokens.erase(it);
      break;
    }
  }
}

struct Parser_bad {
  explicit Parser_bad(Tokens &tokens) : tokens_(tokens) {
    auto it = tokens_.begin();
    if (it == tokens_.end())
      return;
    tokens_.erase(it);
    first_ = it->second.kind; // lint: 'it.*tokens_
  }

  Tokens &tokens_;
  int first_ = 0;
};

struct Parser_ok {
  explicit Parser_ok(Tokens &tokens) : tokens_(tokens) {
    auto it = tokens_.begin();
    if (it == tokens_.end())
      return;
    first_ = it->second.kind;
    tokens_.erase(it);
  }

  Tokens &tokens_;
  int first_ = 0;
};

void Parser_bad_run(Tokens &tokens) { Parser_bad parser(tokens); }
void Parser_ok_run(Tokens &tokens) { Parser_ok parser(tokens); }

struct Guard_bad {
  Tokens &tokens;
  int id;

  ~Guard_bad() {
    auto it = tokens.find(id);
    if (it == tokens.end())
      return;
    tokens.erase(it);
    std::printf("%d\n", it->first); // lint: 'it.*tokens
  }
};

struct Guard_ok {
  Tokens &tokens;
  int id;

  ~Guard_ok() {
    auto it = tokens.find(id);
    if (it != tokens.end())
      tokens.erase(it);
    std::printf("%d\n", id);
  }
};

void Guard_bad_run(Tokens &tokens, int id) { Guard_bad guard{tokens, id}; }
void Guard_ok_run(Tokens &tokens, int id) { Guard_ok guard{tokens, id}; }

int in_lambda_bad(Tokens &tokens) {
  auto take = [&tokens](int id) {
    auto it = tokens.find(id);
    if (it == tokens.end())
      return 0;
    tokens.erase(it);
    return it->second.kind; // lint: 'it.*tokens
  };
  return take(1) + take(2);
}

int in_lambda_ok(Tokens &tokens) {
  auto take = [&tokens](int id) {
    auto it = tokens.find(id);
    if (it == tokens.end())
      return 0;
    int kind = it->second.kind;
    tokens.erase(it);
    return kind;
  };
  return take(1) + take(2);
}

void for_each_bad(Tokens &tokens) {
  std::for_each(tokens.begin(), tokens.end(), [&](auto &entry) { // lint: tokens
    if (entry.second.kind == 0)
      tokens.erase(entry.first);
  });
}

void for_each_ok(Tokens &tokens, Tokens &other) {
  std::for_each(tokens.begin(), tokens.end(), [&](auto &entry) {
    if (entry.second.kind == 0)
      other.erase(entry.first);
  });
}

int insertion_bindings_bad(Tokens &tokens, int id) {
  if (auto [it, inserted] = tokens.insert({id, Token()}); inserted) {
    tokens.erase(it);
    return it->second.kind; // lint: 'it.*tokens
  }
  return 0;
}

int insertion_bindings_ok(Tokens &tokens, int id) {
  if (auto [it, inserted] = tokens.insert({id, Token()}); inserted) {
    int kind = it->second.kind;
    tokens.erase(it);
    return kind;
  }
  return 0;
}

int insertion_pair_bad(Tokens &tokens, int id) {
  auto result = tokens.insert({id, Token()});
  tokens.erase(result.first);
  return result.first->second.kind; // lint: result.*tokens
}

int insertion_pair_ok(Tokens &tokens, int id) {
  auto result = tokens.insert({id, Token()});
  int kind = result.first->second.kind;
  if (result.second)
    tokens.erase(result.first);
  return kind;
}

int assigned_in_condition_bad(Tokens &tokens, int id) {
  Tokens::iterator it;
  if ((it = tokens.find(id)) == tokens.end())
    return 0;
  tokens.erase(it);
  return it->second.kind; // lint: 'it.*tokens
}

int assigned_in_condition_ok(Tokens &tokens, int id) {
  Tokens::iterator it;
  if ((it = tokens.find(id)) == tokens.end())
    return 0;
  int kind = it->second.kind;
  return tokens.erase(it), kind;
}

int comma_bad(Tokens &tokens, int id) {
  auto it = tokens.find(id);
  if (it == tokens.end())
    return 0;
  return tokens.erase(it), it->second.kind; // lint: 'it.*tokens
}

int generic_bad(Tokens &tokens, int id) {
  auto take = [id](auto &map) {
    auto it = map.find(id);
    if (it == map.end())
      return 0;
    map.erase(it);
    return it->second.kind; // lint: 'it.*'map'
  };
  return take(tokens);
}

int generic_ok(Tokens &tokens, int id) {
  auto take = [id](auto &map) {
    auto it = map.find(id);
    if (it == map.end())
      return 0;
    int kind = it->second.kind;
    map.erase(it);
    return kind;
  };
  return take(tokens);
}

auto trailing_return_bad(Tokens &tokens, int id) -> int {
  auto it = tokens.find(id);
  if (it == tokens.end())
    return 0;
  tokens.erase(it);
  return it->second.kind; // lint: 'it.*tokens
}

auto trailing_return_ok(Tokens &tokens, int id) -> int {
  auto it = tokens.find(id);
  if (it == tokens.end())
    return 0;
  auto node = tokens.extract(it);
  return node.mapped().kind;
}

namespace detail {
inline int nested_namespace_bad(Tokens &tokens) {
  auto it = tokens.begin();
  if (it == tokens.end())
    return 0;
  static_cast<void>(tokens.erase(it));
  return it->second.kind; // lint: 'it.*tokens
}
} // namespace detail
