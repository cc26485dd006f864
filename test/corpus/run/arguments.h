//===- arguments.h - Arguments for the functions of the corpus --*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// make<T>() makes a T from its type alone: numbers and texts that may be keys,
// tables with elements, pointers with pointees, classes from what they are made
// of. A parameter has several values to try; all values of all parameters are
// counted through, and the number of such an argument set makes it again.
//
// The keys of a table are those that the function names in its text, then 1, 2,
// 3 ... or "a", "b", "c" ..., up to eight, which is when a table of RefMap is
// about to grow.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_CORPUS_RUN_ARGUMENTS_H
#define MAPLINT_CORPUS_RUN_ARGUMENTS_H

#include <algorithm>
#include <any>
#include <array>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <typeindex>
#include <utility>
#include <vector>

namespace corpus {

/// What a function names in its text.
struct Dictionary {
  std::vector<long> Numbers;
  std::vector<std::string> Words;
};

// What the check of the function is about: RefMap's strict reads; elements that
// are not there.
inline bool StrictReads = false;
inline bool EmptyTables = false;

/// The argument set that is being made.
struct Making {
  static constexpr std::size_t Elements = 8;

  Dictionary Known;
  std::size_t Rest = 0;  ///< of the number of the set: not used up yet
  std::size_t Total = 1; ///< how many sets there are, when all is made
  bool On = false;
  int Depth = 0;
  // Chosen once for a set:
  std::size_t Size = 0; ///< of tables: eight elements, or one, or none
  /// What fields hold: what their class says; the same, but a first one that
  /// tells elements apart; numbers of their own; very large and small ones.
  enum { Initial, Keyed, Numbered, Extreme } Fields = Initial;
  // Numbers in fields follow the element that they are in.
  std::size_t Ordinal = 0; ///< of the element
  std::size_t Field = 0;   ///< of its numbers
  std::size_t Tables = 0;  ///< so far: the keys of each begin one later

  // Parameters so far: two of a type are never equal.
  std::vector<long> Numbers;
  std::vector<std::string> Texts;

  std::vector<std::shared_ptr<void>> Kept; ///< what references refer to
  /// By the type of an iterator: the function that gives the I-th one into the
  /// last table of that type, std::function<Iterator(std::size_t)>.
  std::map<std::type_index, std::any> Places;

  void begin(std::size_t Set) {
    Rest = Set;
    Total = 1;
    Depth = 0;
    On = true;
    const decltype(Fields) All[] = {Initial, Numbered, Extreme};
    Fields = All[pick(3)];
    const std::size_t Sizes[] = {Elements, 1, 0};
    Size = Sizes[pick(EmptyTables ? 3 : 2)];
    Ordinal = 1;
    Field = Tables = 0;
    Numbers.clear();
    Texts.clear();
    Places.clear();
  }

