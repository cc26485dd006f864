//===- FixIts.cpp - An idiom, rewritten -----------------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FixIts.h"
#include "../Facts/LoopIdiom.h"
#include "Page.h"
#include "clang/AST/ASTContext.h"

using namespace clang;
using namespace maplint;

namespace {

class Rewrite {
public:
  Rewrite(const EraseIdiom &Idiom, const ASTContext &Ctx)
      : Idiom(Idiom), On(Ctx, Idiom.Call.getBegin()),
        Step("++" + Idiom.Iterator + ";") {}

  std::vector<FixItHint> all();

private:
  void insert(size_t At, const llvm::Twine &Text);
  void remove(size_t From, size_t To);
  void removeBoth(size_t Space, size_t From, size_t To);
  void assign();
  bool dropIncrement();
  bool dropStatement(size_t From, size_t To);
  bool addElse();
  void addElseBlock(size_t Open, size_t Close);
  bool addLast();

  const EraseIdiom &Idiom;
  const Page On;
  const std::string Step;
  std::vector<FixItHint> Out;
};

} // namespace

void Rewrite::insert(size_t At, const llvm::Twine &Text) {
  Out.push_back(FixItHint::CreateInsertion(On.at(At), Text.str()));
}

void Rewrite::remove(size_t From, size_t To) {
  if (From == To)
    return;
  Out.push_back(FixItHint::CreateRemoval(
      CharSourceRange::getCharRange(On.at(From), On.at(To))));
}

/// One by one: clangd shows a diagnostic at the removal that it stands in,
/// which must not begin on the line before.
void Rewrite::removeBoth(size_t Space, size_t From, size_t To) {
  remove(Space, From);
  remove(From, To);
}

void Rewrite::assign() {
  insert(On.begin(Idiom.Call.getBegin()), Idiom.Iterator + " = ");
  size_t From = On.begin(Idiom.Argument.getBegin());
  size_t To = On.end(Idiom.Argument.getEnd());
  if (On.slice(From, To) != Idiom.Iterator)
    Out.push_back(FixItHint::CreateReplacement(
        CharSourceRange::getCharRange(On.at(From), On.at(To)), Idiom.Iterator));
}

/// A statement goes with all the space before it: Clang takes more than it is
/// told where a removal starts a line. It must not leave a comment behind.
bool Rewrite::dropStatement(size_t From, size_t To) {
  if (On.startsLine(From) && !On.blank(To, On.lineEnd(To)))
    return false;
  removeBoth(On.skipBack(From), From, To);
  return true;
}

bool Rewrite::dropIncrement() {
  size_t From = On.begin(Idiom.Increment.getBegin());
  size_t To = On.end(Idiom.Increment.getEnd());
  size_t Before = On.skipBack(From), Next = On.skip(To);
  if (On[Next] == ',') // ++it, ++n
    remove(From, On.skip(Next + 1));
  else if (On[Before - 1] == ',') // ++n, ++it
    removeBoth(Before - 1, From, To);
  else if (On[Next] == ')' && On[Before - 1] == ';') // the header
    removeBoth(Before, From, Next);
  else
    return On[Next] == ';' && dropStatement(From, Next + 1);
  return true;
}

void Rewrite::addElseBlock(size_t Open, size_t Close) {
  std::string Indent = On.indent(Close).str();
  std::string Inner = On.indent(On.begin(Idiom.Call.getBegin())).str();
  if (On.oneLine(Open, Close))
    insert(Close + 1, " else { " + Step + " }");
  else if (On.startsLine(Open))
    insert(Close + 1, "\n" + Indent + "else\n" + Indent + "{\n" + Inner + Step +
                          "\n" + Indent + "}");
  else
    insert(Close + 1, " else {\n" + Inner + Step + "\n" + Indent + "}");
}

bool Rewrite::addElse() {
  size_t From = On.begin(Idiom.Then.getBegin());
  size_t To = On.end(Idiom.Then.getEnd());
  if (Idiom.ThenIsBlock) {
    addElseBlock(From, To - 1);
    return true;
  }
  To = On.skip(To);
  if (On[To++] != ';')
    return false;
  size_t If = On.begin(Idiom.If);
  std::string Indent = On.indent(If).str();
  size_t LineEnd = On.lineEnd(To);
  bool Comment = On.slice(To, LineEnd).ltrim().starts_with("//");
  if (On.startsLine(From))
    insert(Comment ? LineEnd : To,
           "\n" + Indent + "else\n" + On.indent(From) + Step);
  else if (On.startsLine(If))
    insert(Comment ? LineEnd : To, "\n" + Indent + "else " + Step);
  else
    insert(To, " else " + Step);
  return true;
}

bool Rewrite::addLast() {
  size_t Open = On.begin(Idiom.Block.getBegin());
  size_t Close = On.begin(Idiom.Block.getEnd());
  size_t Last = On.begin(Idiom.Last);
  if (On.oneLine(Open, Close)) {
    insert(On.skipBack(Close), " " + Step);
    return true;
  }
  if (!On.startsLine(Close) || !On.startsLine(Last))
    return false;
  insert(On.lineBegin(Close), On.indent(Last) + Step + "\n");
  return true;
}

std::vector<FixItHint> Rewrite::all() {
  assign();
  bool Good = true;
  if (Idiom.If.isValid())
    Good = addElse();
  else if (Idiom.Block.isValid())
    Good = addLast();
  // Last: in LSP a removal follows the insertions at its place.
  Good = Good && (Idiom.Increment.isInvalid() || dropIncrement());
  return Good ? std::move(Out) : std::vector<FixItHint>();
}

void maplint::addFixes(Finding &F, const FunctionDecl &Function) {
  if (F.What != Hazard::DeadHandle || F.How != Strength::Definite ||
      F.Cause != DeathCause::Erased || F.Hidden || !F.Kill || !F.Type)
    return;
  std::optional<EraseIdiom> Idiom =
      findEraseIdiom(Function, *F.Type, F.Kill->Range, F.At);
  if (!Idiom)
    return;
  if (F.OwnKey)
    F.Instead = Remedy::Own;
  (F.OwnKey || Idiom->BeforeDestructors ? F.DoubtfulFixes : F.Fixes) =
      Rewrite(*Idiom, Function.getASTContext()).all();
}
