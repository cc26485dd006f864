// RUN: %corpus %s
//
// The element goes away in a lambda: called at once, stored and called later,
// given to an algorithm; with captures by reference, by copy and of `this`.

#include "../corpus.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

struct Job {
  std::string name;
  int tries = 0;
  bool done = false;
};

using Jobs = Map<int, Job>;

//===-- Called where they stand ---------------------------------------------//

int by_reference_bad(Jobs &jobs, int id) {
  Job &job = jobs[id];
  auto drop = [&] { jobs.erase(id); };
  drop();
  return job.tries; // lint: 'job.*jobs
}

int by_reference_ok(Jobs &jobs, int id) {
  Job &job = jobs[id];
  auto drop = [&] { jobs.erase(id); };
  int tries = job.tries;
  drop();
  return tries;
}

int never_called_ok(Jobs &jobs, int id) {
  Job &job = jobs[id];
  [[maybe_unused]] auto drop = [&] { jobs.erase(id); };
  return job.tries;
}

int by_copy_ok(Jobs jobs, int id) {
  Job &job = jobs[id];
  auto drop = [jobs, id]() mutable { jobs.erase(id); };
  drop();
  return job.tries;
}

int named_capture_bad(Jobs &jobs, int id) {
  Job &job = jobs[id];
  auto drop = [&all = jobs, id] { all.erase(id); };
  drop();
  return job.tries; // lint: 'job.*jobs
}

int named_capture_ok(Jobs &jobs, Jobs &retired, int id) {
  Job &job = jobs[id];
  auto drop = [&all = retired, id] { all.erase(id); };
  drop();
  return job.tries;
}

int pointer_capture_bad(Jobs &jobs, int id) {
  Jobs *all = &jobs;
  Job &job = jobs[id];
  auto drop = [=] { all->erase(id); };
  drop();
  return job.tries; // lint: 'job.*jobs
}

int pointer_capture_ok(Jobs &jobs, Jobs &retired, int id) {
  Jobs *all = &retired;
  Job &job = jobs[id];
  auto drop = [=] { all->erase(id); };
  drop();
  return job.tries;
}

int key_by_copy_ok(Jobs &jobs, int id) {
  auto drop = [&jobs, id] { jobs.erase(id); };
  id++;
  Job &job = jobs[id];
  drop();
  return job.tries;
}

int key_by_reference_bad(Jobs &jobs, int id) {
  auto drop = [&jobs, &id] { jobs.erase(id); };
  id++;
  Job &job = jobs[id];
  drop();
  return job.tries; // lint: 'job.*jobs
}

int at_once_bad(Jobs &jobs, int id) {
  auto it = jobs.find(id);
  if (it == jobs.end())
    return 0;
  const bool dropped = [&] {
    jobs.erase(it);
    return true;
  }();
  return it->second.tries + dropped; // lint: 'it.*jobs
}

int at_once_ok(Jobs &jobs, int id) {
  const auto it = [&] { return jobs.find(id); }();
  if (it == jobs.end())
    return 0;
  int tries = it->second.tries;
  jobs.erase(it);
  return tries;
}

int parameter_bad(Jobs &jobs, int id) {
  auto it = jobs.find(id);
  if (it == jobs.end())
    return 0;
  auto drop = [](Jobs &from, Jobs::iterator at) { from.erase(at); };
  drop(jobs, it);
  return it->second.tries; // lint: 'it.*jobs
}

int parameter_ok(Jobs &jobs, int id) {
  auto it = jobs.find(id);
  if (it == jobs.end())
    return 0;
  auto drop = [](Jobs &from, Jobs::iterator at) { return from.erase(at); };
  it = drop(jobs, it);
  return it == jobs.end() ? 0 : it->second.tries;
}

int generic_parameter_bad(Jobs &jobs, int id) {
  auto it = jobs.find(id);
  if (it == jobs.end())
    return 0;
  auto drop = [](auto &from, auto at) { from.erase(at); };
  drop(jobs, it);
  return it->second.tries; // lint: 'it.*jobs
}

