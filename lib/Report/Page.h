//===- Page.h - A file that a fix-it changes --------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How the lines around a fix-it are laid out.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_REPORT_PAGE_H
#define MAPLINT_REPORT_PAGE_H

#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

namespace maplint {

/// One file as text. All places are offsets; an end is past its last character.
class Page {
public:
  Page(const clang::ASTContext &Ctx, clang::SourceLocation Any)
      : Ctx(Ctx), SM(Ctx.getSourceManager()), File(SM.getFileID(Any)),
        Text(SM.getBufferData(File)) {}

  size_t begin(clang::SourceLocation Loc) const {
    return SM.getFileOffset(Loc);
  }
  size_t end(clang::SourceLocation Loc) const {
    return begin(Loc) +
           clang::Lexer::MeasureTokenLength(Loc, SM, Ctx.getLangOpts());
  }
  clang::SourceLocation at(size_t Offset) const {
    return SM.getLocForStartOfFile(File).getLocWithOffset(Offset);
  }

  size_t lineBegin(size_t At) const { return Text.rfind('\n', At) + 1; }
  size_t lineEnd(size_t At) const {
    return std::min(Text.find('\n', At), Text.size());
  }
  llvm::StringRef indent(size_t At) const {
    return Text.substr(lineBegin(At)).take_while([](char C) {
      return C == ' ' || C == '\t';
    });
  }
  bool startsLine(size_t At) const { return blank(lineBegin(At), At); }
  bool blank(size_t From, size_t To) const {
    return Text.slice(From, To).trim().empty();
  }
  bool oneLine(size_t From, size_t To) const {
    return !Text.slice(From, To).contains('\n');
  }
  /// Past the last character before \p At, and the next one from it on.
  size_t skipBack(size_t At) const {
    return Text.take_front(At).rtrim().size();
  }
  size_t skip(size_t At) const {
    return Text.size() - Text.substr(At).ltrim().size();
  }
  /// Past the `;` of a statement that ends at \p At; 0 if none follows.
  size_t skipSemicolon(size_t At) const {
    At = skip(At);
    return (*this)[At] == ';' ? At + 1 : 0;
  }
  /// What one step of indentation is in this file.
  llvm::StringRef unit() const;
  char operator[](size_t At) const { return At < Text.size() ? Text[At] : 0; }
  llvm::StringRef slice(size_t From, size_t To) const {
    return Text.slice(From, To);
  }

private:
  const clang::ASTContext &Ctx;
  const clang::SourceManager &SM;
  clang::FileID File;
  llvm::StringRef Text;
};

/// The first line that is indented after one that opens a block tells.
inline llvm::StringRef Page::unit() const {
  for (size_t At = Text.find("{\n"); At != llvm::StringRef::npos;
       At = Text.find("{\n", At + 1)) {
    llvm::StringRef Outer = indent(At), Inner = indent(At + 2);
    if (Inner.size() > Outer.size() && Inner.starts_with(Outer))
      return Inner.drop_front(Outer.size());
  }
  return "  ";
}

} // namespace maplint

#endif // MAPLINT_REPORT_PAGE_H
