// The Python front end: Python 3.8 to 3.13 source text to Facts, as docs/lowering.md says.
#pragma once

#include "analyzer/base/result.h"
#include "analyzer/lang/frontend.h"
#include "analyzer/model/facts.h"

namespace snapcheck::lang::python {

/// Thread-safe. Fails only when the limit expired or the parser gave up.
base::Result<model::Facts> lower(const Source& source, const Names& names, const Limits& limits);

}  // namespace snapcheck::lang::python
