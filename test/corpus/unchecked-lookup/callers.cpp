// RUN: %corpus %s
//
// Helpers that test, helpers whose callers test, and tables that are constant.

#include "../corpus.h"

#include <cassert>
#include <optional>
#include <string>

using Ints = Map<int, int>;

static bool has(const Ints &m, int k) { return m.count(k) != 0; }
int helper_ok(const Ints &m, int k) {
  if (!has(m, k))
    return 0;
  return m.find(k)->second;
}
int helper_bad(const Ints &m, int k) {
  if (has(m, k))
    return 0;
  return m.find(k)->second; // lint: may not have the key 'k'
}

class Pool {
public:
  int tested_ok(int k) {
    if (!peers_.count(k))
      return 0;
    return get_ok(k);
  }
  int also_tested_ok(int k) {
    if (peers_.find(k) == peers_.end())
      return 0;
    return get_ok(k);
  }
  int here_ok(int k) {
    if (!peers_.count(k))
      return 0;
    return take_ok(k);
  }
  int there_bad(int k) {
    return take_ok(k); // lint: 'take_ok\(k\)' needs the key 'k' in 'peers_', and nothing here has tested
  }
  int unseen_ok(int k) {
    if (!isKnown(k))
      return 0;
    return peers_.find(k)->second;
  }
  int ensured_ok(int k) {
    ensure(k);
    return peers_.find(k)->second;
  }
  int logged_ok(int k) {
    if (!peers_.count(k))
      return 0;
    log();
    return peers_.find(k)->second;
  }
  int public_bad(int k) {
    return peers_.find(k)->second; // lint: 'peers_' may not have the key 'k'
  }
  int deep_ok(int k) { return peers_.count(k) ? outer(k) : 0; }
  bool isKnown(int k) const;
  void ensure(int k);
  void log();

private:
  int outer(int k) { return inner(k); }
  int inner(int k) {
    auto get = [&] { return peers_.find(k)->second; };
    return get();
  }
  int get_ok(int k) { return peers_.find(k)->second; }
  int take_ok(int k) { return peers_.find(k)->second; }
  Ints peers_;
};

#ifdef CORPUS_RUN
bool Pool::isKnown(int k) const { return peers_.count(k); }
void Pool::ensure(int k) { peers_.emplace(k, 1); }
void Pool::log() {}
int get_ok_run(Pool &pool, int k) { return pool.tested_ok(k); }
int take_ok_run(Pool &pool, int k) { return pool.here_ok(k); }
#endif

enum class Color { Red, Green };
enum class Size { Small, Large, Huge };
static const Map<Color, std::string> ColorNames = {{Color::Red, "red"},
                                                        {Color::Green, "green"}};
static const Map<Size, std::string> SizeNames = {{Size::Small, "small"},
                                                      {Size::Large, "large"}};
static const Map<std::string, int> Numbers = {{"one", 1}, {"two", 2}};

const std::string &color_ok(Color c) { return ColorNames.find(c)->second; }
const std::string &size_bad(Size s) {
  return SizeNames.find(s)->second; // lint: 'SizeNames' may not have the key 's'
}
void color_ok_run(bool red) { color_ok(red ? Color::Red : Color::Green); }
int literal_ok() { return Numbers.find("one")->second; }
int literal_bad() {
  return Numbers.find("three")->second; // lint: 'Numbers' may not have the key '"three"'
}
int argument_bad(const std::string &name) {
  static const Map<std::string, int> Table = {{"a", 1}};
  return Table.find(name)->second; // lint: 'Table' may not have the key 'name'
}

std::optional<int> wrapped(const Ints &m, int k) {
  auto it = m.find(k);
  if (it == m.end())
    return std::nullopt;
  return it->second;
}
int optional_ok(const Ints &m, int k) {
  auto value = wrapped(m, k);
  return value ? *value : 0;
}

#ifdef CORPUS_RUN
#define VERIFY(condition) assert(condition)
#else
#define VERIFY(condition) ((void)0)
#endif
int verified_ok(const Ints &m, int k) {
  auto it = m.find(k);
  VERIFY(it != m.end());
  return it->second;
}
int verified_key_ok(const Ints &m, int k) {
  VERIFY(m.count(k));
  return m.find(k)->second;
}
int verified_late_bad(const Ints &m, int k) {
  auto it = m.find(k);
  int value = it->second; // lint: 'm' may not have the key 'k'
  VERIFY(it != m.end());
  return value;
}

int captured_ok(const Ints &m, int k) {
  auto it = m.end();
  auto seek = [&] {
    it = m.find(k);
    return it != m.end();
  };
  if (!seek())
    return 0;
  return it->second;
}

Ints::const_iterator locate(const Ints &m, int k) { return m.find(k); }
int located_bad(const Ints &m, int k) {
  return locate(m, k)->second; // lint: may have found nothing
}
int located_ok(const Ints &m, int k) {
  auto it = locate(m, k);
  return it == m.end() ? 0 : it->second;
}
