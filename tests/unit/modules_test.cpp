// Which file a Python import means.
#include "analyzer/lang/python/modules.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace snapcheck::lang::python {
namespace {

using Paths = std::vector<std::string>;

std::map<std::string, std::string> names(const Paths& paths) {
  std::map<std::string, std::string> found;
  const ModuleIndex index(paths);
  for (const Module& module : index.modules()) found[module.path] = module.name;
  return found;
}

TEST(ModuleIndex, NamesBeginAtTheImportRoot) {
  const auto found = names({"src/app.py", "src/shop/__init__.py", "src/shop/cart.py", "src/shop/db/__init__.py",
                            "src/shop/db/pool.py", "tools/run.py"});
  EXPECT_EQ(found.at("src/app.py"), "app");
  EXPECT_EQ(found.at("src/shop/__init__.py"), "shop");
  EXPECT_EQ(found.at("src/shop/cart.py"), "shop.cart");
  EXPECT_EQ(found.at("src/shop/db/__init__.py"), "shop.db");
  EXPECT_EQ(found.at("src/shop/db/pool.py"), "shop.db.pool");
  EXPECT_EQ(found.at("tools/run.py"), "run");
}

TEST(ModuleIndex, Packages) {
  const ModuleIndex index(Paths{"shop/__init__.py", "shop/cart.py", "__init__.py"});
  EXPECT_TRUE(index.is_package("shop/__init__.py"));
  EXPECT_FALSE(index.is_package("shop/cart.py"));
  EXPECT_EQ(index.name_of("__init__.py"), "__init__");
  EXPECT_EQ(index.module("nowhere.py"), nullptr);
  EXPECT_EQ(index.name_of("x/nowhere.py"), "nowhere");
}

TEST(ModuleIndex, EqualNamesGetMoreOfTheirPaths) {
  const auto found = names({"functions/a/app.py", "functions/b/app.py", "functions/a/util.py", "x/1/handler.py",
                            "y/1/handler.py", "handler.py"});
  EXPECT_EQ(found.at("functions/a/app.py"), "a.app");
  EXPECT_EQ(found.at("functions/b/app.py"), "b.app");
  EXPECT_EQ(found.at("functions/a/util.py"), "util");
  EXPECT_EQ(found.at("x/1/handler.py"), "x.1.handler");
  EXPECT_EQ(found.at("y/1/handler.py"), "y.1.handler");
  EXPECT_EQ(found.at("handler.py"), "handler");
}

TEST(ModuleIndex, EqualPackagesAreToldApart) {
  const auto found = names({"one/shop/__init__.py", "one/shop/a.py", "two/shop/__init__.py", "two/shop/a.py"});
  EXPECT_EQ(found.at("one/shop/__init__.py"), "one.shop");
  EXPECT_EQ(found.at("two/shop/a.py"), "two.shop.a");
}

TEST(ModuleIndex, NamesAreUniqueWhatever) {
  const Paths paths = {"a.py", "a/__init__.py", "x.y/b.py", "x_y/b.py", "./c.py", "c.py", "/abs/d.py", "d.py", "a.py"};
  const ModuleIndex index(paths);
  std::set<std::string> found;
  for (const Module& module : index.modules()) EXPECT_TRUE(found.insert(module.name).second) << module.name;
  EXPECT_EQ(index.modules().size(), 8u);
  EXPECT_EQ(index.name_of("a/__init__.py"), "a");
}

TEST(ModuleIndex, TheOrderOfThePathsDoesNotMatter) {
  EXPECT_EQ(names({"f/a/app.py", "f/b/app.py", "app.py"}), names({"app.py", "f/b/app.py", "f/a/app.py"}));
}

TEST(ModuleIndex, OwnImportRootFirst) {
  const ModuleIndex index(
      Paths{"functions/a/app.py", "functions/a/util.py", "functions/b/app.py", "functions/b/util.py"});
  EXPECT_EQ(index.resolve("functions/a/app.py", "util"), "a.util");
  EXPECT_EQ(index.resolve("functions/b/app.py", "util"), "b.util");
}

TEST(ModuleIndex, PackagesAndTheirModules) {
  const ModuleIndex index(Paths{"src/shop/__init__.py", "src/shop/cart.py", "src/shop/db/__init__.py", "src/main.py"});
  EXPECT_EQ(index.resolve("src/shop/cart.py", "shop"), "shop");
  EXPECT_EQ(index.resolve("src/shop/cart.py", "shop.db"), "shop.db");
  EXPECT_EQ(index.resolve("src/shop/cart.py", "main"), "main");
  EXPECT_EQ(index.resolve("src/main.py", "shop.cart"), "shop.cart");
  EXPECT_EQ(index.resolve("src/main.py", "shop.nothing"), std::nullopt);
  EXPECT_EQ(index.resolve("src/main.py", "cart"), std::nullopt);
}

TEST(ModuleIndex, UpwardsAndSrc) {
  const ModuleIndex index(
      Paths{"proj/tests_/run/go.py", "proj/settings.py", "proj/src/lib/__init__.py", "proj/src/lib/a.py"});
  EXPECT_EQ(index.resolve("proj/tests_/run/go.py", "settings"), "settings");
  EXPECT_EQ(index.resolve("proj/tests_/run/go.py", "lib.a"), "lib.a");
  EXPECT_EQ(index.resolve("proj/tests_/run/go.py", "tests_.run.go"), "go");
  EXPECT_EQ(index.resolve("proj/settings.py", "proj.settings"), "settings");
}

TEST(ModuleIndex, TheSearchEndsAboveTheScanRoot) {
  const Paths paths = {"/home/u/p/app.py", "/home/lib.py", "/home/u/x/lib.py"};
  const Paths roots = {"/home/u/p"};
  EXPECT_EQ(ModuleIndex(paths, roots).resolve("/home/u/p/app.py", "lib"), std::nullopt);
  EXPECT_EQ(ModuleIndex(paths).resolve("/home/u/p/app.py", "lib"), "home.lib");
}

TEST(ModuleIndex, TheOnlyFileOfThatName) {
  const ModuleIndex index(Paths{"layers/common/python/common/__init__.py", "layers/common/python/common/ids.py",
                                "functions/a/app.py", "functions/b/app.py", "one/twice.py", "two/twice.py"});
  EXPECT_EQ(index.resolve("functions/a/app.py", "common.ids"), "common.ids");
  EXPECT_EQ(index.resolve("functions/a/app.py", "twice"), std::nullopt);
  EXPECT_EQ(index.resolve("functions/a/app.py", "ids"), std::nullopt);
}

TEST(ModuleIndex, LibrariesAreNotShadowedFromAfar) {
  const Paths paths = {"app/main.py", "other/random.py", "random.py", "clients/redis.py", "app/logging.py"};
  const Paths libraries = {"redis"};
  const ModuleIndex index(paths, {}, libraries);
  EXPECT_EQ(index.resolve("app/main.py", "random"), std::nullopt);
  EXPECT_EQ(index.resolve("app/main.py", "redis"), std::nullopt);
  EXPECT_EQ(index.resolve("app/main.py", "logging"), "logging");
  EXPECT_TRUE(is_standard_module("uuid"));
  EXPECT_FALSE(is_standard_module("requests"));
}

TEST(ModuleIndex, RelativeImportsOfQualifiedModulesAreFound) {
  // `from . import sib` in functions/a/app.py, whose canonical name is a.app, asks for "a.sib".
  const ModuleIndex index(Paths{"functions/a/app.py", "functions/a/sib.py", "functions/b/app.py"});
  EXPECT_EQ(index.resolve("functions/a/app.py", "a.sib"), "sib");
}

TEST(ModuleIndex, ManyFilesOfOneName) {
  Paths paths;
  for (int i = 0; i < 50000; ++i)
    paths.push_back("deep/er/d" + std::to_string(i % 250) + "/e" + std::to_string(i / 250) + "/app.py");
  const ModuleIndex index(paths);
  for (const std::string& path : paths) ASSERT_EQ(index.resolve(path, "app"), index.name_of(path));
  EXPECT_EQ(index.name_of("deep/er/d1/e7/app.py"), "d1.e7.app");
}

}  // namespace
}  // namespace snapcheck::lang::python
