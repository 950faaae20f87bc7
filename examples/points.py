#!/usr/bin/env python3
"""Sums up points by department: jixiao score TABLES -f points | python3 points.py

Reads a line a table, as they come and with as much memory as there are departments, and prints for each department how
many tables it has, how many are without a grade, the mean of the totals, and how many have each grade. Figures are strings of
decimals, so that nothing is rounded on the way.
"""
import fileinput
import json
from collections import Counter, defaultdict
from decimal import Decimal


class Department:
    def __init__(self):
        self.tables, self.totals, self.sum, self.grades = 0, 0, Decimal(0), Counter()

    def add(self, line):
        self.tables += 1
        if line["total"] is not None:
            self.totals += 1
            self.sum += Decimal(line["total"])
        self.grades[line["grade"] or "—"] += 1


departments = defaultdict(Department)
for text in fileinput.input(encoding="utf-8"):
    line = json.loads(text)
    departments[line["project"]["department"] or "—"].add(line)
for name in sorted(departments):
    one = departments[name]
    mean = round(one.sum / one.totals, 2) if one.totals else "—"
    grades = " ".join(f"{grade} {count}" for grade, count in sorted(one.grades.items()))
    print(f"{name}\t{one.tables}\t{mean}\t{grades}")
