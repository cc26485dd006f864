//===- refmap.h - All of RefMap ---------------------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// For tests that do not count includes.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_REFMAP_H
#define REFMAP_REFMAP_H

#include "refmap/atomic.h"
#include "refmap/atomic_section.h"
#include "refmap/audited_map.h"
#include "refmap/condition_variable.h"
#include "refmap/explore.h"
#include "refmap/flat_hash_map.h"
#include "refmap/flat_hash_set.h"
#include "refmap/flat_map.h"
#include "refmap/flat_set.h"
#include "refmap/future.h"
#include "refmap/latch.h"
#include "refmap/map.h"
#include "refmap/mutex.h"
#include "refmap/ref_probe.h"
#include "refmap/robin_map.h"
#include "refmap/robin_set.h"
#include "refmap/set.h"
#include "refmap/sharded_map.h"
#include "refmap/sync_map.h"
#include "refmap/task_registry.h"
#include "refmap/thread.h"
#include "refmap/unordered_map.h"
#include "refmap/unordered_set.h"

#endif // REFMAP_REFMAP_H
