// RUN: %corpus %s
//
// Handles that are stored: in sequences, pairs, tuples and aggregates, and what
// changes the place that they are stored in.

#include "../corpus.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <deque>
#include <functional>
#include <list>
#include <optional>
#include <queue>
#include <stack>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

struct Task {
  std::string name;
  int cost = 0;
};

using Tasks = Map<int, Task>;
using Place = Tasks::iterator;

//===-- Sequences -----------------------------------------------------------//

int first_of_vector_bad(Tasks &tasks) {
  std::vector<Place> chosen;
  chosen.push_back(tasks.begin());
  if (tasks.empty())
    return 0;
  tasks.erase(tasks.begin());
  return chosen.front()->second.cost; // lint: chosen|tasks
}

int first_of_vector_ok(Tasks &tasks, int one, int two) {
  std::vector<Task *> chosen;
  chosen.push_back(&tasks[one]);
  chosen.push_back(&tasks[two]);
  tasks.erase(two);
  return chosen.front()->cost;
}

int last_of_vector_bad(Tasks &tasks, int one, int two) {
  std::vector<Task *> chosen;
  chosen.push_back(&tasks[one]);
  chosen.push_back(&tasks[two]);
  tasks.erase(two);
  return chosen.back()->cost; // lint: chosen|tasks
}

int last_of_vector_ok(Tasks &tasks, int one, int two) {
  std::vector<Task *> chosen;
  chosen.push_back(&tasks[one]);
  chosen.push_back(&tasks[two]);
  tasks.erase(one);
  return chosen.back()->cost;
}

int emplaced_bad(Tasks &tasks, int id) {
  std::vector<Task *> chosen;
  chosen.emplace_back(&tasks[id]);
  tasks.erase(id);
  return chosen[0]->cost; // lint: chosen|tasks
}

int emplaced_ok(Tasks &tasks, int id) {
  std::vector<Task *> chosen;
  chosen.emplace_back(&tasks[id]);
  int cost = chosen[0]->cost;
  tasks.erase(id);
  return cost;
}

int pushed_front_bad(Tasks &tasks, int id) {
  std::deque<Task *> recent;
  recent.push_front(&tasks[id]);
  tasks.erase(id);
  return recent.front()->cost; // lint: recent|tasks
}

int pushed_front_ok(Tasks &tasks, int one, int two) {
  std::deque<Task *> recent;
  recent.push_front(&tasks[one]);
  recent.push_front(&tasks[two]);
  tasks.erase(one);
  return recent.front()->cost;
}

// Both ends of a sequence of one are one, of two they are two.
void ends_ok(Tasks &tasks, const std::vector<Place> &chosen) {
  if (chosen.size() < 2)
    return;
  tasks.erase(chosen.front());
  std::printf("%s\n", chosen.back()->second.name.c_str());
}

void ends_bad(Tasks &tasks, const std::vector<Place> &chosen) {
  if (chosen.empty())
    return;
  tasks.erase(chosen.front());
  std::printf("%s\n", chosen.front()->second.name.c_str()); // lint: chosen|tasks
}

void popped_ok(Tasks &tasks, std::vector<Place> &stack) {
  while (!stack.empty()) {
    tasks.erase(stack.back());
    stack.pop_back();
  }
}

void popped_bad(Tasks &tasks, std::vector<Place> &stack) {
  while (!stack.empty()) {
    tasks.erase(stack.back());
    std::printf("%d\n", stack.back()->first); // lint: stack|tasks
    stack.pop_back();
  }
}

int listed_bad(Tasks &tasks, int one, int two) {
  std::vector<Task *> chosen{&tasks[one], &tasks[two]};
  tasks.erase(two);
  return chosen.back()->cost; // lint: chosen|tasks
}

int listed_ok(Tasks &tasks, int one, int two) {
  std::vector<Task *> chosen{&tasks[one], &tasks[two]};
  tasks.erase(two);
  return chosen.front()->cost;
}

int listed_once_bad(Tasks &tasks, int id) {
  Place place = tasks.find(id);
  if (place == tasks.end())
    return 0;
  std::deque<Place> work = {place};
  tasks.erase(place);
  return work[0]->second.cost; // lint: work|tasks
}

