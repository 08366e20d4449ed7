// The package of a Java file without parsing it.
#pragma once

#include <string_view>

namespace snapcheck::lang::java {

/// The name in the file's `package` line, as written; empty when there is none before the first declaration or
/// import. Skips comments, annotations and whitespace; reads no further than it must. With the file's stem it
/// gives the name of the file's type. The view points into `text`.
std::string_view package_of(std::string_view text);

}  // namespace snapcheck::lang::java
