// RUN: %corpus %s
//
// Maps of pointers: the default value of a missing key is null. at() where
// nothing may be thrown.

#include <functional>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <unordered_map>

struct Worker {
  int state = 0;
  void run();
  int get() const { return state; }
};

using Workers = std::map<int, Worker *>;

void called_bad(Workers &workers, int id) {
  workers[id]->run(); // lint: 'workers\[id\]' is dereferenced, but it is null if 'workers' does not have the key 'id'
}
void called_ok(Workers &workers, int id) {
  if (workers[id])
    workers[id]->run();
}
void found_ok(Workers &workers, int id) {
  auto it = workers.find(id);
  if (it != workers.end())
    it->second->run();
}

int starred_bad(std::map<int, int *> &m, int k) {
  return *m[k]; // lint: is dereferenced, but it is null if 'm' does not have the key 'k'
}
int starred_ok(std::map<int, int *> &m, int k) {
  int *p = m[k];
  return p ? *p : 0;
}

int member_bad(Workers &workers, int id) {
  return workers[id]->state; // lint: it is null if 'workers'
}
int member_ok(Workers &workers, int id) {
  if (!workers.count(id))
    return 0;
  return workers[id]->state;
}

void variable_bad(Workers &workers, int id) {
  Worker *worker = workers[id];
  worker->run(); // lint: it is null if 'workers' does not have the key 'id'
}
void variable_ok(Workers &workers, int id) {
  Worker *worker = workers[id];
  if (worker == nullptr)
    return;
  worker->run();
}

void unique_bad(std::map<int, std::unique_ptr<Worker>> &workers, int id) {
  workers[id]->run(); // lint: it is null if 'workers' does not have the key 'id'
}
void unique_ok(std::map<int, std::unique_ptr<Worker>> &workers, int id) {
  auto &worker = workers[id];
  if (!worker)
    worker = std::make_unique<Worker>();
  worker->run();
}

void shared_bad(std::unordered_map<std::string, std::shared_ptr<Worker>> &workers,
                const std::string &name) {
  workers[name]->run(); // lint: it is null if 'workers' does not have the key 'name'
}
void shared_ok(std::unordered_map<std::string, std::shared_ptr<Worker>> &workers,
               const std::string &name) {
  if (auto worker = workers[name])
    worker->run();
}

void created_ok(Workers &workers, int id) {
  workers[id] = new Worker;
  workers[id]->run();
}

int function_bad(std::map<std::string, std::function<int(int)>> &functions,
                 const std::string &name) {
  return functions[name](1); // lint: it is null if 'functions' does not have the key 'name'
}
int function_ok(std::map<std::string, std::function<int(int)>> &functions,
                const std::string &name) {
  if (functions[name])
    return functions[name](1);
  return 0;
}

int pointer_bad(std::map<int, int (*)(int)> &functions, int k) {
  return functions[k](1); // lint: it is null if 'functions' does not have the key 'k'
}
int pointer_ok(std::map<int, int (*)(int)> &functions, int k) {
  auto it = functions.find(k);
  return it == functions.end() ? 0 : it->second(1);
}

// at() where nothing may be thrown.
int at_noexcept_bad(const std::map<int, int> &m, int k) noexcept {
  return m.at(k); // lint: 'm.at\(k\)' ends the program if 'm' does not have the key 'k'
}
int at_noexcept_ok(const std::map<int, int> &m, int k) noexcept {
  return m.count(k) ? m.at(k) : 0;
}
int at_handled_ok(const std::map<int, int> &m, int k) noexcept {
  try {
    return m.at(k);
  } catch (...) {
    return 0;
  }
}
int at_ok(const std::map<int, int> &m, int k) {
  return m.at(k);
}

struct Registration {
  std::map<int, int> &counts;
  int id;
  void leave_ok() { --counts.at(id); }
  void leave_bad() noexcept { --counts.at(id); } // lint: ends the program if 'counts' does not have the key 'id'
  ~Registration() { --counts.at(id); } // lint: ends the program if 'counts' does not have the key 'id'
};

// A wrapper that gives null.
const int *find_or_null(const std::map<int, int> &m, int k) {
  auto it = m.find(k);
  return it == m.end() ? nullptr : &it->second;
}
int wrapper_bad(const std::map<int, int> &m, int k) {
  return *find_or_null(m, k); // lint: may have found nothing
}
int wrapper_ok(const std::map<int, int> &m, int k) {
  const int *p = find_or_null(m, k);
  return p ? *p : 0;
}