int listed_once_ok(Tasks &tasks, int id) {
  Place place = tasks.find(id);
  if (place == tasks.end())
    return 0;
  std::deque<Place> work = {place};
  work.front() = tasks.begin();
  if (work.front() != place)
    tasks.erase(place);
  return work.front()->second.cost;
}

int listed_and_cleared_ok(Tasks &tasks, int one, int two) {
  std::vector<Task *> chosen{&tasks[one]};
  tasks.erase(one);
  chosen.clear();
  chosen.push_back(&tasks[two]);
  return chosen.front()->cost;
}

int listed_and_inserted_ok(Tasks &tasks, int one, int two) {
  std::vector<Task *> chosen{&tasks[one]};
  chosen.insert(chosen.begin(), &tasks[two]);
  tasks.erase(one);
  return chosen.front()->cost;
}

int filled_bad(Tasks &tasks, int id) {
  std::vector<Task *> chosen(2, &tasks[id]);
  tasks.erase(id);
  return chosen[1]->cost; // lint: chosen|tasks
}

int filled_ok(Tasks &tasks, int one, int two) {
  std::vector<Task *> chosen(2, &tasks[one]);
  chosen[1] = &tasks[two];
  tasks.erase(one);
  return chosen[1]->cost;
}

int queued_bad(Tasks &tasks, int id) {
  std::queue<Task *> work;
  work.push(&tasks[id]);
  tasks.erase(id);
  return work.front()->cost; // lint: work|tasks
}

int queued_ok(Tasks &tasks, int one, int two) {
  std::queue<Task *> work;
  work.push(&tasks[one]);
  work.push(&tasks[two]);
  work.pop();
  tasks.erase(one);
  return work.front()->cost;
}

int stacked_bad(Tasks &tasks, int one, int two) {
  std::stack<Task *> work;
  work.push(&tasks[one]);
  work.push(&tasks[two]);
  tasks.erase(two);
  return work.top()->cost; // lint: work|tasks
}

int stacked_ok(Tasks &tasks, int one, int two) {
  std::stack<Task *> work;
  work.push(&tasks[one]);
  work.push(&tasks[two]);
  tasks.erase(two);
  work.pop();
  return work.top()->cost;
}

// A work list, and an insertion that may rehash.
int worklist_bad(UnorderedMap<int, int> &seen, int from, int to) {
  std::deque<UnorderedMap<int, int>::iterator> work{
      seen.emplace(from, 0).first};
  seen.emplace(to, from);
  auto current = work.front();
  work.pop_front();
  return current->second; // lint: current.*seen
}

int worklist_ok(UnorderedMap<int, int> &seen, int from, int to) {
  std::deque<UnorderedMap<int, int>::iterator> work{
      seen.emplace(from, 0).first};
  int value = work.front()->second;
  seen.emplace(to, value);
  return value;
}

int refilled_ok(Tasks &tasks, int one, int two) {
  std::vector<Task *> chosen;
  chosen.push_back(&tasks[one]);
  tasks.erase(one);
  chosen.clear();
  chosen.push_back(&tasks[two]);
  return chosen.front()->cost;
}

int refilled_bad(Tasks &tasks, int one, int two) {
  std::vector<Task *> chosen;
  chosen.push_back(&tasks[one]);
  chosen.clear();
  chosen.push_back(&tasks[two]);
  tasks.erase(two);
  return chosen.front()->cost; // lint: chosen|tasks
}

int popped_and_pushed_ok(Tasks &tasks, int one, int two) {
  std::vector<Task *> stack;
  stack.push_back(&tasks[one]);
  stack.pop_back();
  tasks.erase(one);
  stack.push_back(&tasks[two]);
  return stack.front()->cost;
}

int assigned_element_ok(Tasks &tasks, int one, int two) {
  std::vector<Task *> chosen;
  chosen.push_back(&tasks[one]);
  tasks.erase(one);
  chosen[0] = &tasks[two];
  return chosen[0]->cost;
}

int sorted_ok(Tasks &tasks, int one, int two) {
  std::vector<Task *> chosen;
  chosen.push_back(&tasks[one]);
  chosen.push_back(&tasks[two]);
  std::sort(chosen.begin(), chosen.end(),
            [](const Task *a, const Task *b) { return a->cost < b->cost; });
  if (chosen.front() != &tasks[one])
    tasks.erase(one);
  return chosen.front()->cost;
}

