//===- ModelSetTest.cpp - Tests of the model files ------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The built-in rows load without an error, and a user's file is either read or
// told where and why not. That rows are true is for test/models to show.
//
//===----------------------------------------------------------------------===//

#include "Model/ModelSet.h"
#include "Model/BuiltinModels.h"
#include "llvm/Support/MemoryBuffer.h"
#include "gtest/gtest.h"
#include <algorithm>
#include <string>
#include <thread>
#include <vector>

using namespace maplint;

namespace {

struct Loaded {
  std::shared_ptr<const ModelSet> Set;
  std::vector<std::string> Errors;
};

Loaded load(const ModelSet &Base, llvm::StringRef Name, llvm::StringRef Text) {
  Loaded Result;
  Result.Set = Base.extended(Name, Text, [&](const ModelError &Error) {
    Result.Errors.push_back(Error.str());
  });
  return Result;
}

/// Loads \p Text as "m.yaml" on top of the built-in models.
Loaded load(llvm::StringRef Text) {
  return load(*ModelSet::builtin(), "m.yaml", Text);
}

/// The only error of \p Text.
std::string errorOf(llvm::StringRef Text) {
  Loaded Result = load(Text);
  return Result.Errors.size() == 1
             ? Result.Errors.front()
             : std::to_string(Result.Errors.size()) + " errors";
}

const Effects &method(const char *Type, const char *Method) {
  static const Effects None;
  const TypeModel *Model = ModelSet::builtin()->type(Type);
  const Effects *Found = Model ? Model->method(Method) : nullptr;
  EXPECT_TRUE(Found) << Type << "::" << Method;
  return Found ? *Found : None;
}

//===----------------------------------------------------------------------===//
// The built-in files
//===----------------------------------------------------------------------===//

TEST(BuiltinModels, LoadWithoutErrors) {
  auto Set = std::make_shared<const ModelSet>();
  std::vector<std::string> Errors;
  for (const BuiltinModelFile &File : builtinModelFiles()) {
    Loaded Result = load(*Set, File.Name, File.Text);
    Errors.insert(Errors.end(), Result.Errors.begin(), Result.Errors.end());
    Set = Result.Set;
  }
  EXPECT_EQ(Errors, std::vector<std::string>());
  EXPECT_EQ(Set->types().size(), ModelSet::builtin()->types().size());
}

TEST(BuiltinModels, EveryRowSaysItsRuleAndSource) {
  EXPECT_GT(ModelSet::builtin()->types().size(), 100u);
  for (const TypeModel *Type : ModelSet::builtin()->types()) {
    EXPECT_FALSE(Type->Rule.empty()) << Type->Name;
    EXPECT_FALSE(Type->Source.empty()) << Type->Name;
    EXPECT_FALSE(llvm::StringRef(Type->Rule).ends_with(".")) << Type->Name;
  }
}

TEST(BuiltinModels, EveryContainerCanBeSearchedAndIterated) {
  for (const TypeModel *Type : ModelSet::builtin()->types())
    if (Type->Kind == TypeKind::Container) {
      EXPECT_TRUE(Type->method("begin")) << Type->Name;
      EXPECT_TRUE(Type->method("end")) << Type->Name;
      EXPECT_TRUE(Type->method("size")) << Type->Name;
      EXPECT_FALSE(Type->IteratorTypes.empty()) << Type->Name;
    }
}

TEST(BuiltinModels, ReadTheirEffects) {
  Effects Find;
  Find.Touches = Access::Read;
  Find.Lookup = LookupBy::Key;
  Find.WhenMissing = Missing::End;
  Find.Result = Yields::Iterator;
  EXPECT_EQ(method("std::map", "find"), Find);

  Effects Merge;
  Merge.Touches = Access::Write;
  Merge.Transfer = Transfers::Merge;
  Merge.With = 0;
  EXPECT_EQ(method("std::set", "merge"), Merge);

  EXPECT_EQ(method("std::map", "operator[]").WhenMissing, Missing::Insert);
  EXPECT_EQ(method("std::map", "erase").Erasure, Erases::Argument);
  EXPECT_TRUE(method("std::unordered_map", "reserve").Reserves);
  EXPECT_TRUE(method("QMap", "insert").Overwrites);
  EXPECT_EQ(method("std::unique_ptr", "reset").Owns, Ownership::Replace);
  EXPECT_EQ(method("std::lock_guard", "constructor").Lock, LockVerb::Acquire);
  EXPECT_EQ(method("std::thread", "join").Task, TaskVerb::Join);
}

TEST(BuiltinModels, SayHowStableHandlesAre) {
  struct {
    const char *Name;
    Stability InsertReferences, InsertIterators, EraseOthers;
  } const Expected[] = {
      {"std::map", Stability::Stable, Stability::Stable, Stability::Stable},
      {"std::unordered_map", Stability::Stable, Stability::Rehash,
       Stability::Stable},
      {"std::flat_map", Stability::Unstable, Stability::Unstable,
       Stability::Unstable},
      {"absl::flat_hash_map", Stability::Rehash, Stability::Rehash,
       Stability::Stable},
      {"absl::node_hash_set", Stability::Stable, Stability::Rehash,
       Stability::Stable},
      {"absl::btree_map", Stability::Unstable, Stability::Unstable,
       Stability::Unstable},
      {"boost::container::flat_set", Stability::Unstable, Stability::Unstable,
       Stability::Unstable},
      {"boost::multi_index::detail::hashed_index", Stability::Stable,
       Stability::Stable, Stability::Stable},
      {"llvm::DenseMap", Stability::Rehash, Stability::Rehash,
       Stability::Stable},
      {"llvm::StringMap", Stability::Stable, Stability::Rehash,
       Stability::Stable},
      {"tsl::robin_map", Stability::Unstable, Stability::Unstable,
       Stability::Unstable},
      {"folly::F14NodeMap", Stability::Stable, Stability::Rehash,
       Stability::Stable},
  };
  for (const auto &Row : Expected) {
    const TypeModel *Type = ModelSet::builtin()->type(Row.Name);
    ASSERT_TRUE(Type) << Row.Name;
    EXPECT_EQ(Type->InsertReferences, Row.InsertReferences) << Row.Name;
    EXPECT_EQ(Type->InsertIterators, Row.InsertIterators) << Row.Name;
    EXPECT_EQ(Type->EraseOthers, Row.EraseOthers) << Row.Name;
  }
}

TEST(BuiltinModels, CompleteRowsThatInherit) {
  const TypeModel *Multiset = ModelSet::builtin()->type("std::multiset");
  ASSERT_TRUE(Multiset);
  EXPECT_EQ(Multiset->Name, "std::multiset");
  EXPECT_FALSE(Multiset->Mapped);
  EXPECT_TRUE(Multiset->EqualKeys);
  EXPECT_TRUE(Multiset->method("find"));
  EXPECT_FALSE(Multiset->method("operator[]"));
  EXPECT_EQ(Multiset->method("insert")->Result, Yields::Iterator);
}

TEST(BuiltinModels, AnswerByFurtherNames) {
  const ModelSet &Set = *ModelSet::builtin();
  EXPECT_EQ(Set.type("std::__debug::map"), Set.type("std::map"));
  EXPECT_EQ(Set.type("boost::unordered::unordered_map"),
            Set.type("boost::unordered_map"));
  ASSERT_TRUE(Set.function("std::prev"));
  EXPECT_EQ(Set.function("std::prev")->Name, "std::prev");
  EXPECT_EQ(Set.function("std::min_element")->Does,
            Set.function("std::max_element")->Does);
  EXPECT_TRUE(Set.function("std::prev")->Does.Backward);
  EXPECT_FALSE(Set.function("std::next")->Does.Backward);
  EXPECT_TRUE(Set.function("std::move")->Does.Moves);
}

TEST(BuiltinModels, TellApartTheContainersOfOneTemplate) {
  const ModelSet &Set = *ModelSet::builtin();
  const TypeModel *Flat = Set.type("robin_hood::detail::Table<true>");
  const TypeModel *Nodes = Set.type("robin_hood::detail::Table<false, void>");
  ASSERT_TRUE(Flat && Nodes);
  EXPECT_EQ(Flat->Name, "robin_hood::unordered_flat_map");
  EXPECT_EQ(Nodes->Name, "robin_hood::unordered_node_set");
  EXPECT_EQ(Flat->InsertReferences, Stability::Unstable);
  EXPECT_EQ(Nodes->InsertReferences, Stability::Stable);
  EXPECT_TRUE(Set.mayKnow("Table"));
}

TEST(BuiltinModels, KnowNothingElse) {
  const ModelSet &Set = *ModelSet::builtin();
  EXPECT_FALSE(Set.type("map"));
  EXPECT_FALSE(Set.type("::std::map"));
  EXPECT_FALSE(Set.type("std::map<int, int>"));
  EXPECT_FALSE(Set.type(""));
  EXPECT_FALSE(Set.function("std::map"));
  EXPECT_FALSE(Set.type("std::move"));
  EXPECT_TRUE(Set.mayKnow("map"));
  EXPECT_TRUE(Set.mayKnow("erase_if"));
  EXPECT_FALSE(Set.mayKnow("std::map"));
  EXPECT_FALSE(Set.mayKnow("Widget"));
  EXPECT_FALSE(Set.mayKnow(""));
}

TEST(BuiltinModels, AreListedInOrder) {
  std::vector<std::string> Names, Functions;
  for (const TypeModel *Type : ModelSet::builtin()->types())
    Names.push_back(Type->Name);
  EXPECT_TRUE(std::is_sorted(Names.begin(), Names.end()));
  EXPECT_EQ(std::adjacent_find(Names.begin(), Names.end()), Names.end());
  for (const FunctionModel *Function : ModelSet::builtin()->functions())
    Functions.push_back(Function->Name);
  EXPECT_TRUE(std::is_sorted(Functions.begin(), Functions.end()));
}

TEST(BuiltinModels, AreSharedByThreads) {
  std::vector<const ModelSet *> Seen(4);
  std::vector<std::thread> Threads;
  for (const ModelSet *&Slot : Seen)
    Threads.emplace_back([&Slot] { Slot = ModelSet::builtin().get(); });
  for (std::thread &Thread : Threads)
    Thread.join();
  for (const ModelSet *Set : Seen)
    EXPECT_EQ(Set, ModelSet::builtin().get());
}

//===----------------------------------------------------------------------===//
// Files of users
//===----------------------------------------------------------------------===//

TEST(ModelFiles, ExtendTheBuiltinRows) {
  Loaded Result = load("containers:\n"
                       "  - name: acme::Cache\n"
                       "    inherits: absl::flat_hash_map\n"
                       "    rule: \"may evict\"\n"
                       "    methods:\n"
                       "      get: {access: write, lookup: key, missing: null, "
                       "yields: pointer}\n"
                       "functions:\n"
                       "  - name: acme::evict\n"
                       "    also: [acme::shrink]\n"
                       "    on: 1\n"
                       "    access: write\n"
                       "    erase: some\n");
  EXPECT_EQ(Result.Errors, std::vector<std::string>());
  const TypeModel *Cache = Result.Set->type("acme::Cache");
  ASSERT_TRUE(Cache);
  EXPECT_EQ(Cache->Rule, "may evict");
  EXPECT_EQ(Cache->Source, "absl/container/flat_hash_map.h");
  EXPECT_EQ(Cache->InsertReferences, Stability::Rehash);
  ASSERT_TRUE(Cache->method("get"));
  EXPECT_EQ(Cache->method("get")->WhenMissing, Missing::Null);
  EXPECT_TRUE(Cache->method("find"));
  ASSERT_TRUE(Result.Set->function("acme::shrink"));
  EXPECT_EQ(Result.Set->function("acme::shrink")->Does.On, 1u);
  EXPECT_TRUE(Result.Set->mayKnow("Cache"));
  EXPECT_TRUE(Result.Set->mayKnow("shrink"));
  // The set that was extended is as before.
  EXPECT_FALSE(ModelSet::builtin()->type("acme::Cache"));
  EXPECT_FALSE(ModelSet::builtin()->mayKnow("Cache"));
}

TEST(ModelFiles, OverrideARowUnderAllItsNames) {
  Loaded Result = load("containers:\n"
                       "  - name: std::map\n"
                       "    inherits: std::map\n"
                       "    erase-others: unstable\n"
                       "    without: [merge]\n");
  EXPECT_EQ(Result.Errors, std::vector<std::string>());
  const TypeModel *Map = Result.Set->type("std::map");
  EXPECT_EQ(Map->EraseOthers, Stability::Unstable);
  EXPECT_TRUE(Map->method("find"));
  EXPECT_FALSE(Map->method("merge"));
  EXPECT_EQ(Result.Set->type("std::__debug::map"), Map);
  EXPECT_EQ(Result.Set->types().size(), ModelSet::builtin()->types().size());
  // A row that inherited from the old one keeps what it got from it.
  EXPECT_EQ(Result.Set->type("std::multimap")->EraseOthers, Stability::Stable);
}

TEST(ModelFiles, ReadEverySection) {
  Loaded Result = load("owners: [{name: O, ownership: shared}]\n"
                       "views: [{name: V}]\n"
                       "locks: [{name: M}, {name: G, kind: guard}, "
                       "{name: C, kind: condition}]\n"
                       "tasks: [{name: T}]\n"
                       "containers: [{name: S, mapped: false, keys: equal, "
                       "iterates: values, sharing: true, "
                       "iterator-types: [It]}]\n");
  EXPECT_EQ(Result.Errors, std::vector<std::string>());
  EXPECT_EQ(Result.Set->type("O")->Kind, TypeKind::SharedOwner);
  EXPECT_EQ(Result.Set->type("V")->Kind, TypeKind::View);
  EXPECT_EQ(Result.Set->type("M")->Kind, TypeKind::Mutex);
  EXPECT_EQ(Result.Set->type("G")->Kind, TypeKind::Guard);
  EXPECT_EQ(Result.Set->type("C")->Kind, TypeKind::Condition);
  EXPECT_EQ(Result.Set->type("T")->Kind, TypeKind::Task);
  const TypeModel *Container = Result.Set->type("S");
  EXPECT_FALSE(Container->Mapped);
  EXPECT_TRUE(Container->EqualKeys);
  EXPECT_TRUE(Container->IteratesValues);
  EXPECT_TRUE(Container->Shares);
  EXPECT_EQ(Container->IteratorTypes, std::vector<std::string>{"It"});
}

/// Every block of docs/models.md that is marked as YAML is a model file.
TEST(ModelFiles, OfTheDocumentationLoad) {
  auto Page = llvm::MemoryBuffer::getFile(MAPLINT_SOURCE_DIR "/docs/models.md");
  ASSERT_TRUE(Page);
  llvm::StringRef Rest = (*Page)->getBuffer();
  unsigned Blocks = 0;
  for (;; ++Blocks) {
    size_t Start = Rest.find("```yaml\n");
    if (Start == llvm::StringRef::npos)
      break;
    Rest = Rest.drop_front(Start + 8);
    Loaded Result = load(Rest.take_front(Rest.find("```")));
    EXPECT_EQ(Result.Errors, std::vector<std::string>());
  }
  EXPECT_EQ(Blocks, 4u);
}

TEST(ModelFiles, MayBeEmpty) {
  EXPECT_EQ(load("").Errors, std::vector<std::string>());
  EXPECT_EQ(load("# nothing yet\n").Errors, std::vector<std::string>());
  EXPECT_EQ(load("containers:\n").Errors, std::vector<std::string>());
}

TEST(ModelFiles, LoseOnlyTheirBadRows) {
  Loaded Result = load("containers:\n"
                       "  - name: First\n"
                       "    keys: some\n"
                       "    colour: red\n"
                       "  - name: Second\n"
                       "locks:\n"
                       "  - {}\n"
                       "  - name: Third\n");
  EXPECT_EQ(Result.Errors.size(), 3u);
  EXPECT_FALSE(Result.Set->type("First"));
  EXPECT_TRUE(Result.Set->type("Second"));
  EXPECT_TRUE(Result.Set->type("Third"));
}

//===----------------------------------------------------------------------===//
// Errors
//===----------------------------------------------------------------------===//

TEST(ModelErrors, UnknownSection) {
  EXPECT_EQ(errorOf("locs: []\n"),
            "m.yaml:1:1: unknown section 'locs', did you mean 'locks'? "
            "expected one of 'containers', 'owners', 'views', 'records', 'locks', 'tasks' "
            "or 'functions'");
}

TEST(ModelErrors, UnknownKeyOfARow) {
  EXPECT_EQ(errorOf("views:\n  - name: V\n    rul: x\n"),
            "m.yaml:3:5: unknown key 'rul', did you mean 'rule'? expected one "
            "of 'name', 'also', 'inherits', 'rule', 'source', 'methods', "
            "'without' or 'shows'");
}

TEST(ModelErrors, UnknownKeyOfAFunction) {
  EXPECT_EQ(errorOf("functions:\n  - name: f\n    inherits: g\n"),
            "m.yaml:3:5: unknown key 'inherits', expected one of 'name' or "
            "'also'");
}

TEST(ModelErrors, UnknownEffect) {
  EXPECT_TRUE(llvm::StringRef(
                  errorOf("views: [{name: V, methods: {get: {yeilds: end}}}]"))
                  .starts_with("m.yaml:1:35: unknown key 'yeilds', did you "
                               "mean 'yields'? expected one of 'access', "));
}

TEST(ModelErrors, UnknownWord) {
  EXPECT_EQ(errorOf("containers:\n"
                    "  - name: C\n"
                    "    methods:\n"
                    "      find: {lookup: kee}\n"),
            "m.yaml:4:22: unknown word 'kee', did you mean 'key'? expected one "
            "of 'none', 'key', 'bound' or 'position'");
  EXPECT_EQ(errorOf("containers:\n  - name: C\n    erase-others: rehash\n"),
            "m.yaml:3:19: unknown word 'rehash', expected one of 'stable' or "
            "'unstable'");
}

TEST(ModelErrors, NotABoolean) {
  EXPECT_EQ(errorOf("containers: [{name: C, mapped: yes}]"),
            "m.yaml:1:32: unknown word 'yes', expected one of 'true' or "
            "'false'");
}

TEST(ModelErrors, NotANumber) {
  EXPECT_EQ(errorOf("functions: [{name: f, passes: first}]"),
            "m.yaml:1:31: 'first' is not the number of an argument, expected 0 "
            "for the first, 1 for the second, ...");
}

TEST(ModelErrors, MissingName) {
  EXPECT_EQ(errorOf("containers:\n  - keys: equal\n"),
            "m.yaml:2:5: a row without 'name', expected the qualified name of "
            "what it describes");
  EXPECT_EQ(errorOf("containers:\n  - name: ''\n"),
            "m.yaml:2:11: the name is empty, expected a qualified name");
}

TEST(ModelErrors, UnknownParent) {
  EXPECT_EQ(errorOf("containers:\n  - name: C\n    inherits: std::mapp\n"),
            "m.yaml:3:15: 'std::mapp' is not known here, expected the name of "
            "a row above this one or of a built-in");
  EXPECT_EQ(errorOf("containers:\n  - name: C\n    inherits: std::mutex\n"),
            "m.yaml:3:15: 'std::mutex' is one of the 'locks', expected one of "
            "the 'containers'");
}

TEST(ModelErrors, ParentWithAnError) {
  Loaded Result = load("containers:\n"
                       "  - {name: A, keys: x}\n"
                       "  - {name: B, inherits: A}\n");
  ASSERT_EQ(Result.Errors.size(), 2u);
  EXPECT_EQ(Result.Errors[1],
            "m.yaml:3:25: 'A' has an error itself, expected a valid row above "
            "this one");
}

TEST(ModelErrors, WrongShape) {
  EXPECT_EQ(errorOf("- name: C\n"), "m.yaml:1:1: found a list, expected a map "
                                    "with 'containers', 'functions', ...");
  EXPECT_EQ(errorOf("containers: std::map\n"),
            "m.yaml:1:13: found a single value, expected a list of rows, each "
            "with '- name:'");
  EXPECT_EQ(errorOf("containers: [std::map]\n"),
            "m.yaml:1:14: found a single value, expected a row with 'name' and "
            "further keys");
  EXPECT_EQ(errorOf("containers:\n  - name: C\n    methods: [find]\n"),
            "m.yaml:3:15: found a list, expected a map from method names to "
            "effects");
  EXPECT_EQ(errorOf("containers:\n  - name: C\n    methods:\n      find:\n"),
            "m.yaml:4:7: found nothing, expected a map of effects, such as "
            "{access: read}");
  EXPECT_EQ(errorOf("containers:\n  - name: C\n    also: D\n"),
            "m.yaml:3:11: found a single value, expected a list of names");
  EXPECT_EQ(errorOf("containers:\n  - name: {a: b}\n"),
            "m.yaml:2:12: found a map, expected a text");
}

TEST(ModelErrors, EffectsThatMeanNothing) {
  EXPECT_EQ(errorOf("functions:\n  - name: f\n    moves: true\n"),
            "m.yaml:2:5: 'moves' stands alone, expected 'passes' with the "
            "number of the argument that is moved");
  EXPECT_EQ(errorOf("functions:\n  - name: f\n    visits: 0\n"),
            "m.yaml:2:5: 'visits' stands alone, expected 'task: run-now': the "
            "call of a callable with each element");
  EXPECT_EQ(errorOf("functions:\n  - name: f\n    task: run-now\n"
                    "    until: true\n"),
            "m.yaml:2:5: 'as' or 'until' stands alone, expected 'visits' with "
            "the number of the argument whose elements the callable is given");
  EXPECT_EQ(errorOf("functions:\n  - name: f\n    erase: all\n"),
            "m.yaml:2:5: this function has effects on a container or owner, "
            "expected 'on' with the number of that argument");
  EXPECT_EQ(errorOf("functions:\n  - name: f\n    lock: acquire\n"),
            "m.yaml:2:5: this function has an effect on a lock, expected 'on' "
            "or 'with' with the number of that argument");
  EXPECT_EQ(errorOf("views: [{name: V, methods: {get: {on: 0}}}]"),
            "m.yaml:1:35: 'on' in a method, expected it in functions only: a "
            "method acts on its object");
  EXPECT_EQ(errorOf("functions: [{name: f, follows: 0}]"),
            "m.yaml:1:14: 'follows' in a function, expected it in methods "
            "only");
}

TEST(ModelErrors, WithoutAnUnknownMethod) {
  EXPECT_EQ(errorOf("containers:\n"
                    "  - name: C\n"
                    "    inherits: std::map\n"
                    "    without: [reserve]\n"),
            "m.yaml:4:15: 'reserve' is not a method of the row so far, "
            "expected the name of an inherited method");
}

TEST(ModelErrors, SecondKey) {
  EXPECT_EQ(errorOf("views: []\nviews: []\n"),
            "m.yaml:2:1: 'views' stands here a second time, expected it once "
            "(first in line 1)");
}

TEST(ModelErrors, KeyThatIsNoName) {
  EXPECT_EQ(errorOf("{[a]: b}\n"), "m.yaml:1:3: expected a name as the key");
}

TEST(ModelErrors, SecondDocument) {
  EXPECT_EQ(errorOf("views: []\n---\nlocks: []\n"),
            "m.yaml:3:1: a second document starts here, expected one document");
}

TEST(ModelErrors, Alias) {
  EXPECT_EQ(errorOf("views: &x []\nlocks: *x\n"),
            "m.yaml:2:8: '*x' is an alias, expected the value itself (use "
            "'inherits' to share rows)");
}

TEST(ModelErrors, SyntaxErrorKeepsTheRowsBefore) {
  Loaded Result = load("containers:\n"
                       "  - name: Before\n"
                       "  - name: Cut\n"
                       "   keys: [\n"
                       "  - name: After\n");
  ASSERT_EQ(Result.Errors.size(), 1u);
  EXPECT_TRUE(llvm::StringRef(Result.Errors[0])
                  .starts_with("m.yaml:4:8: this is not YAML: "));
  EXPECT_TRUE(Result.Set->type("Before"));
  EXPECT_FALSE(Result.Set->type("Cut"));
}

TEST(ModelErrors, NestingHasALimit) {
  for (llvm::StringRef Open : {"[", "- ", "{a: ", "? "}) {
    std::string Text;
    for (unsigned Level = 0; Level != 100000; ++Level)
      Text += Open;
    std::vector<std::string> Errors = load(Text).Errors;
    ASSERT_FALSE(Errors.empty());
    EXPECT_NE(Errors[0].find("expected at most 16 levels"), std::string::npos)
        << Errors[0];
  }
}

TEST(ModelErrors, AnyBytesAreRead) {
  std::string All;
  for (unsigned Byte = 0; Byte != 256; ++Byte) {
    All += static_cast<char>(Byte);
    for (const char *Before : {"", "containers:\n  - name: ", "views: [{", "'"})
      load(Before + std::string(3, static_cast<char>(Byte)));
  }
  EXPECT_FALSE(load(All).Errors.empty());
  EXPECT_FALSE(load(llvm::StringRef("\xff\xfe\x00\x01", 4)).Errors.empty());
}

TEST(ModelErrors, EveryCutOfAFileIsRead) {
  llvm::StringRef Text = builtinModelFiles().front().Text.take_front(3000);
  for (size_t Size = 0; Size != Text.size(); ++Size)
    load(Text.take_front(Size));
}

} // namespace
