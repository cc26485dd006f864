//===- ModelYaml.cpp - From a model file to rows --------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The format is the tables below: the spelling of each enumerator, and the keys
// of each kind of row with the function that reads the value. An error message
// lists its expected words from the same tables.
//
//===----------------------------------------------------------------------===//

#include "ModelYaml.h"
#include "YamlTree.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/Twine.h"
#include <utility>

using namespace maplint;
using llvm::ArrayRef;
using llvm::StringLiteral;
using llvm::StringRef;
using llvm::Twine;
using Shape = YamlNode::Shape;

namespace {

//===----------------------------------------------------------------------===//
// The words
//===----------------------------------------------------------------------===//

template <typename Enum> struct Word {
  StringLiteral Spelling;
  Enum Value;
};

constexpr Word<Access> AccessWords[] = {
    {"none", Access::None}, {"read", Access::Read}, {"write", Access::Write}};

constexpr Word<LookupBy> LookupWords[] = {{"none", LookupBy::None},
                                          {"key", LookupBy::Key},
                                          {"bound", LookupBy::Bound},
                                          {"position", LookupBy::Position}};

constexpr Word<Missing> MissingWords[] = {
    {"never", Missing::Never},   {"end", Missing::End},
    {"throw", Missing::Throw},   {"insert", Missing::Insert},
    {"null", Missing::Null},     {"default", Missing::Default},
    {"ignore", Missing::Ignore}, {"undefined", Missing::Undefined},
};

constexpr Word<Yields> YieldsWords[] = {
    {"nothing", Yields::Nothing},
    {"iterator", Yields::Iterator},
    {"reference", Yields::Reference},
    {"pointer", Yields::Pointer},
    {"element", Yields::Element},
    {"range", Yields::Range},
    {"insertion", Yields::Insertion},
    {"begin", Yields::Begin},
    {"end", Yields::End},
    {"next", Yields::Next},
    {"presence", Yields::Presence},
    {"emptiness", Yields::Emptiness},
    {"size", Yields::Size},
    {"keys", Yields::Keys},
    {"node", Yields::Node},
    {"value", Yields::Value},
    {"record", Yields::Record},
    {"self", Yields::Self},
};

constexpr Word<Inserts> InsertsWords[] = {{"none", Inserts::None},
                                          {"argument", Inserts::Argument},
                                          {"key", Inserts::Key},
                                          {"pieces", Inserts::Pieces},
                                          {"some", Inserts::Some}};

constexpr Word<Erases> ErasesWords[] = {
    {"none", Erases::None}, {"argument", Erases::Argument},
    {"key", Erases::Key},   {"all", Erases::All},
    {"some", Erases::Some}, {"first", Erases::First},
    {"last", Erases::Last},
};

constexpr Word<Transfers> TransferWords[] = {{"none", Transfers::None},
                                             {"assign", Transfers::Assign},
                                             {"swap", Transfers::Swap},
                                             {"merge", Transfers::Merge}};

constexpr Word<LockVerb> LockWords[] = {
    {"none", LockVerb::None},
    {"acquire", LockVerb::Acquire},
    {"acquire-shared", LockVerb::AcquireShared},
    {"try-acquire", LockVerb::TryAcquire},
    {"try-acquire-shared", LockVerb::TryAcquireShared},
    {"release", LockVerb::Release},
    {"wait", LockVerb::Wait},
};

constexpr Word<TaskVerb> TaskWords[] = {{"none", TaskVerb::None},
                                        {"run-now", TaskVerb::RunNow},
                                        {"run-later", TaskVerb::RunLater},
                                        {"join", TaskVerb::Join},
                                        {"detach", TaskVerb::Detach}};

constexpr Word<Ownership> OwnsWords[] = {
    {"none", Ownership::None},       {"interior", Ownership::Interior},
    {"absence", Ownership::Absence}, {"release", Ownership::Release},
    {"replace", Ownership::Replace}, {"borrow", Ownership::Borrow}};

constexpr Word<Until> UntilWords[] = {
    {"never", Until::Never}, {"true", Until::True}, {"false", Until::False}};

constexpr Word<Position> PositionWords[] = {{"none", Position::None},
                                            {"first", Position::First},
                                            {"last", Position::Last},
                                            {"end", Position::End}};

constexpr Word<Stability> StabilityWords[] = {
    {"stable", Stability::Stable},
    {"rehash", Stability::Rehash},
    {"unstable", Stability::Unstable}};

/// One erased element makes no table grow: "rehash" is no answer here.
constexpr Word<Stability> EraseOthersWords[] = {
    {"stable", Stability::Stable}, {"unstable", Stability::Unstable}};

constexpr Word<bool> BoolWords[] = {{"true", true}, {"false", false}};
constexpr Word<bool> KeysWords[] = {{"unique", false}, {"equal", true}};
constexpr Word<Holding> HoldsWords[] = {{"pointer", Holding::Pointer},
                                        {"value", Holding::Value},
                                        {"inside", Holding::Inside}};
constexpr Word<bool> IteratesWords[] = {{"pairs", false}, {"values", true}};

constexpr Word<Shown> ShownWords[] = {
    {"nothing", Shown::Nothing}, {"elements", Shown::Elements},
    {"keys", Shown::Keys},       {"values", Shown::Values},
    {"part", Shown::Part},       {"other", Shown::Other}};

constexpr Word<TypeKind> OwnerKindWords[] = {{"unique", TypeKind::Owner},
                                             {"shared", TypeKind::SharedOwner}};
constexpr Word<TypeKind> LockKindWords[] = {{"mutex", TypeKind::Mutex},
                                            {"guard", TypeKind::Guard},
                                            {"tag", TypeKind::LockTag},
                                            {"condition", TypeKind::Condition}};

//===----------------------------------------------------------------------===//
// The reader
//===----------------------------------------------------------------------===//

/// A list of rows at the top of the file.
enum class Section {
  Containers,
  Owners,
  Views,
  Records,
  Locks,
  Tasks,
  Functions
};

class Reader;

/// Reads the value of one key into a field of \p Row.
template <typename Row> struct KeyOf {
  StringLiteral Name;
  void (*Read)(Reader &, const YamlNode &Value, Row &);
};

struct TypeRow {
  Section In = Section::Containers;
  TypeModel Model;
  std::vector<std::string> Also;
};

struct FunctionRow {
  FunctionModel Model;
  std::vector<std::string> Also;
};

class Reader {
public:
  Reader(StringRef FileName, const ModelSink &Sink)
      : FileName(FileName), Sink(Sink) {}