int generic_parameter_ok(Jobs &jobs, int id) {
  auto it = jobs.find(id);
  if (it == jobs.end())
    return 0;
  auto drop = [](auto &from, auto at) { from.erase(at); };
  int tries = it->second.tries;
  drop(jobs, it);
  return tries;
}

int read_in_lambda_bad(Jobs &jobs, int id) {
  auto it = jobs.find(id);
  if (it == jobs.end())
    return 0;
  auto tries = [&] { return it->second.tries; };
  jobs.erase(it);
  return tries(); // lint: 'tries\(\)' uses .* 'jobs'
}

int read_in_lambda_ok(Jobs &jobs, int id) {
  auto it = jobs.find(id);
  if (it == jobs.end())
    return 0;
  auto tries = [&] { return it->second.tries; };
  int result = tries();
  jobs.erase(it);
  return result;
}

int read_by_reference_bad(Jobs &jobs, int id) {
  auto &job = jobs.at(id);
  auto tries = [&job](int more) { return job.tries + more; };
  int before = tries(1);
  jobs.erase(id);
  return before + tries(2); // lint: 'tries\(2\)' uses .* 'jobs'
}

int read_by_reference_ok(Jobs &jobs, int id) {
  auto &job = jobs.at(id);
  auto tries = [&job](int more) { return job.tries + more; };
  int before = tries(1);
  jobs.erase(id + 1);
  return before + tries(2);
}

int handle_by_copy_bad(Jobs &jobs, int id) {
  auto it = jobs.find(id);
  if (it == jobs.end())
    return 0;
  auto tries = [it] { return it->second.tries; };
  jobs.erase(it);
  return tries(); // lint: 'tries\(\)' uses .* 'jobs'
}

int handle_by_copy_ok(Jobs &jobs, int id) {
  auto it = jobs.find(id);
  if (it == jobs.end())
    return 0;
  auto tries = [job = it->second] { return job.tries; };
  jobs.erase(it);
  return tries();
}

int reseated_in_lambda_bad(Jobs &jobs, int id) {
  Jobs::iterator it;
  auto find = [&] { return (it = jobs.find(id)) != jobs.end(); };
  if (!find())
    return 0;
  jobs.erase(it);
  return it->second.tries; // lint: 'it.*jobs
}

int reseated_in_lambda_ok(Jobs &jobs, int id) {
  Jobs::iterator it;
  auto find = [&](int key) { return (it = jobs.find(key)) != jobs.end(); };
  if (!find(id))
    return 0;
  jobs.erase(it);
  return find(id + 1) ? it->second.tries : 0;
}

//===-- Stored, then called in branches and loops ---------------------------//

int branch_bad(Jobs &jobs, int id, bool failed) {
  auto it = jobs.find(id);
  if (it == jobs.end())
    return 0;
  auto finish = [&] { jobs.erase(it); };
  if (failed)
    finish();
  return it->second.tries; // lint: 'it.*jobs
}

int branch_ok(Jobs &jobs, int id, bool failed) {
  auto it = jobs.find(id);
  if (it == jobs.end())
    return 0;
  auto finish = [&] { jobs.erase(it); };
  if (failed) {
    finish();
    return 0;
  }
  return it->second.tries;
}

void loop_bad(Jobs &jobs) {
  auto drop = [&](Jobs::iterator it) { jobs.erase(it); };
  for (auto it = jobs.begin(); it != jobs.end(); ++it) // lint: 'it.*jobs
    if (it->second.done)
      drop(it);
}

void loop_ok(Jobs &jobs) {
  auto drop = [&](Jobs::iterator it) { return jobs.erase(it); };
  for (auto it = jobs.begin(); it != jobs.end();) {
    if (it->second.done)
      it = drop(it);
    else
      ++it;
  }
}

