"""index.html with everything that it links inside: style, scripts, and the engine in Base64.

usage: inline.py index.html engine.wasm page.html
"""

import base64
import pathlib
import re
import sys


def inlined(index: pathlib.Path, engine: bytes) -> str:
    """The page. What is linked stands beside it, and nothing is linked in the end."""
    page = index.read_text(encoding="utf-8")

    def text(path: str) -> str:
        return (index.parent / path).read_text(encoding="utf-8")

    def style(found: re.Match[str]) -> str:
        return f"<style>\n{text(found[1])}</style>"

    def script(found: re.Match[str]) -> str:
        # A script that says `</script` would end there, and one with `<!--` might not end at all.
        code = text(found[1])
        if re.search(r"</script|<!--", code, re.IGNORECASE):
            sys.exit(f"{found[1]} has a tag that ends or hides a script")
        return f"<script>\n{code}</script>"

    page = re.sub(r'<link rel="stylesheet" href="([^"]+)">', style, page)
    page = re.sub(r'<script src="([^"]+)"></script>', script, page)
    packed = base64.b64encode(engine).decode("ascii")
    mark = "<!-- engine -->"
    if page.count(mark) != 1:
        sys.exit(f"{index.name} wants {mark} once")
    page = page.replace(mark, f'<script type="application/wasm" id="engine">{packed}</script>')
    left = re.findall(r'(?:src|href)="(?!data:|#)[^"]*"|url\((?!["\']?data:)[^)]*\)|@import', page)
    if left:
        sys.exit(f"still linked: {left[0]}")
    return page


def main() -> None:
    index, engine, out = (pathlib.Path(path) for path in sys.argv[1:4])
    out.write_text(inlined(index, engine.read_bytes()), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
