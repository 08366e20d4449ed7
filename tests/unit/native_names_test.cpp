// The names that the native runner gives variables are those that scan gives them.
#include <gtest/gtest.h>

#include "vmm/guest/runners/native/names.h"

namespace snapcheck::runner {
namespace {

std::string name_of(const char* symbol) { return plain_name(demangled(symbol)); }

TEST(NativeNames, NamesOfCAndOfNamespacesStay) {
  EXPECT_EQ(name_of("counter"), "counter");
  EXPECT_EQ(name_of("kept.0"), "kept.0") << "a static of a function of C";
  EXPECT_EQ(name_of("_ZN3app8open_oneE"), "app::open_one");
}

TEST(NativeNames, AnUnnamedNamespaceHasNoName) {
  EXPECT_EQ(name_of("_ZN3app12_GLOBAL__N_16hiddenE"), "app::hidden");
  EXPECT_EQ(name_of("_ZN12_GLOBAL__N_17counterE"), "counter");
  EXPECT_EQ(name_of("_ZN12_GLOBAL__N_14deep12_GLOBAL__N_12idE"), "deep::id");
  EXPECT_EQ(name_of("_ZN12_GLOBAL__N_14Pool4seedE"), "Pool::seed");
}

TEST(NativeNames, AStaticOfAFunctionHasTheFunctionsNameAlone) {
  EXPECT_EQ(name_of("_ZZN12_GLOBAL__N_16ticketEvE5first"), "ticket::first");
  EXPECT_EQ(name_of("_ZZN3app9open_drawERKNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEEE1t"),
            "app::open_draw::t");
  EXPECT_EQ(name_of("_ZZNK4CallclEvE1u"), "Call::operator()::u");
  EXPECT_EQ(name_of("_ZZ4mainE1y"), "main::y");
  EXPECT_EQ(plain_name("Call::operator<(Call const&) const::v"), "Call::operator<::v");
  EXPECT_EQ(plain_name("main::{lambda(int)#1}::operator()(int) const::x"), "main::{lambda(int)#1}::operator()::x");
  EXPECT_EQ(plain_name("app::operators(int)::x"), "app::operators::x");
}

TEST(NativeNames, TemplateArgumentsAndTagsAreLeftOut) {
  EXPECT_EQ(name_of("_ZN3app3BoxIjE1vE"), "app::Box::v");
  EXPECT_EQ(name_of("_ZZ3genIiEjT_E1t"), "gen::t");
  EXPECT_EQ(name_of("_ZN3app4nameB5cxx11E"), "app::name");
  EXPECT_EQ(plain_name("app::total (.lto_priv.0)"), "app::total");
}

}  // namespace
}  // namespace snapcheck::runner
