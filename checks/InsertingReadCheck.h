//===- InsertingReadCheck.h - maplint-inserting-read ------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Reports operator[] whose result is only read, so that a key that is missing
// is inserted. docs/checks/inserting-read.md describes it for users. This class
// is the connection to clang-tidy only: what is found is decided in lib/Find,
// how it is worded in lib/Report.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_INSERTINGREADCHECK_H
#define MAPLINT_INSERTINGREADCHECK_H

#include "CheckBase.h"

namespace maplint {

class InsertingReadCheck : public CheckBase {
public:
  using CheckBase::CheckBase;

protected:
  std::vector<Finding> findIn(const clang::FunctionDecl &Function,
                              Analysis &Analysis) override;
};

} // namespace maplint

#endif // MAPLINT_INSERTINGREADCHECK_H
