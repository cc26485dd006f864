//===- BuiltinModels.h - The embedded model files ---------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The text of lib/models/*.yaml as part of the binary. cmake/EmbedModels.cmake
// writes the source file that defines the function.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_MODEL_BUILTINMODELS_H
#define MAPLINT_MODEL_BUILTINMODELS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace maplint {

struct BuiltinModelFile {
  llvm::StringRef Name; ///< "std.yaml"
  llvm::StringRef Text;
};

/// \returns the files in their order: a file may inherit rows of those before
/// it. std.yaml comes first.
llvm::ArrayRef<BuiltinModelFile> builtinModelFiles();

} // namespace maplint

#endif // MAPLINT_MODEL_BUILTINMODELS_H