  void readFile(const YamlNode &Root);
  void error(const YamlNode &At, const Twine &What);

  // Readers of one value. Each reports what it cannot read.
  template <typename Enum>
  void word(const YamlNode &Value, ArrayRef<Word<Enum>> Words, Enum &To);
  template <typename Enum, size_t N>
  void word(const YamlNode &Value, const Word<Enum> (&Words)[N], Enum &To) {
    word(Value, ArrayRef<Word<Enum>>(Words), To);
  }
  void text(const YamlNode &Value, std::string &To);
  void texts(const YamlNode &Value, std::vector<std::string> &To);
  void number(const YamlNode &Value, std::optional<unsigned> &To);
  void methods(const YamlNode &Value, TypeModel &To);
  void without(const YamlNode &Value, TypeModel &From);
  void insertStability(const YamlNode &Value, TypeModel &To);

private:
  /// \returns false, after an error, unless \p Value has the shape.
  bool expect(const YamlNode &Value, Shape Wanted, StringRef What);
  template <typename Row>
  void readKey(const YamlEntry &Entry, ArrayRef<ArrayRef<KeyOf<Row>>> Tables,
               Row &To);
  void effects(const YamlNode &Value, Effects &To);
  void checkEffects(const YamlNode &At, const Effects &Does, bool IsFunction);
  void readSection(const YamlEntry &Entry, Section In);
  void readType(const YamlNode &Row, Section In);
  void readFunction(const YamlNode &Row);
  void inherit(const YamlNode &Row, TypeRow &To);
  std::string readName(const YamlNode &Row);