  /// One of \p N, by the number of the set.
  std::size_t pick(std::size_t N) {
    const std::size_t Chosen = Rest % N;
    Rest /= N;
    Total *= N;
    return Chosen;
  }
};

inline Making Now;

/// Deeper inside an argument: things are fixed, not chosen.
struct Deeper {
  Deeper() { ++Now.Depth; }
  ~Deeper() { --Now.Depth; }
};

/// Beyond this, tables are empty and pointers null: a list has an end.
inline constexpr int MaxDepth = 4;

//===-- Keys ----------------------------------------------------------------//

inline long keyNumber(std::size_t I) {
  if (Now.Fields == Making::Extreme && I + 3 >= Making::Elements)
    if (const std::size_t Last = Making::Elements - I; Last == 3 || Last == 2)
      return Last == 3 ? 100000 : -1000;
  if (I < Now.Known.Numbers.size())
    return Now.Known.Numbers[I];
  long N = 0;
  for (std::size_t Skip = I - Now.Known.Numbers.size() + 1; Skip;) {
    ++N;
    if (!std::count(Now.Known.Numbers.begin(), Now.Known.Numbers.end(), N))
      --Skip;
  }
  return N;
}

inline std::string keyWord(std::size_t I) {
  if (Now.Fields == Making::Extreme && I == Making::Elements - 2)
    return "";
  if (I < Now.Known.Words.size())
    return Now.Known.Words[I];
  // Long enough to live on the heap, where a sanitizer sees it die.
  return std::string(24, static_cast<char>('a' + (I - Now.Known.Words.size()) % 26)) +
         std::to_string(I);
}

template <class T> T make();
template <class T> T *keep();
template <class Container> bool beStrict(Container &C);
template <class It> It makeIterator();

template <class T> struct IsPair : std::false_type {};
template <class A, class B> struct IsPair<std::pair<A, B>> : std::true_type {};

template <class T>
inline constexpr bool IsText =
    std::is_same_v<T, std::string_view> ||
    (!std::is_pointer_v<T> && std::is_constructible_v<T, const char *> &&
     requires(const T &Text) { Text.size(); });

/// The key number \p I.
template <class K> K makeKey(std::size_t I) {
  if constexpr (std::is_same_v<K, std::string>) {
    return keyWord(I);
  } else if constexpr (IsText<K>) {
    return K(keep<std::string>()->assign(keyWord(I)).c_str());
  } else if constexpr (std::is_arithmetic_v<K> || std::is_enum_v<K>) {
    return static_cast<K>(keyNumber(I));
  } else if constexpr (IsPair<K>::value) {
    return K(makeKey<std::decay_t<typename K::first_type>>(I),
             makeKey<std::decay_t<typename K::second_type>>(I + 1));
  } else {
    Deeper Scope;
    const std::size_t Before = std::exchange(Now.Ordinal, I + 1);
    const auto Fields = std::exchange(
        Now.Fields,
        Now.Fields == Making::Initial ? Making::Keyed : Making::Numbered);
    K Key = make<K>();
    Now.Fields = Fields;
    Now.Ordinal = Before;
    return Key;
  }
}

//===-- Classes -------------------------------------------------------------//

/// Becomes any field of Owner.
template <class Owner> struct AnyField {
  template <class T>
    requires(!std::is_base_of_v<T, Owner> || std::is_empty_v<T>)
  operator T() const {
    return make<T>();
  }
};
/// The base class of Owner, which is initialised first.
template <class Owner> struct AnyBase {
  template <class T>
    requires(std::is_base_of_v<T, Owner> && !std::is_same_v<T, Owner>)
  operator T() const {
    return make<T>();
  }
};
/// Binds to any parameter of a constructor of Owner.
template <class Owner> struct AnyParameter {
  template <class T>
    requires(!std::is_same_v<std::remove_const_t<T>, Owner>)
  operator T &() const {
    return *keep<std::remove_const_t<T>>();
  }
};

template <class T, std::size_t... Is>
constexpr bool isAggregateOf(std::index_sequence<Is...>) {
  return requires { T{(Is, AnyField<T>())...}; };
}
template <class T, std::size_t N = 12> constexpr std::size_t fieldCount() {
  if constexpr (N == 0)
    return 0;
  else if constexpr (isAggregateOf<T>(std::make_index_sequence<N>()))
    return N;
  else
    return fieldCount<T, N - 1>();
}
template <class T, std::size_t... Is>
T makeAggregate(std::index_sequence<Is...>) {
  return T{(Is, AnyField<T>())...};
}
template <class T> T makeClass() {
  using P = AnyParameter<T>;
  if constexpr (std::is_aggregate_v<T>) {
    if constexpr (fieldCount<T>() != 0)
      if (Now.Fields != Making::Initial) {
        Now.Field = 0;
        return makeAggregate<T>(std::make_index_sequence<fieldCount<T>()>());
      }
    return T{};
  } else if constexpr (std::is_default_constructible_v<T>) {
    return T();
  } else if constexpr (requires { T(P()); }) {
    return T(P());
  } else if constexpr (requires { T(P(), P()); }) {
    return T(P(), P());
  } else {
    static_assert(requires { T(P(), P(), P()); },
                  "the corpus cannot make this argument; write a function "
                  "<name>_run() that makes the call");
    return T(P(), P(), P());
  }
}

//===-- Everything else -----------------------------------------------------//

template <class T, template <class...> class Of>
inline constexpr bool IsA = false;
template <template <class...> class Of, class... As>
inline constexpr bool IsA<Of<As...>, Of> = true;
template <class T> inline constexpr bool IsArray = false;
template <class T, std::size_t N>
inline constexpr bool IsArray<std::array<T, N>> = true;

template <class T> struct Signature;
template <class R, class... As> struct Signature<std::function<R(As...)>> {
  static R call(As...) {
    if constexpr (!std::is_void_v<R>)
      return make<R>();
  }
};

template <class R, class... As>
struct Signature<R (*)(As...)> : Signature<std::function<R(As...)>> {};
template <class T>
inline constexpr bool IsFunction =
    std::is_pointer_v<T> && std::is_function_v<std::remove_pointer_t<T>>;

template <class C>
concept Table = requires(C &Of, typename C::key_type K) {
  Of.find(K);
  Of.begin() == Of.end();
};
template <class C>
concept Sequence = requires(C &Of, typename C::value_type V) {
  Of.push_back(std::move(V));
  Of.begin() == Of.end();
} && !IsText<C>;

inline long fieldNumber() {
  const bool First = Now.Field == 0;
  const long N = static_cast<long>(Now.Ordinal + Now.Field++);
  if (Now.Fields == Making::Extreme)
    return N % 2 ? 1000 + N : -N;
  const bool Numbered = Now.Fields == Making::Numbered ||
                        (Now.Fields == Making::Keyed && First);
  return Numbered ? N : 0;
}

/// A number: of a parameter one to choose, of a field by its place.
template <class T> T makeNumber() {
  if constexpr (std::is_same_v<T, bool>) {
    return Now.Depth ? Now.Fields != Making::Initial : Now.pick(2) == 1;
  } else if (Now.Depth) {
    return static_cast<T>(fieldNumber());
  } else {
    // Two keys, what the text names, the next free key, and nothing.
    std::vector<long> All{keyNumber(0), keyNumber(1)};
    for (long N : Now.Known.Numbers)
      for (long Near : {N, N + 1})
        All.push_back(Near);
    All.push_back(keyNumber(Making::Elements));
    if (!StrictReads)
      All.push_back(0);
    All.push_back(keyNumber(Making::Elements - 1));
    std::vector<long> Candidates;
    for (long N : All)
      if (!std::count(Candidates.begin(), Candidates.end(), N) &&
          !std::count(Now.Numbers.begin(), Now.Numbers.end(), N))
        Candidates.push_back(N);
    if (Candidates.size() > 8)
      Candidates.resize(8);
    Now.Numbers.push_back(Candidates[Now.pick(Candidates.size())]);
    return static_cast<T>(Now.Numbers.back());
  }
}

inline std::string makeText() {
  if (Now.Depth)
    return Now.Fields ? keyWord(Now.Ordinal - 1) : std::string();
  const std::size_t Words = std::min<std::size_t>(Now.Known.Words.size(), 4);
  std::vector<std::string> Candidates;
  for (std::size_t I = 0; I < Words + 3; ++I) {
    std::string Word = keyWord(I < Words + 2 ? I : Making::Elements);
    if (!std::count(Now.Texts.begin(), Now.Texts.end(), Word))
      Candidates.push_back(std::move(Word));
  }
  Now.Texts.push_back(Candidates[Now.pick(Candidates.size())]);
  return Now.Texts.back();
}

template <class C> void addElement(C &Of, std::size_t I) {
  using Key = typename C::key_type;
  if constexpr (requires { typename C::mapped_type; }) {
    using Value = typename C::mapped_type;
    if constexpr (requires { Of.emplace(makeKey<Key>(I), make<Value>()); })
      Of.emplace(makeKey<Key>(I), make<Value>());
    else if constexpr (requires { Of.try_emplace(makeKey<Key>(I), make<Value>()); })
      Of.try_emplace(makeKey<Key>(I), make<Value>());
    else if constexpr (requires { Of.insert(std::pair(makeKey<Key>(I), make<Value>())); })
      Of.insert(std::pair(makeKey<Key>(I), make<Value>()));
    else
      Of.insert(makeKey<Key>(I), make<Value>());
  } else {
    using Value = typename C::value_type;
    if constexpr (requires { Of.emplace(makeKey<Value>(I)); })
      Of.emplace(makeKey<Value>(I));
    else
      Of.insert(makeKey<Value>(I));
  }
}

/// Tables in which keys repeat get each key twice.
template <class C> void addElements(C &Of) {
  if (Now.Depth > MaxDepth)
    return;
  constexpr bool Multi = requires(typename C::value_type V) {
    { Of.insert(V) } -> std::same_as<typename C::iterator>;
  };
  const std::size_t First = Now.Depth ? 0 : Now.Tables++;
  Deeper Scope;
  const std::size_t Before = Now.Ordinal;
  const std::size_t N = Now.Depth > 3 ? std::min<std::size_t>(Now.Size, 2) : Now.Size;
  for (std::size_t I = First; I < First + N; ++I)
    for (int Times = Multi ? 2 : 1; Times; --Times) {
      Now.Ordinal = I + 1;
      Now.Field = 0;
      addElement(Of, I);
    }
  Now.Ordinal = Before;
}

template <class T> T makeTable() {
  T Of{};
  beStrict(Of);
  addElements(Of);
  return Of;
}

template <class T> T makeSequence() {
  T Of{};
  if (Now.Depth > MaxDepth)
    return Of;
  Deeper Scope;
  const std::size_t Before = Now.Ordinal;
  for (std::size_t I = 0; I < std::min<std::size_t>(Now.Size, 3); ++I) {
    Now.Ordinal = I + 1;
    using Value = typename T::value_type;
    if constexpr (std::is_arithmetic_v<Value> || IsText<Value>)
      Of.push_back(makeKey<Value>(I));
    else
      Of.push_back(make<Value>());
  }
  Now.Ordinal = Before;
  return Of;
}

template <class Pointer> Pointer makePointer() {
  using Pointee = typename std::pointer_traits<Pointer>::element_type;
  if (Now.Depth > MaxDepth)
    return Pointer();
  Deeper Scope;
  if constexpr (std::is_void_v<Pointee> || std::is_function_v<Pointee> ||
                std::is_abstract_v<Pointee>)
    return Pointer();
  else
    return Pointer(new std::remove_const_t<Pointee>(
        make<std::remove_const_t<Pointee>>()));
}

template <class Tuple, std::size_t... Is>
Tuple makeTuple(std::index_sequence<Is...>) {
  return Tuple{make<std::remove_const_t<std::tuple_element_t<Is, Tuple>>>()...};
}

template <class T> T make() {
  if constexpr (std::is_arithmetic_v<T>) {
    return makeNumber<T>();
  } else if constexpr (std::is_enum_v<T>) {
    return static_cast<T>(Now.Depth ? Now.Ordinal % 3 : Now.pick(3));
  } else if constexpr (std::is_same_v<T, const char *>) {
    return keep<std::string>()->c_str();
  } else if constexpr (std::is_same_v<T, std::string>) {
    return makeText();
  } else if constexpr (IsText<T>) {
    return T(keep<std::string>()->c_str());
  } else if constexpr (IsFunction<T>) {
    return Signature<T>::call;
  } else if constexpr (std::is_pointer_v<T> || IsA<T, std::unique_ptr> ||
                       IsA<T, std::shared_ptr>) {
    return makePointer<T>();
  } else if constexpr (IsA<T, std::weak_ptr>) {
    using Pointee = typename T::element_type;
    return T(*keep<std::shared_ptr<Pointee>>());
  } else if constexpr (IsA<T, std::optional>) {
    Deeper Scope;
    return T(make<typename T::value_type>());
  } else if constexpr (IsA<T, std::function>) {
    return T(Signature<T>::call);
  } else if constexpr (IsA<T, std::pair> || IsA<T, std::tuple>) {
    Deeper Scope;
    return makeTuple<T>(std::make_index_sequence<std::tuple_size_v<T>>());
  } else if constexpr (IsArray<T>) {
    Deeper Scope;
    T Of{};
    for (auto &Element : Of)
      Element = make<typename T::value_type>();
    return Of;
  } else if constexpr (std::is_class_v<T> && std::input_iterator<T>) {
    return makeIterator<T>();
  } else if constexpr (Table<T> && requires { T::seedsItself; }) {
    return T();
  } else if constexpr (Table<T> && std::is_class_v<T>) {
    return makeTable<T>();
  } else if constexpr (Sequence<T>) {
    return makeSequence<T>();
  } else {
    Deeper Scope;
    return makeClass<T>();
  }
}

/// An iterator into a parameter before this one; singular if there is none.
template <class It> It makeIterator() {
  const auto Found = Now.Places.find(typeid(It));
  if (Found == Now.Places.end())
    return It();
  const std::size_t I = Now.Depth ? Now.Ordinal - 1 : Now.pick(2);
  return std::any_cast<std::function<It(std::size_t)> &>(Found->second)(I);
}

template <class T> void offerIterators(T *Of) {
  if (Now.Depth)
    return;
  using It = typename T::iterator;
  Now.Places[typeid(It)] = std::function<It(std::size_t)>([Of](std::size_t I) {
    It Place = Of->begin();
    while (I-- && Place != Of->end())
      ++Place;
    return Place;
  });
}

/// A thing to refer to; it lives until the argument set ends.
template <class T> T *keep() {
  std::shared_ptr<T> Kept(new T(make<T>()));
  Now.Kept.push_back(Kept);
  if constexpr (Table<T>)
    offerIterators(Kept.get());
  if constexpr (requires { Kept->seed(); })
    Kept->seed();
  return Kept.get();
}

template <class T> constexpr bool comparable() {
  if constexpr (std::is_scalar_v<T> || IsText<T> || IsA<T, std::unique_ptr> ||
                IsA<T, std::shared_ptr>)
    return true;
  else if constexpr (IsPair<T>::value)
    return comparable<std::remove_const_t<typename T::first_type>>() &&
           comparable<typename T::second_type>();
  else if constexpr (Table<T> || Sequence<T>)
    return comparable<typename T::value_type>();
  else
    return false;
}

/// Turns RefMap's strict reads on when the function is about them.
template <class Container> bool beStrict(Container &C) {
  if constexpr (requires { C.strict_reads(); })
    if constexpr (comparable<typename Container::mapped_type>())
      C.strict_reads(StrictReads);
  return StrictReads;
}

template <class Container> void seed(Container &C) {
  if (Now.On)
    addElements(C);
}

} // namespace corpus

#endif // MAPLINT_CORPUS_RUN_ARGUMENTS_H
