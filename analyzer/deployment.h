// Handlers that the deployment names: `Handler:` of SAM's template.yaml, serverless.yml and snapcheck-verify.yaml.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace snapcheck {

/// Values of `Handler:` / `handler:` keys in a template, without quotes: "app.lambda_handler",
/// "com.acme.Orders::handle"; also in a map in one line, `{Handler: app.main}`. Values that are no plain text (`!Ref`,
/// `${...}`), and programs (`./server`), are left out.
std::vector<std::string> handlers_in(std::string_view template_text);

/// Handlers of all templates in the folders of `files` and above them, up to the folders given in `roots`.
std::vector<std::string> find_handlers(const std::vector<std::string>& files, const std::vector<std::string>& roots);

}  // namespace snapcheck
