#!/usr/bin/env python3
"""Keeps the direction of dependencies (docs/design.md): who may include whom, and who may see which library.

Long files and functions are named too, as warnings: they are places to look, not errors.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent

# Folder -> folders of which it may include headers, besides its own. Files directly in analyzer/ are "scan"; "vmm" are
# those directly in vmm/ and in vmm/{kvm,x86_64,devices}, the virtual machine itself. The runners talk JSON, the agent does not.
MAY_INCLUDE = {
    "vmm": {"base"},
    "vmm/server": {"base", "vmm"},
    "vmm/image": {"base"},
    "vmm/engine": {"base", "vmm/image"},
    "vmm/verify": {"base", "vmm/image", "vmm/engine"},
    "vmm/guest": set(),
    "vmm/guest/runners": set(),
    "base": set(),
    "model": {"base"},
    "lang": {"base", "model"},
    "rules": {"base", "model"},
    "output": {"base", "model"},
    "scan": {"base", "model", "lang", "rules"},
    "cli": {"base", "model", "lang", "rules", "output", "scan", "vmm/image", "vmm/engine", "vmm/verify"},
}
MACHINE = {"kvm", "x86_64", "devices"}

# Header prefix of a library -> folders that may include it.
LIBRARIES = {
    "tree_sitter/": {"lang"},
    "yaml-cpp/": {"rules", "cli", "scan"},
    "CLI/": {"cli"},
    "nlohmann/": {"lang", "output", "cli", "vmm/server", "vmm/engine", "vmm/verify", "vmm/guest/runners"},
    "openssl/": {"vmm", "vmm/image"},
    "archive": {"vmm/image"},
    "linux/kvm": {"vmm", "vmm/engine"},
    "elfutils/": {"vmm/verify", "vmm/guest/runners"},
    "gelf": {"vmm/verify"},
    "dwarf": {"vmm/verify"},
    "gtest/": set(),
}
# Header prefix of a library -> the only folder that may include it: a program of its own.
ONE_FOLDER = {
    "clang/": "analyzer/lang/cpp/helper",
    "llvm/": "analyzer/lang/cpp/helper",
}

MAX_FILE_LINES = 600
MAX_FUNCTION_LINES = 80

INCLUDE = re.compile(r'^\s*#\s*include\s+["<]([^">]+)[">]')


def layer_of(path):
    """The layer of a path from the project's root, below analyzer/ or vmm/."""
    inner = path.parts[1:]
    if inner[:2] == ("guest", "runners"):
        return "vmm/guest/runners"
    if path.parts[0] == "vmm":
        return "vmm" if len(inner) == 1 or inner[0] in MACHINE else f"vmm/{inner[0]}"
    return inner[0] if len(inner) > 1 else "scan"


def includes(path):
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            yield number, match.group(1)


def check(path):
    layer = layer_of(path.relative_to(ROOT))
    if layer not in MAY_INCLUDE:
        yield f"{path.relative_to(ROOT)}: the folder {layer} is not in the table of layers"
        return
    for number, header in includes(path):
        place = f"{path.relative_to(ROOT)}:{number}"
        if header.startswith(("analyzer/", "vmm/")):
            target = layer_of(pathlib.Path(header))
            if target != layer and target not in MAY_INCLUDE[layer]:
                yield f"{place}: {layer} must not include {target} ({header})"
            if not (ROOT / header).is_file():
                yield f"{place}: {header} does not exist"
        elif header.startswith("tests/"):
            yield f"{place}: {layer} must not include {header}"
        for prefix, folder in ONE_FOLDER.items():
            if header.startswith(prefix) and path.parent != ROOT / folder:
                yield f"{place}: only {folder} may use {prefix.rstrip('/')}"
        for prefix, allowed in LIBRARIES.items():
            if header.startswith(prefix) and layer not in allowed:
                yield f"{place}: {layer} must not use {prefix.rstrip('/')}"


def long_functions(path):
    """(line, length) of the blocks that begin in column 0 or 2 with a `{` at the line's end and are too long."""
    lines = path.read_text("utf-8").splitlines()
    start = None
    for number, line in enumerate(lines, 1):
        if start is None and re.match(r"^(?!namespace|extern|struct|class|enum|constexpr|const |static const)\S.*\{$", line):
            start = number
        elif start is not None and line.startswith("}"):
            if number - start >= MAX_FUNCTION_LINES:
                yield start, number - start + 1
            start = None


def main():
    files = sorted(p for top in ("analyzer", "vmm") for p in (ROOT / top).rglob("*") if p.suffix in (".h", ".cpp"))
    errors = [error for path in files for error in check(path)]
    for path in files:
        length = len(path.read_text("utf-8").splitlines())
        if length > MAX_FILE_LINES:
            print(f"warning: {path.relative_to(ROOT)}: {length} lines")
        for line, length in long_functions(path):
            print(f"warning: {path.relative_to(ROOT)}:{line}: a function of {length} lines")
    print(f"{len(files)} files, {len(errors)} errors")
    print("\n".join(errors))
    return 1 if errors or not files else 0


if __name__ == "__main__":
    sys.exit(main())
