//===- containers.h - Containers that begin with elements -------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Seeded<C> is C, but default-constructed while an argument is being made it
// holds elements. So a class needs no constructor of its own for the corpus:
// its tables are filled wherever they stand in it.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_CORPUS_RUN_CONTAINERS_H
#define MAPLINT_CORPUS_RUN_CONTAINERS_H

#include "refmap/refmap.h"

#include <initializer_list>
#include <utility>

namespace corpus {

/// Turns RefMap's strict reads on when the function is about them.
template <class Container> bool beStrict(Container &C);

/// Adds the elements that the argument set asks for, if one is being made.
template <class Container> void seed(Container &C);

template <class Base> class Seeded : public Base {
public:
  static constexpr bool seedsItself = true;

  using Base::Base;
  using Base::operator=;
  Seeded() { seed(static_cast<Base &>(*this)); }
  Seeded(const Seeded &Other) : Base(Other) {}
  Seeded(Seeded &&Other) : Base(std::move(Other)) {}
  Seeded(const Base &Other) : Base(Other) {}
  Seeded(Base &&Other) : Base(std::move(Other)) {}
  Seeded &operator=(const Seeded &) = default;
  Seeded &operator=(Seeded &&) = default;

private:
  bool Strict = beStrict(static_cast<Base &>(*this)); ///< after every constructor
};

template <class Base> void swap(Seeded<Base> &A, Seeded<Base> &B) { A.swap(B); }

} // namespace corpus

// A program says std::swap and std::erase_if; RefMap's own stand beside its
// containers. This is for the corpus only: std is not ours to extend.
namespace std {
template <class Base> void swap(corpus::Seeded<Base> &A, corpus::Seeded<Base> &B) {
  A.swap(B);
}
template <class Base, class Predicate>
auto erase_if(corpus::Seeded<Base> &C, Predicate Accept) {
  return erase_if(static_cast<Base &>(C), Accept);
}
} // namespace std

#endif // MAPLINT_CORPUS_RUN_CONTAINERS_H
