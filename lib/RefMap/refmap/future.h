//===- future.h - Promises, futures and async -------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The interface of std::promise, std::future, std::shared_future's sharing left
// out, and std::async. Setting the result happens before get returns. As with
// the standard, the destructor of a future made by async waits for the task.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_FUTURE_H
#define REFMAP_FUTURE_H

#include "refmap/condition_variable.h"
#include "refmap/thread.h"

#include <future>
#include <optional>
#include <utility>

namespace refmap {
inline namespace REFMAP_ABI {

using std::future_errc;
using std::future_error;
using std::future_status;
using std::launch;

namespace detail {

/// What a promise and its future share. \p T is never void here.
template <class T> struct SharedState {
  mutex M;
  condition_variable Ready;
  std::optional<T> Value;
  std::exception_ptr Error;
  bool Done = false;
  std::function<void()> Deferred; ///< runs in the first wait
  thread Task;                    ///< of async

  template <class Fn> void finish(Fn Set) {
    std::lock_guard<mutex> Lock(M);
    if (Done)
      throw future_error(future_errc::promise_already_satisfied);
    Set();
    Done = true;
    Ready.notify_all();
  }
  void wait() {
    if (std::function<void()> Run = std::move(Deferred)) {
      Deferred = nullptr;
      Run();
    }
    std::unique_lock<mutex> Lock(M);
    Ready.wait(Lock, [this] { return Done; });
  }
  template <class Time> future_status waitUntil(const Time &Until) {
    if (Deferred)
      return future_status::deferred;
    std::unique_lock<mutex> Lock(M);
    return Ready.wait_until(Lock, Until, [this] { return Done; })
               ? future_status::ready
               : future_status::timeout;
  }
};

/// void has no values; its place is taken by this.
struct Nothing {};
template <class T>
using Storable = std::conditional_t<
    std::is_void_v<T>, Nothing,
    std::conditional_t<std::is_reference_v<T>,
                       std::reference_wrapper<std::remove_reference_t<T>>, T>>;

} // namespace detail

template <class T> class promise;

template <class T> class future {
  using State = detail::SharedState<detail::Storable<T>>;
  std::shared_ptr<State> S;

  void require() const {
    if (!S)
      throw future_error(future_errc::no_state);
  }

public:
  future() noexcept = default;
  explicit future(std::shared_ptr<State> From) : S(std::move(From)) {}
  future(future &&) noexcept = default;
  future &operator=(future &&Other) noexcept {
    release();
    S = std::move(Other.S);
    return *this;
  }
  ~future() { release(); }

  bool valid() const noexcept { return S != nullptr; }
  void wait() const {
    require();
    S->wait();
  }
  template <class R, class P>
  future_status wait_for(const std::chrono::duration<R, P> &Time) const {
    return wait_until(std::chrono::steady_clock::now() + Time);
  }
  template <class C, class D>
  future_status wait_until(const std::chrono::time_point<C, D> &Time) const {
    require();
    return S->waitUntil(Time);
  }

  /// Waits, then gives the value or throws the exception; once.
  T get() {
    wait();
    std::shared_ptr<State> Mine = std::move(S);
    if (Mine->Task.joinable())
      Mine->Task.join();
    if (Mine->Error)
      std::rethrow_exception(Mine->Error);
    if constexpr (!std::is_void_v<T>)
      return static_cast<T>(std::move(*Mine->Value));
  }

  /// For async: the thread, or the function, that makes the result.
  void attach(thread Task) { S->Task = std::move(Task); }
  void defer(std::function<void()> Body) { S->Deferred = std::move(Body); }

private:
  void release() {
    if (S && S->Task.joinable())
      S->Task.join();
    S.reset();
  }
};

template <class T> class promise {
  using State = detail::SharedState<detail::Storable<T>>;
  std::shared_ptr<State> S = std::make_shared<State>();
  bool Taken = false;

  State &state() const {
    if (!S)
      throw future_error(future_errc::no_state);
    return *S;
  }

public:
  promise() = default;
  promise(promise &&) noexcept = default;
  promise &operator=(promise &&) noexcept = default;
  ~promise() {
    detail::Scheduler *Run = detail::controller();
    if (S && Taken && !S->Done && !(Run && Run->abandoned()))
      set_exception(
          std::make_exception_ptr(future_error(future_errc::broken_promise)));
  }

  future<T> get_future() {
    state();
    if (std::exchange(Taken, true))
      throw future_error(future_errc::future_already_retrieved);
    return future<T>(S);
  }
  template <class... V> void set_value(V &&...Value) {
    state().finish([&] { S->Value.emplace(std::forward<V>(Value)...); });
  }
  void set_exception(std::exception_ptr Error) {
    state().finish([&] { S->Error = std::move(Error); });
  }
};

namespace detail {

/// Runs \p Fn and keeps what comes out of it.
template <class T, class F> void fulfil(promise<T> &P, F &Fn) {
  try {
    if constexpr (std::is_void_v<T>)
      Fn(), P.set_value();
    else
      P.set_value(Fn());
  } catch (const AbandonRun &) {
    throw;
  } catch (...) { // violation_error too: get() must not wait for ever
    P.set_exception(std::current_exception());
  }
}

} // namespace detail

/// Runs \p Fn on a thread of its own, or, with launch::deferred alone, in the
/// first wait. The default policy means a thread.
template <class F, class R = std::invoke_result_t<std::decay_t<F>>>
[[nodiscard]] future<R> async(launch Policy, F &&Fn,
                              place P = place::current()) {
  auto Pair = std::make_shared<std::pair<promise<R>, std::decay_t<F>>>(
      promise<R>(), std::forward<F>(Fn));
  auto Body = [Pair] { detail::fulfil(Pair->first, Pair->second); };
  future<R> Result = Pair->first.get_future();
  if (Policy == launch::deferred)
    Result.defer(std::move(Body));
  else
    Result.attach(thread(std::move(Body), P));
  return Result;
}
template <class F, class R = std::invoke_result_t<std::decay_t<F>>>
[[nodiscard]] future<R> async(F &&Fn, place P = place::current()) {
  return async(launch::async, std::forward<F>(Fn), P);
}
/// With arguments, which are copied. The place that started it is not known.
template <class F, class A, class... As,
          class R = std::invoke_result_t<std::decay_t<F>, std::decay_t<A>,
                                         std::decay_t<As>...>>
[[nodiscard]] future<R> async(launch Policy, F &&Fn, A &&First, As &&...Rest) {
  return async(Policy,
               detail::bindCall(std::forward<F>(Fn), std::forward<A>(First),
                                std::forward<As>(Rest)...),
               place());
}
template <class F, class A, class... As,
          class R = std::invoke_result_t<std::decay_t<F>, std::decay_t<A>,
                                         std::decay_t<As>...>>
[[nodiscard]] future<R> async(F &&Fn, A &&First, As &&...Rest) {
  return async(launch::async, std::forward<F>(Fn), std::forward<A>(First),
               std::forward<As>(Rest)...);
}

} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_FUTURE_H
