//===- Term.cpp - Symbolic objects and values -----------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Term.h"
#include "llvm/ADT/SmallVectorExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace maplint;

namespace {
/// Deeper terms become opaque, so that loops make finitely many.
constexpr unsigned MaxTermDepth = 12;
} // namespace

void Term::Profile(llvm::FoldingSetNodeID &ID) const {
  ID.AddInteger(static_cast<unsigned>(Kind));
  ID.AddInteger(Age);
  ID.AddInteger(A);
  ID.AddInteger(B);
  ID.AddInteger(Site);
  ID.AddPointer(Decl);
  ID.AddString(Text);
  for (TermId Operand : Operands)
    ID.AddInteger(Operand);
}

Term Terms::make(TermKind Kind, TermId A, TermId B, unsigned Site) const {
  Term T;
  T.Kind = Kind;
  T.A = A;
  T.B = B;
  T.Site = Site;
  return T;
}

TermId Terms::intern(Term T) {
  llvm::FoldingSetNodeID ID;
  T.Profile(ID);
  void *Position = nullptr;
  if (Term *Known = Set.FindNodeOrInsertPos(ID, Position))
    return Known->Id;
  auto Depth = [&](TermId Id) { return Id ? (*this)[Id].Depth : 0; };
  unsigned Deepest = std::max(Depth(T.A), Depth(T.B));
  for (TermId Operand : T.Operands)
    Deepest = std::max<unsigned>(Deepest, Depth(Operand));
  T.Depth = std::min(Deepest + 1, 255u);
  auto Has = [&](TermId Id) { return Id && (*this)[Id].HasElement; };
  T.HasElement = T.Kind == TermKind::Element || Has(T.A) || Has(T.B) ||
                 llvm::any_of(T.Operands, Has);
  if (T.Kind == TermKind::Element || T.Kind == TermKind::Opaque)
    T.Marks = mark(Recency::Fact, T.Site);
  else if (T.Kind == TermKind::Merge)
    T.Marks = mark(Recency::Block, T.Site);
  auto Marks = [&](TermId Id) { return Id ? (*this)[Id].Marks : 0; };
  T.Marks |= Marks(T.A) | Marks(T.B);
  for (TermId Operand : T.Operands)
    T.Marks |= Marks(Operand);
  T.Id = All.size() + 1;
  All.push_back(std::make_unique<Term>(std::move(T)));
  Set.InsertNode(All.back().get(), Position);
  return All.back()->Id;
}

TermId Terms::variable(const clang::ValueDecl *D) {
  Term T = make(TermKind::Variable);
  T.Decl = D;
  return intern(std::move(T));
}

TermId Terms::element(unsigned Site) {
  return intern(make(TermKind::Element, 0, 0, Site));
}

TermId Terms::member(TermId Object, const clang::ValueDecl *Member,
                     unsigned Index) {
  const Term &Base = (*this)[Object];
  // Past the limit, paths are cut; a cut path is a summary, never "must".
  if (Base.Depth >= MaxTermDepth)
    return Object;
  Term T = make(TermKind::Member, Object, 0, Member ? 0 : Index + 1);
  T.Decl = Member;
  return intern(std::move(T));
}

TermId Terms::item(TermId Array, TermId Index) {
  return intern(make(TermKind::Item, Array, Index));
}
TermId Terms::owned(TermId Owner, bool Inside) {
  TermId Owned = intern(make(TermKind::Owned, Owner));
  All[Owned - 1]->Inside |= Inside;
  return Owned;
}
TermId Terms::temporary(unsigned Site) {
  return intern(make(TermKind::Temporary, 0, 0, Site));
}
TermId Terms::self() { return intern(make(TermKind::This)); }

TermId Terms::text(llvm::StringRef Text) {
  Term T = make(TermKind::Text);
  T.Text = Text.str();
  return intern(std::move(T));
}

TermId Terms::iterator(TermId Element) {
  return intern(make(TermKind::Iterator, Element));
}
TermId Terms::end(TermId Container) {
  return intern(make(TermKind::End, Container));
}
TermId Terms::initial(TermId Object, TermId Epoch) {
  return intern(make(TermKind::Initial, Object, Epoch));
}

