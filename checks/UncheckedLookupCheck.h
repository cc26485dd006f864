//===- UncheckedLookupCheck.h - maplint-unchecked-lookup --------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Reports look-ups that trust a key to be there: what they found is used, and
// no test says that there is anything. docs/checks/unchecked-lookup.md
// describes it for users. This class is the connection to clang-tidy only: what
// is found is decided in lib/Find, how it is worded in lib/Report.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_UNCHECKEDLOOKUPCHECK_H
#define MAPLINT_UNCHECKEDLOOKUPCHECK_H

#include "CheckBase.h"

namespace maplint {

class UncheckedLookupCheck : public CheckBase {
public:
  using CheckBase::CheckBase;

protected:
  std::vector<Finding> findIn(const clang::FunctionDecl &Function,
                              Analysis &Analysis) override;
};

} // namespace maplint

#endif // MAPLINT_UNCHECKEDLOOKUPCHECK_H
