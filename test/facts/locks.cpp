// Locks, guards and waits. To lock and to wait are calls besides.
// RUN: %maplint dump --facts %s -- -std=c++20 | %FileCheck %s
#include <condition_variable>
#include <map>
#include <mutex>
#include <pthread.h>
#include <shared_mutex>

// CHECK-LABEL: function plain
// CHECK: [[M:v[0-9]+]] = address m
// CHECK: acquire [[M]] {{ *}}//
// CHECK: erase key
// CHECK: [[N:v[0-9]+]] = address m
// CHECK: release [[N]] {{ *}}//
std::mutex m;
void plain(std::map<int, int> &map) {
  m.lock();
  map.erase(1);
  m.unlock();
}

// A guard holds the address of its mutex, and releases it where it ends.
// CHECK-LABEL: function guarded
// CHECK: [[M:v[0-9]+]] = address m
// CHECK: acquire [[M]] {{ *}}//
// CHECK: [[G:v[0-9]+]] = address guard
// CHECK: store [[G]] [[M]] {{ *}}//
// CHECK: erase key
// CHECK: [[H:v[0-9]+]] = address guard
// CHECK: [[L:v[0-9]+]] = load [[H]]
// CHECK: release [[L]]
// CHECK: scope-end guard
void guarded(std::map<int, int> &map) {
  std::lock_guard guard(m);
  map.erase(1);
}

// CHECK-LABEL: function temporarily
// CHECK: acquire
// CHECK: [[L:v[0-9]+]] = load {{v[0-9]+}} {{ *}}//
// CHECK: release [[L]] {{ *}}//
// CHECK: erase key
// CHECK: [[K:v[0-9]+]] = load {{v[0-9]+}} {{ *}}//
// CHECK: acquire [[K]] {{ *}}//
// CHECK: release
// CHECK: scope-end lock
void temporarily(std::map<int, int> &map) {
  std::unique_lock lock(m);
  lock.unlock();
  map.erase(1);
  lock.lock();
}

// CHECK-LABEL: function waits
// CHECK: call wait [[C:v[0-9]+]] [[CELL:v[0-9]+]] {{ *}}//
// CHECK: [[L:v[0-9]+]] = load [[CELL]] {{ *}}//
// CHECK: wait [[C]] [[L]] {{ *}}//
void waits(std::map<int, int> &map, std::condition_variable &ready) {
  std::unique_lock lock(m);
  while (map.empty())
    ready.wait(lock);
  map.erase(1);
}

// CHECK-LABEL: function shared
// CHECK: acquire shared
// CHECK: release
std::shared_mutex s;
void shared(std::map<int, int> &map) {
  std::shared_lock reader(s);
  map.erase(1);
}

// CHECK-LABEL: function tagged
// CHECK-NOT: acquire
// CHECK: address later
// CHECK: acquire try {{v[0-9]+}} {{ *}}//
// CHECK: acquire [[A:v[0-9]+]] {{ *}}//
// CHECK: acquire [[B:v[0-9]+]] {{ *}}//
// CHECK: pure [[A]] [[B]] {{ *}}//
std::mutex n;
void tagged(std::map<int, int> &map) {
  std::unique_lock later(n, std::defer_lock);
  std::unique_lock tried(m, std::try_to_lock);
  std::scoped_lock both(m, n);
  map.erase(1);
}

// CHECK-LABEL: function posix
// CHECK: [[P:v[0-9]+]] = load
// CHECK: acquire [[P]] {{ *}}//
// CHECK: erase key
// CHECK: release
void posix(std::map<int, int> &map, pthread_mutex_t *mutex) {
  pthread_mutex_lock(mutex);
  map.erase(1);
  pthread_mutex_unlock(mutex);
}
