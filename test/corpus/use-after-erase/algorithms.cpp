// RUN: %corpus %s
//
// An algorithm gives its callable one element after the other, and goes on from
// the one before: the callable must not take that one away. With a range or with
// iterators; and callables that run once.

#include "../corpus.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

struct Task {
  std::string name;
  int left = 0;
};

using Tasks = Map<int, Task>;

//===-- Iterators -----------------------------------------------------------//

bool any_of_goes_on_bad(Tasks &tasks) {
  return std::any_of(tasks.begin(), tasks.end(), [&](const auto &entry) { // lint: callable.*'tasks'.*uses again // run: erased_element
    if (entry.second.left == 0)
      tasks.erase(entry.first);
    return false;
  });
}

bool any_of_leaves_ok(Tasks &tasks) {
  const int none = -1;
  int last = none;
  bool found = std::any_of(tasks.begin(), tasks.end(), [&](const auto &entry) {
    if (entry.second.left != 0)
      return false;
    last = entry.first;
    return true;
  });
  tasks.erase(last);
  return found;
}

bool none_of_bad(Tasks &tasks) {
  return std::none_of(tasks.begin(), tasks.end(), [&](auto &entry) { // lint: callable.*'tasks'.*uses again // run: erased_element
    tasks.erase(entry.first);
    return false;
  });
}

bool all_of_bad(Tasks &tasks) {
  return std::all_of(tasks.begin(), tasks.end(), [&](auto &entry) { // lint: callable.*'tasks'.*uses again // run: erased_element
    tasks.erase(entry.first);
    return true;
  });
}

bool all_of_ok(Tasks &tasks, Tasks &done) {
  return std::all_of(tasks.begin(), tasks.end(), [&](auto &entry) {
    done.erase(entry.first);
    return true;
  });
}

long count_if_bad(Tasks &tasks) {
  return std::count_if(tasks.begin(), tasks.end(), [&](const auto &entry) { // lint: callable.*'tasks'.*uses again // run: erased_element
    return tasks.erase(entry.first) != 0;
  });
}

long count_if_ok(Tasks &tasks, Tasks &done) {
  return std::count_if(tasks.begin(), tasks.end(), [&](const auto &entry) {
    return done.erase(entry.first) != 0;
  });
}

int find_if_bad(Tasks &tasks) {
  auto it = std::find_if(tasks.begin(), tasks.end(), [&](const auto &entry) { // lint: callable.*'tasks'.*uses again // run: erased_element
    const int id = entry.first;
    tasks.erase(id);
    return id > 100;
  });
  return it == tasks.end() ? 0 : it->first;
}

int find_if_ok(Tasks &tasks) {
  auto it = std::find_if(tasks.begin(), tasks.end(), [&](const auto &entry) {
    return entry.second.left < 0;
  });
  if (it == tasks.end())
    return 0;
  tasks.erase(it);
  return 1;
}

int accumulate_own_bad(Tasks &tasks) {
  return std::accumulate(tasks.begin(), tasks.end(), 0, // lint: callable.*'tasks'.*uses again // run: erased_element
                         [&](int sum, const auto &entry) {
                           int left = entry.second.left;
                           tasks.erase(entry.first);
                           return sum + left;
                         });
}

int accumulate_own_ok(Tasks &tasks) {
  int sum = std::accumulate(
      tasks.begin(), tasks.end(), 0,
      [&](int sum, const auto &entry) { return sum + entry.second.left; });
  tasks.clear();
  return sum;
}

void transform_bad(Tasks &tasks, std::vector<int> &ids) {
  std::transform(tasks.begin(), tasks.end(), std::back_inserter(ids), // lint: callable.*'tasks'.*uses again // run: erased_element
                 [&](const auto &entry) {
                   int id = entry.first;
                   tasks.erase(id);
                   return id;
                 });
}

void transform_ok(Tasks &tasks, std::vector<int> &ids) {
  std::transform(tasks.begin(), tasks.end(), std::back_inserter(ids),
                 [&](const auto &entry) { return entry.first; });
  for (int id : ids)
    tasks.erase(id);
}

// Whoever is not the element's container loses nothing.
int sorted_by_other_ok(Tasks &tasks, std::vector<int> &ids) {
  std::for_each(ids.begin(), ids.end(), [&](int id) { tasks.erase(id); });
  return static_cast<int>(ids.size());
}

void grown_while_walked_bad(UnorderedMap<int, int> &next) {
  std::for_each(next.begin(), next.end(), [&](const auto &entry) { // lint: callable.*inserts into 'next'
    next[entry.second] = 0;
  });
}

void grown_while_walked_ok(UnorderedMap<int, int> &next) {
  std::for_each(next.begin(), next.end(),
                [&](const auto &entry) { next[entry.first] = 0; });
}

