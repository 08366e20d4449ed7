"""A PEP 517 backend without dependencies: the same bytes for the same sources, on every machine.

Names, order, times and permissions in the archives are fixed; nothing but pyproject.toml, README.md and src/ goes in.
pyproject.toml is read with a few regular expressions, because tomllib came with Python 3.11.
"""
import base64
import gzip
import hashlib
import io
import pathlib
import re
import tarfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PACKAGE = "snapcheck_hooks"
TIME = (2026, 1, 1, 0, 0, 0)
TIME_UNIX = 1767225600


def _project():
    """The keys of [project] that this project uses: texts, and lists of texts."""
    text = (ROOT / "pyproject.toml").read_text("utf-8").split("[project]", 1)[1]
    texts = dict(re.findall(r'^([a-z-]+) = "(.*)"$', text, re.MULTILINE))
    lists = {key: re.findall(r'"([^"]*)"', body) for key, body in re.findall(r"^([a-z-]+) = \[(.*?)\]", text, re.M | re.S)}
    return texts, lists


def _metadata():
    texts, lists = _project()
    lines = [
        "Metadata-Version: 2.1",
        f"Name: {texts['name']}",
        f"Version: {texts['version']}",
        f"Summary: {texts['description']}",
        "License: Apache-2.0",
        f"Keywords: {','.join(lists['keywords'])}",
        *(f"Classifier: {classifier}" for classifier in lists["classifiers"]),
        f"Requires-Python: {texts['requires-python']}",
        "Description-Content-Type: text/markdown",
        "",
        (ROOT / "README.md").read_text("utf-8"),
    ]
    return "\n".join(lines)


def _stem():
    texts, _ = _project()
    return f"{PACKAGE}-{texts['version']}"


def _sources():
    return [path for path in sorted((ROOT / "src" / PACKAGE).rglob("*")) if path.suffix == ".py" or path.name == "py.typed"]


def _dist_info():
    return {
        "METADATA": _metadata(),
        "WHEEL": "Wheel-Version: 1.0\nGenerator: snapcheck_build\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }


def _record_line(name, data):
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    return f"{name},sha256={digest},{len(data)}\n"


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    info = f"{_stem()}.dist-info"
    files = [(path.relative_to(ROOT / "src").as_posix(), path.read_bytes()) for path in _sources()]
    files += [(f"{info}/{name}", text.encode()) for name, text in _dist_info().items()]
    record = "".join(_record_line(name, data) for name, data in files) + f"{info}/RECORD,,\n"
    files.append((f"{info}/RECORD", record.encode()))
    name = f"{_stem()}-py3-none-any.whl"
    with zipfile.ZipFile(pathlib.Path(wheel_directory) / name, "w") as wheel:
        for path, data in files:
            entry = zipfile.ZipInfo(path, TIME)
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            wheel.writestr(entry, data)  # stored: deflate differs between versions of zlib
    return name


def build_sdist(sdist_directory, config_settings=None):
    names = [ROOT / "pyproject.toml", ROOT / "README.md", pathlib.Path(__file__), *_sources()]
    files = [(path.relative_to(ROOT).as_posix(), path.read_bytes()) for path in names]
    files.append(("PKG-INFO", _metadata().encode()))
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for path, data in sorted(files):
            entry = tarfile.TarInfo(f"{_stem()}/{path}")
            entry.size, entry.mtime, entry.mode = len(data), TIME_UNIX, 0o644
            archive.addfile(entry, io.BytesIO(data))
    name = f"{_stem()}.tar.gz"
    with open(pathlib.Path(sdist_directory) / name, "wb") as target:
        with gzip.GzipFile("", "wb", compresslevel=0, fileobj=target, mtime=TIME_UNIX) as compressed:
            compressed.write(packed.getvalue())
    return name


def prepare_metadata_for_build_wheel(metadata_directory, config_settings=None):
    info = pathlib.Path(metadata_directory) / f"{_stem()}.dist-info"
    info.mkdir(parents=True)
    for name, text in _dist_info().items():
        (info / name).write_text(text, "utf-8")
    return info.name


def get_requires_for_build_wheel(config_settings=None):
    return []


def get_requires_for_build_sdist(config_settings=None):
    return []
