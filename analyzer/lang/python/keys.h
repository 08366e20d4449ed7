// Under which keys of a dictionary a value is kept, as far as the text around it says so.
#pragma once

#include <string>
#include <string_view>

#include "analyzer/base/span.h"

namespace snapcheck::lang::python {

/// "['id']" for the value uuid4() in `SESSION = {"id": uuid4().hex}` or `SESSION["id"] = uuid4().hex` when `holder`,
/// the qualified name of the variable that keeps it, is "app.SESSION"; written as the runner of verify writes keys
/// (vmm/guest/PROTOCOL.md). Empty when the value goes there another way, or a key is no plain text. Parses the file.
std::string keys_of(std::string_view file, base::Span value, std::string_view holder);

}  // namespace snapcheck::lang::python
