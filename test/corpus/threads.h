//===- threads.h - The threads and locks of the corpus ----------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What corpus.h is for containers: std::thread and its like for the lint and for
// ThreadSanitizer, refmap::thread for the run, where RefMap's scheduler tries
// every order of the threads with at most two preemptions. Guards (lock_guard,
// scoped_lock, unique_lock, shared_lock) are those of std everywhere. Say
// threads::async, for a launch policy brings in std::async besides.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_CORPUS_THREADS_H
#define MAPLINT_CORPUS_THREADS_H

#include <atomic>
#include <condition_variable>
#include <future>
#include <latch>
#include <mutex>
#include <shared_mutex>
#include <thread>

#ifdef CORPUS_RUN
#include "refmap/refmap.h"
namespace threads = ::CORPUS_RUN;
#else
namespace threads = ::std;
#endif

using Thread = threads::thread;
using JThread = threads::jthread;
using Mutex = threads::mutex;
using RecursiveMutex = threads::recursive_mutex;
using SharedMutex = threads::shared_mutex;
using ConditionVariable = threads::condition_variable;
using Latch = threads::latch;
using OnceFlag = threads::once_flag;
using Launch = threads::launch;
template <class T> using Atomic = threads::atomic<T>;
template <class T> using Future = threads::future<T>;
template <class T> using Promise = threads::promise<T>;
using threads::call_once;

#endif // MAPLINT_CORPUS_THREADS_H
