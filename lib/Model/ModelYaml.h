//===- ModelYaml.h - From a model file to rows ------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Validates the text of a model file and turns it into rows. It keeps no rows:
// the ModelSet that asks for them stores them and looks up what they inherit.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_MODEL_MODELYAML_H
#define MAPLINT_MODEL_MODELYAML_H

#include "ModelSet.h"

namespace maplint {

/// What becomes of the rows of a file, in the order of the file.
struct ModelSink {
  /// \returns the earlier row of this name, or null.
  llvm::function_ref<const TypeModel *(llvm::StringRef)> Find;
  /// Takes a row and the further names of its type.
  llvm::function_ref<void(TypeModel, llvm::ArrayRef<std::string>)> AddType;
  llvm::function_ref<void(FunctionModel)> AddFunction;
  llvm::function_ref<void(const ModelError &)> OnError;
};

/// Gives each row of \p Text that has no error to \p Sink, and every error.
void readModels(llvm::StringRef FileName, llvm::StringRef Text,
                const ModelSink &Sink);

} // namespace maplint

#endif // MAPLINT_MODEL_MODELYAML_H