int reversed_ok(Tasks &tasks, int one, int two) {
  std::vector<Task *> chosen;
  chosen.push_back(&tasks[one]);
  chosen.push_back(&tasks[two]);
  std::reverse(chosen.begin(), chosen.end());
  tasks.erase(one);
  return chosen.front()->cost;
}

void fill(std::vector<Task *> &chosen, Tasks &tasks);
#ifdef CORPUS_RUN
void fill(std::vector<Task *> &chosen, Tasks &tasks) {
  chosen = {&tasks.begin()->second};
}
#endif

int filled_elsewhere_ok(Tasks &tasks, int id) {
  std::vector<Task *> chosen;
  chosen.push_back(&tasks[id]);
  tasks.erase(id);
  chosen.clear();
  fill(chosen, tasks);
  return chosen.front()->cost;
}

int inserted_before_ok(Tasks &tasks, int one, int two) {
  std::list<Task *> chosen;
  chosen.push_back(&tasks[one]);
  chosen.insert(chosen.begin(), &tasks[two]);
  tasks.erase(one);
  return chosen.front()->cost;
}

// Collect, use, erase, forget: the usual order.
void sweep_ok(Tasks &tasks) {
  std::vector<Place> idle;
  for (auto it = tasks.begin(); it != tasks.end(); ++it)
    if (it->second.cost == 0)
      idle.push_back(it);
  for (const Place &it : idle) {
    std::printf("%s\n", it->second.name.c_str());
    tasks.erase(it);
  }
  idle.clear();
}

void sweep_bad(Tasks &tasks) {
  std::list<Place> idle;
  for (auto it = tasks.begin(); it != tasks.end(); ++it)
    if (it->second.cost == 0)
      idle.push_back(it);
  for (const Place &it : idle)
    tasks.erase(it);
  std::printf("first: %s\n", idle.front()->second.name.c_str()); // lint: idle|tasks
}

void sweep_pointers_bad(Tasks &tasks) {
  std::vector<const Task *> idle;
  for (auto it = tasks.begin(); it != tasks.end();) {
    if (it->second.cost == 0) {
      idle.push_back(&it->second);
      it = tasks.erase(it);
    } else {
      ++it;
    }
  }
  for (const Task *task : idle)
    std::printf("%s\n", task->name.c_str()); // lint: 'task.*tasks
}

void sweep_pointers_ok(Tasks &tasks) {
  std::vector<Task> idle;
  for (auto it = tasks.begin(); it != tasks.end();) {
    if (it->second.cost == 0) {
      idle.push_back(it->second);
      it = tasks.erase(it);
    } else {
      ++it;
    }
  }
  for (const Task &task : idle)
    std::printf("%s\n", task.name.c_str());
}

void kept_apart_ok(Tasks &tasks) {
  std::vector<Place> idle, busy;
  for (auto it = tasks.begin(); it != tasks.end(); ++it)
    (it->second.cost == 0 ? idle : busy).push_back(it);
  for (auto it : idle)
    tasks.erase(it);
  for (auto it : busy)
    std::printf("%s\n", it->second.name.c_str());
}

void branches_kept_apart_ok(Tasks &tasks) {
  std::vector<Place> idle, busy;
  for (auto it = tasks.begin(); it != tasks.end(); ++it) {
    if (it->second.cost == 0)
      idle.push_back(it);
    else
      busy.push_back(it);
  }
  for (auto it : idle)
    tasks.erase(it);
  for (auto it : busy)
    std::printf("%s\n", it->second.name.c_str());
}

// The first one is erased, the rest is kept.
void duplicates_ok(Tasks &tasks, std::vector<Place> &same) {
  if (same.empty())
    return;
  tasks.erase(same.front());
  same.erase(same.begin());
  for (auto it : same)
    it->second.cost = 0;
}

void duplicates_bad(Tasks &tasks, std::vector<Place> &same) {
  if (same.empty())
    return;
  tasks.erase(same.front());
  for (auto it : same)
    it->second.cost = 0; // lint: 'it.*tasks
}

void all_but_the_first_ok(Tasks &tasks, const std::vector<Place> &same) {
  for (std::size_t i = 1; i < same.size(); ++i)
    tasks.erase(same[i]);
  std::printf("%s\n", same[0]->second.name.c_str());
}