TermId Terms::opaque(unsigned Site) {
  return intern(make(TermKind::Opaque, 0, 0, Site));
}

TermId Terms::set(llvm::ArrayRef<TermId> Values) {
  if (Values.empty())
    return 0;
  if (Values.size() == 1)
    return Values.front();
  Term T = make(TermKind::OneOf);
  T.Operands.assign(Values.begin(), Values.end());
  return intern(std::move(T));
}

TermId Terms::apply(const clang::ValueDecl *Fn, llvm::ArrayRef<TermId> Operands,
                    unsigned Site, bool Once) {
  for (TermId Operand : Operands)
    if (!Operand || (*this)[Operand].Depth >= MaxTermDepth)
      return opaque(Site);
  Term T = make(TermKind::Apply, 0, Once ? opaque(Site) : 0);
  T.Decl = Fn;
  T.Operands.assign(Operands.begin(), Operands.end());
  return intern(std::move(T));
}

TermId Terms::keyOf(TermId Element) {
  return intern(make(TermKind::KeyOf, Element));
}
TermId Terms::merge(unsigned Block, TermId Object) {
  return intern(make(TermKind::Merge, Object, 0, Block));
}
TermId Terms::pair(TermId A, TermId B) {
  return intern(make(TermKind::Pair, A, B));
}
TermId Terms::present(TermId Element) {
  return intern(make(TermKind::Present, Element));
}
TermId Terms::compare(unsigned Op, TermId A, TermId B) {
  return intern(make(TermKind::Compare, A, B, Op));
}

TermId Terms::negate(TermId A) {
  if (!A)
    return 0;
  const Term &T = (*this)[A];
  if (T.Kind == TermKind::Not)
    return T.A;
  if (T.Kind == TermKind::Text && (T.Text == "0" || T.Text == "1"))
    return text(T.Text == "0" ? "1" : "0");
  return intern(make(TermKind::Not, A));
}

TermId Terms::both(TermId A, TermId B) {
  for (auto [Mine, Other] : {std::pair(A, B), std::pair(B, A)})
    if ((*this)[Mine].Kind == TermKind::Text)
      return (*this)[Mine].Text == "0" ? Mine : Other;
  return A == B ? A
                : intern(make(TermKind::Both, std::min(A, B), std::max(A, B)));
}

TermId Terms::pointer(TermId Object) {
  const Term &T = (*this)[Object];
  return T.Kind == TermKind::Pointee ? T.A
                                     : intern(make(TermKind::Pointer, Object));
}

TermId Terms::object(TermId Address) {
  const Term &T = (*this)[Address];
  if (T.Kind == TermKind::Pointer || T.Kind == TermKind::Iterator)
    return T.A;
  return intern(make(TermKind::Pointee, Address));
}

TermId Terms::enclosing(TermId Object) const {
  const Term &O = (*this)[Object];
  bool Inner = O.Kind == TermKind::Member || O.Kind == TermKind::Item ||
               O.Kind == TermKind::Owned;
  return Inner ? O.A : 0;
}

TermId Terms::rootOf(TermId Object) const {
  while (TermId Outer = enclosing(Object))
    Object = Outer;
  return Object;
}

template <typename Map> TermId Terms::rebuild(TermId Id, Map &&Child) {
  const Term &Old = (*this)[Id];
  TermId A = Old.A ? Child(Old.A) : 0, B = Old.B ? Child(Old.B) : 0;
  bool Same = A == Old.A && B == Old.B;
  llvm::SmallVector<TermId, 2> Operands;
  for (TermId Operand : Old.Operands) {
    Operands.push_back(Child(Operand));
    Same &= Operands.back() == Operand;
  }
  if (Same)
    return Id;
  // Constructors that normalise must be asked again.
  if (Old.Kind == TermKind::Pointer)
    return pointer(A);
  if (Old.Kind == TermKind::Pointee)
    return object(A);
  if (Old.Kind == TermKind::Both)
    return both(A, B);
  if (Old.Kind == TermKind::Compare && Old.Site == 0 && A > B)
    std::swap(A, B); // equality is sorted, see Transfer::compare
  if (Old.Kind == TermKind::OneOf) {
    llvm::sort(Operands);
    Operands.erase(llvm::unique(Operands), Operands.end());
    return set(Operands);
  }
  Term T(Old);
  T.Marks = 0;
  T.A = A;
  T.B = B;
  T.Operands = Operands;
  return intern(std::move(T));
}

