// RUN: %corpus %s
//
// Callees that erase an element and put another one in its place, that erase by
// a predicate, and that insert through a further callee.

#include "../corpus.h"

#include <string>
#include <utility>
#include <vector>

struct Task {
  std::string title;
  int cost = 0;
};

class Tasks {
public:
  void put(int id, Task task) {
    tasks_.erase(id);
    tasks_.emplace(id, std::move(task));
  }

  void renew(int id) {
    auto it = tasks_.find(id);
    if (it != tasks_.end())
      tasks_.erase(it);
    tasks_.emplace(id, Task{"new", 1});
  }

  // The element stays where it is.
  void assign(int id, Task task) {
    auto it = tasks_.find(id);
    if (it == tasks_.end())
      tasks_.emplace(id, std::move(task));
    else
      it->second = std::move(task);
  }

  void rebuild(const std::vector<int> &ids) {
    tasks_.clear();
    for (int id : ids)
      tasks_[id].cost = id;
  }

  void drop(int id) {
    std::erase_if(tasks_, [id](const auto &entry) { return entry.first == id; });
  }

  void keepOnly(int id) {
    std::erase_if(tasks_, [&](const auto &entry) { return entry.first != id; });
  }

  void dropCheap(int limit) {
    std::erase_if(tasks_,
                  [&](const auto &entry) { return entry.second.cost < limit; });
  }

  int put_bad(int id) {
    Task &task = tasks_[id];
    put(id, {"put", 1});
    return task.cost; // lint: 'task.*tasks_
  }

  int put_ok(int id) {
    put(id, {"put", 1});
    Task &task = tasks_[id];
    return task.cost;
  }

  int put_other_ok(int id) {
    Task &task = tasks_[id];
    put(id + 1, {"put", 1});
    return task.cost;
  }

  int renew_bad(int id) {
    Task &task = tasks_[id];
    renew(id);
    return task.cost; // lint: 'task.*tasks_
  }

  int renew_ok(int id) {
    renew(id);
    return tasks_.at(id).cost;
  }

  int assign_ok(int id) {
    Task &task = tasks_[id];
    assign(id, {"assigned", 1});
    return task.cost;
  }

  int rebuild_bad(int id, const std::vector<int> &ids) {
    Task &task = tasks_[id];
    rebuild(ids);
    return task.cost; // lint: 'task.*tasks_
  }

  int rebuild_ok(int id, const std::vector<int> &ids) {
    rebuild(ids);
    Task &task = tasks_[id];
    return task.cost;
  }

  int drop_bad(int id) {
    Task &task = tasks_[id];
    drop(id);
    return task.cost; // lint: 'task.*tasks_
  }

  int drop_ok(int id) {
    Task &task = tasks_[id];
    int cost = task.cost;
    drop(id);
    return cost;
  }

  int drop_other_ok(int id) {
    Task &task = tasks_[id];
    drop(id + 1);
    return task.cost;
  }

  int keep_only_ok(int id) {
    Task &task = tasks_[id];
    keepOnly(id);
    return task.cost;
  }

  int keep_only_bad(int id) {
    Task &task = tasks_[id];
    keepOnly(id + 1);
    return task.cost; // miss: 'task.*tasks_ -- of a callee that erases all but one key nothing is known
  }

  int drop_cheap_ok(int id) {
    Task &task = tasks_[id];
    task.cost = 10;
    dropCheap(5);
    return task.cost;
  }

private:
  Map<int, Task> tasks_;
};

using Board = Map<int, Task>;

int picked_bad(Board &board, int id) {
  Task &task = board[id];
  std::erase_if(board, [&](const auto &entry) { return entry.first == id; });
  return task.cost; // lint: 'task.*board
}

int picked_ok(Board &board, int id) {
  Task &task = board[id];
  std::erase_if(board, [&](const auto &entry) { return entry.first == id + 1; });
  return task.cost;
}

int spared_bad(Board &board, int id) {
  Task &task = board[id];
  std::erase_if(board, [&](const auto &entry) { return entry.first != id + 1; });
  return task.cost; // lint: 'task.*board
}

int spared_ok(Board &board, int id) {
  Task &task = board[id];
  std::erase_if(board, [&](const auto &entry) { return entry.first != id; });
  return task.cost;
}

int structured_bad(Board &board, int id) {
  Task &task = board[id];
  std::erase_if(board, [&](auto &entry) {
    auto &[key, other] = entry;
    return key == id;
  });
  return task.cost; // lint: 'task.*board
}

int structured_ok(Board &board, int id) {
  std::erase_if(board, [&](auto &entry) {
    auto &[key, other] = entry;
    return key == id;
  });
  auto it = board.find(id);
  return it == board.end() ? 0 : it->second.cost;
}

//===-- Growth, two calls away ----------------------------------------------//

class Index {
public:
  void add(int id) { index_[id].cost = 1; }
  void addBoth(int id) {
    ++added_;
    add(id);
  }
  void ensure(int id) {
    if (!index_.count(id))
      add(id);
  }
  void touch(int id) {
    ++added_;
    ensure(id);
  }

  int two_calls_bad(int id, int other) {
    auto it = index_.find(id);
    if (it == index_.end())
      return 0;
    addBoth(other);
    return it->second.cost; // lint: 'it.*index_
  }

  int two_calls_ok(int id, int other) {
    auto it = index_.find(id);
    if (it == index_.end())
      return 0;
    Task &task = it->second;
    addBoth(other);
    return task.cost;
  }

  int same_key_ok(int id) {
    auto it = index_.find(id);
    if (it == index_.end())
      return 0;
    addBoth(id);
    return it->second.cost;
  }

  int range_for_bad() {
    int sum = 0;
    for (auto &[id, task] : index_) { // run: rehashed_iterator
      addBoth(id + 1); // lint: index_
      sum += task.cost;
    }
    return sum;
  }

  int range_for_ok(const std::vector<int> &ids) {
    for (int id : ids)
      addBoth(id);
    return added_;
  }

private:
  UnorderedMap<int, Task> index_;
  int added_ = 0;
};