int array_ok(Tasks &tasks, int one, int two) {
  std::array<Task *, 2> both{&tasks[one], &tasks[two]};
  tasks.erase(two);
  return both[0]->cost;
}

int array_bad(Tasks &tasks, int one, int two) {
  std::array<Task *, 2> both{&tasks[one], &tasks[two]};
  tasks.erase(one);
  return both[0]->cost; // lint: 'both.*tasks
}

int plain_array_bad(Tasks &tasks, int one, int two) {
  Task *both[2] = {&tasks[one], &tasks[two]};
  tasks.clear();
  return both[1]->cost; // lint: 'both.*tasks
}

int plain_array_ok(Tasks &tasks, int one, int two) {
  Task *both[2] = {&tasks[one], &tasks[two]};
  tasks.erase(two);
  return both[0]->cost;
}

//===-- Optional handles ----------------------------------------------------//

int optional_bad(Tasks &tasks, int id) {
  std::optional<Task *> kept;
  kept = &tasks[id];
  tasks.erase(id);
  return (*kept)->cost; // lint: 'kept.*tasks
}

int optional_ok(Tasks &tasks, int id) {
  std::optional<Task *> kept;
  kept = &tasks[id];
  tasks.erase(id);
  kept.reset();
  return kept ? (*kept)->cost : 0;
}

int optional_made_bad(Tasks &tasks, int id) {
  auto it = tasks.find(id);
  if (it == tasks.end())
    return 0;
  std::optional<Tasks::iterator> kept(it);
  tasks.erase(it);
  return (*kept)->second.cost; // lint: 'kept.*tasks
}

int optional_made_ok(Tasks &tasks, int id) {
  auto it = tasks.find(id);
  if (it == tasks.end())
    return 0;
  std::optional<Tasks::iterator> kept(it);
  kept = tasks.erase(it);
  return *kept == tasks.end() ? 0 : (*kept)->second.cost;
}

int optional_emplaced_bad(Tasks &tasks, int id) {
  std::optional<Task *> kept;
  kept.emplace(&tasks[id]);
  tasks.erase(id);
  return kept.value()->cost; // lint: 'kept.*tasks
}

int optional_emplaced_ok(Tasks &tasks, int id) {
  std::optional<Task *> kept;
  kept.emplace(&tasks[id]);
  tasks.erase(id);
  kept.emplace(&tasks[id + 1]);
  return kept.value()->cost;
}

//===-- Pairs, tuples and aggregates ----------------------------------------//

int made_pair_bad(Tasks &tasks, int id) {
  auto found = std::make_pair(tasks.find(id), id);
  if (found.first == tasks.end())
    return 0;
  tasks.erase(found.first);
  return found.first->second.cost; // lint: found.*tasks
}

int made_pair_ok(Tasks &tasks, int one, int two) {
  auto found = std::make_pair(tasks.find(one), tasks.find(two));
  if (found.first == tasks.end() || found.second == tasks.end())
    return 0;
  tasks.erase(found.first);
  return found.second->second.cost;
}

int tuple_bad(Tasks &tasks, int id) {
  std::tuple<Task *, int> entry(&tasks[id], 0);
  tasks.erase(id);
  return std::get<0>(entry)->cost; // lint: entry.*tasks
}

int tuple_ok(Tasks &tasks, int one, int two) {
  std::tuple<Task *, Task *> entry(&tasks[one], &tasks[two]);
  tasks.erase(one);
  return std::get<1>(entry)->cost;
}

int bound_tuple_bad(Tasks &tasks, int id) {
  auto [task, cost] = std::make_tuple(&tasks[id], 3);
  tasks.erase(id);
  return task->cost + cost; // lint: 'task.*tasks
}

int bound_tuple_ok(Tasks &tasks, int id) {
  auto [task, cost] = std::make_tuple(tasks[id], 3);
  tasks.erase(id);
  return task.cost + cost;
}

struct Range {
  Place from;
  Place to;
  int length = 0;
};

int aggregate_member_bad(Tasks &tasks, int one, int two) {
  Range range{tasks.find(one), tasks.find(two), 2};
  if (range.from == tasks.end())
    return 0;
  tasks.erase(range.from);
  return range.from->second.cost; // lint: range.from.*tasks
}

