// Names of symbols, as snapcheck scan writes those of variables.
#pragma once

#include <string>

namespace snapcheck::runner {

/// `app::(anonymous namespace)::draw(int)::next` as the demangler has it; a name of C as it is.
std::string demangled(const std::string& symbol);

/// `app::draw::next`: without unnamed namespaces, parameters, template arguments and tags.
std::string plain_name(const std::string& demangled);

}  // namespace snapcheck::runner
