//===- has_member.h - Compile-time questions about classes ------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Confirms against a library's real header that what a row names is there. A
// method counts if the name is found in the class or a base, overloads and
// templates included; the meaning of the method is for MAPLINT_YIELDS to pin.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_TEST_MODELS_HAS_MEMBER_H
#define MAPLINT_TEST_MODELS_HAS_MEMBER_H

#include <type_traits>
#include <utility>

#define MAPLINT_PARENS ()
#define MAPLINT_REPEAT(...)                                                    \
  MAPLINT_REPEAT1(MAPLINT_REPEAT1(MAPLINT_REPEAT1(__VA_ARGS__)))
#define MAPLINT_REPEAT1(...)                                                   \
  MAPLINT_REPEAT2(MAPLINT_REPEAT2(MAPLINT_REPEAT2(__VA_ARGS__)))
#define MAPLINT_REPEAT2(...)                                                   \
  MAPLINT_REPEAT3(MAPLINT_REPEAT3(MAPLINT_REPEAT3(__VA_ARGS__)))
#define MAPLINT_REPEAT3(...)                                                   \
  MAPLINT_REPEAT4(MAPLINT_REPEAT4(MAPLINT_REPEAT4(__VA_ARGS__)))
#define MAPLINT_REPEAT4(...) __VA_ARGS__
#define MAPLINT_EACH(MACRO, ...)                                               \
  __VA_OPT__(MAPLINT_REPEAT(MAPLINT_NEXT(MACRO, __VA_ARGS__)))
#define MAPLINT_NEXT(MACRO, FIRST, ...)                                        \
  MACRO(FIRST)                                                                 \
  __VA_OPT__(MAPLINT_AGAIN MAPLINT_PARENS(MACRO, __VA_ARGS__))
#define MAPLINT_AGAIN() MAPLINT_NEXT

// A name that both bases declare is ambiguous in Both: so Probed declares it.
#define MAPLINT_METHOD(NAME)                                                   \
  {                                                                            \
    struct Fake {                                                              \
      void NAME(int);                                                          \
    };                                                                         \
    struct Both : Probed, Fake {};                                             \
    static_assert(                                                             \
        ![]<class T>(T *) {                                                    \
          return requires { &T::NAME; };                                       \
        }(static_cast<Both *>(nullptr)),                                       \
        "no method " #NAME);                                                   \
  }

#define MAPLINT_TYPE(NAME) static_assert(sizeof(typename Probed::NAME) != 0);

/// Every NAME is a method of TYPE. LABEL makes the function's name unique.
#define MAPLINT_HAS_METHODS(LABEL, TYPE, ...)                                  \
  [[maybe_unused]] static void LABEL##Methods() {                              \
    using Probed = TYPE;                                                       \
    MAPLINT_EACH(MAPLINT_METHOD, __VA_ARGS__)                                  \
  }

/// Every NAME is a member type of TYPE.
#define MAPLINT_HAS_TYPES(LABEL, TYPE, ...)                                    \
  template <class Probed> static void LABEL##Types() {                         \
    MAPLINT_EACH(MAPLINT_TYPE, __VA_ARGS__)                                    \
  }                                                                            \
  template void LABEL##Types<TYPE>();

/// `object.CALL` on a non-const TYPE has the type after it.
#define MAPLINT_YIELDS(TYPE, CALL, ...)                                        \
  static_assert(                                                               \
      std::is_same_v<decltype(std::declval<TYPE &>().CALL), __VA_ARGS__>)

#endif // MAPLINT_TEST_MODELS_HAS_MEMBER_H
