// Under which keys a value is kept: only what the text says for sure.
#include "analyzer/lang/python/keys.h"

#include <gtest/gtest.h>

namespace snapcheck::lang::python {
namespace {

/// The keys of the value `make()` in `text`, which `app.BOX` keeps.
std::string keys(std::string_view text) {
  const std::size_t begin = text.find("make()");
  EXPECT_NE(begin, std::string_view::npos) << text;
  const auto at = static_cast<std::uint32_t>(begin);
  return keys_of(text, {at, at + 6}, "app.BOX");
}

TEST(PythonKeys, OfADisplay) {
  EXPECT_EQ(keys("BOX = {'a': 1, \"id\": make().hex}\n"), "['id']");
  EXPECT_EQ(keys("BOX = {'a': {'b': str(make())[:4], 'c': 2}}\n"), "")
      << "what comes out of a subscript is something else";
  EXPECT_EQ(keys("BOX = {'a': {'b': f'x-{make()}', 'c': 2}}\n"), "['a']['b']");
  EXPECT_EQ(keys("def start():\n    global BOX\n    BOX = ({'id': 'a' + make()})\n"), "['id']");
}

TEST(PythonKeys, OfATarget) {
  EXPECT_EQ(keys("BOX['id'] = make()\n"), "['id']");
  EXPECT_EQ(keys("shop.BOX['a']['b'] = {'c': make() if x else None}\n"), "['a']['b']['c']");
}

TEST(PythonKeys, AreEmptyWhereTheTextDoesNotSay) {
  for (const char* text :
       {"BOX = make()\n", "BOX = [{'id': make()}]\n", "BOX = Frozen({'id': make()})\n", "BOX[key] = make()\n",
        "BOX = {key: make()}\n", "BOX = {make(): 'id'}\n", "BOX = {'a\\n': make()}\n", "BOX = {b'a': make()}\n",
        "OTHER = {'id': make()}\n", "OTHER = BOX = {'id': make()}['id']\n", "BOX.update({'id': make()})\n",
        "BOX = {'id': lambda: make()}\n", "BOX = {'id': [make() for _ in x]}\n", "BOX += {'id': make()}\n",
        "def f(box={'id': make()}):\n    pass\n", "make()", "BOX = {'id': make()"}) {
    EXPECT_EQ(keys(text), "") << text;
  }
}

}  // namespace
}  // namespace snapcheck::lang::python