TermId Terms::aged(TermId Id, Recency What, unsigned Site) {
  const Term &T = (*this)[Id];
  if (!(T.Marks & mark(What, Site)))
    return Id;
  bool Mine = What == Recency::Block
                  ? T.Kind == TermKind::Merge
                  : T.Kind == TermKind::Element || T.Kind == TermKind::Opaque;
  if (Mine && T.Site == Site) {
    if (T.Age == OldestAge)
      return Id;
    Term Aged(T);
    ++Aged.Age;
    return intern(std::move(Aged));
  }
  return rebuild(Id, [&](TermId Child) { return aged(Child, What, Site); });
}

TermId Terms::replaced(TermId Id, TermId From, TermId To) {
  if (Id == From)
    return To;
  if (Id < From)
    return Id; // a term is made after its parts
  return rebuild(Id, [&](TermId Child) { return replaced(Child, From, To); });
}

TermId Terms::common(TermId A, TermId B,
                     const std::map<std::pair<TermId, TermId>, TermId> &Names) {
  if (A == B)
    return A;
  if (auto It = Names.find({A, B}); It != Names.end())
    return It->second;
  if (!A || !B)
    return 0;
  const Term &X = (*this)[A], &Y = (*this)[B];
  if (X.Kind != Y.Kind || X.Decl != Y.Decl || X.Site != Y.Site ||
      X.Age != Y.Age || X.Text != Y.Text || !X.A != !Y.A || !X.B != !Y.B ||
      X.Operands.size() != Y.Operands.size() || X.Depth == 1)
    return 0;
  // In the order in which rebuild() asks.
  llvm::SmallVector<TermId, 4> Parts;
  auto Part = [&](TermId Mine, TermId Other) {
    if (Mine)
      Parts.push_back(common(Mine, Other, Names));
  };
  Part(X.A, Y.A);
  Part(X.B, Y.B);
  for (auto [Mine, Other] : llvm::zip(X.Operands, Y.Operands))
    Part(Mine, Other);
  if (llvm::is_contained(Parts, 0u))
    return 0;
  const TermId *Next = Parts.begin();
  return rebuild(A, [&](TermId) { return *Next++; });
}

TermId Terms::timeless(TermId Id) {
  Term T((*this)[Id]);
  if (T.Kind == TermKind::Initial && T.B)
    return initial(timeless(T.A), 0);
  if (T.Kind == TermKind::Apply && T.B) {
    auto Operands = llvm::map_to_vector(
        T.Operands, [&](TermId Operand) { return timeless(Operand); });
    return apply(T.Decl, Operands, (*this)[T.B].Site);
  }
  return rebuild(Id, [&](TermId Child) { return timeless(Child); });
}

bool Terms::isAutomatic(TermId Object, const clang::FunctionDecl *Of) const {
  const Term &Root = (*this)[rootOf(Object)];
  const auto *Var = llvm::dyn_cast_or_null<clang::VarDecl>(Root.Decl);
  return Root.Kind == TermKind::Temporary ||
         (Root.Kind == TermKind::Variable && Var && Var->hasLocalStorage() &&
          (!Of || Var->getDeclContext()->getRedeclContext() == Of));
}

bool Terms::contains(TermId Id, TermId Part) const {
  if (Id == Part)
    return true;
  if (!Id || Id < Part)
    return false; // a term is made after its parts
  const Term &T = (*this)[Id];
  if ((T.A && contains(T.A, Part)) || (T.B && contains(T.B, Part)))
    return true;
  return llvm::any_of(T.Operands,
                      [&](TermId Operand) { return contains(Operand, Part); });
}

