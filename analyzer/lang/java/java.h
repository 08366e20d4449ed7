// The Java front end.
#pragma once

#include "analyzer/lang/frontend.h"

namespace snapcheck::lang::java {

/// Lowers one Java file (Java 8 to 21), as docs/lowering.md says. Thread-safe. Broken text gives the rows of what
/// could be read, and Facts::syntax_errors. Fails when the limit expired or the text is too large.
base::Result<model::Facts> lower(const Source& source, const Names& names, const Limits& limits);

}  // namespace snapcheck::lang::java
