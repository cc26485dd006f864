//===- UserModels.cpp - Models from the user's files ----------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Model/UserModels.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace llvm;
using namespace maplint;

std::shared_ptr<const ModelSet>
maplint::loadModels(ArrayRef<std::string> Paths,
                    function_ref<void(const std::string &)> OnError) {
  std::shared_ptr<const ModelSet> Models = ModelSet::builtin();
  for (const std::string &Path : Paths) {
    ErrorOr<std::unique_ptr<MemoryBuffer>> Text = MemoryBuffer::getFile(Path);
    if (Text)
      Models = Models->extended(
          Path, (*Text)->getBuffer(),
          [&](const ModelError &Error) { OnError(Error.str()); });
    else
      OnError("cannot read model file '" + Path +
              "': " + Text.getError().message());
  }
  return Models;
}
