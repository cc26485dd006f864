//===- UseAfterEraseCheck.h - maplint-use-after-erase ----------*- C++ -*--===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Reports uses of an element of an associative container after the element was
// erased or moved away. docs/checks/use-after-erase.md describes it for users.
// This class is the connection to clang-tidy only: what is found is decided in
// lib/Find, how it is worded in lib/Report.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_USEAFTERERASECHECK_H
#define MAPLINT_USEAFTERERASECHECK_H

#include "CheckBase.h"

namespace maplint {

class UseAfterEraseCheck : public CheckBase {
public:
  using CheckBase::CheckBase;

protected:
  std::vector<Finding> findIn(const clang::FunctionDecl &Function,
                              Analysis &Analysis) override;
};

} // namespace maplint

#endif // MAPLINT_USEAFTERERASECHECK_H
