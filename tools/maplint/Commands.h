//===- Commands.h - The commands of maplint --------------------*- C++ -*--===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A command gets the arguments from its own name on, and returns the exit code:
// 0, 1 for what went wrong, 2 for a call that cannot be understood.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_TOOL_COMMANDS_H
#define MAPLINT_TOOL_COMMANDS_H

namespace maplint {

int dumpCommand(int Argc, const char **Argv);
int explainCommand(int Argc, const char **Argv);

} // namespace maplint

#endif // MAPLINT_TOOL_COMMANDS_H
