//===- ModelSet.cpp - What foreign APIs mean ------------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ModelSet.h"
#include "BuiltinModels.h"
#include "ModelYaml.h"
#include "llvm/ADT/STLExtras.h"

using namespace maplint;
using llvm::StringRef;

const Effects *TypeModel::method(StringRef Method) const {
  auto Found = Methods.find(Method);
  return Found == Methods.end() ? nullptr : &Found->second;
}

bool TypeModel::refers() const {
  const Effects *Constructor = method("constructor");
  return Constructor && Constructor->Passes;
}

bool TypeModel::isSequence() const {
  auto Stores = [](const auto &Row) {
    return Row.second.Stores != Position::None;
  };
  return Kind == TypeKind::Owner && llvm::any_of(Methods, Stores);
}

std::string ModelError::str() const {
  return File + ":" + std::to_string(Line) + ":" + std::to_string(Column) +
         ": " + What;
}

/// "std::map" -> "map", "a::Table<true>" -> "Table".
static StringRef lastComponent(StringRef Qualified) {
  Qualified = Qualified.take_until([](char C) { return C == '<'; });
  size_t At = Qualified.rfind("::");
  return At == StringRef::npos ? Qualified : Qualified.drop_front(At + 2);
}

/// Puts \p Row in the place of the row that \p Name names so far, under every
/// name of that row: to override std::map overrides std::__debug::map.
template <typename Row>
static void replace(llvm::StringMap<std::shared_ptr<const Row>> &Rows,
                    StringRef Name, const std::shared_ptr<const Row> &New) {
  std::shared_ptr<const Row> Old = Rows.lookup(Name);
  if (Old && Old->Name == Name)
    for (auto &Entry : Rows)
      if (Entry.second == Old)
        Entry.second = New;
  Rows[Name] = New;
}

std::shared_ptr<const ModelSet> ModelSet::builtin() {
  static const std::shared_ptr<const ModelSet> Set = [] {
    auto Built = std::make_shared<const ModelSet>();
    for (const BuiltinModelFile &File : builtinModelFiles())
      Built = Built->extended(File.Name, File.Text, [](const ModelError &) {});
    return Built;
  }();
  return Set;
}

std::shared_ptr<const ModelSet>
ModelSet::extended(StringRef FileName, StringRef Text,
                   llvm::function_ref<void(const ModelError &)> OnError) const {
  auto New = std::make_shared<ModelSet>(*this);
  auto Find = [&](StringRef Name) { return New->type(Name); };
  auto AddType = [&](TypeModel Model, llvm::ArrayRef<std::string> Also) {
    auto Row = std::make_shared<const TypeModel>(std::move(Model));
    replace<TypeModel>(New->Types, Row->Name, Row);
    New->LastNames[lastComponent(Row->Name)] = 1;
    for (const std::string &Name : Also) {
      New->Types[Name] = Row;
      New->LastNames[lastComponent(Name)] = 1;
    }
  };
  auto AddFunction = [&](FunctionModel Model) {
    New->LastNames[lastComponent(Model.Name)] = 1;
    auto Row = std::make_shared<const FunctionModel>(std::move(Model));
    New->Functions[Row->Name] = Row;
  };
  readModels(FileName, Text, {Find, AddType, AddFunction, OnError});
  return New;
}

const TypeModel *ModelSet::type(StringRef QualifiedName) const {
  auto Found = Types.find(QualifiedName);
  return Found == Types.end() ? nullptr : Found->second.get();
}

const FunctionModel *ModelSet::function(StringRef QualifiedName) const {
  auto Found = Functions.find(QualifiedName);
  return Found == Functions.end() ? nullptr : Found->second.get();
}

bool ModelSet::mayKnow(StringRef Unqualified) const {
  return LastNames.count(Unqualified);
}

/// The rows of \p From, each once, in the order of their names.
template <typename Row>
static std::vector<const Row *>
sorted(const llvm::StringMap<std::shared_ptr<const Row>> &From) {
  std::vector<const Row *> Rows;
  for (const auto &Entry : From)
    if (Entry.first() == Entry.second->Name)
      Rows.push_back(Entry.second.get());
  llvm::sort(Rows, [](const Row *Left, const Row *Right) {
    return Left->Name < Right->Name;
  });
  return Rows;
}

std::vector<const TypeModel *> ModelSet::types() const { return sorted(Types); }

std::vector<const FunctionModel *> ModelSet::functions() const {
  return sorted(Functions);
}
