"""The program as packages of npm and PyPI, the same bytes every time: packages.py FOLDER LICENCES TARGET PROGRAM [TARGET PROGRAM ...]

FOLDER gets, for npm, jixiao-VERSION.tgz and a package with the program for each target, of which npm takes the one for its machine;
for pip, a wheel jixiao_cli-VERSION-….whl for each target. No package downloads anything, and none runs anything when it is installed."""
import json
import pathlib
import sys
import tomllib

import wheels
from pack import TEXTS, tar_gz

# Of each target: the name, operating system and processor of npm, and the platforms of wheels. Static programs run with any C library.
TARGETS = {
    "x86_64-unknown-linux-musl": (
        "linux-x64",
        "linux",
        "x64",
        ["manylinux_2_17_x86_64", "manylinux2014_x86_64", "musllinux_1_1_x86_64"],
    ),
    "aarch64-unknown-linux-musl": (
        "linux-arm64",
        "linux",
        "arm64",
        ["manylinux_2_17_aarch64", "manylinux2014_aarch64", "musllinux_1_1_aarch64"],
    ),
    "x86_64-pc-windows-gnu": ("win32-x64", "win32", "x64", ["win_amd64"]),
}


def project():
    return tomllib.loads(pathlib.Path("Cargo.toml").read_text())["package"]


def texts(licences):
    for name in TEXTS:
        yield name, pathlib.Path(name).read_bytes(), 0o644
    yield licences.name, licences.read_bytes(), 0o644


def npm_package(folder, about, entries):
    data = (json.dumps(about, ensure_ascii=False, indent=2) + "\n").encode()
    files = [("package.json", data, 0o644), *entries]
    tar_gz(folder / f"{about['name']}-{about['version']}.tgz", ((f"package/{name}", *rest) for name, *rest in files))


def npm(folder, licences, programs):
    package = project()
    common = {key: package[key] for key in ("version", "description", "license")}
    names = []
    for target, program in programs:
        name, system, processor, _ = TARGETS[target]
        names.append(f"jixiao-{name}")
        about = {"name": names[-1], **common, "os": [system], "cpu": [processor], "files": ["bin"], "preferUnplugged": True}
        npm_package(folder, about, [(f"bin/{program.name}", program.read_bytes(), 0o755), *texts(licences)])
    about = {
        "name": "jixiao",
        **common,
        "bin": {"jixiao": "start.js"},
        "engines": {"node": ">=14"},
        "optionalDependencies": {name: package["version"] for name in names},
    }
    npm_package(folder, about, [("start.js", pathlib.Path("release/start.js").read_bytes(), 0o755), *texts(licences)])


def wheel(folder, licences, target, program):
    package, (*_, platforms) = project(), TARGETS[target]
    stem = f"jixiao_cli-{package['version']}"
    info = f"{stem}.dist-info"
    about = [
        "Metadata-Version: 2.4",
        "Name: jixiao-cli",
        f"Version: {package['version']}",
        f"Summary: {package['description']}",
        f"License-Expression: {package['license']}",
        "Requires-Python: >=3.8",
        "Description-Content-Type: text/markdown",
        "",
        pathlib.Path("README.md").read_text(),
    ]
    tags = [f"Tag: py3-none-{platform}" for platform in platforms]
    made_by = ["Wheel-Version: 1.0", "Generator: jixiao release/packages.py", "Root-Is-Purelib: false", *tags, ""]
    entries = [
        (f"{stem}.data/scripts/{program.name}", program.read_bytes(), 0o755),
        *((f"{info}/licenses/{name}", *rest) for name, *rest in texts(licences) if not name.endswith(".md")),
        (f"{info}/METADATA", "\n".join(about).encode(), 0o644),
        (f"{info}/WHEEL", "\n".join(made_by).encode(), 0o644),
    ]
    wheels.write(folder / f"{stem}-py3-none-{'.'.join(platforms)}.whl", info, entries)


def main():
    folder, licences, *given = map(pathlib.Path, sys.argv[1:])
    programs = [(str(target), program) for target, program in zip(given[::2], given[1::2])]
    npm(folder, licences, programs)
    for target, program in programs:
        wheel(folder, licences, target, program)


main()
