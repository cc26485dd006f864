//===- thread.h - Threads that order ----------------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The interface of std::thread and std::jthread. Starting a thread happens
// before it runs, its end happens before the return of join. Under explore() it
// is a thread of the run; otherwise it runs freely.
//
// The place that started a thread is known where the constructor's arguments
// allow a default argument: thread(f). With arguments for f it is not.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_THREAD_H
#define REFMAP_THREAD_H

#include "refmap/atomic.h"
#include "refmap/task_registry.h"

#include <chrono>
#include <tuple>

namespace refmap {
inline namespace REFMAP_ABI {

/// Asks a jthread to stop; the part of std::stop_token that polls.
class stop_token {
  std::shared_ptr<atomic<bool>> Flag;
  friend class stop_source;

public:
  stop_token() = default;
  bool stop_requested() const { return Flag && Flag->load(); }
  bool stop_possible() const { return Flag != nullptr; }
};

class stop_source {
  std::shared_ptr<atomic<bool>> Flag = std::make_shared<atomic<bool>>(false);

public:
  bool request_stop() { return !Flag->exchange(true); }
  bool stop_requested() const { return Flag->load(); }
  stop_token get_token() const {
    stop_token T;
    T.Flag = Flag;
    return T;
  }
};

namespace detail {

/// A thread that runs freely, shared by its handle and itself.
struct FreeThread {
  ThreadState State;
  std::thread System;
};

inline std::shared_ptr<FreeThread> startFree(std::function<void()> Body,
                                             const place &Started) {
  auto T = std::make_shared<FreeThread>();
  {
    ThreadState &Parent = selfOrRegister();
    std::lock_guard<std::mutex> Lock(clockMutex());
    ThreadNumbers::get().take(T->State);
    T->State.Clock.join(Parent.Clock);
    T->State.Started = Started;
    Parent.Clock.tick(Parent.Id);
  }
  const std::uint64_t Task = task_registry::get().add(Started);
  T->System = std::thread([T, Task, Body = std::move(Body)]() mutable {
    Self = &T->State;
    try {
      Body();
    } catch (const violation_error &) { // delivered already
    }
    Body = nullptr;
    Self = nullptr;
    task_registry::get().remove(Task);
  });
  return T;
}

/// A call to be made once, on another thread, with copies of its arguments.
template <class F, class... As> auto bindCall(F &&Fn, As &&...Args) {
  return [Fn = std::decay_t<F>(std::forward<F>(Fn)),
          Tuple = std::make_tuple(std::forward<As>(Args)...)]() mutable {
    return std::apply(
        [&](auto &&...Each) -> decltype(auto) {
          return std::invoke(std::move(Fn),
                             std::forward<decltype(Each)>(Each)...);
        },
        std::move(Tuple));
  };
}

} // namespace detail

class thread {
public:
  using id = unsigned;

  thread() noexcept = default;
  template <class F,
            class = std::enable_if_t<!std::is_same_v<std::decay_t<F>, thread>>>
  explicit thread(F &&Fn, place P = place::current()) {
    start(std::function<void()>(Once<std::decay_t<F>>(std::forward<F>(Fn))), P);
  }
  template <class F, class A, class... As,
            class = std::enable_if_t<!std::is_same_v<std::decay_t<A>, place>>>
  [[gnu::noinline]] explicit thread(F &&Fn, A &&First, As &&...Rest) {
    auto Call = detail::bindCall(std::forward<F>(Fn), std::forward<A>(First),
                                 std::forward<As>(Rest)...);
    start(std::function<void()>(Once<decltype(Call)>(std::move(Call))),
          place::at(__builtin_return_address(0)));
  }
  thread(thread &&Other) noexcept { swap(Other); }
  thread &operator=(thread &&Other) noexcept {
    if (joinable())
      std::terminate();
    swap(Other);
    return *this;
  }
  ~thread() {
    if (!joinable())
      return;
    // A violation unwinds this thread: the other one still uses its locals.
    detail::Scheduler *Run = detail::controller();
    if (std::uncaught_exceptions() || (Run && Run->abandoned()))
      join();
    else
      std::terminate();
  }

  bool joinable() const noexcept { return Controlled || Free; }
  /// A number within the run; not a system id.
  id get_id() const noexcept {
    return Controlled ? Controlled->Id : Free ? Free->State.Id : ~0u;
  }

  void join() {
    requireJoinable();
    if (Controlled) {
      detail::controller()->join(*Controlled);
    } else {
      Free->System.join();
      std::lock_guard<std::mutex> Lock(detail::clockMutex());
      if (detail::Self)
        detail::Self->Clock.join(Free->State.Clock);
      detail::ThreadNumbers::get().give(Free->State);
    }
    forget();
  }
  void detach() {
    requireJoinable();
    if (Free)
      Free->System.detach();
    forget();
  }
  void swap(thread &Other) noexcept {
    std::swap(Controlled, Other.Controlled);
    std::swap(Free, Other.Free);
  }
  static unsigned hardware_concurrency() noexcept {
    return std::thread::hardware_concurrency();
  }

private:
  detail::ThreadState *Controlled = nullptr; ///< owned by the run
  std::shared_ptr<detail::FreeThread> Free;

  /// std::function wants copies; a thread's function may be movable only.
  template <class F> struct Once {
    std::shared_ptr<F> Fn;
    explicit Once(F &&From) : Fn(std::make_shared<F>(std::move(From))) {}
    explicit Once(const F &From) : Fn(std::make_shared<F>(From)) {}
    void operator()() {
      std::shared_ptr<F> Mine = std::move(Fn); // captures die on the thread
      std::invoke(std::move(*Mine));
    }
  };

  void start(std::function<void()> Body, const place &P) {
    if (detail::Scheduler *Run = detail::controller()) {
      Controlled = Run->spawn(std::move(Body), P);
      Run->point();
    } else {
      Free = detail::startFree(std::move(Body), P);
    }
  }
  void requireJoinable() const {
    if (!joinable())
      throw std::system_error(
          std::make_error_code(std::errc::invalid_argument));
  }
  void forget() {
    Controlled = nullptr;
    Free.reset();
  }
};

inline void swap(thread &A, thread &B) noexcept { A.swap(B); }

/// Joins in its destructor; passes a stop_token to a function that takes one.
class jthread {
  stop_source Stop;
  thread Inner;

  template <class F> static thread launch(F &&Fn, stop_token T, place P) {
    if constexpr (std::is_invocable_v<std::decay_t<F>, stop_token>)
      return thread([Fn = std::forward<F>(Fn), T]() mutable { Fn(T); }, P);
    else
      return thread(std::forward<F>(Fn), P);
  }
  /// The call with arguments, the stop_token before them if it takes one.
  template <class F, class... As>
  static auto launchWith(stop_token T, F &&Fn, As &&...Args) {
    if constexpr (std::is_invocable_v<std::decay_t<F>, stop_token,
                                      std::decay_t<As>...>)
      return detail::bindCall(std::forward<F>(Fn), T,
                              std::forward<As>(Args)...);
    else
      return detail::bindCall(std::forward<F>(Fn), std::forward<As>(Args)...);
  }

public:
  using id = thread::id;

  jthread() noexcept = default;
  template <class F,
            class = std::enable_if_t<!std::is_same_v<std::decay_t<F>, jthread>>>
  explicit jthread(F &&Fn, place P = place::current())
      : Stop(), Inner(launch(std::forward<F>(Fn), Stop.get_token(), P)) {}
  template <class F, class A, class... As,
            class = std::enable_if_t<!std::is_same_v<std::decay_t<A>, place>>>
  [[gnu::noinline]] explicit jthread(F &&Fn, A &&First, As &&...Rest)
      : Stop(),
        Inner(launchWith(Stop.get_token(), std::forward<F>(Fn),
                         std::forward<A>(First), std::forward<As>(Rest)...),
              place::at(__builtin_return_address(0))) {}
  jthread(jthread &&) noexcept = default;
  jthread &operator=(jthread &&Other) noexcept {
    end();
    Stop = Other.Stop;
    Inner = std::move(Other.Inner);
    return *this;
  }
  ~jthread() { end(); }

  bool joinable() const noexcept { return Inner.joinable(); }
  void join() { Inner.join(); }
  void detach() { Inner.detach(); }
  id get_id() const noexcept { return Inner.get_id(); }
  bool request_stop() { return Stop.request_stop(); }
  stop_token get_stop_token() const { return Stop.get_token(); }
  stop_source get_stop_source() const { return Stop; }

private:
  void end() {
    if (!joinable())
      return;
    Stop.request_stop();
    join();
  }
};

namespace this_thread {

inline thread::id get_id() { return detail::Self ? detail::Self->Id : ~0u; }

inline void yield() {
  if (detail::Scheduler *Run = detail::controller())
    Run->yield();
  else
    std::this_thread::yield();
}

/// Under explore() no time passes: the others go first.
template <class R, class P>
void sleep_for(const std::chrono::duration<R, P> &Time) {
  if (detail::Scheduler *Run = detail::controller())
    Run->yield();
  else
    std::this_thread::sleep_for(Time);
}
template <class C, class D>
void sleep_until(const std::chrono::time_point<C, D> &Time) {
  sleep_for(Time - C::now());
}

} // namespace this_thread

} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_THREAD_H
