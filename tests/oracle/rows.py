#!/usr/bin/env python3
"""Random rows through the command line, against fractions of another language.

    rows.py JIXIAO [--rows 20000] [--seed 1]

Every relation, every rounding, five sets of rules, units that are brought into each other, figures from one digit to the
edge of what can be computed: a cell has 16 digits before the point and 12 behind it at most. A figure that differs is an
error, and so is one that was refused although it is small. The last line counts the figures, and those that were refused.
"""
import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

MODES = ("half_even", "half_up", "half_down", "down", "up")
PLACES = (0, 1, 2, 3, 6, 9)
# What ≥ >, =, ≤ <, and the two sides of a range are scored by.
RULES = (
    ("proportion", "equality", "inverse_ratio", "proportion", "inverse_ratio"),
    ("proportion", "equality", "inverse_linear", "proportion", "inverse_linear"),
    ("all_or_nothing", "all_or_nothing", "all_or_nothing", "all_or_nothing", "all_or_nothing"),
    ("proportion", "all_or_nothing", "inverse_ratio", "all_or_nothing", "inverse_linear"),
    ("all_or_nothing", "equality", "all_or_nothing", "proportion", "inverse_ratio"),
)
UNITS = (
    {"": 1},
    {"元": 1, "万元": 10_000, "亿元": 10**8},
    {"亩": 1, "万亩": 10_000},
    {"%": 10, "‰": 1},
    {"个": 1, "万个": 10_000},
)
SIGNS = {
    ">=": ("≥", ">=", "不低于", "不少于"),
    ">": (">", "大于", "＞"),
    "=": ("=", "＝"),
    "<=": ("≤", "<=", "不超过", "不高于"),
    "<": ("<", "小于", "＜"),
}
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
DAY = re.compile(r"(19|20)\d\d[01]\d[0-3]\d")
DAMAGED = re.compile(r"2([5-9]\d|100)(\.\d+)?")
TABLE = 20

TEMPLATE = """
id = "oracle/{name}"
version = "1.0.0"
title = "随机的行"
title_en = "Random rows"
kind = "self"
total = "100"
must_add_up = false
zero_budget = "no_points"

[rounding]
places = {places}
mode = "{mode}"
at = "indicator"
rate = {{ places = 2, mode = "half_even" }}
basis = "own"

[rules.at_least]
method = "{rules[0]}"
basis = "own"

[rules.equal]
method = "{rules[1]}"
basis = "own"

[rules.at_most]
method = "{rules[2]}"
basis = "own"

[rules.range]
method = "between"
basis = "own"

[rules.word]
method = "words"
judged = false
basis = "own"

[methods.between]
kind = "within"
short = "{rules[3]}"
over = "{rules[4]}"
basis = "own"

[words]
met = ["达成"]
missed = ["未完成"]
ladder = []

[[tiers]]
name = "产出指标"
basis = "own"
tiers = [{{ name = "数量指标" }}]

[grading]
grades = [{{ name = "优", from = "90" }}, {{ name = "差", from = "0" }}]
basis = "own"

[basis.own]
document = "随机的行"
says = "各种比较、取舍与单位"
verified = true
"""


def share(method, relation, target, actual):
    """The part of the full points that is earned."""
    reached = {">=": actual >= target, ">": actual > target, "=": actual == target, "<=": actual <= target, "<": actual < target}[relation]
    if reached or method == "equality" and actual > target > 0:
        return Fraction(1)
    if method == "all_or_nothing":
        return Fraction(0)
    # Equal to a target that is to be exceeded is the full points by ratio.
    if method in ("proportion", "equality"):
        return Fraction(0) if target <= 0 else min(max(actual / target, Fraction(0)), Fraction(1))
    if target <= 0 or actual <= 0:
        return Fraction(0)
    return min(target / actual, Fraction(1)) if method == "inverse_ratio" else min(max(2 - actual / target, Fraction(0)), Fraction(1))


