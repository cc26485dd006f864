// RUN: %corpus %s
//
// Maps of pointers: the default value of a missing key is null. at() where
// nothing may be thrown.

#include "../corpus.h"

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

struct Worker {
  int state = 0;
  void run();
  int get() const { return state; }
};

#ifdef CORPUS_RUN
void Worker::run() { ++state; }
#endif

using Workers = Map<int, Worker *>;

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

int starred_bad(Map<int, int *> &m, int k) {
  return *m[k]; // lint: is dereferenced, but it is null if 'm' does not have the key 'k'
}
int starred_ok(Map<int, int *> &m, int k) {
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

void unique_bad(Map<int, std::unique_ptr<Worker>> &workers, int id) {
  workers[id]->run(); // lint: it is null if 'workers' does not have the key 'id'
}
void unique_ok(Map<int, std::unique_ptr<Worker>> &workers, int id) {
  auto &worker = workers[id];
  if (!worker)
    worker = std::make_unique<Worker>();
  worker->run();
}

void shared_bad(UnorderedMap<std::string, std::shared_ptr<Worker>> &workers,
                const std::string &name) {
  workers[name]->run(); // lint: it is null if 'workers' does not have the key 'name'
}
void shared_ok(UnorderedMap<std::string, std::shared_ptr<Worker>> &workers,
               const std::string &name) {
  if (auto worker = workers[name])
    worker->run();
}

//===-- Copies of the value -------------------------------------------------//

void log(int);
#ifdef CORPUS_RUN
void log(int) {}
#endif
struct Staff {
  Workers workers;
  Map<int, std::unique_ptr<Worker>> owned;

  void load(int id);

  int logged_bad(int id) {
    auto *worker = workers[id];
    log(id);
    return worker->state; // lint: 'worker' is dereferenced, but it is null if 'workers' does not have the key 'id'
  }
  int logged_ok(int id) {
    auto *worker = workers[id];
    log(id);
    return worker ? worker->state : 0;
  }
  int got_bad(int id) {
    auto *worker = owned[id].get();
    return worker->state; // lint: is dereferenced, but it is null
  }
  int got_ok(int id) {
    auto *worker = owned[id].get();
    return worker == nullptr ? 0 : worker->state;
  }
  int filled_ok(int id) {
    auto &worker = workers[id];
    load(id);
    return worker->state;
  }
};
#ifdef CORPUS_RUN
void Staff::load(int id) {
  static Worker some;
  workers[id] = &some;
}
#endif

void created_ok(Workers &workers, int id) {
  workers[id] = new Worker;
  workers[id]->run();
}

int function_bad(Map<std::string, std::function<int(int)>> &functions,
                 const std::string &name) {
  return functions[name](1); // lint: it is null if 'functions' does not have the key 'name' // static-only: calling an empty function throws, and an exception is an ordinary end
}
int function_ok(Map<std::string, std::function<int(int)>> &functions,
                const std::string &name) {
  if (functions[name])
    return functions[name](1);
  return 0;
}

int pointer_bad(Map<int, int (*)(int)> &functions, int k) {
  return functions[k](1); // lint: it is null if 'functions' does not have the key 'k'
}
int pointer_ok(Map<int, int (*)(int)> &functions, int k) {
  auto it = functions.find(k);
  return it == functions.end() ? 0 : it->second(1);
}

// at() where nothing may be thrown.
int at_noexcept_bad(const Map<int, int> &m, int k) noexcept {
  return m.at(k); // lint: 'm.at\(k\)' ends the program if 'm' does not have the key 'k' // run: missing_key
}
int at_noexcept_ok(const Map<int, int> &m, int k) noexcept {
  return m.count(k) ? m.at(k) : 0;
}
int at_handled_ok(const Map<int, int> &m, int k) noexcept {
  try {
    return m.at(k);
  } catch (...) {
    return 0;
  }
}
int at_ok(const Map<int, int> &m, int k) {
  return m.at(k);
}

// The pointer that a unique_ptr gives is asked.
using OwnedWorkers = Map<int, std::unique_ptr<Worker>>;

void lent_ok(OwnedWorkers &owned, int id) {
  Worker *worker = owned[id].get();
  if (!worker)
    return;
  worker->run();
}
void lent_bad(OwnedWorkers &owned, int id) {
  Worker *worker = owned[id].get();
  worker->run(); // lint: 'worker' is dereferenced, but it is null if 'owned' does not have the key 'id'
}
void lent_inverted_bad(OwnedWorkers &owned, int id) {
  Worker *worker = owned[id].get();
  if (worker)
    return;
  worker->run(); // lint: 'worker' is dereferenced, but it is null
}
void inverted_bad(Workers &workers, int id) {
  Worker *worker = workers[id];
  if (worker)
    return;
  worker->run(); // lint: 'worker' is dereferenced, but it is null
}
void lent_at_once_ok(OwnedWorkers &owned, int id) {
  if (Worker *worker = owned[id].get(); worker && worker->state > 0)
    worker->run();
}
void lent_twice_ok(OwnedWorkers &owned, int id) {
  if (owned[id].get())
    owned[id]->run();
}

// The text of an empty string is not null.
char text_ok(Map<int, std::string> &names, int id) {
  const char *text = names[id].c_str();
  return *text;
}

struct Registration {
  Map<int, int> &counts;
  int id;
  void leave_ok() { --counts.at(id); }
  void leave_bad() noexcept { --counts.at(id); } // lint: ends the program if 'counts' does not have the key 'id' // run: missing_key
};
struct Leaving_bad {
  Map<int, int> &counts;
  int id;
  ~Leaving_bad() { --counts.at(id); } // lint: ends the program if 'counts' does not have the key 'id' // run: missing_key
};

void leave_ok_run(Map<int, int> &m, int k) { Registration{m, k}.leave_ok(); }
void leave_bad_run(Map<int, int> &m, int k) { Registration{m, k}.leave_bad(); }
void Leaving_bad_run(Map<int, int> &m, int k) { Leaving_bad leaving{m, k}; }

// A wrapper that gives null.
const int *find_or_null(const Map<int, int> &m, int k) {
  auto it = m.find(k);
  return it == m.end() ? nullptr : &it->second;
}
int wrapper_bad(const Map<int, int> &m, int k) {
  return *find_or_null(m, k); // lint: may have found nothing
}
int wrapper_ok(const Map<int, int> &m, int k) {
  const int *p = find_or_null(m, k);
  return p ? *p : 0;
}

// An inner table, asked for again by the same key.
struct Grid {
  Map<int, Map<int, Worker *>> at;

  void twice_ok(int x, int y, Worker *worker) {
    at[x][y] = worker;
    at[x][y]->run();
    at[x][y]->run();
  }
  void other_bad(int x, int y, Worker *worker) {
    at[x][x] = worker;
    at[x][y]->run(); // lint: null if 'at.x.' does not have the key 'y'
  }
};
void twice_ok_run() {
  Worker worker;
  Grid().twice_ok(1, 2, &worker);
}
void other_bad_run() {
  Worker worker;
  Grid().other_bad(1, 2, &worker);
}
