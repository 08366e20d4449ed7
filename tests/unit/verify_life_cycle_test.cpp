#include "vmm/verify/life_cycle.h"

#include <gtest/gtest.h>

namespace snapcheck::vmm::verify {
namespace {

using Json = nlohmann::json;

TEST(VerifyLifeCycle, KnowsPlatformsByTheirNames) {
  ASSERT_NE(life_cycle("lambda-microvms"), nullptr);
  EXPECT_EQ(life_cycle("lambda"), nullptr);
  EXPECT_EQ(life_cycle_names(), "lambda-microvms");
}

TEST(VerifyLifeCycle, AsksOnThePathsOfThePlatform) {
  const LifeCycle& microvms = *life_cycle("lambda-microvms");
  EXPECT_EQ(before_event(microvms)["path"], "/aws/lambda-microvms/runtime/v1/ready");
  const Json after = after_event(microvms, "microvm-1-2");
  EXPECT_EQ(after["method"], "POST");
  EXPECT_EQ(after["path"], "/aws/lambda-microvms/runtime/v1/run");
  EXPECT_EQ(after["body"]["microvmId"], "microvm-1-2");
  EXPECT_EQ(after["body"]["runHookPayload"], "{}");
}

TEST(VerifyLifeCycle, AProgramMayNotBeReadyYet) {
  EXPECT_TRUE(is_not_yet({{"ok", true}, {"result", {{"status", 503}}}}));
  EXPECT_FALSE(is_not_yet({{"ok", true}, {"result", {{"status", 500}}}}));
  EXPECT_FALSE(is_not_yet({{"ok", false}}));
}

TEST(VerifyLifeCycle, AnythingBut200IsNoConsent) {
  EXPECT_EQ(why_refused({{"ok", true}, {"result", {{"status", 200}}}}), "");
  EXPECT_EQ(why_refused({{"ok", true}, {"result", {{"status", 503}}}}), "the answer is 503 instead of 200");
  EXPECT_EQ(why_refused({{"ok", true}, {"result", {{"count", 1}}}}), "it is no server of HTTP");
  EXPECT_EQ(why_refused({{"ok", true}, {"text", "<object>"}}), "it is no server of HTTP");
  EXPECT_EQ(why_refused({{"ok", false}, {"error", {{"type", "KeyError"}, {"message", "'id'"}}}}), "KeyError: 'id'");
}

}  // namespace
}  // namespace snapcheck::vmm::verify
