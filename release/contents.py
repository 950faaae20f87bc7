"""What the programs are made of: contents.py FOLDER TARGET ...

Writes sbom.cdx.json (CycloneDX 1.5) and THIRD-PARTY.txt (the licences of all crates) into FOLDER, from what cargo resolved: the
crates that are linked into a program of one of the targets, and no others."""
import datetime
import json
import os
import pathlib
import re
import subprocess
import sys
import tomllib

# Files of a crate that are its licence.
LICENCE = re.compile(r"^(licen[cs]e|copying|copyright|notice|unlicense)", re.IGNORECASE)


def metadata(target):
    command = ["cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", target]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def linked(data, target):
    """The packages in a program, by their ids, each with the ids that it uses. A macro has run when the program is compiled: it is
    no part of it, and neither is what only tests ask for."""
    command = ["cargo", "tree", "--locked", "-e", "normal,no-proc-macro", "--target", target, "--prefix", "none", "-f", "{p}"]
    lines = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout.splitlines()
    names = {tuple(line.split()[:2]) for line in lines if line.strip()}
    packages = {one["id"]: one for one in data["packages"] if (one["name"], f"v{one['version']}") in names}
    nodes = {node["id"]: node for node in data["resolve"]["nodes"]}
    is_normal = lambda dep: any(kind["kind"] is None for kind in dep["dep_kinds"])
    return {name: (one, [dep["pkg"] for dep in nodes[name]["deps"] if is_normal(dep)]) for name, one in packages.items()}


def reference(package):
    return f"pkg:cargo/{package['name']}@{package['version']}"


def component(package, checksums, kind):
    found = {"type": kind, "bom-ref": reference(package), "name": package["name"], "version": package["version"]}
    if package.get("license"):
        found["licenses"] = [{"expression": package["license"].replace("/", " OR ")}]
    if checksum := checksums.get((package["name"], package["version"])):
        found["hashes"] = [{"alg": "SHA-256", "content": checksum}]
    return found | {"purl": reference(package)}


def sbom(packages, root):
    lock = tomllib.loads(pathlib.Path("Cargo.lock").read_text())
    checksums = {(one["name"], one["version"]): one.get("checksum") for one in lock["package"]}
    when = datetime.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), datetime.timezone.utc)
    others = [package for name, (package, _) in packages.items() if name != root]
    uses = lambda used: sorted(reference(packages[name][0]) for name in used if name in packages)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "timestamp": when.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": component(packages[root][0], checksums, "application"),
        },
        "components": sorted((component(one, checksums, "library") for one in others), key=lambda one: one["bom-ref"]),
        "dependencies": sorted(
            ({"ref": reference(package), "dependsOn": uses(used)} for package, used in packages.values()), key=lambda one: one["ref"]
        ),
    }


def licences(packages, root):
    """Every text once, below the crates that it is of."""
    texts, named, bare = {}, [], []
    for name, (package, _) in sorted(packages.items(), key=lambda one: (one[1][0]["name"], one[1][0]["version"])):
        if name == root:
            continue
        folder = pathlib.Path(package["manifest_path"]).parent
        title = f"{package['name']} {package['version']}: {package.get('license') or 'see its text'}"
        named.append(title)
        files = sorted(file for file in folder.iterdir() if file.is_file() and LICENCE.match(file.name))
        if not files:
            bare.append(title)
        for file in files:
            texts.setdefault(file.read_text("utf-8", "replace").strip(), []).append(title)
    parts = ["The program contains these crates:\n\n" + "\n".join(named)]
    if bare:
        parts.append("These come without a text of their own, under the licences that they name:\n\n" + "\n".join(bare))
    parts += ["\n".join(titles) + "\n\n" + text for text, titles in texts.items()]
    return f"\n\n{'=' * 80}\n\n".join(parts) + "\n"


def main():
    folder, packages, root = pathlib.Path(sys.argv[1]), {}, None
    for target in sys.argv[2:]:
        data = metadata(target)
        root = data["resolve"]["root"]
        for name, (package, used) in linked(data, target).items():
            known = packages.setdefault(name, (package, []))
            known[1].extend(one for one in used if one not in known[1])
    text = json.dumps(sbom(packages, root), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    (folder / "sbom.cdx.json").write_text(text)
    (folder / "THIRD-PARTY.txt").write_text(licences(packages, root))


main()
