"""Scores and audits files through one process, one request a line: python3 worker.py JIXIAO FILE ..."""
import base64, json, pathlib, subprocess, sys

worker = subprocess.Popen([sys.argv[1], "worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")


def ask(call, **request):
    ask.count += 1
    print(json.dumps({"id": ask.count, "call": call, "request": request}), file=worker.stdin, flush=True)
    answer = json.loads(worker.stdout.readline())
    assert answer["id"] == ask.count, answer
    return answer["answer"]


ask.count = 0
for name in map(pathlib.Path, sys.argv[2:]):
    opened = ask("open", name=name.name, base64=base64.b64encode(name.read_bytes()).decode())
    for problem in opened.get("problems", []):
        print(f"{problem['place']}: {problem['en']}")
    for table in opened.get("tables", []):
        form = ask("form", assessment=table["assessment"])
        print(f"{name.name}: {form['card']['total']['score']}, findings: {len(form['findings'])}")
worker.stdin.close()
sys.exit(worker.wait())
