#!/usr/bin/env python3
"""c_sdk_test.py C_COMPILER CXX_COMPILER: the C and C++ SDK with one compiler, from sources to a user's program.

Builds it, twice and elsewhere for the same bytes, runs its tests, the conformance cases and the measurement of its cost, installs
it, moves the installation, and uses it from there with find_package and pkg-config, shared and static.
"""
import contextlib
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SDK = ROOT / "hooks-sdk" / "cpp"
WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Werror"]

C_PROGRAM = r"""
#include <snapcheck/hooks.h>
#include <stdio.h>
#include <string.h>

static char log_text[64];
static int write_log(void* user) { strcat(log_text, user); return 0; }

int main(void) {
  struct snapcheck_hook before = {sizeof before, write_log, "before ", "before", 0};
  struct snapcheck_hook after = {sizeof after, write_log, "after ", "after", 0};
  uint64_t generation = snapcheck_generation();
  if (snapcheck_before_checkpoint(&before, NULL) || snapcheck_after_restore(&after, NULL)) return puts(snapcheck_last_error());
  if (snapcheck_checkpoint() != SNAPCHECK_OK) return 2;
  if (snapcheck_run_before_snapshot() || snapcheck_run_after_restore(1)) return puts(snapcheck_last_error());
  printf("%s%d\n", log_text, (int)(snapcheck_generation() - generation));
  return 0;
}
"""

CXX_PROGRAM = r"""
#include <snapcheck/hooks.hpp>
#include <iostream>

int main() {
  snapcheck::engine<std::mt19937_64> generator;
  snapcheck::OnRestore<std::string> id([] { return snapcheck::uuid4(); });
  const std::string first = *id.get();
  auto hook = snapcheck::after_restore([] { std::cout << "after "; });
  snapcheck::simulate_restore();
  std::cout << (first != *id.get()) << generator.min() << "\n";
}
"""

OPENSSL_PROGRAM = r"""
#include <openssl/rand.h>
#include <snapcheck/openssl.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a clone draws: a child of a fork that no fork handler sees. Its pid is another one, which OpenSSL looks at, so the
   parent's is pretended. */
static pid_t pretended;
pid_t getpid(void) { return pretended; }

static void draw(int restored, unsigned char* out) {
  int ends[2];
  if (pipe(ends)) return;
  if (syscall(SYS_clone, 17 /* SIGCHLD */, 0, 0, 0, 0) == 0) {
    if (restored && snapcheck_run_after_restore(1)) _exit(2);
    unsigned char drawn[16];
    RAND_bytes(drawn, sizeof drawn);
    _exit(write(ends[1], drawn, sizeof drawn) != sizeof drawn);
  }
  if (read(ends[0], out, 16) != 16) memset(out, 0, 16);
  wait(NULL);
}

int main(void) {
  unsigned char a[16], b[16];
  pretended = (pid_t)syscall(SYS_getpid);
  RAND_bytes(a, sizeof a);
  if (snapcheck_openssl_reseed_on_restore() || snapcheck_openssl_reseed_on_restore()) return 3;
  draw(0, a), draw(0, b);
  printf("without a restore: %s", memcmp(a, b, 16) ? "different" : "cloned");
  draw(1, a), draw(1, b);
  printf(", after one: %s\n", memcmp(a, b, 16) ? "different" : "cloned");
  return 0;
}
"""

CONSUMER = """
cmake_minimum_required(VERSION 3.16)
project(consumer LANGUAGES C CXX)
find_package(snapcheck-hooks 0.1 CONFIG REQUIRED)
add_executable(c_shared main.c)
target_link_libraries(c_shared PRIVATE snapcheck::hooks)
add_executable(c_static main.c)
target_link_libraries(c_static PRIVATE snapcheck::hooks-static)
add_executable(cxx_shared main.cpp)
target_compile_features(cxx_shared PRIVATE cxx_std_17)
target_link_libraries(cxx_shared PRIVATE snapcheck::hooks)
add_executable(openssl_shared openssl.c)
target_link_libraries(openssl_shared PRIVATE snapcheck::hooks-openssl)
"""


def run(*command, environment=None, **options):
    env = {**os.environ, **(environment or {})}
    ran = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=250, env=env, **options)
    if ran.returncode != 0:
        raise SystemExit(f"exit {ran.returncode}: {' '.join(map(str, command))}\n{ran.stdout}{ran.stderr}")
    return ran.stdout


def check(what, seen, expected):
    if seen != expected:
        raise SystemExit(f"{what}: {seen!r} instead of {expected!r}")
    print(f"{what}: as expected")


