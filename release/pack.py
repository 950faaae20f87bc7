"""An archive of the program, the same bytes every time: pack.py NAME PROGRAM LICENCES PAGES

NAME gets .zip for a program of Windows, .tar.gz for any other. Times are SOURCE_DATE_EPOCH, owners and order are fixed."""
import gzip
import io
import os
import pathlib
import sys
import tarfile
import time
import zipfile

TEXTS = ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "README.zh-CN.md", "CHANGELOG.md"]


def contents(program, licences, pages):
    """Names within the archive, with what is in them and their modes."""
    yield program.name, program.read_bytes(), 0o755
    for name in TEXTS:
        yield name, pathlib.Path(name).read_bytes(), 0o644
    yield licences.name, licences.read_bytes(), 0o644
    for page in sorted(path for path in pages.rglob("*") if path.is_file()):
        yield page.relative_to(pages).as_posix(), page.read_bytes(), 0o644


def epoch():
    return int(os.environ["SOURCE_DATE_EPOCH"])


def tar_gz(file, entries):
    tar_bytes = io.BytesIO()
    with tarfile.open(fileobj=tar_bytes, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for name, content, mode in entries:
            info = tarfile.TarInfo(name)
            info.size, info.mode, info.mtime = len(content), mode, epoch()
            tar.addfile(info, io.BytesIO(content))
    with open(file, "wb") as out, gzip.GzipFile("", "wb", 9, out, mtime=0) as packed:
        packed.write(tar_bytes.getvalue())


def zip_file(file, entries):
    when = time.gmtime(max(epoch(), 315532800))[:6]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, content, mode in entries:
            info = zipfile.ZipInfo(name, when)
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, (0o100000 | mode) << 16, 3
            packed.writestr(info, content)


def main():
    target, program, licences, pages = map(pathlib.Path, sys.argv[1:])
    entries = ((f"{target.name}/{name}", content, mode) for name, content, mode in contents(program, licences, pages))
    if program.suffix == ".exe":
        zip_file(f"{target}.zip", entries)
    else:
        tar_gz(f"{target}.tar.gz", entries)


if __name__ == "__main__":
    main()