int aggregate_member_ok(Tasks &tasks, int one, int two) {
  Range range{tasks.find(one), tasks.find(two), 2};
  if (range.from == tasks.end() || range.to == tasks.end())
    return 0;
  tasks.erase(range.from);
  return range.to->second.cost + range.length;
}

int aggregate_assigned_ok(Tasks &tasks, int one, int two) {
  Range range{tasks.find(one), tasks.end(), 1};
  if (range.from == tasks.end())
    return 0;
  tasks.erase(range.from);
  range.from = tasks.find(two);
  return range.from == tasks.end() ? 0 : range.from->second.cost;
}

int aggregate_copy_bad(Tasks &tasks, int one) {
  Range range{tasks.find(one), tasks.end(), 1};
  Range copy = range;
  if (copy.from == tasks.end())
    return 0;
  tasks.erase(one);
  return copy.from->second.cost; // lint: copy.from.*tasks
}

int aggregate_copy_ok(Tasks &tasks, int one, int two) {
  Range range{tasks.find(one), tasks.end(), 1};
  Range copy = range;
  copy.from = tasks.find(two);
  if (range.from == tasks.end() || copy.from == tasks.end())
    return 0;
  tasks.erase(range.from);
  return copy.from->second.cost;
}

struct Holder {
  Task *task;
};

int single_member_bad(Tasks &tasks, int id) {
  Holder holder{&tasks[id]};
  tasks.erase(id);
  return holder.task->cost; // lint: holder.task.*tasks
}

int single_member_ok(Tasks &tasks, int id) {
  Holder holder{&tasks[id]};
  holder.task->cost = 0;
  tasks.erase(id);
  holder = Holder{&tasks[id + 1]};
  return holder.task->cost;
}

void holders_in_a_vector_bad(Tasks &tasks, int id) {
  std::vector<Holder> holders;
  holders.push_back(Holder{&tasks[id]});
  tasks.erase(id);
  std::printf("%d\n", holders.back().task->cost); // lint: holders.*tasks
}

void holders_in_a_vector_ok(Tasks &tasks, int id) {
  std::vector<Holder> holders;
  holders.push_back(Holder{&tasks[id]});
  std::printf("%d\n", holders.back().task->cost);
  tasks.erase(id);
}

void pairs_in_a_vector_bad(Tasks &tasks, int id) {
  std::vector<std::pair<int, Task *>> named;
  named.push_back({id, &tasks[id]});
  tasks.erase(id);
  for (const auto &[key, task] : named)
    std::printf("%d %d\n", key, task->cost); // lint: 'task.*tasks
}

void pairs_in_a_vector_ok(Tasks &tasks, int id) {
  std::vector<std::pair<int, Task *>> named;
  named.push_back({id, &tasks[id]});
  tasks.erase(id + 1);
  for (const auto &[key, task] : named)
    std::printf("%d %d\n", key, task->cost);
}

//===-- Members -------------------------------------------------------------//

class Schedule {
public:
  void drop_current_bad() {
    if (current_ == tasks_.end())
      return;
    tasks_.erase(current_);
    ++current_; // lint: current_.*tasks_
  }

  void drop_current_ok() {
    if (current_ == tasks_.end())
      return;
    current_ = tasks_.erase(current_);
  }

  void remember_bad(int id) {
    chosen_.push_back(tasks_.find(id));
    if (chosen_.back() == tasks_.end())
      return;
    tasks_.erase(id);
    std::printf("%d\n", chosen_.back()->second.cost); // lint: chosen_.*tasks_
  }

  void remember_ok(int id) {
    chosen_.push_back(tasks_.find(id));
    if (chosen_.back() == tasks_.end())
      return;
    std::printf("%d\n", chosen_.back()->second.cost);
    tasks_.erase(id);
    chosen_.pop_back();
  }

  void forget();

  void after_call_ok(int id) {
    chosen_.push_back(tasks_.find(id));
    tasks_.erase(id);
    forget();
    for (auto it : chosen_)
      std::printf("%d\n", it->second.cost);
  }

private:
  Tasks tasks_;
  Place current_ = tasks_.begin();
  std::vector<Place> chosen_;
};

#ifdef CORPUS_RUN
void Schedule::forget() { chosen_.clear(); }
#endif