class Build:
    def __init__(self, work, cc, cxx):
        self.work, self.cc, self.cxx = work, cc, cxx
        self.launcher = ["ccache"] if shutil.which("ccache") else []

    def cmake(self, source, build, *options):
        compilers = [f"-DCMAKE_C_COMPILER={self.cc}", f"-DCMAKE_CXX_COMPILER={self.cxx}"]
        run("cmake", "-S", source, "-B", build, "-G", "Ninja", *compilers, *options)
        run("cmake", "--build", build, "-j", "2")

    def sdk(self, name):
        build = self.work / name
        self.cmake(SDK, build, "-DSNAPCHECK_HOOKS_OPENSSL=ON", "-DCMAKE_C_FLAGS=-Werror")
        return build

    def program(self, source, build, *options):
        """Compiles one C++ source against the shared library in a build folder."""
        out = build / source.stem
        include = ["-I", SDK / "include"]
        link = ["-L", build, "-lsnapcheck-hooks", f"-Wl,-rpath,{build}", "-pthread"]
        run(*self.launcher, self.cxx, "-std=c++17", *WARNINGS, *include, *options[:1], "-c", source, "-o", f"{out}.o")
        run(self.cxx, f"{out}.o", "-o", out, *options[1:], *link)
        return out


def digests(build):
    names = sorted(path for path in build.glob("libsnapcheck-hooks*") if not path.is_symlink())
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in names}


def check_symbols(build):
    """Nothing but the documented names is visible."""
    symbols = run("nm", "-D", "--defined-only", "--format=just-symbols", build / "libsnapcheck-hooks.so").split()
    foreign = [symbol for symbol in symbols if not symbol.startswith("snapcheck_")]
    header = (SDK / "include" / "snapcheck" / "hooks.h").read_text()
    undocumented = [symbol for symbol in symbols if f"{symbol}(" not in header]
    check("visible symbols", (foreign, undocumented, len(symbols) > 15), ([], [], True))


def check_installed(build, prefix):
    consumer = build.work / "consumer"
    consumer.mkdir()
    for name, text in (("main.c", C_PROGRAM), ("main.cpp", CXX_PROGRAM), ("openssl.c", OPENSSL_PROGRAM)):
        (consumer / name).write_text(text)
    (consumer / "CMakeLists.txt").write_text(CONSUMER)
    out = consumer / "build"
    build.cmake(consumer, out, f"-DCMAKE_PREFIX_PATH={prefix}")
    for name in ("c_shared", "c_static"):
        check(f"find_package, {name}", run(out / name), "before after 1\n")
    check("find_package, cxx_shared", run(out / "cxx_shared"), "after 10\n")
    check("OpenSSL", run(out / "openssl_shared"), "without a restore: cloned, after one: different\n")

    libraries = next(prefix.glob("lib*/**/pkgconfig")).parent
    package = {"PKG_CONFIG_PATH": str(libraries / "pkgconfig"), "LD_LIBRARY_PATH": str(libraries)}
    flags = run("pkg-config", "--cflags", "--libs", "snapcheck-hooks", environment=package).split()
    check("pkg-config knows the version", run("pkg-config", "--modversion", "snapcheck-hooks", environment=package), "0.1.0\n")
    run(build.cc, "-std=c11", *WARNINGS, consumer / "main.c", "-o", out / "by_pkg_config", *flags)
    check("pkg-config", run(out / "by_pkg_config", environment=package), "before after 1\n")
    run(build.cc, "-std=c11", *WARNINGS, consumer / "main.c", "-o", out / "by_archive", f"-I{prefix}/include",
        libraries / "libsnapcheck-hooks.a", "-pthread")
    check("static archive", run(out / "by_archive"), "before after 1\n")


def main():
    cc, cxx = sys.argv[1:]
    with contextlib.ExitStack() as stack:
        work = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory()))
        build = Build(work, cc, cxx)
        one, two = build.sdk("one"), build.sdk("elsewhere/two")
        check("two builds have the same bytes", digests(one), digests(two))
        for name, digest in digests(one).items():
            print(" ", name, digest)
        check_symbols(one)
        print(run(build.program(ROOT / "hooks-sdk/conformance/cpp_runner.cpp", one, "-O1"),
                  ROOT / "hooks-sdk/conformance/cases").strip())
        test = build.program(ROOT / "tests/hooks/cpp/sdk_test.cpp", one, "-O1", "-lgmock", "-lgtest")
        print(run(test, "--gtest_brief=1").strip())
        run("cmake", "--install", one, "--prefix", work / "installed")
        shutil.rmtree(one)
        (work / "installed").rename(work / "moved")
        check_installed(build, work / "moved")
    return 0


if __name__ == "__main__":
    sys.exit(main())
