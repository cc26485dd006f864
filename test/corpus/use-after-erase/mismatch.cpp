// RUN: %corpus %s
//
// An iterator of one container given to, or compared with, another.

#include "../corpus.h"

#include <cstdio>
#include <string>
#include <utility>

struct Task {
  int cost = 0;
};

using Tasks = Map<int, Task>;

void erase_begin_bad(Tasks &ready, Tasks &waiting) {
  if (!ready.empty() && !waiting.empty())
    ready.erase(waiting.begin()); // lint: waiting.*ready|ready.*waiting
}

void erase_begin_ok(Tasks &ready, Tasks &waiting) {
  if (!ready.empty() && !waiting.empty())
    ready.erase(ready.begin());
}

int wrong_end_bad(Tasks &ready, Tasks &waiting, int id) {
  auto it = ready.find(id);
  if (it != waiting.end()) // lint: 'it'|ready
    return it->second.cost;
  return 0;
}

int wrong_end_ok(Tasks &ready, Tasks &waiting, int id) {
  auto it = ready.find(id);
  if (it == ready.end()) {
    it = waiting.find(id);
    if (it == waiting.end())
      return 0;
  }
  return it->second.cost;
}

void erase_found_bad(Tasks &ready, Tasks &waiting, int id) {
  auto it = ready.find(id);
  if (it == ready.end())
    return;
  waiting.erase(it); // lint: 'it'|ready
}

void erase_found_ok(Tasks &ready, Tasks &waiting, int id) {
  auto it = ready.find(id);
  if (it == ready.end())
    return;
  waiting.emplace(it->first, it->second);
  ready.erase(it);
}

void second_lookup_bad(Tasks &ready, Tasks &waiting, int id) {
  auto it = ready.find(id);
  if (it == ready.end())
    it = waiting.find(id);
  if (it == ready.end()) // lint: 'it'|waiting
    return;
  it->second.cost = 0;
}

void second_lookup_ok(Tasks &ready, Tasks &waiting, int id) {
  auto it = ready.find(id);
  if (it == ready.end()) {
    it = waiting.find(id);
    if (it == waiting.end())
      return;
  }
  it->second.cost = 0;
}

void loop_end_bad(Tasks &ready, Tasks &waiting) {
  for (auto it = ready.begin(); it != waiting.end(); ++it) // lint: 'it'|ready
    it->second.cost++;
}

void loop_end_ok(Tasks &ready, Tasks &waiting) {
  for (auto it = ready.begin(); it != ready.end(); ++it)
    it->second.cost++;
  for (auto it = waiting.begin(); it != waiting.end(); ++it)
    it->second.cost++;
}

void hint_bad(Set<int> &small, Set<int> &large, int n) {
  small.insert(large.end(), n); // lint: large|small
}

void hint_ok(Set<int> &small, Set<int> &large, int n) {
  large.insert(large.end(), n);
  small.insert(large.begin(), large.end());
}

void range_bad(Set<int> &small, Set<int> &large) {
  small.erase(small.begin(), large.end()); // lint: large|small
}

void range_ok(Set<int> &small, int limit) {
  small.erase(small.begin(), small.lower_bound(limit));
}

class Scheduler {
public:
  void finish_bad(int id) {
    auto it = running_.find(id);
    if (it == waiting_.end()) // lint: 'it'|running_
      return;
    running_.erase(it);
  }

  void finish_ok(int id) {
    auto it = running_.find(id);
    if (it == this->running_.end())
      return;
    this->running_.erase(it);
  }

  Tasks &running() { return running_; }

private:
  Tasks running_;
  Tasks waiting_;
};

int getter_ok(Scheduler &scheduler, int id) {
  auto it = scheduler.running().find(id);
  return it != scheduler.running().end() ? it->second.cost : 0;
}

int getter_bad(Scheduler &first, Scheduler &second, int id) {
  auto it = first.running().find(id);
  return it != second.running().end() ? it->second.cost : 0; // lint: 'it
}

int reference_ok(Tasks &ready, int id) {
  Tasks &same = ready;
  auto it = same.find(id);
  return it != ready.end() ? it->second.cost : 0;
}

int picked_ok(Tasks &ready, Tasks &waiting, int id, bool late) {
  Tasks &tasks = late ? waiting : ready;
  auto it = tasks.find(id);
  if (it == tasks.end())
    return 0;
  int cost = it->second.cost;
  tasks.erase(it);
  return cost;
}

int reseated_bad() {
  Tasks ready{{1, {5}}}, waiting{{1, {9}}};
  Tasks *tasks = &ready;
  auto it = tasks->find(1);
  tasks = &waiting;
  return it != tasks->end() ? it->second.cost : 0; // miss: 'it'|ready -- one pointer variable: the cheap look sees one container
}

int reseated_ok() {
  Tasks ready{{1, {5}}}, waiting{{1, {9}}};
  Tasks *tasks = &waiting;
  tasks = &ready;
  auto it = tasks->find(1);
  return it != ready.end() ? it->second.cost : 0;
}

void swapped_bad() {
  Tasks ready{{1, {5}}}, waiting{{2, {9}}};
  auto it = ready.find(1);
  ready.swap(waiting);
  ready.erase(it); // lint: 'it'|waiting
}

void swapped_ok() {
  Tasks ready{{1, {5}}}, waiting{{2, {9}}};
  auto it = ready.find(1);
  ready.swap(waiting);
  waiting.erase(it);
}

void std_swapped_bad() {
  Tasks ready{{1, {5}}}, waiting{{2, {9}}};
  auto it = ready.find(1);
  std::swap(ready, waiting);
  ready.erase(it); // lint: 'it'|waiting
}

void std_swapped_ok() {
  Tasks ready{{1, {5}}}, waiting{{2, {9}}};
  auto it = ready.find(1);
  std::swap(ready, waiting);
  it->second.cost = 0;
  waiting.erase(it);
}

int copied_container_bad(const Tasks &ready, int id) {
  Tasks copy = ready;
  auto it = ready.find(id);
  return it != copy.end() ? it->second.cost : 0; // lint: 'it'|ready
}

int copied_container_ok(const Tasks &ready, int id) {
  Tasks copy = ready;
  auto it = copy.find(id);
  return it != copy.end() ? it->second.cost : 0;
}

int std_end_bad(const UnorderedMap<int, int> &hot,
                const UnorderedMap<int, int> &cold, int key) {
  const auto it = hot.find(key);
  return it == std::end(cold) ? 0 : it->second; // lint: 'it'|hot
}

int std_end_ok(const UnorderedMap<int, int> &hot, int key) {
  const auto it = hot.find(key);
  return it == std::end(hot) ? 0 : it->second;
}

int two_rows_bad(Map<std::string, Tasks> &rows, int id) {
  auto it = rows["left"].find(id);
  return it != rows["right"].end() ? it->second.cost : 0; // lint: 'it'|rows
}

int two_rows_ok(Map<std::string, Tasks> &rows, int id) {
  auto it = rows["left"].find(id);
  return it != rows["left"].end() ? it->second.cost : 0;
}
