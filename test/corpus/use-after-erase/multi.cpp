// REQUIRES: boost
// RUN: %corpus %s
//
// Several elements with one key, and one element seen through several indices:
// equal_range, erase(key) of a multimap, boost::multi_index.

#include "../corpus.h"

#include <boost/multi_index/composite_key.hpp>
#include <boost/multi_index/hashed_index.hpp>
#include <boost/multi_index/member.hpp>
#include <boost/multi_index/ordered_index.hpp>
#include <boost/multi_index/sequenced_index.hpp>
#include <boost/multi_index_container.hpp>
#include <cstdio>
#include <iterator>
#include <string>
#include <utility>

struct Timer {
  std::string name;
  int fires = 0;
};

using Timers = MultiMap<int, Timer>;
using Handlers = UnorderedMultiMap<std::string, Timer>;

//===-- equal_range ---------------------------------------------------------//

void equal_range_bad(Timers &timers, int when) {
  auto range = timers.equal_range(when);
  for (auto it = range.first; it != range.second; ++it) // lint: 'it.*timers
    if (it->second.fires == 0)
      timers.erase(it);
}

void equal_range_ok(Timers &timers, int when) {
  auto range = timers.equal_range(when);
  for (auto it = range.first; it != range.second;) {
    if (it->second.fires == 0)
      it = timers.erase(it);
    else
      ++it;
  }
}

void bound_range_bad(Timers &timers, int when) {
  auto [it, end] = timers.equal_range(when);
  while (it != end) { // lint: 'it.*timers
    if (it->second.fires == 0)
      timers.erase(it);
    else
      ++it;
  }
}

void bound_range_ok(Timers &timers, int when) {
  auto [it, end] = timers.equal_range(when);
  while (it != end) {
    if (it->second.fires == 0)
      timers.erase(it++);
    else
      ++it;
  }
}

void hashed_range_bad(Handlers &handlers, const std::string &name) {
  auto range = handlers.equal_range(name);
  for (auto it = range.first; it != range.second; it++) // lint: 'it.*handlers
    if (it->second.fires == 0)
      handlers.erase(it);
}

void hashed_range_ok(Handlers &handlers, const std::string &name) {
  auto range = handlers.equal_range(name);
  for (auto it = range.first; it != range.second;)
    it = it->second.fires == 0 ? handlers.erase(it) : std::next(it);
}

void range_then_break_ok(Timers &timers, int when, const std::string &name) {
  auto range = timers.equal_range(when);
  for (auto it = range.first; it != range.second; ++it)
    if (it->second.name == name) {
      timers.erase(it);
      break;
    }
}

void range_then_break_bad(Timers &timers, int when, const std::string &name) {
  auto range = timers.equal_range(when);
  auto it = range.first;
  for (; it != range.second; ++it)
    if (it->second.name == name) {
      timers.erase(it);
      break;
    }
  if (it != range.second) // lint: 'it.*timers
    std::puts("dropped");
}

int whole_range_bad(Timers &timers, int when) {
  auto range = timers.equal_range(when);
  if (range.first == range.second)
    return 0;
  timers.erase(range.first, range.second);
  return range.first->second.fires; // lint: range.*timers
}

int whole_range_ok(Timers &timers, int when) {
  auto range = timers.equal_range(when);
  if (range.first == range.second)
    return 0;
  int fires = range.first->second.fires;
  timers.erase(range.first, range.second);
  return fires;
}

int after_range_ok(Timers &timers, int when) {
  auto range = timers.equal_range(when);
  auto after = timers.erase(range.first, range.second);
  return after == timers.end() ? 0 : after->second.fires;
}

int after_range_bad(Timers &timers, int when) {
  auto first = timers.lower_bound(when);
  if (first == timers.end() || first->first != when)
    return 0;
  timers.erase(when);
  return first->second.fires; // lint: 'first.*timers
}

void bounds_bad(Timers &timers, int when) {
  auto end = timers.upper_bound(when);
  for (auto it = timers.lower_bound(when); it != end; ++it) // lint: 'it.*timers
    if (it->second.name.empty())
      timers.erase(it);
}

void bounds_ok(Timers &timers, int when) {
  auto end = timers.upper_bound(when);
  for (auto it = timers.lower_bound(when); it != end;) {
    auto current = it++;
    if (current->second.name.empty())
      timers.erase(current);
  }
}

//===-- erase(key) erases all equal keys ------------------------------------//

