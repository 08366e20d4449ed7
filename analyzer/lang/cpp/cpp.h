// The front end for C and C++ as the table of front ends has it: one file by itself, with guessed or found flags. A
// scan reads whole trees through units.h.
#pragma once

#include "analyzer/lang/frontend.h"

namespace snapcheck::lang::cpp {

base::Result<model::Facts> lower(const Source& source, const Names& names, const Limits& limits);

}  // namespace snapcheck::lang::cpp
