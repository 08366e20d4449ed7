// What verify says of an init that failed, and how Markdown shows it.
#include <gtest/gtest.h>

#include "vmm/verify/session.h"
#include "vmm/verify/writers.h"

namespace snapcheck::vmm::verify {
namespace {

using Json = nlohmann::json;

Json failed(const char* type, const char* message, const char* trace) {
  return {{"ok", false}, {"error", {{"type", type}, {"message", message}, {"trace", trace}}}};
}

TEST(VerifyTexts, AnInitThatWasGivenUpMayBeSlow) {
  Json answer = failed("InitTimeout", "it does not come to its end", "in wait");
  answer["hung"] = true;
  EXPECT_EQ(init_error_text(answer, ""),
            "InitTimeout: it does not come to its end; raise --timeout, if it is only slow; it stands here\nin wait");
  answer = failed("InitTimeout", "not ready", "");
  answer["hung"] = true;
  EXPECT_EQ(init_error_text(answer, "hello\n"), "InitTimeout: not ready; raise --timeout, if it is only slow\nhello\n");
}

TEST(VerifyTexts, AdviceIsInTheFirstLine) {
  EXPECT_EQ(init_error_text(failed("MemoryError", "", "in app"), ""),
            "MemoryError: ; the guest ran out of memory: raise --memory\nin app");
  EXPECT_EQ(init_error_text(failed("OSError", "no table", "in app"), "opening\n"),
            "OSError: no table\nin app\nopening\n");
}

TEST(VerifyTexts, MarkdownShowsTheTraceToo) {
  Report report;
  report.reason = "init failed; it stands here\nin wait\n";
  EXPECT_NE(write_markdown({report}, {}).find("init failed; it stands here:\n\n```\nin wait\n```\n\n0 cold boots"),
            std::string::npos);
  report.reason = "nothing was observed";
  EXPECT_NE(write_markdown({report}, {}).find("nothing was observed. 0 cold boots"), std::string::npos);
}

}  // namespace
}  // namespace snapcheck::vmm::verify
