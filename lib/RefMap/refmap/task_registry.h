//===- task_registry.h - Who is still running -------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Every refmap::thread and async task is registered with the place that started
// it, until it ends. A test that must leave nothing behind says so:
//
//   refmap::leak_check Check;      // at its end: "2 tasks still alive,
//                                  // started at a.cpp:3 in f, a.cpp:9 in g"
//
// Under explore() the end of the explored function is such a check by itself.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_TASK_REGISTRY_H
#define REFMAP_TASK_REGISTRY_H

#include "refmap/detail/runtime.h"
#include "refmap/detail/scheduler.h"

#include <map>

namespace refmap {
inline namespace REFMAP_ABI {

class task_registry {
public:
  struct task {
    std::uint64_t id;
    place started;
  };

  static task_registry &get() {
    static task_registry *Registry = new task_registry;
    return *Registry;
  }

  /// Enters a task and returns its number; for executors of one's own.
  std::uint64_t add(const place &Started) {
    std::lock_guard<std::mutex> Lock(M);
    Tasks.emplace(++Last, Started);
    return Last;
  }
  /// The task has run to its end. Unknown numbers are ignored.
  void remove(std::uint64_t Id) {
    std::lock_guard<std::mutex> Lock(M);
    Tasks.erase(Id);
  }
  /// The tasks alive whose number is greater than \p After, oldest first.
  std::vector<task> alive(std::uint64_t After = 0) const {
    std::lock_guard<std::mutex> Lock(M);
    std::vector<task> Found;
    for (auto I = Tasks.upper_bound(After); I != Tasks.end(); ++I)
      Found.push_back({I->first, I->second});
    return Found;
  }
  /// The number given last.
  std::uint64_t last() const {
    std::lock_guard<std::mutex> Lock(M);
    return Last;
  }

  /// Reports violation_kind::leaked_task if a task started after number
  /// \p After is alive. Returns how many are.
  std::size_t assert_none_alive(std::uint64_t After = 0,
                                place Here = place::current()) const {
    const std::vector<task> Left = alive(After);
    if (Left.empty())
      return 0;
    std::string Where;
    for (const task &T : Left)
      Where += (Where.empty() ? "" : ", ") + (T.started.known()
                                                  ? detail::describe(T.started)
                                                  : "an unknown place");
    violation V = detail::leakedTasks(Left.size(), Where);
    V.use.where = Here;
    detail::deliver(std::move(V));
    return Left.size();
  }

private:
  mutable std::mutex M;
  std::map<std::uint64_t, place> Tasks;
  std::uint64_t Last = 0;
};

/// Tasks started in this scope must have ended when it does.
class leak_check {
  std::uint64_t Begin = task_registry::get().last();
  place Here;

public:
  explicit leak_check(place P = place::current()) : Here(P) {}
  leak_check(const leak_check &) = delete;
  leak_check &operator=(const leak_check &) = delete;
  ~leak_check() noexcept(false) {
    task_registry::get().assert_none_alive(Begin, Here);
  }
};

namespace detail {

/// A registered task, for the extent of a scope.
class TaskEntry {
  std::uint64_t Id;

public:
  explicit TaskEntry(const place &P) : Id(task_registry::get().add(P)) {}
  TaskEntry(const TaskEntry &) = delete;
  TaskEntry &operator=(const TaskEntry &) = delete;
  ~TaskEntry() { task_registry::get().remove(Id); }
};

} // namespace detail

} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_TASK_REGISTRY_H
