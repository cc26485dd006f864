//===- prefix.h - What every program of the corpus begins with --*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Compiled once, for it takes longer than most corpus files.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_CORPUS_RUN_PREFIX_H
#define MAPLINT_CORPUS_RUN_PREFIX_H

#include "corpus.h"

#include "run/runner.h"

#include <deque>
#include <list>
#include <mutex>
#include <span>
#include <stdexcept>

#endif // MAPLINT_CORPUS_RUN_PREFIX_H
