//===- MapBench.cpp - RefMap beside std::unordered_map and absl -----------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Compiled twice, with checks on and off. Keys are random 64-bit numbers (the
// same for every map), values are 64-bit. One iteration treats N elements;
// report.py turns times into ratios. Building and tearing down is not timed.
//
//===----------------------------------------------------------------------===//

#include "refmap/flat_hash_map.h"
#include "refmap/unordered_map.h"

#include <absl/container/flat_hash_map.h>
#include <benchmark/benchmark.h>

#include <algorithm>
#include <ctime>
#include <random>
#include <unordered_map>
#include <vector>

namespace {

using Key = std::uint64_t;
using Std = std::unordered_map<Key, std::uint64_t>;
using Absl = absl::flat_hash_map<Key, std::uint64_t>;
using Node = refmap::unordered_map<Key, std::uint64_t>;
using Flat = refmap::flat_hash_map<Key, std::uint64_t>;

/// N keys in random order, and N others.
struct Keys {
  std::vector<Key> In, Shuffled, Out;
  explicit Keys(std::size_t N) : In(N), Out(N) {
    std::mt19937_64 Random(N);
    std::generate(In.begin(), In.end(), [&] { return Random() | 1; });
    std::generate(Out.begin(), Out.end(), [&] { return Random() & ~1ULL; });
    Shuffled = In;
    std::shuffle(Shuffled.begin(), Shuffled.end(), Random);
  }
};

template <class M> M filled(const Keys &K) {
  M Map;
  for (Key X : K.In)
    Map.emplace(X, X);
  return Map;
}

/// Seconds of processor time: the machine may be shared.
double now() {
  timespec T;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &T);
  return static_cast<double>(T.tv_sec) + 1e-9 * static_cast<double>(T.tv_nsec);
}

/// Times \p Work alone; what it leaves is destroyed off the clock.
template <class Fn> void timed(benchmark::State &State, Fn Work) {
  const double Begin = now();
  Work();
  State.SetIterationTime(now() - Begin);
}

template <class M> void insert(benchmark::State &State) {
  const Keys K(static_cast<std::size_t>(State.range(0)));
  for (auto _ : State) {
    M Map;
    timed(State, [&] {
      for (Key X : K.In)
        Map.emplace(X, X);
    });
    benchmark::DoNotOptimize(Map);
  }
}

template <class M> void findHit(benchmark::State &State) {
  const Keys K(static_cast<std::size_t>(State.range(0)));
  M Map = filled<M>(K);
  for (auto _ : State) {
    std::uint64_t Sum = 0;
    for (Key X : K.Shuffled)
      Sum += Map.find(X)->second;
    benchmark::DoNotOptimize(Sum);
  }
}

template <class M> void findMiss(benchmark::State &State) {
  const Keys K(static_cast<std::size_t>(State.range(0)));
  M Map = filled<M>(K);
  for (auto _ : State) {
    std::size_t Found = 0;
    for (Key X : K.Out)
      Found += Map.find(X) != Map.end();
    benchmark::DoNotOptimize(Found);
  }
}

template <class M> void erase(benchmark::State &State) {
  const Keys K(static_cast<std::size_t>(State.range(0)));
  for (auto _ : State) {
    M Map = filled<M>(K);
    timed(State, [&] {
      for (Key X : K.Shuffled)
        Map.erase(X);
    });
    benchmark::DoNotOptimize(Map);
  }
}

template <class M> void iterate(benchmark::State &State) {
  const Keys K(static_cast<std::size_t>(State.range(0)));
  M Map = filled<M>(K);
  for (auto _ : State) {
    std::uint64_t Sum = 0;
    for (auto &[X, V] : Map)
      Sum += V;
    benchmark::DoNotOptimize(Sum);
  }
}

#define BENCH_ONE(Operation, Map, How)                                         \
  BENCHMARK_TEMPLATE(Operation, Map)                                           \
      ->RangeMultiplier(10)                                                    \
      ->Range(1000, 1000000)                                                   \
      ->How()
#define BENCH(Operation, How)                                                  \
  BENCH_ONE(Operation, Std, How);                                              \
  BENCH_ONE(Operation, Absl, How);                                             \
  BENCH_ONE(Operation, Node, How);                                             \
  BENCH_ONE(Operation, Flat, How)

BENCH(insert, UseManualTime);
BENCH(findHit, MeasureProcessCPUTime);
BENCH(findMiss, MeasureProcessCPUTime);
BENCH(erase, UseManualTime);
BENCH(iterate, MeasureProcessCPUTime);

} // namespace

BENCHMARK_MAIN();
