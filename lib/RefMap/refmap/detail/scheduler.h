//===- scheduler.h - Threads that run one at a time -------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The threads of one explored run. They are real threads, but only the one
// named by Running goes on; each visible operation is a point at which another
// may be chosen. Choices follow a given prefix and then the default (stay, or
// the next thread in turn), and every choice is recorded, so that explore()
// can take the alternatives next (explore.h).
//
//   S.point();                       // before a visible operation
//   while (Locked && S.block(this)) {}  // wait until somebody calls wake(this)
//
// A run is abandoned on deadlock or livelock: every wait then throws
// AbandonRun to unwind its thread, except while an exception is in flight.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_DETAIL_SCHEDULER_H
#define REFMAP_DETAIL_SCHEDULER_H

#include "refmap/detail/runtime.h"

#include <exception>
#include <functional>

namespace refmap {
inline namespace REFMAP_ABI {
namespace detail {

struct AbandonRun {};

/// One choice among several threads.
struct Decision {
  std::uint16_t Chosen;
  std::vector<std::uint16_t> Others; ///< what else could have run
  bool Preempts;                     ///< an other would interrupt the thread
  unsigned PreemptionsBefore;
};

class Scheduler {
public:
  std::vector<std::uint16_t> Prefix; ///< thread numbers, one per decision
  std::size_t MaxSteps = 20000;
  bool CheckLeaks = true;
  std::vector<Decision> Trace;
  std::vector<violation> Violations;
  std::function<bool(violation &)> OnViolation;
  bool Diverged = false; ///< the prefix named a thread that could not run

  Scheduler() = default;
  Scheduler(const Scheduler &) = delete;
  Scheduler &operator=(const Scheduler &) = delete;

  /// Runs \p Root as thread 0, then whatever it left running.
  void run(const std::function<void()> &Root);

  /// Another thread may go first.
  void point() { reschedule(false); }
  /// Another thread should go first, if there is one.
  void yield() { reschedule(true); }
  /// Sleeps until wake(\p On). False when the run was abandoned and this
  /// thread is already unwinding: go on without what was waited for.
  bool block(const void *On, const char *What);
  /// Like block, but may also return when nobody else can run. True when
  /// woken, false when timed out.
  bool blockTimed(const void *On, const char *What);
  void wake(const void *On);

  ThreadState *spawn(std::function<void()> Body, const place &Started);
  void join(ThreadState &Other);

  bool abandoned() const { return Abandoned; }
  std::string schedule() const;

private:
  std::mutex M;
  std::vector<std::unique_ptr<ThreadState>> Threads;
  ThreadState *Running = nullptr;
  std::size_t Steps = 0;
  unsigned Preemptions = 0;
  bool Abandoned = false;
  bool Draining = false;

  using Guard = std::unique_lock<std::mutex>;

  void reschedule(bool Yield);
  void sleep(Guard &Lock, const void *On, const char *What, bool Timed);
  std::vector<ThreadState *> candidates(bool Yield) const;
  ThreadState *choose(Guard &Lock, bool Yield);
  void transfer(Guard &Lock, ThreadState *Next);
  void finish(ThreadState &Me);
  void abandon(Guard &Lock, violation V);
  void throwIfAbandoned() const;
  void runBody(const std::function<void()> &Body);
  void drain();
  violation deadlock() const;
};

inline violation leakedTasks(std::size_t Alive, const std::string &Where) {
  return {violation_kind::leaked_task,
          thisSide("end of test", place()),
          {},
          std::to_string(Alive) + " tasks still alive, started at " + Where,
          {}};
}

inline Scheduler *controller() { return Self ? Self->Run : nullptr; }

inline void Scheduler::throwIfAbandoned() const {
  if (Abandoned && !std::uncaught_exceptions())
    throw AbandonRun();
}

/// The threads that can run now, the default first.
inline std::vector<ThreadState *> Scheduler::candidates(bool Yield) const {
  std::vector<ThreadState *> Ready, Timed;
  const bool Stay = Self->Status == ThreadState::Runnable && !Yield;
  if (Stay)
    Ready.push_back(Self);
  for (std::size_t I = 1; I <= Threads.size(); ++I) {
    ThreadState *T = Threads[(Self->Id + I) % Threads.size()].get();
    if (T == Self && Stay)
      continue;
    if (T->Status == ThreadState::Runnable && (T != Self || Ready.empty()))
      Ready.push_back(T);
    if (T->Status == ThreadState::TimedBlocked)
      Timed.push_back(T);
  }
  return Ready.empty() ? Timed : Ready;
}

inline ThreadState *Scheduler::choose(Guard &Lock, bool Yield) {
  std::vector<ThreadState *> Ready = candidates(Yield);
  if (Ready.empty()) {
    abandon(Lock, deadlock());
    Ready = candidates(false);
  }
  if (Ready.size() == 1)
    return Ready.front();
  const bool Preempts =
      Ready.front() == Self && !Yield && Self->Status == ThreadState::Runnable;
  ThreadState *Next = Ready.front();
  if (Trace.size() < Prefix.size()) {
    auto At = std::find_if(Ready.begin(), Ready.end(), [&](ThreadState *T) {
      return T->Id == Prefix[Trace.size()];
    });
    Diverged |= At == Ready.end();
    Next = At == Ready.end() ? Next : *At;
  }
  Decision D{static_cast<std::uint16_t>(Next->Id), {}, Preempts, Preemptions};
  for (ThreadState *T : Ready)
    if (T != Next)
      D.Others.push_back(static_cast<std::uint16_t>(T->Id));
  Trace.push_back(std::move(D));
  Preemptions += Preempts && Next != Self;
  return Next;
}

inline void Scheduler::transfer(Guard &Lock, ThreadState *Next) {
  if (Next->Status == ThreadState::TimedBlocked) {
    Next->Status = ThreadState::Runnable;
    Next->TimedOut = true;
  }
  if (Next == Self)
    return;
  ThreadState *Me = Self;
  Running = Next;
  Next->Wake.notify_one();
  if (Me->Status != ThreadState::Done)
    Me->Wake.wait(Lock, [&] { return Running == Me; });
}

inline void Scheduler::reschedule(bool Yield) {
  Guard Lock(M);
  if (++Steps > MaxSteps && !Abandoned)
    abandon(Lock, {violation_kind::livelock,
                   thisSide("running", place()),
                   {},
                   std::to_string(MaxSteps) + " steps in one schedule"});
  if (!Abandoned)
    transfer(Lock, choose(Lock, Yield));
  Lock.unlock();
  throwIfAbandoned();
}

inline void Scheduler::sleep(Guard &Lock, const void *On, const char *What,
                             bool Timed) {
  Self->Status = Timed ? ThreadState::TimedBlocked : ThreadState::Blocked;
  Self->WaitsFor = On;
  Self->WaitsOn = What;
  Self->TimedOut = false;
  transfer(Lock, choose(Lock, false));
  Self->WaitsFor = nullptr;
}

inline bool Scheduler::block(const void *On, const char *What) {
  Guard Lock(M);
  if (!Abandoned)
    sleep(Lock, On, What, false);
  Lock.unlock();
  throwIfAbandoned();
  return !Abandoned;
}

inline bool Scheduler::blockTimed(const void *On, const char *What) {
  Guard Lock(M);
  if (!Abandoned)
    sleep(Lock, On, What, true);
  Lock.unlock();
  throwIfAbandoned();
  return !Self->TimedOut && !Abandoned;
}

inline void Scheduler::wake(const void *On) {
  Guard Lock(M);
  for (auto &T : Threads)
    if (T->WaitsFor == On && T->Status != ThreadState::Done)
      T->Status = ThreadState::Runnable;
}

/// Tells of the failure, then lets every sleeper unwind.
inline void Scheduler::abandon(Guard &Lock, violation V) {
  const bool Silent = Draining;
  Abandoned = true;
  for (auto &T : Threads)
    if (T->Status != ThreadState::Done)
      T->Status = ThreadState::Runnable;
  if (Silent)
    return;
  Lock.unlock(); // the handler is the user's
  deliver(std::move(V));
  Lock.lock();
}

inline violation Scheduler::deadlock() const {
  violation V{violation_kind::deadlock,
              thisSide(std::string("wait for ") + Self->WaitsOn, place()),
              {}};
  for (const auto &T : Threads)
    if (T->WaitsFor && T.get() != Self)
      V.detail += (V.detail.empty() ? "" : ", ") + std::string("thread ") +
                  std::to_string(T->Id) + " waits for " + T->WaitsOn;
  return V;
}

inline void Scheduler::runBody(const std::function<void()> &Body) {
  try {
    if (!Abandoned)
      Body();
  } catch (const AbandonRun &) {
  } catch (const violation_error &) { // delivered already
  }
}

inline ThreadState *Scheduler::spawn(std::function<void()> Body,
                                     const place &Started) {
  Guard Lock(M);
  Threads.push_back(std::make_unique<ThreadState>());
  ThreadState *T = Threads.back().get();
  T->Id = static_cast<unsigned>(Threads.size() - 1);
  T->Run = this;
  T->Started = Started;
  T->Clock.join(Self->Clock);
  T->Clock.tick(T->Id);
  Self->Clock.tick(Self->Id);
  T->System = std::thread([this, T, Body = std::move(Body)]() mutable {
    Self = T;
    {
      Guard Start(M);
      T->Wake.wait(Start, [&] { return Running == T; });
    }
    runBody(Body);
    Body = nullptr; // captures die on the thread that ran them
    finish(*T);
    Self = nullptr;
  });
  return T;
}

inline void Scheduler::finish(ThreadState &Me) {
  Guard Lock(M);
  Me.Status = ThreadState::Done;
  for (auto &T : Threads)
    if (T->WaitsFor == &Me || (Draining && T->Id == 0))
      T->Status = ThreadState::Runnable;
  transfer(Lock, choose(Lock, false));
}

/// Never throws, since destructors join: after an abandoned run it lets the
/// others unwind first.
inline void Scheduler::join(ThreadState &Other) {
  Guard Lock(M);
  if (!Abandoned)
    transfer(Lock, choose(Lock, false));
  while (Other.Status != ThreadState::Done) {
    if (Abandoned)
      transfer(Lock, choose(Lock, true));
    else
      sleep(Lock, &Other, "the end of a thread", false);
  }
  Other.Reaped = true;
  Self->Clock.join(Other.Clock);
}

/// Thread 0 is through. Whoever still runs has outlived the test.
inline void Scheduler::drain() {
  std::string Where;
  unsigned Alive = 0;
  for (auto &T : Threads)
    if (T->Id && T->Status != ThreadState::Done) {
      ++Alive;
      Where += (Alive > 1 ? ", " : "") +
               (T->Started.known() ? describe(T->Started) : "unknown place");
    }
  if (Alive && CheckLeaks && !Abandoned)
    deliver(leakedTasks(Alive, Where));
  Guard Lock(M);
  Draining = true;
  auto AllDone = [&] {
    return std::all_of(Threads.begin() + 1, Threads.end(),
                       [](auto &T) { return T->Status == ThreadState::Done; });
  };
  while (!AllDone()) {
    Self->Status = ThreadState::Blocked;
    transfer(Lock, choose(Lock, false));
  }
}

inline void Scheduler::run(const std::function<void()> &Root) {
  ThreadState *Before = Self;
  Threads.push_back(std::make_unique<ThreadState>());
  Running = Self = Threads.front().get();
  Self->Run = this;
  Self->Clock.tick(0);
  std::exception_ptr Escaped;
  try {
    runBody(Root);
  } catch (...) { // the user's own exception: end the others, then pass it on
    Escaped = std::current_exception();
    Abandoned = true;
    for (auto &T : Threads)
      T->Status =
          T->Status == ThreadState::Done ? T->Status : ThreadState::Runnable;
  }
  drain();
  Self = Before;
  for (auto &T : Threads)
    if (T->System.joinable())
      T->System.join();
  if (Escaped)
    std::rethrow_exception(Escaped);
}

/// The chosen threads, run-length coded: "0*3 1*2" is 0 0 0 1 1.
inline std::string Scheduler::schedule() const {
  std::string Text;
  for (std::size_t I = 0; I != Trace.size();) {
    std::size_t End = I;
    while (End != Trace.size() && Trace[End].Chosen == Trace[I].Chosen)
      ++End;
    Text += (Text.empty() ? "" : " ") + std::to_string(Trace[I].Chosen) + "*" +
            std::to_string(End - I);
    I = End;
  }
  return Text.empty() ? "-" : Text;
}

} // namespace detail
} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_DETAIL_SCHEDULER_H
