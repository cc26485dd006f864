//===- YamlTree.cpp - A YAML document with positions ----------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "YamlTree.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"
#include <algorithm>
#include <tuple>

using namespace maplint;
using llvm::StringRef;
using llvm::Twine;

namespace {

/// The parser of llvm recurses when it skips what was not visited. So nothing
/// deeper than this is visited, and the walk ends there for good.
constexpr unsigned MaxDepth = 16;

class TreeBuilder {
public:
  TreeBuilder(StringRef FileName, StringRef Text,
              llvm::function_ref<void(const ModelError &)> OnError)
      : FileName(FileName), OnError(OnError), Stream(Text, hear()) {}

  YamlNode build();

private:
  llvm::SourceMgr &hear();
  void error(unsigned Line, unsigned Column, const Twine &What);
  void locate(llvm::SMLoc At, YamlNode &To);
  void read(llvm::yaml::Node *From, YamlNode &To, unsigned Depth);
  void readMap(llvm::yaml::MappingNode &From, YamlNode &To, unsigned Depth);
  void readList(llvm::yaml::SequenceNode &From, YamlNode &To, unsigned Depth);
  void addEntry(YamlNode Key, YamlNode Value, YamlNode &Map);

  /// \returns true when the parser must not be asked for more.
  bool stopped() { return Stopped || Stream.failed(); }

  StringRef FileName;
  llvm::function_ref<void(const ModelError &)> OnError;
  llvm::SourceMgr Sources;
  bool Stopped = false;
  llvm::yaml::Stream Stream;
};

} // namespace

void TreeBuilder::error(unsigned Line, unsigned Column, const Twine &What) {
  OnError({FileName.str(), Line, Column, What.str()});
}

/// Directs the syntax errors of the parser to OnError. Its columns count from
/// 0, and a position before the first line means that it knows none.
llvm::SourceMgr &TreeBuilder::hear() {
  Sources.setDiagHandler(
      [](const llvm::SMDiagnostic &Said, void *Self) {
        static_cast<TreeBuilder *>(Self)->error(
            std::max(Said.getLineNo(), 1), std::max(Said.getColumnNo(), 0) + 1,
            "this is not YAML: " + Said.getMessage());
      },
      this);
  return Sources;
}

YamlNode TreeBuilder::build() {
  YamlNode Root;
  llvm::yaml::document_iterator Document = Stream.begin();
  if (Document == Stream.end())
    return Root;
  read(Document->getRoot(), Root, 0);
  if (stopped())
    return Root;
  // A stray token after the root opens, for the parser, a further document.
  if (++Document == Stream.end() || stopped())
    return Root;
  llvm::yaml::Node *Second = Document->getRoot();
  if (!Second || llvm::isa<llvm::yaml::NullNode>(Second))
    return Root;
  YamlNode Place;
  locate(Second->getSourceRange().Start, Place);
  error(Place.Line, Place.Column,
        "a second document starts here, expected one document");
  return Root;
}

void TreeBuilder::locate(llvm::SMLoc At, YamlNode &To) {
  if (At.isValid())
    std::tie(To.Line, To.Column) = Sources.getLineAndColumn(At);
}

void TreeBuilder::read(llvm::yaml::Node *From, YamlNode &To, unsigned Depth) {
  if (!From || Stopped)
    return;
  locate(From->getSourceRange().Start, To);
  if (Depth == MaxDepth) {
    Stopped = true;
    return error(To.Line, To.Column,
                 "nested too deeply, expected at most " + Twine(MaxDepth) +
                     " levels");
  }
  if (auto *Scalar = llvm::dyn_cast<llvm::yaml::ScalarNode>(From)) {
    llvm::SmallString<64> Storage;
    To.Text = Scalar->getValue(Storage).str();
    To.Is = YamlNode::Shape::Scalar;
  } else if (auto *Block = llvm::dyn_cast<llvm::yaml::BlockScalarNode>(From)) {
    To.Text = Block->getValue().str();
    To.Is = YamlNode::Shape::Scalar;
  } else if (auto *Map = llvm::dyn_cast<llvm::yaml::MappingNode>(From)) {
    readMap(*Map, To, Depth);
  } else if (auto *List = llvm::dyn_cast<llvm::yaml::SequenceNode>(From)) {
    readList(*List, To, Depth);
  } else if (auto *Alias = llvm::dyn_cast<llvm::yaml::AliasNode>(From)) {
    // The range of the node is that of the token behind it.
    locate(llvm::SMLoc::getFromPointer(Alias->getName().data() - 1), To);
    error(To.Line, To.Column,
          "'*" + Alias->getName() +
              "' is an alias, expected the value itself (use 'inherits' to "
              "share rows)");
  }
}

void TreeBuilder::readMap(llvm::yaml::MappingNode &From, YamlNode &To,
                          unsigned Depth) {
  To.Is = YamlNode::Shape::Map;
  for (llvm::yaml::KeyValueNode &Pair : From) {
    YamlNode Key, Value;
    read(Pair.getKey(), Key, Depth + 1);
    if (stopped())
      return;
    read(Pair.getValue(), Value, Depth + 1);
    addEntry(std::move(Key), std::move(Value), To);
    if (stopped())
      return;
  }
}

void TreeBuilder::addEntry(YamlNode Key, YamlNode Value, YamlNode &Map) {
  if (Key.Is != YamlNode::Shape::Scalar)
    return error(Key.Line, Key.Column, "expected a name as the key");
  for (const YamlEntry &Earlier : Map.Entries)
    if (Earlier.Key.Text == Key.Text)
      return error(Key.Line, Key.Column,
                   "'" + Twine(Key.Text) + "' stands here a second time, " +
                       "expected it once (first in line " +
                       Twine(Earlier.Key.Line) + ")");
  if (Value.Is == YamlNode::Shape::Nothing) {
    Value.Line = Key.Line;
    Value.Column = Key.Column;
  }
  Map.Entries.push_back({std::move(Key), std::move(Value)});
}

void TreeBuilder::readList(llvm::yaml::SequenceNode &From, YamlNode &To,
                           unsigned Depth) {
  To.Is = YamlNode::Shape::List;
  for (llvm::yaml::Node &Item : From) {
    To.Items.emplace_back();
    read(&Item, To.Items.back(), Depth + 1);
    if (stopped())
      break;
  }
  // The last item may not be whole.
  if (stopped() && !To.Items.empty())
    To.Items.pop_back();
}

YamlNode
maplint::parseYaml(StringRef FileName, StringRef Text,
                   llvm::function_ref<void(const ModelError &)> OnError) {
  return TreeBuilder(FileName, Text, OnError).build();
}