  StringRef FileName;
  const ModelSink &Sink;
  unsigned Errors = 0;
  llvm::StringSet<> Dropped; ///< names of rows that had an error
};

//===----------------------------------------------------------------------===//
// The keys
//===----------------------------------------------------------------------===//

/// \returns the reader of the enumerator in \p Field of a row.
#define MAPLINT_WORD(NAME, ROW, FIELD, WORDS)                                  \
  {                                                                            \
    NAME, [](Reader &R, const YamlNode &Value, ROW &To) {                      \
      R.word(Value, WORDS, To.FIELD);                                          \
    }                                                                          \
  }
#define MAPLINT_CALL(NAME, ROW, READ, FIELD)                                   \
  {                                                                            \
    NAME, [](Reader &R, const YamlNode &Value, ROW &To) {                      \
      R.READ(Value, To.FIELD);                                                 \
    }                                                                          \
  }
/// A key that the reader of the row has looked at before all others.
#define MAPLINT_EARLIER(NAME, ROW)                                             \
  {                                                                            \
    NAME, [](Reader &, const YamlNode &, ROW &) {}                             \
  }

constexpr KeyOf<Effects> EffectKeys[] = {
    MAPLINT_WORD("access", Effects, Touches, AccessWords),
    MAPLINT_WORD("lookup", Effects, Lookup, LookupWords),
    MAPLINT_WORD("missing", Effects, WhenMissing, MissingWords),
    MAPLINT_WORD("yields", Effects, Result, YieldsWords),
    MAPLINT_WORD("insert", Effects, Insertion, InsertsWords),
    MAPLINT_WORD("overwrites", Effects, Overwrites, BoolWords),
    MAPLINT_WORD("erase", Effects, Erasure, ErasesWords),
    MAPLINT_WORD("transfer", Effects, Transfer, TransferWords),
    MAPLINT_WORD("rehashes", Effects, Rehashes, BoolWords),
    MAPLINT_WORD("reserves", Effects, Reserves, BoolWords),
    MAPLINT_WORD("lock", Effects, Lock, LockWords),
    MAPLINT_WORD("task", Effects, Task, TaskWords),
    MAPLINT_WORD("owns", Effects, Owns, OwnsWords),
    MAPLINT_WORD("at", Effects, At, PositionWords),
    MAPLINT_WORD("stores", Effects, Stores, PositionWords),
    MAPLINT_CALL("on", Effects, number, On),
    MAPLINT_CALL("with", Effects, number, With),
    MAPLINT_CALL("visits", Effects, number, Visits),
    MAPLINT_CALL("as", Effects, number, As),
    MAPLINT_WORD("until", Effects, Leaves, UntilWords),
    MAPLINT_CALL("passes", Effects, number, Passes),
    MAPLINT_CALL("advances", Effects, number, Advances),
    MAPLINT_CALL("follows", Effects, number, Follows),
    MAPLINT_WORD("moves", Effects, Moves, BoolWords),
    MAPLINT_WORD("backward", Effects, Backward, BoolWords),
};

constexpr KeyOf<TypeRow> TypeKeys[] = {
    MAPLINT_EARLIER("name", TypeRow),
    MAPLINT_CALL("also", TypeRow, texts, Also),
    MAPLINT_EARLIER("inherits", TypeRow),
    MAPLINT_CALL("rule", TypeRow, text, Model.Rule),
    MAPLINT_CALL("source", TypeRow, text, Model.Source),
    MAPLINT_CALL("methods", TypeRow, methods, Model),
    MAPLINT_CALL("without", TypeRow, without, Model),
};

constexpr KeyOf<TypeRow> ContainerKeys[] = {
    MAPLINT_WORD("keys", TypeRow, Model.EqualKeys, KeysWords),
    MAPLINT_WORD("mapped", TypeRow, Model.Mapped, BoolWords),
    MAPLINT_WORD("iterates", TypeRow, Model.IteratesValues, IteratesWords),
    MAPLINT_WORD("sharing", TypeRow, Model.Shares, BoolWords),
    MAPLINT_CALL("insert", TypeRow, insertStability, Model),
    MAPLINT_WORD("erase-others", TypeRow, Model.EraseOthers, EraseOthersWords),
    MAPLINT_CALL("iterator-types", TypeRow, texts, Model.IteratorTypes),
    MAPLINT_CALL("node-types", TypeRow, texts, Model.NodeTypes),
    MAPLINT_CALL("key-methods", TypeRow, texts, Model.KeyMethods),
};

constexpr KeyOf<TypeRow> ViewKeys[] = {
    MAPLINT_WORD("shows", TypeRow, Model.Shows, ShownWords)};

constexpr KeyOf<TypeRow> RecordKeys[] = {
    MAPLINT_CALL("parts", TypeRow, texts, Model.Parts)};

constexpr KeyOf<TypeModel> InsertKeys[] = {
    MAPLINT_WORD("references", TypeModel, InsertReferences, StabilityWords),
    MAPLINT_WORD("iterators", TypeModel, InsertIterators, StabilityWords),
};

constexpr KeyOf<TypeRow> OwnerKeys[] = {
    MAPLINT_WORD("ownership", TypeRow, Model.Kind, OwnerKindWords),
    MAPLINT_WORD("holds", TypeRow, Model.Holds, HoldsWords)};

constexpr KeyOf<TypeRow> LockKeys[] = {
    MAPLINT_WORD("kind", TypeRow, Model.Kind, LockKindWords)};

constexpr KeyOf<FunctionRow> FunctionKeys[] = {
    MAPLINT_EARLIER("name", FunctionRow),
    MAPLINT_CALL("also", FunctionRow, texts, Also),
};

#undef MAPLINT_WORD
#undef MAPLINT_CALL
#undef MAPLINT_EARLIER

constexpr Word<Section> SectionWords[] = {
    {"containers", Section::Containers}, {"owners", Section::Owners},
    {"views", Section::Views},           {"records", Section::Records},
    {"locks", Section::Locks},           {"tasks", Section::Tasks},
    {"functions", Section::Functions},
};

/// The keys that only the rows of one section have.
ArrayRef<KeyOf<TypeRow>> keysOf(Section In) {
  switch (In) {
  case Section::Containers:
    return ContainerKeys;
  case Section::Owners:
    return OwnerKeys;
  case Section::Records:
    return RecordKeys;
  case Section::Locks:
    return LockKeys;
  case Section::Views:
    return ViewKeys;
  case Section::Tasks:
  case Section::Functions:
    return {};
  }
  return {};
}

Section sectionOf(TypeKind Kind) {
  switch (Kind) {
  case TypeKind::Container:
    return Section::Containers;
  case TypeKind::Owner:
  case TypeKind::SharedOwner:
    return Section::Owners;
  case TypeKind::View:
    return Section::Views;
  case TypeKind::Record:
    return Section::Records;
  case TypeKind::Mutex:
  case TypeKind::Guard:
  case TypeKind::LockTag:
  case TypeKind::Condition:
    return Section::Locks;
  case TypeKind::Task:
    return Section::Tasks;
  }
  return Section::Containers;
}

/// The kind of a row that neither says one nor inherits.
TypeKind defaultKind(Section In) {
  switch (In) {
  case Section::Owners:
    return TypeKind::Owner;
  case Section::Views:
    return TypeKind::View;
  case Section::Records:
    return TypeKind::Record;
  case Section::Locks:
    return TypeKind::Mutex;
  case Section::Tasks:
    return TypeKind::Task;
  case Section::Containers:
  case Section::Functions:
    return TypeKind::Container;
  }
  return TypeKind::Container;
}

StringRef wordOf(Section In) {
  for (const Word<Section> &One : SectionWords)
    if (One.Value == In)
      return One.Spelling;
  return "";
}

//===----------------------------------------------------------------------===//
// Messages
//===----------------------------------------------------------------------===//

StringRef describe(const YamlNode &Value) {
  switch (Value.Is) {
  case Shape::Nothing:
    return "nothing";
  case Shape::Scalar:
    return "a single value";
  case Shape::List:
    return "a list";
  case Shape::Map:
    return "a map";
  }
  return "";
}

/// "one of 'a', 'b' or 'c'", after "did you mean 'b'?" for a likely slip.
std::string expected(StringRef Given, ArrayRef<StringRef> Known) {
  std::string Text;
  const StringRef *Near = nullptr;
  unsigned Best = Given.size() / 3 + 2;
  for (const StringRef &One : Known)
    if (unsigned Distance = Given.edit_distance(One, true, Best);
        Distance < Best) {
      Best = Distance;
      Near = &One;
    }
  if (Near)
    Text += ("did you mean '" + *Near + "'? ").str();
  Text += Known.size() > 1 ? "expected one of " : "expected ";
  for (auto [Index, One] : llvm::enumerate(Known)) {
    if (Index)
      Text += Index + 1 == Known.size() ? " or " : ", ";
    Text += ("'" + One + "'").str();
  }
  return Text;
}

} // namespace

