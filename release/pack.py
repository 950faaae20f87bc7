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
    """Names within the archive, with their files and modes."""
    yield program.name, program, 0o755
    for name in TEXTS:
        yield name, pathlib.Path(name), 0o644
    yield licences.name, licences, 0o644
    for page in sorted(path for path in pages.rglob("*") if path.is_file()):
        yield page.relative_to(pages).as_posix(), page, 0o644


def tar_gz(file, folder, entries, epoch):
    tar_bytes = io.BytesIO()
    with tarfile.open(fileobj=tar_bytes, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for name, path, mode in entries:
            info = tarfile.TarInfo(f"{folder}/{name}")
            info.size, info.mode, info.mtime = path.stat().st_size, mode, epoch
            with path.open("rb") as content:
                tar.addfile(info, content)
    with open(file, "wb") as out, gzip.GzipFile("", "wb", 9, out, mtime=0) as packed:
        packed.write(tar_bytes.getvalue())


def zip_file(file, folder, entries, epoch):
    when = time.gmtime(max(epoch, 315532800))[:6]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, path, mode in entries:
            info = zipfile.ZipInfo(f"{folder}/{name}", when)
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, mode << 16, 3
            packed.writestr(info, path.read_bytes())


def main():
    target, program, licences, pages = map(pathlib.Path, sys.argv[1:])
    epoch, entries = int(os.environ["SOURCE_DATE_EPOCH"]), list(contents(program, licences, pages))
    if program.suffix == ".exe":
        zip_file(f"{target}.zip", target.name, entries, epoch)
    else:
        tar_gz(f"{target}.tar.gz", target.name, entries, epoch)


main()