void range_for_bad(Jobs &jobs) {
  auto drop = [&](int id) { jobs.erase(id); };
  for (auto &[id, job] : jobs) // run: erased_element
    if (job.done)
      drop(id); // lint: jobs
}

void range_for_ok(Jobs &jobs) {
  std::vector<int> finished;
  auto drop = [&](int id) { finished.push_back(id); };
  for (auto &[id, job] : jobs)
    if (job.done)
      drop(id);
  for (int id : finished)
    jobs.erase(id);
}

int second_iteration_bad(Jobs &jobs, int id, int rounds) {
  Job &job = jobs[id];
  auto drop = [&] { jobs.erase(id); };
  int tries = 0;
  for (int round = 0; round < rounds; ++round) {
    tries += job.tries; // lint: 'job.*jobs
    drop();
  }
  return tries;
}

int second_iteration_ok(Jobs &jobs, int id, int rounds) {
  auto drop = [&] { jobs.erase(id); };
  int tries = 0;
  for (int round = 0; round < rounds; ++round) {
    Job &job = jobs[id];
    tries += job.tries;
    drop();
  }
  return tries;
}

int result_tested_bad(Jobs &jobs, int id) {
  auto it = jobs.find(id);
  if (it == jobs.end())
    return 0;
  auto finish = [&] {
    if (!it->second.done)
      return false;
    jobs.erase(it);
    return true;
  };
  if (finish())
    std::printf("%s\n", it->second.name.c_str()); // lint: 'it.*jobs
  return 1;
}

int result_tested_ok(Jobs &jobs, int id) {
  auto it = jobs.find(id);
  if (it == jobs.end())
    return 0;
  auto finish = [&] {
    if (!it->second.done)
      return false;
    jobs.erase(it);
    return true;
  };
  if (!finish())
    std::printf("%s\n", it->second.name.c_str());
  return 1;
}

int flag_set_ok(Jobs &jobs, int id) {
  auto it = jobs.find(id);
  if (it == jobs.end())
    return 0;
  bool dropped = false;
  auto drop = [&] {
    jobs.erase(it);
    dropped = true;
  };
  if (it->second.done)
    drop();
  return dropped ? 0 : it->second.tries;
}

int flag_set_bad(Jobs &jobs, int id) {
  auto it = jobs.find(id);
  if (it == jobs.end())
    return 0;
  bool dropped = false;
  auto drop = [&] {
    jobs.erase(it);
    dropped = true;
  };
  if (it->second.done)
    drop();
  return dropped ? it->second.tries : 0; // lint: 'it.*jobs
}

int nested_lambda_bad(Jobs &jobs, int id) {
  Job &job = jobs[id];
  auto drop = [&] { jobs.erase(id); };
  auto fail = [&] { drop(); };
  fail();
  return job.tries; // lint: 'job.*jobs
}

int nested_lambda_ok(Jobs &jobs, int id) {
  Job &job = jobs[id];
  auto drop = [&] { jobs.erase(id); };
  auto fail = [&] { return [&] { drop(); }; };
  [[maybe_unused]] auto later = fail();
  return job.tries;
}

// What a lambda leaves behind is called when the scope ends.
template <class Function> class Defer {
public:
  explicit Defer(Function run) : run_(std::move(run)) {}
  ~Defer() { run_(); }

private:
  Function run_;
};

int deferred_bad(Jobs &jobs, int id) {
  Job &job = jobs[id];
  {
    Defer cleanup([&] { jobs.erase(id); });
    job.tries++;
  }
  return job.tries; // lint: 'job.*jobs
}

int deferred_ok(Jobs &jobs, int id) {
  Job &job = jobs[id];
  Defer cleanup([&] { jobs.erase(id); });
  return job.tries;
}

//===-- Members -------------------------------------------------------------//

class Queue {
public:
  int this_bad(int id) {
    Job &job = jobs_[id];
    auto drop = [this, id] { jobs_.erase(id); };
    drop();
    return job.tries; // lint: 'job.*jobs_
  }