void Reader::error(const YamlNode &At, const Twine &What) {
  ++Errors;
  Sink.OnError({FileName.str(), At.Line, At.Column, What.str()});
}

bool Reader::expect(const YamlNode &Value, Shape Wanted, StringRef What) {
  if (Value.Is == Wanted)
    return true;
  error(Value, "found " + describe(Value) + ", expected " + What);
  return false;
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

template <typename Enum>
void Reader::word(const YamlNode &Value, ArrayRef<Word<Enum>> Words, Enum &To) {
  llvm::SmallVector<StringRef, 16> Known;
  for (const Word<Enum> &One : Words) {
    if (Value.Is == Shape::Scalar && Value.Text == One.Spelling) {
      To = One.Value;
      return;
    }
    Known.push_back(One.Spelling);
  }
  if (Value.Is != Shape::Scalar)
    return error(Value,
                 "found " + describe(Value) + ", " + expected("", Known));
  error(Value,
        "unknown word '" + Value.Text + "', " + expected(Value.Text, Known));
}

void Reader::text(const YamlNode &Value, std::string &To) {
  if (expect(Value, Shape::Scalar, "a text"))
    To = Value.Text;
}

void Reader::texts(const YamlNode &Value, std::vector<std::string> &To) {
  if (!expect(Value, Shape::List, "a list of names"))
    return;
  To.clear();
  for (const YamlNode &Item : Value.Items) {
    To.emplace_back();
    text(Item, To.back());
  }
}

void Reader::number(const YamlNode &Value, std::optional<unsigned> &To) {
  unsigned Parsed = 0;
  if (Value.Is != Shape::Scalar)
    return error(Value, "found " + describe(Value) +
                            ", expected the number of an argument, from 0");
  if (StringRef(Value.Text).getAsInteger(10, Parsed))
    return error(Value, "'" + Value.Text +
                            "' is not the number of an argument, expected 0 "
                            "for the first, 1 for the second, ...");
  To = Parsed;
}

void Reader::methods(const YamlNode &Value, TypeModel &To) {
  if (!expect(Value, Shape::Map, "a map from method names to effects"))
    return;
  for (const YamlEntry &Method : Value.Entries) {
    Effects Does;
    effects(Method.Value, Does);
    checkEffects(Method.Value, Does, /*IsFunction=*/false);
    To.Methods[Method.Key.Text] = Does;
  }
}

void Reader::without(const YamlNode &Value, TypeModel &From) {
  std::vector<std::string> Names;
  texts(Value, Names);
  for (const std::string &Name : Names)
    if (!From.Methods.erase(Name))
      error(Value, "'" + Name +
                       "' is not a method of the row so far, expected "
                       "the name of an inherited method");
}

void Reader::insertStability(const YamlNode &Value, TypeModel &To) {
  if (!expect(Value, Shape::Map, "a map with 'references' and 'iterators'"))
    return;
  for (const YamlEntry &Entry : Value.Entries)
    readKey<TypeModel>(Entry, {InsertKeys}, To);
}

void Reader::effects(const YamlNode &Value, Effects &To) {
  if (!expect(Value, Shape::Map, "a map of effects, such as {access: read}"))
    return;
  for (const YamlEntry &Entry : Value.Entries)
    readKey<Effects>(Entry, {EffectKeys}, To);
}

/// Reports effects that mean nothing together.
void Reader::checkEffects(const YamlNode &At, const Effects &Does,
                          bool IsFunction) {
  if (Does.Moves && !Does.Passes)
    error(At, "'moves' stands alone, expected 'passes' with the number of the "
              "argument that is moved");
  if (Does.Visits && Does.Task != TaskVerb::RunNow)
    error(At, "'visits' stands alone, expected 'task: run-now': the call of a "
              "callable with each element");
  if (!Does.Visits && (Does.As || Does.Leaves != Until::Never))
    error(At, "'as' or 'until' stands alone, expected 'visits' with the number "
              "of the argument whose elements the callable is given");
  if (!IsFunction && Does.Visits)
    error(At, "'visits' in a method, expected it in functions only");
  if (IsFunction && Does.Follows)
    error(At, "'follows' in a function, expected it in methods only");
  if (Does.WhenMissing == Missing::Undefined &&
      Does.Lookup != LookupBy::Position)
    error(At, "'missing: undefined' of a look-up by key, expected it with "
              "'lookup: position' only");
  if (!IsFunction && Does.On)
    error(At, "'on' in a method, expected it in functions only: a method acts "
              "on its object");
  // An algorithm looks up a position in the range of its iterators.
  bool LooksUp = Does.Lookup != LookupBy::None && !Does.Advances;
  bool ActsOnContainer =
      Does.Touches != Access::None || LooksUp ||
      Does.Insertion != Inserts::None || Does.Erasure != Erases::None ||
      Does.Transfer != Transfers::None || Does.Owns != Ownership::None ||
      Does.Rehashes || Does.Reserves;
  if (IsFunction && ActsOnContainer && !Does.On)
    error(At, "this function has effects on a container or owner, expected "
              "'on' with the number of that argument");
  if (IsFunction && Does.Lock != LockVerb::None && !Does.On && !Does.With)
    error(At, "this function has an effect on a lock, expected 'on' or 'with' "
              "with the number of that argument");
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

/// Finds the key of \p Entry in one of \p Tables and reads its value.
template <typename Row>
void Reader::readKey(const YamlEntry &Entry,
                     ArrayRef<ArrayRef<KeyOf<Row>>> Tables, Row &To) {
  llvm::SmallVector<StringRef, 20> Known;
  for (ArrayRef<KeyOf<Row>> Table : Tables)
    for (const KeyOf<Row> &Key : Table) {
      if (Key.Name == Entry.Key.Text)
        return Key.Read(*this, Entry.Value, To);
      Known.push_back(Key.Name);
    }
  error(Entry.Key, "unknown key '" + Entry.Key.Text + "', " +
                       expected(Entry.Key.Text, Known));
}

static const YamlNode *find(const YamlNode &Map, StringRef Key) {
  for (const YamlEntry &Entry : Map.Entries)
    if (Entry.Key.Text == Key)
      return &Entry.Value;
  return nullptr;
}

/// \returns the name of the row, empty after an error.
std::string Reader::readName(const YamlNode &Row) {
  std::string Name;
  const YamlNode *Value = find(Row, "name");
  if (!Value) {
    error(Row, "a row without 'name', expected the qualified name of what it "
               "describes");
    return Name;
  }
  text(*Value, Name);
  if (Value->Is == Shape::Scalar && Name.empty())
    error(*Value, "the name is empty, expected a qualified name");
  return Name;
}

/// Makes the row a copy of the one it inherits from, if any.
void Reader::inherit(const YamlNode &Row, TypeRow &To) {
  const YamlNode *Value = find(Row, "inherits");
  if (!Value)
    return;
  std::string Parent;
  text(*Value, Parent);
  if (Parent.empty())
    return;
  const TypeModel *Found = Sink.Find(Parent);
  if (!Found)
    return error(*Value, "'" + Parent +
                             (Dropped.contains(Parent)
                                  ? "' has an error itself, expected a valid "
                                    "row above this one"
                                  : "' is not known here, expected the name of "
                                    "a row above this one or of a built-in"));
  if (sectionOf(Found->Kind) != To.In)
    return error(*Value, "'" + Parent + "' is one of the '" +
                             wordOf(sectionOf(Found->Kind)) +
                             "', expected one of the '" + wordOf(To.In) + "'");
  To.Model = *Found;
}

void Reader::readType(const YamlNode &Row, Section In) {
  unsigned Before = Errors;
  TypeRow To;
  To.In = In;
  To.Model.Kind = defaultKind(In);
  if (In == Section::Containers)
    To.Model.IteratorTypes = {"iterator",         "const_iterator",
                              "reverse_iterator", "const_reverse_iterator",
                              "local_iterator",   "const_local_iterator"};
  std::string Name = readName(Row);
  inherit(Row, To);
  To.Model.Name = Name;
  for (const YamlEntry &Entry : Row.Entries)
    readKey<TypeRow>(Entry, {TypeKeys, keysOf(In)}, To);
  if (Errors == Before)
    return Sink.AddType(std::move(To.Model), To.Also);
  Dropped.insert(Name);
}

void Reader::readFunction(const YamlNode &Row) {
  unsigned Before = Errors;
  FunctionRow To;
  To.Model.Name = readName(Row);
  for (const YamlEntry &Entry : Row.Entries) {
    // A function's effects stand beside its name, without a map of their own.
    bool IsEffect = llvm::any_of(EffectKeys, [&](const KeyOf<Effects> &Key) {
      return Key.Name == Entry.Key.Text;
    });
    if (IsEffect)
      readKey<Effects>(Entry, {EffectKeys}, To.Model.Does);
    else
      readKey<FunctionRow>(Entry, {FunctionKeys}, To);
  }
  checkEffects(Row, To.Model.Does, /*IsFunction=*/true);
  if (Errors != Before)
    return;
  Sink.AddFunction(To.Model);
  for (const std::string &Name : To.Also) {
    FunctionModel Copy = To.Model;
    Copy.Name = Name;
    Sink.AddFunction(std::move(Copy));
  }
}

void Reader::readSection(const YamlEntry &Entry, Section In) {
  if (Entry.Value.Is == Shape::Nothing)
    return;
  if (!expect(Entry.Value, Shape::List, "a list of rows, each with '- name:'"))
    return;
  for (const YamlNode &Row : Entry.Value.Items) {
    if (!expect(Row, Shape::Map, "a row with 'name' and further keys"))
      continue;
    if (In == Section::Functions)
      readFunction(Row);
    else
      readType(Row, In);
  }
}

void Reader::readFile(const YamlNode &Root) {
  if (Root.Is == Shape::Nothing)
    return;
  if (!expect(Root, Shape::Map, "a map with 'containers', 'functions', ..."))
    return;
  llvm::SmallVector<StringRef, 8> Known;
  for (const Word<Section> &One : SectionWords)
    Known.push_back(One.Spelling);
  for (const YamlEntry &Entry : Root.Entries) {
    const auto *Found = llvm::find_if(SectionWords, [&](const auto &One) {
      return One.Spelling == Entry.Key.Text;
    });
    if (Found != std::end(SectionWords))
      readSection(Entry, Found->Value);
    else
      error(Entry.Key, "unknown section '" + Entry.Key.Text + "', " +
                           expected(Entry.Key.Text, Known));
  }
}

void maplint::readModels(StringRef FileName, StringRef Text,
                         const ModelSink &Sink) {
  YamlNode Root = parseYaml(FileName, Text, Sink.OnError);
  Reader(FileName, Sink).readFile(Root);
}
