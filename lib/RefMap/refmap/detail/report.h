//===- report.h - Printing and delivering violations ------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The other half of violation.h, not to be included alone. raise() is where
// every check ends.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_DETAIL_REPORT_H
#define REFMAP_DETAIL_REPORT_H

#include "refmap/detail/symbolize.h"

#include <atomic>

namespace refmap {
inline namespace REFMAP_ABI {
namespace detail {

inline violation_handler &installedHandler() {
  static violation_handler Handler;
  return Handler;
}

/// explore() puts a hook here that adds the schedule to a violation of its
/// threads and keeps it. False means that nobody else shall hear of it.
using ReportHook = bool (*)(violation &);
inline std::atomic<ReportHook> CurrentHook{nullptr};

inline std::string describe(const place &P) {
  return std::string(P.file) + ":" + std::to_string(P.line) + " in " +
         P.function;
}

inline std::string describe(const side &S) {
  std::string Text = "  " + S.what;
  if (S.thread != side::no_thread)
    Text += " by thread " + std::to_string(S.thread);
  if (S.where.known())
    return Text + " at " + describe(S.where);
  SymbolizedPlace Found;
  std::vector<const void *> Stack = S.stack;
  if (S.where.pc)
    Stack.insert(Stack.begin(), S.where.pc);
  if (!Stack.empty() && symbolize(Stack, Found))
    return Text + " at " + Found.File + ":" + std::to_string(Found.Line) +
           " in " + Found.Function;
  return Text + " at an unknown place";
}

/// Delivers \p V: to the exploring run, then to the handler.
[[gnu::noinline]] inline void deliver(violation V) {
  if (!V.use.where.known() && !V.use.where.pc && V.use.stack.empty())
    V.use.stack = captureStack();
  if (ReportHook Hook = CurrentHook.load(); Hook && !Hook(V))
    return;
  if (installedHandler())
    return installedHandler()(V);
  std::fputs(V.message().c_str(), stderr);
  std::fflush(stderr);
  std::abort();
}

/// Delivers a violation after which the operation cannot go on.
[[noreturn]] [[gnu::noinline]] inline void raise(violation V) {
  const violation_kind Kind = V.kind;
  deliver(std::move(V));
  throw violation_error{Kind};
}

} // namespace detail

inline std::string violation::message() const {
  const bool Leak = kind == violation_kind::leaked_task; // detail says it all
  std::string Text =
      "fatal error: " + (Leak ? detail : std::string(headline(kind))) + "\n";
  if (!use.what.empty())
    Text += detail::describe(use) + "\n";
  if (!cause.what.empty())
    Text += detail::describe(cause) + "\n";
  if (!detail.empty() && !Leak)
    Text += "  " + detail + "\n";
  if (!schedule.empty())
    Text += "  schedule: " + schedule + "\n";
  return Text;
}

inline violation_handler set_violation_handler(violation_handler Handler) {
  std::swap(detail::installedHandler(), Handler);
  return Handler;
}

} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_DETAIL_REPORT_H