int all_equal_bad(Timers &timers, int when) {
  auto it = timers.find(when);
  if (it == timers.end())
    return 0;
  timers.erase(when);
  return it->second.fires; // lint: 'it.*timers
}

int all_equal_ok(Timers &timers, int when, int later) {
  auto it = timers.find(when);
  if (it == timers.end())
    return 0;
  timers.erase(later);
  return it->second.fires;
}

int second_equal_bad(Timers &timers, int when) {
  auto one = timers.emplace(when, Timer());
  auto two = timers.emplace(when, Timer());
  timers.erase(when);
  return one->second.fires + two->second.fires; // lint: 'one.*timers
}

int second_equal_ok(Timers &timers, int when) {
  auto one = timers.emplace(when, Timer());
  auto two = timers.emplace(when, Timer());
  timers.erase(one);
  return two->second.fires;
}

void erase_key_in_range_bad(Timers &timers, int when) {
  auto range = timers.equal_range(when);
  for (auto it = range.first; it != range.second; ++it) // lint: 'it.*timers
    if (it->second.fires > 3)
      timers.erase(when);
}

void erase_key_in_range_ok(Timers &timers, int when) {
  auto range = timers.equal_range(when);
  for (auto it = range.first; it != range.second; ++it)
    if (it->second.fires > 3) {
      timers.erase(when);
      return;
    }
}

void own_key_bad(Timers &timers) {
  for (auto it = timers.begin(); it != timers.end();) { // miss: 'it.*timers -- two neighbours with one key are not known to be so
    auto current = it++;
    if (current->second.fires == 0)
      timers.erase(current->first);
  }
}

void own_key_ok(Timers &timers) {
  for (auto it = timers.begin(); it != timers.end();) {
    const int when = it->first;
    auto next = timers.upper_bound(when);
    if (it->second.fires == 0)
      timers.erase(when);
    it = next;
  }
}

int multiset_bad(MultiSet<int> &seen, int value) {
  auto it = seen.insert(value);
  seen.erase(value);
  return *it; // lint: 'it.*seen
}

int multiset_ok(MultiSet<int> &seen, int value) {
  auto it = seen.insert(value);
  auto other = seen.insert(value);
  seen.erase(it);
  return *other;
}

// extract(key) takes one of the equal elements, and which is not known.
int extracted_ok(Timers &timers, int when) {
  auto one = timers.emplace(when, Timer());
  timers.emplace(when, Timer());
  auto node = timers.extract(std::prev(timers.upper_bound(when)));
  return node.empty() ? 0 : one->second.fires;
}

int extracted_bad(Timers &timers, int when) {
  auto one = timers.emplace(when, Timer());
  auto node = timers.extract(one);
  timers.erase(one); // lint: 'one.*timers
  return node.mapped().fires;
}

bool key_after_erase_ok(Timers &timers, int when) {
  auto it = timers.find(when);
  if (it == timers.end())
    return false;
  timers.erase(it);
  return timers.find(when) != timers.end();
}

int next_equal_ok(Timers &timers, int when) {
  auto it = timers.find(when);
  if (it == timers.end())
    return 0;
  it = timers.erase(it);
  return it != timers.end() && it->first == when ? it->second.fires : 0;
}

int next_equal_bad(Timers &timers, int when) {
  auto it = timers.find(when);
  if (it == timers.end())
    return 0;
  timers.erase(it);
  ++it; // lint: 'it.*timers
  return it != timers.end() ? it->second.fires : 0;
}

//===-- boost::multi_index --------------------------------------------------//

namespace mi = boost::multi_index;

struct Entry {
  int id = 0;
  int ttl = 0;
  std::string name;
};

struct ById {};
struct ByTtl {};
struct ByName {};
struct InOrder {};

using Cache = mi::multi_index_container<
    Entry,
    mi::indexed_by<
        mi::ordered_unique<mi::tag<ById>, mi::member<Entry, int, &Entry::id>>,
        mi::ordered_non_unique<mi::tag<ByTtl>,
                               mi::member<Entry, int, &Entry::ttl>>,
        mi::hashed_unique<mi::tag<ByName>,
                          mi::member<Entry, std::string, &Entry::name>>,
        mi::sequenced<mi::tag<InOrder>>>>;

void expire_bad(Cache &cache, int now) {
  auto &byTtl = cache.get<ByTtl>();
  for (auto it = byTtl.begin(); it != byTtl.end() && it->ttl < now; ++it) // lint: 'it
    byTtl.erase(it);
}

void expire_ok(Cache &cache, int now) {
  auto &byTtl = cache.get<ByTtl>();
  for (auto it = byTtl.begin(); it != byTtl.end() && it->ttl < now;)
    it = byTtl.erase(it);
}