  int this_ok(int id) {
    Job &job = jobs_[id];
    auto drop = [this, id] { retired_.erase(id); };
    drop();
    return job.tries;
  }

  int default_this_bad(int id) {
    Job &job = jobs_[id];
    auto drop = [&] { finish(id); };
    drop();
    return job.tries; // lint: 'job.*jobs_
  }

  int default_this_ok(int id) {
    Job job = jobs_[id];
    auto drop = [&] { finish(id); };
    drop();
    return job.tries;
  }

  int copied_this_ok(int id) {
    Job &job = jobs_[id];
    auto drop = [*this, id]() mutable { jobs_.erase(id); };
    drop();
    return job.tries;
  }

  void later_ok(int id) {
    Job &job = jobs_[id];
    later_.push_back([this, id] { jobs_.erase(id); });
    job.tries++;
  }

  void later_bad(int id) {
    Job &job = jobs_[id];
    later_.push_back([this, id] { jobs_.erase(id); });
    for (auto &run : later_)
      run();
    job.tries++; // miss: 'job.*jobs_ -- lambdas kept in a container
  }

  void finish(int id) { jobs_.erase(id); }

private:
  Jobs jobs_;
  Jobs retired_;
  std::vector<std::function<void()>> later_;
};

//===-- Algorithms ----------------------------------------------------------//

void for_each_key_bad(Jobs &jobs) {
  std::for_each(jobs.begin(), jobs.end(), [&](const auto &entry) { // lint: jobs
    if (entry.second.done)
      jobs.erase(entry.first);
  });
}

void for_each_key_ok(Jobs &jobs, const std::vector<int> &finished) {
  std::for_each(finished.begin(), finished.end(),
                [&](int id) { jobs.erase(id); });
}

int for_each_handle_bad(Jobs &jobs, const std::vector<int> &finished) {
  auto it = jobs.begin();
  if (it == jobs.end())
    return 0;
  std::for_each(finished.begin(), finished.end(),
                [&](int) { jobs.erase(it->first); }); // miss: 'it.*jobs -- the lambda is not run a second time
  return 1;
}

int for_each_handle_ok(Jobs &jobs, const std::vector<int> &finished) {
  auto it = jobs.begin();
  if (it == jobs.end())
    return 0;
  int hits = 0;
  std::for_each(finished.begin(), finished.end(),
                [&](int id) { hits += id == it->first; });
  jobs.erase(it);
  return hits;
}

int any_of_bad(Jobs &jobs, const std::vector<int> &ids, int id) {
  Job &job = jobs[id];
  std::any_of(ids.begin(), ids.end(), [&](int other) {
    jobs.clear();
    return other == 0;
  });
  return job.tries; // lint: 'job.*jobs
}

int any_of_ok(Jobs &jobs, const std::vector<int> &ids, int id) {
  auto it = jobs.find(id);
  if (it == jobs.end())
    return 0;
  const bool listed = std::any_of(ids.begin(), ids.end(),
                                  [&](int other) { return other == it->first; });
  return listed ? it->second.tries : 0;
}

bool any_of_own_bad(Jobs &jobs) {
  return std::any_of(jobs.begin(), jobs.end(), [&](const auto &entry) { // run: erased_element
    return jobs.erase(entry.first) != 0; // miss: jobs -- a predicate may tell the algorithm to stop
  });
}

bool any_of_own_ok(Jobs &jobs, Jobs &retired) {
  return std::any_of(jobs.begin(), jobs.end(), [&](const auto &entry) {
    return retired.erase(entry.first) != 0;
  });
}

int count_if_ok(Jobs &jobs, int id) {
  auto it = jobs.find(id);
  if (it == jobs.end())
    return 0;
  auto done = std::count_if(jobs.begin(), jobs.end(), [](const auto &entry) {
    return entry.second.done;
  });
  return static_cast<int>(done) + it->second.tries;
}

