//===- monitor.h - Who touched a container, and when ------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The access history of one container. Threads known to RefMap are compared by
// happens-before: a write must come after every earlier access, a read after
// every earlier write ([container.requirements.dataraces]; operator[] of a map
// is a write). Of other threads only operations that overlap in time are seen,
// which is what Go's run time does.
//
// When a lock was held by both sides of a race, one of them held it for reading
// only: that is a write under a shared lock, and is reported as such.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_DETAIL_MONITOR_H
#define REFMAP_DETAIL_MONITOR_H

#include "refmap/detail/scheduler.h"

#include <atomic>
#include <optional>

namespace refmap {
inline namespace REFMAP_ABI {
namespace detail {

enum class AccessKind { Read, Iterate, Write };

inline const char *verb(AccessKind Kind) {
  return Kind == AccessKind::Write  ? "write"
         : Kind == AccessKind::Read ? "read"
                                    : "iteration";
}

/// Another thread may go first.
inline void schedulingPoint() {
  if (Scheduler *Run = controller())
    Run->point();
}

/// An address that no other living thread has.
inline const void *threadMark() {
  static thread_local char Mark;
  return &Mark;
}

/// A check whose outcome must hold until its act.
struct Section {
  const void *Owner = threadMark();
  unsigned Thread = Self ? Self->Id : side::no_thread;
  place Where;
};

class Monitor {
public:
  /// The user's promise that this lock protects the container; null for none.
  const void *GuardedBy = nullptr;
  /// What is watched is no container but a local (ref_probe.h).
  bool Local = false;

  void access(AccessKind Kind, const place &Where) {
    schedulingPoint();
    record(Kind, Where);
  }
  /// access without the scheduling point.
  void record(AccessKind Kind, const place &Where) {
    if (Writer.load(std::memory_order_relaxed))
      overlap(Kind, Where);
    if (Self)
      compare(Kind, Where);
    if (OpenSections.load(std::memory_order_relaxed) &&
        Kind == AccessKind::Write)
      checkSections(Where);
  }

  /// The history belongs to the container object: it stays when a swap or a
  /// move exchanges the elements.
  void swap(Monitor &Other) {
    std::lock_guard<std::mutex> Lock(clockMutex());
    std::swap(GuardedBy, Other.GuardedBy);
    std::swap(LastWrite, Other.LastWrite);
    std::swap(Reads, Other.Reads);
    std::swap(Sections, Other.Sections);
    OpenSections = static_cast<unsigned>(Sections.size());
    Other.OpenSections = static_cast<unsigned>(Other.Sections.size());
  }

  void open(Section &S) {
    std::lock_guard<std::mutex> Lock(clockMutex());
    Sections.push_back(&S);
    ++OpenSections;
  }
  void close(Section &S) {
    std::lock_guard<std::mutex> Lock(clockMutex());
    Sections.erase(std::find(Sections.begin(), Sections.end(), &S));
    --OpenSections;
  }

  /// A write in progress, for the threads that have no clock.
  class WriteInProgress {
    Monitor &M;
    const void *Before;

  public:
    WriteInProgress(Monitor &Of, const place &P)
        : M(Of), Before(M.Writer.load(std::memory_order_relaxed)) {
      M.WriterFile.store(P.file, std::memory_order_relaxed);
      M.WriterFunction.store(P.function, std::memory_order_relaxed);
      M.WriterLine.store(P.line, std::memory_order_relaxed);
      M.Writer.store(threadMark(), std::memory_order_relaxed);
    }
    WriteInProgress(const WriteInProgress &) = delete;
    WriteInProgress &operator=(const WriteInProgress &) = delete;
    /// Restores, since a hash or a destructor may write to the same map.
    ~WriteInProgress() { M.Writer.store(Before, std::memory_order_relaxed); }
  };

private:
  struct Access {
    Epoch When;
    AccessKind Kind = AccessKind::Read;
    place Where;
    std::vector<HeldLock> Held;
  };

  std::atomic<const void *> Writer{nullptr};
  std::atomic<const char *> WriterFile{nullptr}, WriterFunction{""};
  std::atomic<unsigned> WriterLine{0};
  Access LastWrite;
  std::vector<Access> Reads; ///< since the last write, one per thread
  std::atomic<unsigned> OpenSections{0};
  std::vector<Section *> Sections;

  void overlap(AccessKind Kind, const place &Where);
  void compare(AccessKind Kind, const place &Where);
  void checkSections(const place &Where);
  void remember(AccessKind Kind, const place &Where);
  std::optional<violation> conflict(AccessKind Kind, const place &Where) const;
  violation race(AccessKind Kind, const place &Where,
                 const Access &Earlier) const;
  static bool sharesLock(const Access &Earlier);
};

inline violation_kind raceKind(AccessKind A, AccessKind B) {
  if (A == AccessKind::Write && B == AccessKind::Write)
    return violation_kind::concurrent_writes;
  return A == AccessKind::Iterate || B == AccessKind::Iterate
             ? violation_kind::concurrent_iterate_write
             : violation_kind::concurrent_read_write;
}

/// Two operations at the same time, at least one a write.
[[gnu::noinline]] inline void Monitor::overlap(AccessKind Kind,
                                               const place &Where) {
  const void *Other = Writer.load(std::memory_order_relaxed);
  if (!Other || Other == threadMark() || controller())
    return;
  violation V{raceKind(Kind, AccessKind::Write),
              thisSide(verb(Kind), Where),
              {"write", place(), side::no_thread, {}}};
  V.cause.where.file = WriterFile.load(std::memory_order_relaxed);
  V.cause.where.function = WriterFunction.load(std::memory_order_relaxed);
  V.cause.where.line = WriterLine.load(std::memory_order_relaxed);
  deliver(std::move(V));
}

/// Did both sides hold one lock? They can only have raced under it if one of
/// them held it shared.
inline bool Monitor::sharesLock(const Access &Earlier) {
  for (const HeldLock &H : Earlier.Held)
    if (const HeldLock *Mine = Self->holding(H.Lock))
      if (Mine->Shared || H.Shared)
        return true;
  return false;
}

inline violation Monitor::race(AccessKind Kind, const place &Where,
                               const Access &Earlier) const {
  const violation_kind What = Local ? violation_kind::racing_local
                              : sharesLock(Earlier)
                                  ? violation_kind::write_under_shared_lock
                                  : raceKind(Kind, Earlier.Kind);
  return {What,
          thisSide(verb(Kind), Where),
          {verb(Earlier.Kind), Earlier.Where, Earlier.When.Thread, {}}};
}

inline std::optional<violation> Monitor::conflict(AccessKind Kind,
                                                  const place &Where) const {
  if (!LastWrite.When.before(Self->Clock))
    return race(Kind, Where, LastWrite);
  if (Kind == AccessKind::Write)
    for (const Access &R : Reads)
      if (!R.When.before(Self->Clock))
        return race(Kind, Where, R);
  const HeldLock *Guard = GuardedBy ? Self->holding(GuardedBy) : nullptr;
  if (Kind == AccessKind::Write && Guard && Guard->Shared)
    return violation{
        violation_kind::write_under_shared_lock, thisSide("write", Where), {}};
  return std::nullopt;
}

inline void Monitor::remember(AccessKind Kind, const place &Where) {
  Access *Slot = &LastWrite;
  if (Kind == AccessKind::Write) {
    Reads.clear();
  } else {
    auto At = std::find_if(Reads.begin(), Reads.end(), [](const Access &R) {
      return R.When.Thread == Self->Id;
    });
    Slot = At == Reads.end() ? &Reads.emplace_back() : &*At;
  }
  Slot->When = {Self->Id, Self->Clock.at(Self->Id)};
  Slot->Kind = Kind;
  Slot->Where = Where;
  Slot->Held = Self->Held;
}

[[gnu::noinline]] inline void Monitor::compare(AccessKind Kind,
                                               const place &Where) {
  std::unique_lock<std::mutex> Lock(clockMutex());
  std::optional<violation> V = conflict(Kind, Where);
  remember(Kind, Where);
  Lock.unlock();
  if (V)
    deliver(std::move(*V));
}

[[gnu::noinline]] inline void Monitor::checkSections(const place &Where) {
  std::unique_lock<std::mutex> Lock(clockMutex());
  for (const Section *S : Sections)
    if (S->Owner != threadMark()) {
      violation V{violation_kind::broken_atomicity,
                  thisSide("write", Where),
                  {"check", S->Where, S->Thread, {}}};
      Lock.unlock();
      return deliver(std::move(V));
    }
}

} // namespace detail
} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_DETAIL_MONITOR_H