bool Terms::any(TermId Id, llvm::function_ref<bool(const Term &)> Holds) const {
  if (!Id)
    return false;
  const Term &T = (*this)[Id];
  return Holds(T) || any(T.A, Holds) || any(T.B, Holds) ||
         llvm::any_of(T.Operands,
                      [&](TermId Operand) { return any(Operand, Holds); });
}

bool Terms::isSummary(TermId Id) const {
  if (!Id)
    return true;
  const Term &T = (*this)[Id];
  if (T.Age == OldestAge || T.Depth >= MaxTermDepth)
    return true;
  if ((T.A && isSummary(T.A)) || (T.B && isSummary(T.B)))
    return true;
  return llvm::any_of(T.Operands,
                      [&](TermId Operand) { return isSummary(Operand); });
}

void Terms::collectElements(TermId Id,
                            llvm::SmallVectorImpl<TermId> &Out) const {
  const Term &T = (*this)[Id];
  if (!T.HasElement)
    return;
  if (T.Kind == TermKind::Element)
    Out.push_back(Id);
  for (TermId Part : {T.A, T.B})
    if (Part)
      collectElements(Part, Out);
  for (TermId Operand : T.Operands)
    collectElements(Operand, Out);
}

void Terms::print(TermId Id, llvm::raw_ostream &OS) const {
  if (!Id) {
    OS << '?';
    return;
  }
  const Term &T = (*this)[Id];
  auto Wrap = [&](llvm::StringRef Name) {
    OS << Name << '(';
    print(T.A, OS);
    if (T.B) {
      OS << ", ";
      print(T.B, OS);
    }
    OS << ')';
  };
  llvm::StringRef Ticks = llvm::StringRef("''").take_front(T.Age);
  switch (T.Kind) {
  case TermKind::Variable:
    OS << T.Decl->getNameAsString();
    return;
  case TermKind::Element:
    OS << 'e' << T.Site << Ticks;
    return;
  case TermKind::Opaque:
    OS << 'v' << T.Site << Ticks;
    return;
  case TermKind::Temporary:
    OS << 't' << T.Site;
    return;
  case TermKind::Member:
    print(T.A, OS);
    OS << '.';
    if (T.Decl)
      OS << T.Decl->getNameAsString();
    else
      OS << T.Site - 1;
    return;
  case TermKind::Item:
    print(T.A, OS);
    OS << '[';
    print(T.B, OS);
    OS << ']';
    return;
  case TermKind::This:
    OS << "this";
    return;
  case TermKind::Text:
    OS << T.Text;
    return;
  case TermKind::Pointee:
    OS << '*';
    print(T.A, OS);
    return;
  case TermKind::Pointer:
    OS << '&';
    print(T.A, OS);
    return;
  case TermKind::Owned:
    return Wrap("owned");
  case TermKind::Iterator:
    return Wrap("iterator");
  case TermKind::End:
    return Wrap("end");
  case TermKind::Initial:
    return Wrap("initial");
  case TermKind::KeyOf:
    return Wrap("key");
  case TermKind::Merge:
    return Wrap(("m" + llvm::Twine(T.Site) + Ticks).str());
  case TermKind::Pair:
    return Wrap("pair");
  case TermKind::Present:
    return Wrap("present");
  case TermKind::Compare:
    return Wrap(T.Site == 0 ? "equal" : T.Site == 2 ? "less" : "compare");
  case TermKind::Not:
    return Wrap("not");
  case TermKind::Both:
    return Wrap("both");
  case TermKind::Apply:
  case TermKind::OneOf:
    if (T.Kind == TermKind::OneOf)
      OS << "one-of";
    else if (T.Decl)
      OS << T.Decl->getNameAsString();
    OS << '(';
    llvm::interleaveComma(T.Operands, OS,
                          [&](TermId Operand) { print(Operand, OS); });
    OS << ')';
    if (T.Kind == TermKind::Apply && T.B) {
      OS << '#';
      print(T.B, OS);
    }
    return;
  }
}
