//===- ReadFixes.cpp - A read of m[k], rewritten --------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReadFixes.h"
#include "Page.h"

using namespace clang;
using namespace maplint;

namespace {

/// Lines are broken where they would get longer.
constexpr size_t MaxColumns = 80;

class Rewrite {
public:
  Rewrite(const ReadIdiom &Idiom, const ASTContext &Ctx)
      : Idiom(Idiom), On(Ctx, Idiom.Read.getBegin()) {}

  std::vector<FixItHint> all();

private:
  std::string text(SourceRange Range) const;
  std::string call(llvm::StringRef Method, llvm::StringRef Args) const;
  std::string declaration() const;
  std::string value() const;
  std::string whole(size_t Column, size_t Rest) const;
  size_t column(size_t At) const { return At - On.lineBegin(At); }
  size_t rest(size_t At) const;
  void replace(size_t From, size_t To, std::string Text);

  void declareInCondition();
  bool declareBefore();
  bool goesOn(size_t At) const;
  bool openBlock(size_t Open);
  bool addBraces();
  void guard();

  const ReadIdiom &Idiom;
  const Page On;
  std::vector<FixItHint> Out;
  size_t Moved = 0; ///< the column of the statement, if it gets its own line
};

} // namespace

std::string Rewrite::text(SourceRange Range) const {
  return On.slice(On.begin(Range.getBegin()), On.end(Range.getEnd())).str();
}

std::string Rewrite::call(llvm::StringRef Method, llvm::StringRef Args) const {
  return text(Idiom.Object) + (Idiom.Arrow ? "->" : ".") +
         (Method + "(" + Args + ")").str();
}

std::string Rewrite::declaration() const {
  return "auto " + Idiom.Iterator + " = " +
         call(Idiom.Names.Find, text(Idiom.Key)) + ";";
}

std::string Rewrite::value() const {
  return Idiom.Iterator + "->" + Idiom.Names.Value.str();
}

static std::string spaces(size_t Count) { return std::string(Count, ' '); }

/// What Whole becomes in this column, with so much behind it on the line.
std::string Rewrite::whole(size_t Column, size_t Rest) const {
  std::string Kept =
      On.slice(On.begin(Idiom.Whole.getBegin()),
               On.begin(Idiom.Read.getBegin()))
          .str() +
      value() +
      On.slice(On.end(Idiom.Read.getEnd()), On.end(Idiom.Whole.getEnd())).str();
  bool Found = Idiom.Form == ReadForm::And || Idiom.Form == ReadForm::Guard;
  std::string Asked = (Idiom.Parenthesize ? "(" : "") + Idiom.Iterator +
                      (Found ? " != " : " == ") + call(Idiom.Names.End, "");
  Kept += Idiom.Parenthesize ? ")" : "";
  bool Choice = Idiom.Form == ReadForm::Value;
  std::string First = Asked + (Choice  ? " ? " + Idiom.Default
                               : Found ? " &&"
                                       : " ||");
  std::string Second = (Choice ? ": " : "") + Kept;
  bool Fits = Idiom.Parenthesize ||
              Column + First.size() + 1 + Second.size() + Rest <= MaxColumns;
  size_t Below = Column + (Choice ? Asked.size() + 1 : 0);
  return First + (Fits ? " " : "\n" + spaces(Below)) + Second;
}

/// How much code is behind \p At on the line.
size_t Rewrite::rest(size_t At) const {
  llvm::StringRef Line = On.slice(At, On.lineEnd(At));
  return Line.take_front(Line.find("//")).rtrim().size();
}

void Rewrite::replace(size_t From, size_t To, std::string Text) {
  Out.push_back(FixItHint::CreateReplacement(
      CharSourceRange::getCharRange(On.at(From), On.at(To)), Text));
}

/// if (auto it = m.find(k); it != m.end() && it->second)
void Rewrite::declareInCondition() {
  size_t At = On.begin(Idiom.Condition);
  size_t From = On.begin(Idiom.Whole.getBegin());
  size_t To = On.end(Idiom.Whole.getEnd());
  std::string Between = On.slice(At, From).str();
  std::string Init = declaration();
  size_t Column = column(From) + Init.size() + 1, Rest = rest(To);
  std::string Whole = whole(Column, Rest);
  if (llvm::StringRef(Whole).contains('\n')) {
    if (!On.startsLine(On.begin(Idiom.Statement.getBegin())))
      return;
    Init += "\n" + spaces(column(At));
    Whole = whole(column(From), Rest);
  } else {
    Init += " ";
  }
  replace(At, To, Init + Between + Whole);
}

