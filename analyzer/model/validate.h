// The promise of a front end: every id of every row refers to a row of the same file.
#pragma once

#include "analyzer/base/result.h"
#include "analyzer/model/facts.h"

namespace snapcheck::model {

/// Fails with the first row that breaks the contract of facts.h: an id out of range; a field whose base is no
/// earlier place; a row without scope, ends or callee; a span that ends before it begins or beyond `text_size`;
/// statements out of order. For tests and fuzzers: front ends keep the contract by construction.
base::Result<void> validate(const Facts& facts, std::size_t text_size);

}  // namespace snapcheck::model
