// How the variables of a native program are built, for the runner that reads them in the guest.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace snapcheck::vmm::verify {

/// What the debug information of a program or shared library of this host says, as "Layouts" in
/// vmm/guest/runners/README.md has it; null if it says of no variable how it is built.
nlohmann::json layout_of(const std::string& path);

}  // namespace snapcheck::vmm::verify