int accumulate_bad(Jobs &jobs, const std::vector<int> &ids, int id) {
  const Job &job = jobs[id];
  int dropped = std::accumulate(ids.begin(), ids.end(), 0, [&](int sum, int) {
    return sum + static_cast<int>(jobs.erase(id));
  });
  return dropped + job.tries; // lint: 'job.*jobs
}

int accumulate_ok(Jobs &jobs, const std::vector<int> &ids, int id) {
  const Job &job = jobs[id];
  return std::accumulate(ids.begin(), ids.end(), job.tries,
                         [&](int sum, int other) {
                           auto it = jobs.find(other);
                           return it == jobs.end() ? sum
                                                   : sum + it->second.tries;
                         });
}

void erase_if_ok(Jobs &jobs) {
  std::vector<std::string> names;
  std::erase_if(jobs, [&](const auto &entry) {
    if (entry.second.done)
      names.push_back(entry.second.name);
    return entry.second.done;
  });
  for (const auto &name : names)
    std::printf("%s\n", name.c_str());
}

void erase_if_bad(Jobs &jobs) {
  const Job *last = nullptr;
  std::erase_if(jobs, [&](const auto &entry) {
    if (entry.second.done)
      last = &entry.second;
    return entry.second.done;
  });
  if (last)
    std::printf("%s\n", last->name.c_str()); // miss: 'last.*jobs -- a parameter of the predicate is no handle
}

void sort_ok(Jobs &jobs, std::vector<int> &ids) {
  std::sort(ids.begin(), ids.end(), [&](int a, int b) {
    return jobs[a].tries < jobs[b].tries;
  });
}

//===-- Callables that hide what they are -----------------------------------//

void visit(Jobs &jobs, const std::function<void(Job &)> &visitor) {
  for (auto &entry : jobs)
    visitor(entry.second);
}

template <class Visitor> void visitAll(Jobs &jobs, Visitor visitor) {
  for (auto &entry : jobs)
    visitor(entry.first, entry.second);
}

template <class Function> void callTwice(Function function) {
  function();
  function();
}

void std_function_ok(Jobs &jobs, int id, const std::function<void()> &notify) {
  Job &job = jobs[id];
  notify();
  job.tries++;
}

void known_function_bad(Jobs &jobs, int id) {
  Job &job = jobs[id];
  std::function<void()> notify = [&] { jobs.erase(id); };
  notify();
  job.tries++; // lint: 'job.*jobs
}

void known_function_ok(Jobs &jobs, int id) {
  Job &job = jobs[id];
  std::function<void()> notify = [&] { jobs.erase(id); };
  job.tries++;
  notify();
}

void visitor_bad(Jobs &jobs) {
  visit(jobs, [&](Job &job) { // lint: callable.*jobs // run: erased_element
    if (job.done)
      jobs.clear();
  });
}

void visitor_ok(Jobs &jobs) {
  int done = 0;
  visit(jobs, [&](Job &job) { done += job.done; });
  if (done)
    jobs.clear();
}

void template_visitor_bad(Jobs &jobs) {
  visitAll(jobs, [&](int id, Job &job) { // lint: callable.*jobs // run: erased_element
    if (job.done)
      jobs.erase(id);
  });
}

void template_visitor_ok(Jobs &jobs) {
  std::vector<int> finished;
  visitAll(jobs, [&](int id, Job &job) {
    if (job.done)
      finished.push_back(id);
  });
  for (int id : finished)
    jobs.erase(id);
}

int higher_order_bad(Jobs &jobs, int id) {
  Job &job = jobs[id];
  callTwice([&] { jobs.erase(id); });
  return job.tries; // lint: 'job.*jobs
}

int higher_order_ok(Jobs &jobs, int id) {
  Job &job = jobs[id];
  callTwice([&] { job.tries++; });
  int tries = job.tries;
  jobs.erase(id);
  return tries;
}

