#include <fmt/format.h>

#include <memory>

#include "analyzer/cli/commands.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"

namespace snapcheck::cli {

Action declare_version(CLI::App& app) {
  const auto json = std::make_shared<bool>(false);
  app.add_flag("--json", *json, "as a JSON object");
  return [json]() -> int {
    const std::string text = *json
                                 ? fmt::format("{{\"name\": \"snapcheck\", \"version\": \"{}\"}}\n", SNAPCHECK_VERSION)
                                 : fmt::format("snapcheck {}\n", SNAPCHECK_VERSION);
    return print(text) ? kOk : kUsage;
  };
}

}  // namespace snapcheck::cli
