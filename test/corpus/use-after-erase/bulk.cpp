// RUN: %corpus %s
//
// Calls that take many elements at once: clear, erase(range), assignment,
// moves, swap, merge, extract, erase_if, and the end of the container.

#include "../corpus.h"

#include <cstdio>
#include <memory>
#include <string>
#include <utility>

struct Entry {
  std::string text;
  int uses = 0;
};

using Cache = Map<int, Entry>;

int clear_bad(Cache &cache, int id) {
  auto it = cache.find(id);
  if (it == cache.end())
    return 0;
  cache.clear();
  return it->second.uses; // lint: 'it.*cache
}

int clear_ok(Cache &cache, int id) {
  auto it = cache.find(id);
  if (it == cache.end())
    return 0;
  int uses = it->second.uses;
  cache.clear();
  return uses;
}

int clear_reference_bad(UnorderedMap<int, Entry> &cache) {
  Entry &first = cache[1];
  cache.clear();
  return first.uses; // lint: 'first.*cache
}

int clear_reference_ok(UnorderedMap<int, Entry> &cache) {
  cache.clear();
  Entry &first = cache[1];
  return first.uses;
}

int erase_prefix_bad(Cache &cache, int limit) {
  auto first = cache.begin();
  if (first == cache.end() || first->first >= limit)
    return 0;
  cache.erase(first, cache.lower_bound(limit));
  return first->second.uses; // lint: 'first.*cache
}

int erase_prefix_ok(Cache &cache, int limit) {
  auto stop = cache.lower_bound(limit);
  cache.erase(cache.begin(), stop);
  return stop == cache.end() ? 0 : stop->second.uses;
}

int erase_all_bad(Cache &cache, int id) {
  auto it = cache.find(id);
  if (it == cache.end())
    return 0;
  cache.erase(cache.begin(), cache.end());
  return it->second.uses; // lint: 'it.*cache
}

int erase_all_ok(Cache &cache, int id) {
  cache.erase(cache.begin(), cache.end());
  auto it = cache.find(id);
  return it == cache.end() ? 0 : it->second.uses;
}

int assign_bad(Cache &cache, const Cache &fresh, int id) {
  auto it = cache.find(id);
  if (it == cache.end())
    return 0;
  cache = fresh;
  return it->second.uses; // lint: 'it.*cache
}

int assign_ok(Cache &cache, const Cache &fresh, int id) {
  cache = fresh;
  auto it = cache.find(id);
  return it == cache.end() ? 0 : it->second.uses;
}

int assign_empty_bad(Cache &cache, int id) {
  Entry &entry = cache[id];
  cache = {};
  return entry.uses; // lint: 'entry.*cache
}

int assign_empty_ok(Cache &cache, int id) {
  Entry entry = cache[id];
  cache = {};
  return entry.uses;
}

int assign_list_bad(Map<std::string, int> &levels) {
  int &low = levels["low"];
  levels = {{"low", 1}, {"high", 9}};
  return low; // lint: 'low.*levels
}

int assign_list_ok(Map<std::string, int> &levels) {
  levels = {{"low", 1}, {"high", 9}};
  int &low = levels["low"];
  return low;
}

void consume(Cache cache) { std::printf("%zu\n", cache.size()); }

int moved_into_call_bad(Cache &cache, int id) {
  auto it = cache.find(id);
  if (it == cache.end())
    return 0;
  consume(std::move(cache));
  return it->second.uses; // lint: 'it.*cache
}

int moved_into_call_ok(Cache &cache, int id) {
  auto it = cache.find(id);
  if (it == cache.end())
    return 0;
  int uses = it->second.uses;
  consume(std::move(cache));
  return uses;
}

int moved_on_ok(Cache &cache, int id) {
  auto it = cache.find(id);
  if (it == cache.end())
    return 0;
  Cache taken = std::move(cache);
  return it->second.uses;
}

int moved_over_bad(Cache &cache, Cache &spare, int id) {
  auto it = spare.find(id);
  if (it == spare.end())
    return 0;
  spare = std::move(cache);
  return it->second.uses; // lint: 'it.*spare
}

int moved_over_ok(Cache &cache, Cache &spare, int id) {
  spare = std::move(cache);
  auto it = spare.find(id);
  return it == spare.end() ? 0 : it->second.uses;
}

int swap_ok(Cache &cache, int id) {
  auto it = cache.find(id);
  if (it == cache.end())
    return 0;
  Cache taken;
  taken.swap(cache);
  return it->second.uses;
}

int swap_bad(Cache &cache, int id) {
  auto it = cache.find(id);
  if (it == cache.end())
    return 0;
  Cache taken;
  taken.swap(cache);
  taken.clear();
  return it->second.uses; // lint: 'it.*taken
}

