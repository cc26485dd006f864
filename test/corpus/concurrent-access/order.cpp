// RUN: %corpus %s
// unlinted: there is no check yet
//
// What orders two threads without a lock around the table: join, futures, latches,
// flags, conditions; and what looks as if it did.

#include "../corpus.h"
#include "../threads.h"

#include <string>

using Ints = Map<int, int>;

int join_late_bad(Ints &m, int k) {
  Thread other([&] { m[k] = 1; });
  const int size = m.size(); // run: concurrent_read_write
  other.join();
  return size;
}
int join_first_ok(Ints &m, int k) {
  Thread other([&] { m[k] = 1; });
  other.join();
  return m.size();
}
int scope_ok(UnorderedMultiMap<int, int> &m, int k) {
  {
    JThread other([&] { m.emplace(k, 1); });
  }
  return m.count(k);
}
int scope_bad(UnorderedMultiMap<int, int> &m, int k) {
  JThread other([&] { m.emplace(k, 1); });
  return m.count(k); // run: concurrent_read_write
}

int future_bad(Ints &m, int k) {
  auto done = threads::async(Launch::async, [&] { m[k] = 1; });
  const bool none = m.empty(); // run: concurrent_read_write
  done.get();
  return none;
}
int future_ok(Ints &m, int k) {
  auto done = threads::async(Launch::async, [&] { m[k] = 1; });
  done.get();
  return m.empty();
}
int deferred_ok(Ints &m, int k) {
  auto done = threads::async(Launch::deferred, [&] { m[k] = 1; });
  const bool none = m.empty();
  done.get();
  return none;
}

// Two workers, and both write.
void workers_bad(Ints &m, int k) {
  auto first = threads::async(Launch::async, [&] { m[k] = 1; }); // run: concurrent_writes
  auto second = threads::async(Launch::async, [&] { m.erase(k); });
  first.get();
  second.get();
}
void workers_ok(Ints &a, Ints &b, int k) {
  auto first = threads::async(Launch::async, [&] { a[k] = 1; });
  auto second = threads::async(Launch::async, [&] { b.erase(k); });
  first.get();
  second.get();
}

int latch_ok(Ints &m, int k) {
  Latch filled(1);
  Thread other([&] {
    m[k] = 1;
    filled.count_down();
  });
  filled.wait();
  const int value = m.at(k);
  other.join();
  return value;
}
int latch_bad(Ints &m, int k) {
  Latch filled(1);
  Thread other([&] {
    filled.count_down();
    m[k] = 1;
  });
  filled.wait();
  const int there = m.count(k); // run: concurrent_read_write
  other.join();
  return there;
}

int flag_ok(Ints &m, int k) {
  Atomic<bool> filled = false;
  Thread other([&] {
    m[k] = 1;
    filled = true;
  });
  const int value = filled ? m.at(k) : 0;
  other.join();
  return value;
}
int flag_bad(Ints &m, int k) {
  Atomic<bool> filled = false;
  Thread other([&] {
    filled = true;
    m[k] = 1;
  });
  const int value = filled ? m.count(k) : 0; // run: concurrent_read_write
  other.join();
  return value;
}

int condition_ok(Ints &m, int k) {
  Mutex mutex;
  ConditionVariable changed;
  Thread other([&] {
    std::lock_guard<Mutex> lock(mutex);
    m[k] = 1;
    changed.notify_one();
  });
  std::unique_lock<Mutex> lock(mutex);
  changed.wait(lock, [&] { return m.count(k) != 0; });
  const int value = m.at(k);
  lock.unlock();
  other.join();
  return value;
}
int condition_bad(Ints &m, int k) {
  Mutex mutex;
  ConditionVariable changed;
  bool filled = false;
  Thread other([&] {
    std::unique_lock<Mutex> lock(mutex);
    filled = true;
    lock.unlock();
    changed.notify_one();
    m[k] = 1;
  });
  std::unique_lock<Mutex> lock(mutex);
  changed.wait(lock, [&] { return filled; });
  const int there = m.count(k); // run: concurrent_read_write
  lock.unlock();
  other.join();
  return there;
}

int once_ok(Ints &m, int k) {
  OnceFlag flag;
  const auto fill = [&] { call_once(flag, [&] { m[k] = 1; }); };
  Thread other(fill);
  fill();
  const int value = m.at(k);
  other.join();
  return value;
}