void ordered_while_walked_ok(Map<int, int> &next) {
  std::for_each(next.begin(), next.end(),
                [&](const auto &entry) { next[entry.second] = 0; });
}

//===-- Ranges --------------------------------------------------------------//

class Board {
public:
  Board() { tasks_[1].left = 1, tasks_[2].left = 2; }

  void ranges_for_each_bad() {
    std::ranges::for_each(tasks_, [&](const auto &entry) { // lint: callable.*'tasks_'.*uses again // run: erased_element
      tasks_.erase(entry.first);
    });
  }

  void ranges_for_each_ok() {
    std::ranges::for_each(done_, [&](const auto &entry) {
      tasks_.erase(entry.first);
    });
  }

  bool ranges_any_of_bad() {
    return std::ranges::any_of(tasks_, [&](const auto &entry) { // lint: callable.*'tasks_'.*uses again // run: erased_element
      drop(entry.first);
      return false;
    });
  }

  bool ranges_any_of_ok() {
    int first = 0;
    bool any = std::ranges::any_of(tasks_, [&](const auto &entry) {
      first = entry.first;
      return entry.second.left > 0;
    });
    drop(first);
    return any;
  }

  long ranges_count_if_bad() {
    return std::ranges::count_if( // lint: callable.*'tasks_'.*uses again // run: erased_element
        tasks_.begin(), tasks_.end(), [&](const auto &entry) {
          drop(entry.first);
          return true;
        });
  }

  long ranges_count_if_ok() {
    return std::ranges::count_if(
        tasks_.begin(), tasks_.end(),
        [&](const auto &entry) { return done_.contains(entry.first); });
  }

  void cleared_bad() {
    std::ranges::for_each(tasks_, [&](const auto &entry) { // lint: callable.*'tasks_'.*uses again // run: erased_element
      if (entry.second.left > 0)
        tasks_.clear();
    });
  }

  void cleared_ok() {
    bool over = false;
    std::ranges::for_each(
        tasks_, [&](const auto &entry) { over |= entry.second.left > 9; });
    if (over)
      tasks_.clear();
  }

  int held_bad(int id) {
    const Task &task = tasks_[id];
    std::ranges::for_each(done_, [&](const auto &) { tasks_.clear(); });
    return task.left; // lint: 'task.*tasks_
  }

  int held_ok(int id) {
    const Task &task = tasks_[id];
    std::ranges::for_each(tasks_, [&](const auto &) { done_.clear(); });
    return task.left;
  }

private:
  void drop(int id) { tasks_.erase(id); }

  Tasks tasks_;
  Tasks done_{{1, {}}, {2, {}}};
};

//===-- Callables that run once ---------------------------------------------//

int invoked_bad(Tasks &tasks, int id) {
  Task &task = tasks[id];
  std::invoke([&] { tasks.clear(); });
  return task.left; // lint: 'task.*tasks
}

int invoked_ok(Tasks &tasks, int id) {
  Task &task = tasks[id];
  int left = std::invoke([&] { return task.left; });
  tasks.clear();
  return left;
}

int applied_bad(Tasks &tasks, int id) {
  Task &task = tasks[id];
  std::apply([&](int other) { tasks.erase(other), tasks.erase(id); },
             std::tuple<int>(1));
  return task.left; // lint: 'task.*tasks
}

int applied_ok(Tasks &tasks, Tasks &done, int id) {
  Task &task = tasks[id];
  std::apply([&](int other) { done.erase(other); }, std::tuple<int>(1));
  return task.left;
}

using Order = std::variant<int, std::string>;

int visited_bad(Tasks &tasks, int id) {
  Task &task = tasks[id];
  Order order = std::string("stop");
  std::visit([&](const auto &) { tasks.erase(id); }, order);
  return task.left; // lint: 'task.*tasks
}

int visited_ok(Tasks &tasks, int id) {
  Task &task = tasks[id];
  Order order = std::string("stop");
  std::visit([&](const auto &) { task.left++; }, order);
  return task.left;
}

template <class... Cases> struct Either : Cases... {
  using Cases::operator()...;
};
template <class... Cases> Either(Cases...) -> Either<Cases...>;

int cases_bad(Tasks &tasks, int id) {
  Task &task = tasks[id];
  Order order = std::string("stop");
  std::visit(Either{[&](int other) { task.left = other; },
                    [&](const std::string &) { tasks.erase(id); }},
             order);
  return task.left; // lint: 'task.*tasks
}

int cases_ok(Tasks &tasks, int id) {
  Task &task = tasks[id];
  Order order = std::string("stop");
  std::visit(Either{[&](int other) { task.left = other; },
                    [&](const std::string &) { task.left = 0; }},
             order);
  return task.left;
}