int other_index_bad(Cache &cache, int id) {
  auto it = cache.get<ById>().find(id);
  if (it == cache.get<ById>().end())
    return 0;
  auto byTtl = cache.project<ByTtl>(it);
  cache.get<ByTtl>().erase(byTtl);
  return it->ttl; // lint: 'it.*cache
}

int other_index_ok(Cache &cache, int id) {
  auto it = cache.get<ById>().find(id);
  if (it == cache.get<ById>().end())
    return 0;
  int ttl = it->ttl;
  auto byTtl = cache.project<ByTtl>(it);
  cache.get<ByTtl>().erase(byTtl);
  return ttl;
}

int cleared_index_bad(Cache &cache, int id) {
  auto it = cache.find(id);
  if (it == cache.end())
    return 0;
  cache.get<ByName>().clear();
  return it->ttl; // lint: 'it.*cache
}

int cleared_index_ok(Cache &cache, Cache &other, int id) {
  auto it = cache.find(id);
  if (it == cache.end())
    return 0;
  other.get<ByName>().clear();
  return it->ttl;
}

int view_reference_bad(Cache &cache, const std::string &name) {
  auto &byName = cache.get<ByName>();
  auto it = byName.find(name);
  if (it == byName.end())
    return 0;
  const Entry &entry = *it;
  byName.erase(it);
  return entry.ttl; // lint: 'entry
}

int view_reference_ok(Cache &cache, const std::string &name) {
  auto &byName = cache.get<ByName>();
  auto it = byName.find(name);
  if (it == byName.end())
    return 0;
  const Entry entry = *it;
  byName.erase(it);
  return entry.ttl;
}

int inserted_ok(Cache &cache, const std::string &name) {
  auto it = cache.get<ByName>().find(name);
  if (it == cache.get<ByName>().end())
    return 0;
  cache.insert({1, 2, "other"});
  return it->ttl;
}

int inserted_bad(Cache &cache, int id) {
  auto it = cache.insert({id, 2, "one"}).first;
  cache.erase(it);
  return it->ttl; // lint: 'it.*cache
}

void sequenced_bad(Cache &cache, std::size_t limit) {
  auto &order = cache.get<InOrder>();
  while (cache.size() > limit) {
    const Entry &oldest = order.front();
    cache.get<ById>().erase(oldest.id);
    std::printf("dropped %s\n", oldest.name.c_str()); // miss: 'oldest -- the key is a field of the element
  }
}

void sequenced_ok(Cache &cache, std::size_t limit) {
  auto &order = cache.get<InOrder>();
  while (cache.size() > limit) {
    const Entry &oldest = order.front();
    std::printf("dropping %s\n", oldest.name.c_str());
    order.pop_front();
  }
}

void popped_bad(Cache &cache) {
  auto &order = cache.get<InOrder>();
  const Entry &oldest = order.front();
  order.pop_front();
  std::printf("dropped %s\n", oldest.name.c_str()); // lint: 'oldest
}

void popped_ok(Cache &cache) {
  auto &order = cache.get<InOrder>();
  order.pop_front();
  const Entry &oldest = order.front();
  std::printf("oldest is %s\n", oldest.name.c_str());
}

void range_for_bad(Cache &cache) {
  for (const Entry &entry : cache.get<ByTtl>()) // run: heap-use-after-free
    if (entry.ttl == 0)
      cache.erase(entry.id); // lint: cache
}

void range_for_ok(Cache &cache) {
  for (const Entry &entry : cache.get<ByTtl>())
    if (entry.ttl == 0) {
      cache.erase(entry.id);
      break;
    }
}

class Throttle {
public:
  void seed() { cache_.insert({1, 2, "one"}); }
  void drop(int id) { cache_.get<ById>().erase(id); }

  int callee_bad(int id) {
    auto it = cache_.find(id);
    if (it == cache_.end())
      return 0;
    drop(id);
    return it->ttl; // lint: 'it.*cache_
  }

  int callee_ok(int id) {
    auto it = cache_.find(id);
    if (it == cache_.end())
      return 0;
    int ttl = it->ttl;
    drop(id);
    return ttl;
  }

  int modified_ok(int id, int ttl) {
    auto it = cache_.find(id);
    if (it == cache_.end())
      return 0;
    cache_.modify(it, [&](Entry &entry) { entry.ttl = ttl; });
    return it->ttl;
  }

private:
  Cache cache_;
};