int swap_idiom_bad(Cache &cache, int id) {
  auto it = cache.find(id);
  if (it == cache.end())
    return 0;
  Cache().swap(cache);
  return it->second.uses; // lint: 'it
}

int swap_old_cleared_ok(Cache &cache, int id) {
  auto it = cache.find(id);
  if (it == cache.end())
    return 0;
  Cache taken;
  taken.swap(cache);
  cache.clear();
  return it->second.uses;
}

int extract_bad(Cache &cache, int id) {
  auto it = cache.find(id);
  if (it == cache.end())
    return 0;
  auto node = cache.extract(it);
  return it->second.uses; // lint: 'it.*cache
}

int extract_ok(Cache &cache, int id) {
  auto it = cache.find(id);
  if (it == cache.end())
    return 0;
  auto node = cache.extract(it);
  return node.mapped().uses;
}

int extract_key_bad(Cache &cache, int id) {
  auto it = cache.find(id);
  if (it == cache.end())
    return 0;
  cache.extract(id);
  return it->second.uses; // lint: 'it.*cache
}

int extract_insert_ok(Cache &cache, int id) {
  auto it = cache.find(id);
  if (it == cache.end())
    return 0;
  Entry &entry = it->second;
  auto node = cache.extract(it);
  node.key() = id + 1;
  auto result = cache.insert(std::move(node));
  return result.inserted ? entry.uses : 0;
}

int extract_insert_result_ok(Cache &cache, Cache &archive, int id) {
  auto it = cache.find(id);
  if (it == cache.end())
    return 0;
  auto result = archive.insert(cache.extract(it));
  return result.position->second.uses;
}

int erase_if_bad(Cache &cache, int id) {
  auto it = cache.find(id);
  if (it == cache.end())
    return 0;
  std::erase_if(cache, [](const auto &item) { return item.second.uses == 0; });
  return it->second.uses; // lint: 'it.*cache
}

int erase_if_ok(Cache &cache, int id) {
  std::erase_if(cache, [](const auto &item) { return item.second.uses == 0; });
  auto it = cache.find(id);
  return it == cache.end() ? 0 : it->second.uses;
}

int merge_ok(Cache &cache, Cache &late, int id) {
  auto it = late.find(id);
  if (it == late.end())
    return 0;
  cache.merge(late);
  return it->second.uses;
}

int merge_drop_bad(Cache &cache, int id) {
  Cache all;
  auto it = cache.find(id);
  if (it == cache.end())
    return 0;
  all.merge(cache);
  all.clear();
  return it->second.uses; // lint: 'it.*all
}

int merge_rehash_bad(UnorderedMap<int, Entry> &cache,
                     UnorderedMap<int, Entry> &late, int id) {
  auto it = cache.find(id);
  if (it == cache.end())
    return 0;
  cache.merge(late);
  return it->second.uses; // lint: 'it.*cache
}

int merge_rehash_ok(UnorderedMap<int, Entry> &cache,
                    UnorderedMap<int, Entry> &late, int id) {
  Entry &entry = cache[id];
  cache.merge(late);
  return entry.uses;
}

int owner_reset_bad(std::unique_ptr<Cache> cache, int id) {
  Entry &entry = (*cache)[id];
  cache.reset();
  return entry.uses; // lint: 'entry.*cache
}

int owner_reset_ok(std::unique_ptr<Cache> cache, int id) {
  Entry entry = (*cache)[id];
  cache.reset();
  return entry.uses;
}

int conditional_clear_bad(Cache &cache, std::size_t limit) {
  Entry &entry = cache[0];
  if (cache.size() > limit)
    cache.clear();
  return ++entry.uses; // lint: 'entry.*cache
}

int conditional_clear_ok(Cache &cache, std::size_t limit) {
  if (cache.size() > limit)
    cache.clear();
  Entry &entry = cache[0];
  return ++entry.uses;
}

void clear_in_loop_bad(Cache &cache) {
  for (auto it = cache.begin(); it != cache.end(); ++it) // lint: 'it.*cache
    if (it->second.uses > 100)
      cache.clear();
}

void clear_in_loop_ok(Cache &cache) {
  for (auto it = cache.begin(); it != cache.end(); ++it) {
    if (it->second.uses > 100) {
      cache.clear();
      return;
    }
  }
}

//===-- The end of a range is not in it -------------------------------------//

int range_end_ok(Map<int, int> &prices, int k) {
  auto it = prices.lower_bound(k);
  auto keep = it;
  while (it != prices.end() && it->second > 3)
    ++it;
  prices.erase(keep, it);
  return it == prices.end() ? 0 : it->second;
}

int range_begin_bad(Map<int, int> &prices) {
  auto it = prices.begin();
  prices.erase(it, prices.end());
  return it->second; // lint: 'it'
}
