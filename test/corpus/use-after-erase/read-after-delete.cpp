// RUN: %corpus %s
//
// A read by the same key right after the delete: m[k] inserts a default
// silently, m.at(k) always throws. A write is the intended "reset" idiom.

#include "../corpus.h"

#include <cstdio>
#include <functional>
#include <string>
#include <vector>

void condition_bad(Map<int, int> &counts, int id) {
  counts.erase(id);
  if (counts[id] == 0) // lint: counts // run: default_insert
    std::puts("gone");
}

void condition_ok(Map<int, int> &counts, int id) {
  counts.erase(id);
  if (!counts.contains(id))
    std::puts("gone");
}

std::string at_bad(UnorderedMap<int, std::string> &names, int id) {
  names.erase(id);
  return names.at(id); // lint: names // run: missing_key
}

std::string at_ok(UnorderedMap<int, std::string> &names, int id) {
  std::string name = names.at(id);
  names.erase(id);
  return name;
}

int by_iterator_bad(Map<int, int> &counts, int id) {
  auto it = counts.find(id);
  if (it == counts.end())
    return 0;
  counts.erase(it);
  return counts[id]; // lint: counts // run: default_insert
}

int by_iterator_ok(Map<int, int> &counts, int id, int other) {
  auto it = counts.find(id);
  if (it == counts.end())
    return 0;
  counts.erase(it);
  return counts[other];
}

void log_bad(Map<std::string, int> &ages, const std::string &name) {
  ages.erase(name);
  std::printf("%s was %d\n", name.c_str(), ages[name]); // lint: ages // run: default_insert
}

void log_ok(Map<std::string, int> &ages, const std::string &name) {
  std::printf("%s was %d\n", name.c_str(), ages[name]);
  ages.erase(name);
}

void reset_ok(Map<int, std::vector<int>> &lists, int id) {
  lists.erase(id);
  lists[id] = {1, 2, 3};
}

void rebuild_ok(Map<int, std::vector<int>> &lists, int id) {
  lists.erase(id);
  lists[id].push_back(1);
}

int emplaced_again_ok(Map<int, int> &counts, int id) {
  counts.erase(id);
  counts.emplace(id, 7);
  return counts.at(id);
}

int emplaced_other_bad(Map<int, int> &counts) {
  counts.erase(1);
  counts.emplace(2, 7);
  return counts.at(1); // lint: counts // run: missing_key
}

int cleared_bad(UnorderedMap<int, int> &cache, int id) {
  cache.clear();
  return cache[id]; // lint: cache // run: default_insert
}

int cleared_ok(UnorderedMap<int, int> &cache, int id) {
  cache.clear();
  cache[id] = 1;
  return cache[id];
}

int cleared_at_bad(Map<std::string, int> &cache) {
  cache.clear();
  return cache.at("version"); // lint: cache // run: missing_key
}

int cleared_at_ok(Map<std::string, int> &cache,
                  const Map<std::string, int> &fresh) {
  cache.clear();
  cache.insert(fresh.begin(), fresh.end());
  return cache.at("version");
}

int changed_key_ok(Map<int, int> &counts, int id) {
  counts.erase(id);
  id = 0;
  return counts[id];
}

void loop_ok(Map<int, int> &counts, const std::vector<int> &ids) {
  for (int id : ids) {
    if (counts.at(id) == 0)
      counts.erase(id);
  }
}

void loop_bad(Map<int, int> &counts, const std::vector<int> &ids) {
  for (int id : ids) {
    counts.erase(id);
    if (counts.at(id) == 0) // lint: counts // run: missing_key
      std::puts("zero");
  }
}

int one_branch_bad(Map<int, int> &counts, int id, bool drop) {
  if (drop)
    counts.erase(id);
  return counts.at(id); // lint: counts // run: missing_key
}

int one_branch_ok(Map<int, int> &counts, int id, bool drop) {
  if (drop)
    counts.erase(id);
  return drop ? 0 : counts.at(id);
}

class Quota {
public:
  bool release_bad(const std::string &user) {
    used_.erase(user);
    return used_[user] < limit_; // lint: used_ // run: default_insert
  }

  bool release_ok(const std::string &user) {
    used_.erase(user);
    auto it = used_.find(user);
    return it == used_.end() || it->second < limit_;
  }

private:
  Map<std::string, int> used_;
  int limit_ = 10;
};

int other_map_ok(Map<int, int> &live, Map<int, int> &totals, int id) {
  live.erase(id);
  return totals[id];
}

int copy_of_value_bad(Map<int, int> &live, int id) {
  live.erase(id);
  int last = live[id]; // lint: live // run: default_insert
  return last;
}

int copy_of_value_ok(Map<int, int> &live, int id) {
  int last = live[id];
  live.erase(id);
  return last;
}

//===-- Emptied to be filled again ------------------------------------------//

namespace {
int group_of(int id) { return id / 10; }
} // namespace

void refilled_ok(Map<int, Set<int>> &groups, const std::vector<int> &ids) {
  groups.clear();
  for (int id : ids)
    groups[group_of(id)].insert(id);
}

void upserted_ok(Map<int, int> &best, const std::vector<int> &ids) {
  best.clear();
  for (int id : ids)
    if (best[group_of(id)] < id)
      best[group_of(id)] = id;
}

int emptied_bad(Map<int, int> &best, int id) {
  best.clear();
  return best[group_of(id)]; // lint: best // run: default_insert
}

// Somebody elsewhere runs the lambda, which puts the keys back.
struct Rows {
  void each(const std::function<void(int)> &run) const;
};
#ifdef CORPUS_RUN
void Rows::each(const std::function<void(int)> &run) const { run(1); }
#endif
int put_back_ok(const Rows &rows) {
  Map<int, int> counts;
  counts.clear();
  rows.each([&](int id) { counts[id] = 1; });
  return counts[1];
}
int put_back_bad(const Rows &rows) {
  Map<int, int> counts, others;
  counts.clear();
  rows.each([&](int id) { others[id] = 1; });
  return counts[1]; // lint: counts // run: default_insert
}
