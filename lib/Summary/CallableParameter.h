//===- CallableParameter.h - Callables that are parameters ------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which call of a function runs a callable that its caller has handed in, and
// what the callable is given there:
//
//   void each(F f) { for (auto &entry : m_) f(entry); }
//   void each(F f) { std::for_each(m_.begin(), m_.end(), f); }
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_SUMMARY_CALLABLEPARAMETER_H
#define MAPLINT_SUMMARY_CALLABLEPARAMETER_H

#include "../Flow/State.h"
#include "Summary.h"

namespace maplint {

/// The fact calls the parameter. What is held meanwhile is not known yet.
std::optional<Summary::Callback> runParameter(const FunctionFacts &In,
                                              const Terms &T, FactId At,
                                              const State &S);

/// The fact is an algorithm that walks over a container to its end, and gives
/// the parameter each element.
std::optional<Summary::Callback>
walkWithParameter(const FunctionFacts &In, Terms &T, FactId At, const State &S);

} // namespace maplint

#endif // MAPLINT_SUMMARY_CALLABLEPARAMETER_H
