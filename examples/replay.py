#!/usr/bin/env python3
"""Recomputes jixiao scorecards from their JSON alone: python3 replay.py SCORECARDS.json ...

Computes every step of every derivation again with exact fractions and compares the result with
what the scorecard prints: points, subtotals, total, execution rate. Exits with 1 on a mismatch.
"""
import json
import operator as is_
import sys
from datetime import date
from fractions import Fraction


def pointer(card, path):
    for key in (part.replace("~1", "/").replace("~0", "~") for part in path.split("/")[1:]):
        card = card[int(key)] if isinstance(card, list) else card[key]
    return card


def same(a, b):
    try:
        return a == b or Fraction(a) == Fraction(b)
    except ValueError:  # a word
        return False


def rounded(value, places, mode):
    """One rounding; negative values mirror positive ones."""
    units, rest = divmod(abs(value) * 10**places, 1)
    half = Fraction(1, 2)
    away = {"half_even": rest > half or rest == half and units % 2 == 1, "half_up": rest >= half,
            "half_down": rest > half, "down": False, "up": rest > 0}[mode]
    return Fraction(units + away, 10**places) * (-1 if value < 0 else 1)


OPERATIONS = {"add": lambda *values: sum(values), "subtract": is_.sub, "multiply": is_.mul, "divide": is_.truediv,
              "clamp": lambda value, low, high: min(max(value, low), high), "at_least": is_.ge, "above": is_.gt,
              "equal": is_.eq, "unequal": is_.ne, "below": is_.lt, "at_most": is_.le,
              "minimum": lambda *values: min(values), "maximum": lambda *values: max(values), "absolute": abs,
              "and": lambda *values: len(values) == 2 and all(values), "or": lambda *values: any(values),
              "not": is_.not_, "choose": lambda condition, taken: taken}


def replay(card, base, holder):
    """Computes the steps of one derivation; yields every figure that does not come out."""
    known = {}  # texts of the card, and fractions computed here
    for step in holder.get("derivation", []):
        of = [pointer(card, name) if name.startswith("/") else known.get(name, name) for name in step.get("of", [])]
        if step["op"] == "input":
            result = pointer(card, step["from"])
        elif step["op"] == "listed":
            result = Fraction(of[0] in step["words"])
        elif step["op"] == "days_after":
            result = Fraction((date.fromisoformat(of[0]) - date.fromisoformat(of[1])).days)
        elif step["op"] == "round":
            result = rounded(Fraction(of[0]), step["places"], step["mode"])
            printed = {step["id"]: result} | ({"exact": Fraction(of[0])} if step["id"] == "score" else {})
            yield from (f"{base}/{key}: {holder[key]}, computed {value}"
                        for key, value in printed.items() if key in holder and not same(holder[key], value))
        else:
            result = Fraction(OPERATIONS[step["op"]](*map(Fraction, of)))
        known[step["id"]] = result
        if not same(result, step["value"]):
            yield f"{base}/derivation/{step['id']}: {step['value']}, computed {result}"


def check(card):
    yield from replay(card, "/execution", card["execution"] or {})
    for group in ("indicators", "tiers"):
        for index, holder in enumerate(card[group]):
            yield from replay(card, f"/{group}/{index}", holder)
    yield from replay(card, "/total", card["total"])


cards = [card for name in sys.argv[1:] for card in json.load(open(name, encoding="utf-8"))]
faults = [f"{card['project']['name']}{fault}" for card in cards for fault in check(card)]
print("\n".join(faults) or f"{len(cards)} scorecards: every point comes out again")
sys.exit(bool(faults))
