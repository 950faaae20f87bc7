"""Holds files against a seal as `jixiao seal` writes it, without jixiao: python3 seal.py SEAL FOLDER"""
import base64, hashlib, json, pathlib, sys, tomllib

P, Q = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493  # Ed25519, RFC 8032
D = -121665 * pow(121666, -1, P) % P

def point(data):
    y, sign = int.from_bytes(data, "little") & (1 << 255) - 1, data[31] >> 7
    x2 = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(x2, (P + 3) // 8, P)
    x = x if x * x % P == x2 else x * pow(2, (P - 1) // 4, P) % P
    assert y < P and x * x % P == x2, "no point of the curve"
    return (x if x & 1 == sign else P - x), y

def add(a, b):
    m = D * a[0] * b[0] * a[1] * b[1]
    x, y = (a[0] * b[1] + a[1] * b[0]) * pow(1 + m, -1, P), (a[1] * b[1] + a[0] * b[0]) * pow(1 - m, -1, P)
    return x % P, y % P

def times(n, a):
    b = (0, 1)
    while n:
        b, a, n = add(b, a) if n & 1 else b, add(a, a), n >> 1
    return b

def signed(key, message, value):
    k, s = hashlib.sha512(value[:32] + key + message).digest(), int.from_bytes(value[32:], "little")
    base = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))
    return s < Q and times(s, base) == add(point(value[:32]), times(int.from_bytes(k, "little") % Q, point(key)))

def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

sha256 = lambda data: hashlib.sha256(data).digest()

def fields(value, at=""):
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = [fields(part, f"{at}/{str(key).replace('~', '~0').replace('/', '~1')}") for key, part in parts]
    plain = value if value is None or isinstance(value, (bool, str, dict, list)) else str(value)
    return {at: plain} if not found else {key: leaf for part in found for key, leaf in part.items()}

def documents(path):
    text, read = path.read_text("utf-8-sig"), lambda line: json.loads(line, parse_int=str, parse_float=str)
    if path.suffix == ".toml": return [tomllib.loads(text, parse_float=str)]
    if path.suffix in (".ndjson", ".jsonl"): return [read(line) for line in text.split("\n") if line.strip()]
    return value if isinstance(value := read(text), list) else [value]

def root(leaves):
    if len(leaves) < 2: return leaves[0]
    at = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\1" + root(leaves[:at]) + root(leaves[at:]))

def climb(leaf, index, count, path):
    if count < 2: return leaf
    at = 1 << (count - 1).bit_length() - 1
    if index < at: return sha256(b"\1" + climb(leaf, index, at, path[:-1]) + bytes.fromhex(path[-1]))
    return sha256(b"\1" + bytes.fromhex(path[-1]) + climb(leaf, index - at, count - at, path[:-1]))

seal, folder, faults = json.loads(pathlib.Path(sys.argv[1]).read_bytes()), pathlib.Path(sys.argv[2]), []
for one in seal["documents"]:
    path, kept = folder / one["file"], one["fields"]
    if sha256(canonical(kept)).hex() != one["digest"]: faults.append(f"{one['file']}: the digest is not that of its fields")
    if one["kind"] == "data": now = fields(documents(path)[one["number"] - 1])
    else: now = {**kept, "/sha256": sha256(path.read_bytes()).hex()}
    faults += [f"{one['file']}{at}: {kept.get(at)} -> {now.get(at)}" for at in sorted({*kept, *now}) if kept.get(at) != now.get(at)]
leaves = [sha256(b"\0" + canonical({key: one[key] for key in ("file", "number", "kind", "digest")})) for one in seal["documents"]]
proofs = [(leaf, one["proof"]) for leaf, one in zip(leaves, seal["documents"]) if "proof" in one]
roots = [climb(leaf, proof["index"], seal["count"], proof["path"]) for leaf, proof in proofs] or [root(leaves)]
if any(root.hex() != seal["root"] for root in roots): faults.append("the root is not that of the digests")
if signature := seal.pop("signature", None):
    told = canonical({key: seal[key] for key in seal if key != "documents"})
    if not signed(base64.b64decode(signature["key"])[-32:], told, base64.b64decode(signature["value"])): faults.append("the signature is false")
print("\n".join(faults) or f"{len(leaves)} documents are as they were sealed")
sys.exit(bool(faults))