// A helper that grows a table, called while an iterator of it lives.
int intern_bad(UnorderedMap<std::string, int> &ids,
               const std::string &from, const std::string &to) {
  auto intern = [&](const std::string &name) {
    return ids.emplace(name, static_cast<int>(ids.size())).first;
  };
  auto first = intern(from);
  auto second = intern(to);
  return first->second + second->second; // lint: 'first.*ids
}

int intern_ok(UnorderedMap<std::string, int> &ids,
              const std::string &from, const std::string &to) {
  auto intern = [&](const std::string &name) -> int & {
    return ids.emplace(name, static_cast<int>(ids.size())).first->second;
  };
  int &first = intern(from);
  int &second = intern(to);
  return first + second;
}

// A recursive walk through an explicit `self`.
int walk_bad(Map<int, std::vector<int>> &edges, int root) {
  auto walk = [&](auto &self, int node) -> int {
    auto it = edges.find(node);
    if (it == edges.end())
      return 0;
    edges.erase(it);
    int sum = 1;
    for (int next : it->second) // lint: 'it.*edges
      sum += self(self, next);
    return sum;
  };
  return walk(walk, root);
}

int walk_ok(Map<int, std::vector<int>> &edges, int root) {
  auto walk = [&](auto &self, int node) -> int {
    auto it = edges.find(node);
    if (it == edges.end())
      return 0;
    const std::vector<int> below = it->second;
    edges.erase(it);
    int sum = 1;
    for (int next : below)
      sum += self(self, next);
    return sum;
  };
  return walk(walk, root);
}

// A callable keeps its own copy of what it captured by an initialiser.
int counted_capture_ok(Jobs &jobs, int id) {
  Job &job = jobs[id];
  auto drop = [&jobs, next = id]() mutable { jobs.erase(++next); };
  drop();
  return job.tries;
}

int counted_capture_bad(Jobs &jobs, int id) {
  Job &job = jobs[id];
  auto drop = [&jobs, last = id]() { jobs.erase(last); };
  drop();
  return job.tries; // lint: 'job.*jobs
}

int pointer_to_this_map_bad(Jobs &jobs, int id) {
  Job &job = jobs[id];
  auto drop = [all = &jobs, id] { all->clear(); };
  drop();
  return job.tries + id; // lint: 'job.*jobs
}

int pointer_to_this_map_ok(Jobs &jobs, Jobs &retired, int id) {
  Job &job = jobs[id];
  auto drop = [all = &retired, id] { all->erase(id); };
  drop();
  return job.tries;
}

// The callable is exchanged before it is called.
void exchanged_function_ok(Jobs &jobs, int id) {
  Job &job = jobs[id];
  std::function<void()> notify = [&] { jobs.erase(id); };
  notify = [] {};
  notify();
  job.tries++;
}

void exchanged_function_bad(Jobs &jobs, int id) {
  Job &job = jobs[id];
  std::function<void()> notify = [] {};
  notify = [&] { jobs.erase(id); };
  notify();
  job.tries++; // miss: 'job.*jobs -- an assignment to a std::function is not followed
}

void function_parameter_bad(Jobs &jobs, int id) {
  Job &job = jobs[id];
  const std::function<void(int)> drop = [&](int key) { jobs.erase(key); };
  drop(id);
  job.tries++; // lint: 'job.*jobs
}

void function_parameter_ok(Jobs &jobs, int id) {
  Job &job = jobs[id];
  const std::function<void(int)> drop = [&](int key) { jobs.erase(key); };
  drop(id + 1);
  job.tries++;
}

void for_each_other_ok(Jobs &jobs, Jobs &retired) {
  std::for_each(retired.begin(), retired.end(),
                [&](const auto &entry) { jobs.erase(entry.first); });
}

void for_each_cleared_bad(Jobs &jobs) {
  std::for_each(jobs.begin(), jobs.end(), [&](auto &entry) { // lint: jobs
    if (entry.second.done)
      jobs.clear();
  });
}
