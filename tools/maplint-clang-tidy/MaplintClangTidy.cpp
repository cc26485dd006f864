//===- MaplintClangTidy.cpp - clang-tidy with maplint's checks ------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The whole of clang-tidy, with maplint's checks linked in: for set-ups that
// can name another clang-tidy but cannot pass -load.
//
//===----------------------------------------------------------------------===//

#include "clang-tidy/tool/ClangTidyMain.h"
#include <vector>

int main(int Argc, const char **Argv) {
  // clang's own headers do not lie beside this binary. A -resource-dir of the
  // compile command comes later, and wins.
  std::vector<const char *> Args(Argv, Argv + Argc);
  Args.insert(Args.begin() + 1,
              "--extra-arg-before=-resource-dir=" MAPLINT_RESOURCE_DIR);
  Args.push_back(nullptr);
  return clang::tidy::clangTidyMain(Argc + 1, Args.data());
}