def rounded(value, places, mode):
    """A value that is not negative, as whole steps of its last place."""
    steps = value * 10**places
    whole, rest = divmod(steps.numerator, steps.denominator)
    half = 2 * rest - steps.denominator
    up = {"up": rest > 0, "down": False, "half_up": half >= 0, "half_down": half > 0, "half_even": half > 0 or half == 0 and whole % 2 == 1}
    return whole + up[mode]


class Row:
    """A random row, what it says, and what it earns."""

    def __init__(self, dice, rules, places, mode):
        self.dice = dice
        self.size = dice.choice((3, 3, 5, 5, 8, 12, 15, 18))
        family = dice.choice(UNITS)
        unit, own = dice.choice(list(family)), dice.choice(list(family))
        scale = Fraction(family[own], family[unit])
        self.weight = self.figure(dice.choice((2, 3, 8)), dice.randint(0, 6))
        if dice.random() < 0.15:
            low, high = sorted((self.figure() + 1, self.figure() + 2))
            target = f"{self.text(low)}{dice.choice('至~-')}{self.text(high)}{unit}"
            stated, self.share = self.actual(low, high, scale, False)
            inside = low <= stated * scale <= high
            method, relation, end = (rules[3], ">=", low) if stated * scale < low else (rules[4], "<=", high)
            self.share = Fraction(1) if inside else share(method, relation, end, stated * scale)
            ends = (low, high)
        else:
            relation = dice.choice(list(SIGNS))
            end = self.figure()
            if relation[0] != "<" and unit == "" and dice.random() < 0.05:
                end = -end
            target = f"{dice.choice(SIGNS[relation])}{self.blank()}{self.text(end)}{self.blank()}{unit}"
            stated, _ = self.actual(end, end, scale, relation[0] != "<" and unit == "")
            method = rules[{">": 0, "=": 1, "<": 2}[relation[0]]]
            self.share = share(method, relation, end, stated * scale)
            ends = (end,)
        # Without a unit the actual value is in that of the target.
        written = "" if own == unit and dice.random() < 0.3 else own
        self.says = {
            "path": ["产出指标", "数量指标"],
            "name": "工作量",
            "target": target,
            "actual": f"{self.text(stated)}{self.blank()}{written}",
            "weight": self.text(self.weight, plain=True),
        }
        self.points = rounded(self.share * self.weight, places, mode)
        beyond = any(abs(figure) >= 10**16 or len(decimal(figure).partition(".")[2]) > 12 for figure in (*ends, stated))
        # Eight digits that could be a day are one, where no such number is asked for.
        is_day = DAY.fullmatch(decimal(stated)) and not written and min(ends) < 10**6
        # So are those that a bare target asks for at most: a number, or the day it is due.
        is_day = is_day or relation[0] == "<" and not unit and DAY.fullmatch(decimal(ends[0]))
        # 0.96 beside 95% is 96% or 0.96%, and 290% may be ≥90% that a scanner damaged.
        is_share = unit in ("%", "‰") and not written and 0 < stated <= 1
        is_damaged = written == "%" and DAMAGED.fullmatch(decimal(stated))
        may_be_another = is_day or is_share or is_damaged
        self.may_be_refused = beyond or may_be_another or self.points >= 2**62 or any(self.is_long(end, stated * scale) for end in ends)

    def is_long(self, end, actual):
        """Whether a product or quotient of these does not safely fit beside others into 127 bits."""
        above = abs(actual.numerator) * end.denominator * self.weight.numerator
        below = actual.denominator * abs(end.numerator) * self.weight.denominator
        turned = abs(end.numerator) * actual.denominator * self.weight.numerator, end.denominator * abs(actual.numerator) * self.weight.denominator
        return max(above, below, *turned).bit_length() > 120

    def figure(self, digits=None, places=None):
        digits = digits or self.dice.randint(1, self.size)
        places = self.dice.choice((0, 0, 1, 2, 4, 10)) if places is None else places
        return Fraction(self.dice.randint(0, 10**digits - 1), 10 ** min(places, digits))

    def actual(self, low, high, scale, may_be_negative):
        """Mostly near the target: above, below, the same."""
        near = self.dice.random()
        value = (low, high, low * Fraction(self.dice.randint(1, 199), 100), high + 1, self.figure())[int(near * 5)] / scale
        if self.dice.random() < 0.02:
            value = Fraction(0)
        value = abs(value)
        if may_be_negative and self.dice.random() < 0.05:
            value = -value
        # Whatever has no end in decimals is written with twelve places.
        if not is_decimal(value) or len(decimal(value)) > 28:
            value = Fraction(round(value * 10**12), 10**12)
        return value, None

    def text(self, value, plain=False):
        text = decimal(value)
        if plain:
            return text
        dice = self.dice.random()
        if dice < 0.1 and "." not in text and "-" not in text:
            return f"{int(text):,}"
        return text.translate(WIDE) if dice < 0.15 else text

    def blank(self):
        return self.dice.choice(("", "", "", " "))


