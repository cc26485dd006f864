// RUN: %corpus %s
// unlinted: there is no check yet
//
// Tables that two threads use, and the locks that order them or do not.

#include "../corpus.h"
#include "../threads.h"

#include <chrono>
#include <string>

using Ints = Map<int, int>;

void log();
#ifdef CORPUS_RUN
void log() { threads::this_thread::sleep_for(std::chrono::microseconds(200)); }
#endif

void write_write_bad(Ints &m, int k) {
  Thread other([&] { m[k] = 1; });
  m[k + 1] = 2; // run: concurrent_writes
  other.join();
}
void write_write_ok(Ints &m, int k) {
  Mutex mutex;
  Thread other([&] {
    std::lock_guard<Mutex> lock(mutex);
    m[k] = 1;
  });
  {
    std::lock_guard<Mutex> lock(mutex);
    m[k + 1] = 2;
  }
  other.join();
}

int read_write_bad(Ints &m, int k) {
  Mutex mutex;
  Thread other([&] {
    std::lock_guard<Mutex> lock(mutex);
    m.erase(k);
  });
  const int there = m.count(k); // run: concurrent_read_write
  other.join();
  return there;
}
int read_read_ok(const Ints &m, int k) {
  int there = 0;
  Thread other([&] { there = m.count(k); });
  const int same = m.count(k);
  other.join();
  return there + same;
}

// operator[] writes, whether or not the key is there.
int subscript_bad(Ints &m) {
  m[1] = 1;
  int value = 0;
  Thread other([&] { value = m[1]; });
  // silent: where the key is there, std::map's operator[] only reads
  const int same = m[1]; // run: concurrent_writes
  other.join();
  return value + same;
}
int at_ok(Ints &m) {
  m[1] = 1;
  int value = 0;
  Thread other([&] { value = m.at(1); });
  const int same = m.at(1);
  other.join();
  return value + same;
}

int iterate_write_bad(Ints &m, int k) {
  Thread other([&] { m.emplace(k, 1); });
  int sum = 0;
  for (const auto &[key, value] : m) // run: concurrent_iterate_write
    sum += value;
  other.join();
  return sum;
}
int iterate_copy_ok(Ints &m, int k) {
  Mutex mutex;
  Thread other([&] {
    std::lock_guard<Mutex> lock(mutex);
    m.emplace(k, 1);
  });
  std::unique_lock<Mutex> lock(mutex);
  const Ints copy = m;
  lock.unlock();
  int sum = 0;
  for (const auto &[key, value] : copy)
    sum += value;
  other.join();
  return sum;
}

void two_mutexes_bad(Ints &m, int k) {
  Mutex first, second;
  Thread other([&] {
    std::lock_guard<Mutex> lock(first);
    m.erase(k);
  });
  {
    std::lock_guard<Mutex> lock(second);
    m[k + 1] = 1; // run: concurrent_writes
  }
  other.join();
}
void two_mutexes_ok(Ints &m, int k) {
  Mutex first, second;
  Thread other([&] {
    std::lock_guard<Mutex> lock(first);
    m.erase(k);
  });
  {
    std::scoped_lock lock(second, first);
    m[k + 1] = 1;
  }
  other.join();
}

void under_shared_bad(UnorderedMap<std::string, int> &m, const std::string &k) {
  SharedMutex mutex;
  Thread other([&] {
    std::shared_lock<SharedMutex> lock(mutex);
    m.erase(k);
  });
  {
    std::shared_lock<SharedMutex> lock(mutex);
    m[k] = 1; // run: write_under_shared_lock
  }
  other.join();
}
int under_shared_ok(UnorderedMap<std::string, int> &m, const std::string &k) {
  SharedMutex mutex;
  Thread other([&] {
    std::unique_lock<SharedMutex> lock(mutex);
    m[k] = 1;
  });
  int there = 0;
  {
    std::shared_lock<SharedMutex> lock(mutex);
    there = m.count(k);
  }
  other.join();
  return there;
}

// The lock ends before the work does.
int too_small_bad(Ints &m, int k) {
  Mutex mutex;
  Thread other([&] {
    std::lock_guard<Mutex> lock(mutex);
    m.emplace(k, 1);
  });
  std::unique_lock<Mutex> lock(mutex);
  auto it = m.begin(); // run: concurrent_iterate_write
  lock.unlock();
  log();
  int sum = 0;
  for (; it != m.end(); ++it) // RefMap names the place where the iterator was made
    sum += it->second;
  other.join();
  return sum;
}
int too_small_ok(Ints &m, int k) {
  Mutex mutex;
  Thread other([&] {
    std::lock_guard<Mutex> lock(mutex);
    m.emplace(k, 1);
  });
  std::unique_lock<Mutex> lock(mutex);
  int sum = 0;
  for (auto it = m.begin(); it != m.end(); ++it)
    sum += it->second;
  lock.unlock();
  log();
  other.join();
  return sum;
}

// A guard without a name ends at once.
void unnamed_bad(Set<int> &s, int k) {
  Mutex mutex;
  Thread other([&] {
    std::lock_guard<Mutex> lock(mutex);
    s.insert(k);
  });
  std::lock_guard<Mutex>{mutex};
  s.erase(k); // run: concurrent_writes
  other.join();
}
void unnamed_ok(Set<int> &s, int k) {
  Mutex mutex;
  Thread other([&] {
    std::lock_guard<Mutex> lock(mutex);
    s.insert(k);
  });
  std::unique_lock<Mutex> lock{mutex};
  s.erase(k);
  lock.unlock();
  other.join();
}

// One method forgets the lock.
class Registry {
public:
  void add(int id, const std::string &name) {
    std::lock_guard<Mutex> lock(mutex_);
    names_[id] = name;
  }
  bool known_bad(int id) const {
    return names_.count(id) != 0; // run: concurrent_read_write
  }
  bool known_ok(int id) const {
    std::lock_guard<Mutex> lock(mutex_);
    return names_.count(id) != 0;
  }
  std::string name_bad(int id) {
    std::unique_lock<Mutex> lock(mutex_);
    if (!names_.count(id))
      return "";
    lock.unlock();
    return names_[id]; // run: concurrent_writes
  }
  std::string name_ok(int id) {
    std::lock_guard<Mutex> lock(mutex_);
    return names_.count(id) ? names_[id] : "";
  }

private:
  mutable Mutex mutex_;
  UnorderedMap<int, std::string> names_;
};

#ifdef CORPUS_RUN
template <class Work> void beside_add(Registry &registry, int id, Work work) {
  JThread other([&] { registry.add(id, "new"); });
  work();
}
void known_bad_run(Registry &r, int id) {
  beside_add(r, id, [&] { r.known_bad(id); });
}
void known_ok_run(Registry &r, int id) {
  beside_add(r, id, [&] { r.known_ok(id); });
}
void name_bad_run(Registry &r, int id) {
  beside_add(r, id, [&] { r.name_bad(id); });
}
void name_ok_run(Registry &r, int id) {
  beside_add(r, id, [&] { r.name_ok(id); });
}
#endif
