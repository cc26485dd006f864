//===- Module.cpp - Registers the checks with the host --------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CheckHeaders.inc"
#include "Compat.h"
#include "HostGuard.h"

using namespace clang::tidy;

namespace maplint {
namespace {

/// Stands before the registration: statics of one file run in their order.
[[maybe_unused]] const bool HostMatches = requireMatchingHost();

class Module : public ClangTidyModule {
public:
  void addCheckFactories(ClangTidyCheckFactories &Factories) override {
#define MAPLINT_CHECK(NAME, CLASS, DOC) Factories.registerCheck<CLASS>(NAME);
#include "Checks.def"
#undef MAPLINT_CHECK
  }
};

const ClangTidyModuleRegistry::Add<Module>
    Registration("maplint", "Misuse of associative containers.");

} // namespace

} // namespace maplint
