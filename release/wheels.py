"""Wheels with the same bytes every time. wheels.py WHEEL FILE ... puts licences and lists of parts (.json) into one that was built."""
import base64
import hashlib
import pathlib
import sys
import zipfile

from pack import zip_file


def digest(content):
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


def write(file, info, entries):
    """A wheel of entries, whose folder of what is said about it is INFO."""
    entries = sorted(entries)
    lines = [f"{name},sha256={digest(content)},{len(content)}" for name, content, _ in entries]
    record = "\n".join([*lines, f"{info}/RECORD,,", ""]).encode()
    zip_file(file, [*entries, (f"{info}/RECORD", record, 0o644)])


def add(wheel, files):
    with zipfile.ZipFile(wheel) as built:
        entries = [(one.filename, built.read(one), one.external_attr >> 16 & 0o777) for one in built.infolist()]
    (info,) = {name.split("/")[0] for name, *_ in entries if name.split("/")[0].endswith(".dist-info")}
    entries = [entry for entry in entries if entry[0] != f"{info}/RECORD"]
    for file in files:
        folder = "sboms" if file.suffix == ".json" else "licenses"
        entries.append((f"{info}/{folder}/{file.name}", file.read_bytes(), 0o644))
    write(wheel, info, entries)


if __name__ == "__main__":
    path, *others = map(pathlib.Path, sys.argv[1:])
    add(path, others)
