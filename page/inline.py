"""index.html with everything that it links inside: style, scripts, and the engine, compressed, in Base64; and with a policy by
which a browser lets these styles and scripts run and refuses everything else, all networks first.

usage: inline.py index.html engine.wasm page.html
"""

import base64
import gzip
import hashlib
import pathlib
import re
import sys


def inlined(index: pathlib.Path, engine: bytes) -> str:
    """The page. What is linked stands beside it, and nothing is linked in the end."""
    page = index.read_text(encoding="utf-8")
    styles: list[str] = []
    scripts: list[str] = []

    def text(path: str) -> str:
        return (index.parent / path).read_text(encoding="utf-8")

    def style(found: re.Match[str]) -> str:
        written = f"\n{text(found[1])}"
        styles.append(digest(written))
        return f"<style>{written}</style>"

    def script(found: re.Match[str]) -> str:
        # A script that says `</script` would end there, and one with `<!--` might not end at all.
        code = text(found[1])
        if re.search(r"</script|<!--", code, re.IGNORECASE):
            sys.exit(f"{found[1]} has a tag that ends or hides a script")
        scripts.append(digest(f"\n{code}"))
        return f"<script>\n{code}</script>"

    page = re.sub(r'<link rel="stylesheet" href="([^"]+)">', style, page)
    page = re.sub(r'<script src="([^"]+)"></script>', script, page)
    # Without a time, so that the same engine gives the same bytes.
    packed = base64.b64encode(gzip.compress(engine, 9, mtime=0)).decode("ascii")
    mark = "<!-- engine -->"
    if page.count(mark) != 1:
        sys.exit(f"{index.name} wants {mark} once")
    page = page.replace(mark, f'<script type="application/gzip" id="engine">{packed}</script>')
    head = '<meta charset="utf-8">\n'
    if page.count(head) != 1:
        sys.exit(f"{index.name} wants {head.strip()} once")
    page = page.replace(head, f'{head}<meta http-equiv="Content-Security-Policy" content="{policy(styles, scripts)}">\n')
    left = re.findall(r'(?:src|href)="(?!data:|#)[^"]*"|url\((?!["\']?data:)[^)]*\)|@import', page)
    if left:
        sys.exit(f"still linked: {left[0]}")
    return page


def digest(written: str) -> str:
    """What a policy calls a text by which it allows it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(written.encode()).digest()).decode()}'"


def policy(styles: list[str], scripts: list[str]) -> str:
    """Nothing but what stands in the page. WebAssembly is allowed by 'unsafe-eval' in browsers before 2022; no script evaluates a text."""
    allowed = " ".join(scripts)
    return (
        f"default-src 'none'; script-src {allowed} 'unsafe-eval'; style-src {' '.join(styles)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def main() -> None:
    index, engine, out = (pathlib.Path(path) for path in sys.argv[1:4])
    out.write_text(inlined(index, engine.read_bytes()), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