def is_decimal(value):
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def decimal(value):
    """A value that ends in decimals, as it is written."""
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    whole = abs(value * 10**places).numerator
    sign = "-" if value < 0 else ""
    digits = str(whole).rjust(places + 1, "0")
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def batch(jixiao, folder, dice, setting, count):
    """Rows by one template, scored and compared: how many there are, and how many were refused."""
    mode, places, rules = setting
    name = f"{mode.replace('_', '-')}-{places}-{RULES.index(rules)}"
    template = folder / "template.toml"
    template.write_text(TEMPLATE.format(name=name, mode=mode, places=places, rules=rules), encoding="utf-8")
    tables = [[Row(dice, rules, places, mode) for _ in range(TABLE)] for _ in range(count // TABLE)]
    lines = (
        json.dumps({"template": f"oracle/{name}", "year": 2024, "project": {"name": f"项目{at}"}, "indicators": [row.says for row in table]}, ensure_ascii=False)
        for at, table in enumerate(tables)
    )
    (folder / "tables.ndjson").write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [jixiao, "score", str(folder / "tables.ndjson"), "-t", str(template), "-f", "points"]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    results = [json.loads(line) for line in run.stdout.splitlines()]
    if len(results) != len(tables):
        sys.exit(f"{name}: {len(results)} of {len(tables)} tables were scored\n{run.stderr[:2000]}")
    return compare(name, places, tables, results)


def compare(name, places, tables, results):
    refused = 0
    for table, result in zip(tables, results, strict=True):
        if len(result["points"]) != len(table):
            sys.exit(f"{name}: {len(result['points'])} points for {len(table)} rows")
        for row, points in zip(table, result["points"], strict=True):
            expected = f"{decimal(Fraction(row.points, 10**places)):}"
            if points is None and row.may_be_refused:
                refused += 1
            elif points is None or Fraction(points) != Fraction(expected):
                sys.exit(f"{name}: {points} for {expected}: {json.dumps(row.says, ensure_ascii=False)}")
        if None not in result["points"] and result["total"] is not None:
            total = sum(Fraction(row.points, 10**places) for row in table)
            if Fraction(result["total"]) != total:
                sys.exit(f"{name}: a total of {result['total']} for {decimal(total)}")
    return sum(map(len, tables)), refused


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("jixiao")
    ap.add_argument("--rows", type=int, default=20_000)
    ap.add_argument("--seed", type=int, default=1)
    a = ap.parse_args()
    settings = [(mode, places, rules) for mode in MODES for places in PLACES for rules in RULES]
    each = max(TABLE, a.rows // len(settings))
    dice, rows, refused = random.Random(a.seed), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        while rows < a.rows:
            for setting in settings:
                some, open_rows = batch(a.jixiao, Path(folder), dice, setting, min(each, 20_000))
                rows, refused = rows + some, refused + open_rows
    print(f"{rows} figures, none wrong; {refused} refused, all of them long")


if __name__ == "__main__":
    main()