/// Is there more on the line than the end of what was begun?
bool Rewrite::goesOn(size_t At) const {
  llvm::StringRef Line = On.slice(At, On.lineEnd(At));
  return !Line.take_front(Line.find("//")).trim(" \t\r;,)").empty();
}

/// { return m[k]; }, on one line, becomes several lines.
bool Rewrite::openBlock(size_t Open) {
  size_t From = On.begin(Idiom.Statement.getBegin());
  size_t To = On.skipSemicolon(On.end(Idiom.Statement.getEnd()));
  size_t Close = On.skip(To);
  if (!To || On[Close] != '}' || !On.oneLine(Open, Close) ||
      On.slice(On.lineBegin(Open), Open).contains('{') || goesOn(Close + 1))
    return false;
  std::string Outer = "\n" + On.indent(Open).str();
  std::string Inner = Outer + On.unit().str();
  Moved = Inner.size() - 1;
  replace(Open + 1, From, Inner + declaration() + Inner);
  replace(To, Close, Outer);
  return true;
}

bool Rewrite::addBraces() {
  size_t From = On.begin(Idiom.Statement.getBegin());
  size_t To = On.skipSemicolon(On.end(Idiom.Statement.getEnd()));
  size_t Before = On.skipBack(From);
  // A parenthesis that a comment ends with closes no condition.
  llvm::StringRef Line = On.slice(On.lineBegin(Before), Before);
  if (!To || On[Before - 1] != ')' || Line.contains("//"))
    return false;
  size_t LineEnd = On.lineEnd(To);
  std::string Outer = "\n" + On.indent(On.begin(Idiom.Around)).str();
  std::string Inner = "\n" + On.indent(From).str();
  bool Comment = On.slice(To, LineEnd).ltrim().starts_with("//");
  if (!On.startsLine(From))
    Inner = Outer + On.unit().str();
  Moved = Inner.size() - 1;
  if (!Comment && !On.blank(To, LineEnd))
    return false;
  replace(Before, From, " {" + Inner + declaration() + Inner);
  Out.push_back(
      FixItHint::CreateInsertion(On.at(Comment ? LineEnd : To), Outer + "}"));
  return true;
}

bool Rewrite::declareBefore() {
  size_t From = On.begin(Idiom.Statement.getBegin());
  if (Idiom.Around.isValid())
    return addBraces();
  if (On.startsLine(From)) {
    Out.push_back(FixItHint::CreateInsertion(
        On.at(From), declaration() + "\n" + On.indent(From).str()));
    return true;
  }
  size_t Open = On.skipBack(From) - 1;
  return On[Open] == '{' && openBlock(Open);
}

/// if (auto it = m.find(k); it != m.end() && it->second)
///   it->second->run();
void Rewrite::guard() {
  size_t From = On.begin(Idiom.Statement.getBegin());
  size_t To = On.skipSemicolon(On.end(Idiom.Statement.getEnd()));
  if (!To || !On.startsLine(From) || !On.oneLine(From, To))
    return;
  std::string Indent = On.indent(From).str(), Head = "if (" + declaration();
  std::string Asked = whole(column(From) + Head.size() + 1, 1);
  if (llvm::StringRef(Asked).contains('\n'))
    Asked = "\n" + Indent + "    " + whole(column(From) + 4, 1);
  else
    Asked = " " + Asked;
  replace(From, On.end(Idiom.Read.getEnd()),
          Head + Asked + ")\n" + Indent + On.unit().str() + value());
}

std::vector<FixItHint> Rewrite::all() {
  if (Idiom.Form == ReadForm::Guard) {
    guard();
    return std::move(Out);
  }
  if (Idiom.Condition.isValid()) {
    declareInCondition();
    return std::move(Out);
  }
  size_t Start = On.begin(Idiom.Statement.getBegin());
  size_t From = On.begin(Idiom.Whole.getBegin());
  size_t To = On.end(Idiom.Whole.getEnd());
  if (From == Start || !declareBefore())
    return {};
  bool Moves = Moved && On.oneLine(Start, From);
  size_t Column = Moves ? Moved + From - Start : column(From);
  replace(From, To, whole(Column, rest(To)));
  return std::move(Out);
}

std::vector<FixItHint> maplint::rewriteRead(const ReadIdiom &Idiom,
                                            const ASTContext &Ctx) {
  return Rewrite(Idiom, Ctx).all();
}
