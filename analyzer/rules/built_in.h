// The rules and catalogues that come with the program, checked and compiled in at build time (embed_main.cpp).
#pragma once

#include "analyzer/base/result.h"
#include "analyzer/model/catalog.h"

namespace snapcheck::rules {

/// A fresh copy. Fails only when the build went wrong.
base::Result<model::RuleSet> built_in();

}  // namespace snapcheck::rules
