//===- UserModels.h - Models from the user's files -------------*- C++ -*--===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_MODEL_USERMODELS_H
#define MAPLINT_MODEL_USERMODELS_H

#include "ModelSet.h"

namespace maplint {

/// The built-in models, extended by those of \p Paths in their order. What
/// cannot be read or understood is reported to \p OnError, as "cannot read
/// model file 'x.yaml': ..." or "x.yaml:3:5: ...", and left out.
std::shared_ptr<const ModelSet>
loadModels(llvm::ArrayRef<std::string> Paths,
           llvm::function_ref<void(const std::string &)> OnError);

} // namespace maplint

#endif // MAPLINT_MODEL_USERMODELS_H
