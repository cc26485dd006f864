//===- ModelFiles.h - Where the option ModelFiles leads to -----*- C++ -*--===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_MODELFILES_H
#define MAPLINT_MODELFILES_H

#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace maplint {

/// The paths in \p Option, which are separated by ';'. A relative one is taken
/// from the folder of the .clang-tidy file that sets the option for
/// \p MainFile, or from the current folder when it came from the command line.
std::vector<std::string> resolveModelFiles(llvm::StringRef Option,
                                           llvm::StringRef MainFile);

} // namespace maplint

#endif // MAPLINT_MODELFILES_H
