//===- YamlTree.h - A YAML document with positions --------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A plain tree of one YAML document in which every node knows where it stands.
// It knows nothing of models. It is built on llvm::yaml::Stream and not on
// llvm::yaml::Input, because Input stops at the first error and keeps no
// positions, and a model file must report all of its errors.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_MODEL_YAMLTREE_H
#define MAPLINT_MODEL_YAMLTREE_H

#include "ModelSet.h"
#include <string>
#include <vector>

namespace maplint {

struct YamlEntry;

/// A node of the tree, a plain value. Line and column count from 1; those of a
/// list or map in brackets are where its first item stands.
struct YamlNode {
  enum class Shape { Nothing, Scalar, List, Map };

  Shape Is = Shape::Nothing;
  unsigned Line = 1;
  unsigned Column = 1;
  std::string Text;               ///< of a scalar
  std::vector<YamlNode> Items;    ///< of a list
  std::vector<YamlEntry> Entries; ///< of a map, in the order of the file
};

/// One `key: value` of a map. The key is a scalar.
struct YamlEntry {
  YamlNode Key;
  YamlNode Value;
};

/// Reads the only document of \p Text. Accepts any bytes: what cannot be read
/// is reported to \p OnError, and what stood before it is in the result,
/// without the list items that it cut off.
YamlNode parseYaml(llvm::StringRef FileName, llvm::StringRef Text,
                   llvm::function_ref<void(const ModelError &)> OnError);

} // namespace maplint

#endif // MAPLINT_MODEL_YAMLTREE_H
