#!/usr/bin/env python3
"""Tables in columns are the tables of NDJSON, whoever wrote them, and points in columns are the lines of points, whoever reads them.

usage: columns.py PROGRAM [--tables N]

PROGRAM is built with the feature columnar. Needs pandas, pyarrow and duckdb; Spark is tried where pyspark is.
"""
import argparse
import json
import random
import subprocess
import tempfile
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas
import pyarrow
import pyarrow.parquet

TEMPLATE = "national/self-2020"
TIERS = [("产出指标", "数量指标"), ("产出指标", "质量指标"), ("效益指标", "社会效益指标"), ("满意度指标", "服务对象满意度指标")]


def tables(count, seed):
    draw = random.Random(seed)
    for number in range(count):
        budget = Decimal(draw.randrange(1, 10**9)) / 100
        executed = budget * draw.randrange(0, 101) / 100
        weights = draw.choice([[30, 20, 30, 10], [20, 20, 20, 20, 10], [Decimal("22.5"), Decimal("27.5"), 30, 10]])
        rows = []
        for at, weight in enumerate(weights):
            tier = TIERS[min(at, 3) if len(weights) == 4 else max(0, at - 1)]
            target = draw.randrange(1, 1000)
            reason = draw.choice([None, None, '受“疫情”影响,\n推迟\\调整"'])
            rows.append((*tier, f"指标{at + 1}", f"≥{target}次", f"{draw.randrange(0, 2 * target)}次", Decimal(weight), reason))
        code = None if number % 7 == 0 else f"P-{number:05}"
        yield {"code": code, "project": f"项目{number}", "department": draw.choice([None, "民政局"]), "unit": f"单位{number % 5}",
               "year": 2024, "budget": budget, "executed": executed.quantize(Decimal("0.01"))}, rows


def line(head, rows):
    names = {"code": "code", "project": "name", "department": "department", "unit": "unit"}
    row = lambda r: {"path": [r[0], r[1]], "name": r[2], "target": r[3], "actual": r[4], "weight": f"{r[5]:.2f}", "reason": r[6]}
    return json.dumps(whole({
        "year": head["year"],
        "project": {key: head[column] for column, key in names.items()},
        "funds": [{"source": "total", "budget": f"{head['budget']:.2f}", "executed": f"{head['executed']:.2f}"}],
        "indicators": [row(r) for r in rows],
    }), ensure_ascii=False)


def whole(value):
    """The same without what is blank."""
    if isinstance(value, dict):
        return {key: whole(one) for key, one in value.items() if one is not None}
    return [whole(one) for one in value] if isinstance(value, list) else value


def long_layout(made):
    columns = {name: [] for name in ("code", "project", "department", "unit", "year", "budget", "executed",
                                     "seq", "tier1", "tier2", "name", "target", "actual", "weight", "reason")}
    for head, rows in made:
        for seq, row in enumerate(rows):
            values = {**head, "seq": seq, **dict(zip(("tier1", "tier2", "name", "target", "actual", "weight", "reason"), row))}
            for name, column in columns.items():
                column.append(values[name])
    types = {"year": pyarrow.int32(), "seq": pyarrow.int64(), "budget": pyarrow.decimal128(18, 2),
             "executed": pyarrow.decimal128(18, 2), "weight": pyarrow.decimal128(9, 2)}
    return pyarrow.table({name: pyarrow.array(column, types.get(name, pyarrow.string())) for name, column in columns.items()})


def write_all(rows, folder):
    """The same table by everybody who writes such files."""
    write = pyarrow.parquet.write_table
    write(rows, folder / "arrow.parquet")
    write(rows, folder / "arrow-small-groups.parquet", row_group_size=37)
    write(rows, folder / "arrow-plain.parquet", use_dictionary=False, compression="none", data_page_version="2.0")
    write(rows, folder / "arrow-decimals-as-integers.parquet", store_decimal_as_integer=True, data_page_size=512)
    rows.to_pandas().to_parquet(folder / "pandas.parquet", index=False)
    duckdb.sql(f"copy rows to '{folder}/duckdb.parquet' (format parquet, row_group_size 2048)")
    names = ["arrow", "arrow-small-groups", "arrow-plain", "arrow-decimals-as-integers", "pandas", "duckdb"]
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        print("not tried: Spark, since pyspark is not here")
        return names, None
    spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    spark.read.parquet(str(folder / "arrow.parquet")).coalesce(1).write.parquet(str(folder / "spark"))
    next((folder / "spark").glob("*.parquet")).rename(folder / "spark.parquet")
    return [*names, "spark"], spark


def figure(text):
    return None if text is None else Decimal(text)


def said(row, has_points=True):
    """A line of points, or a row of columns, with its figures as numbers."""
    figures = {key: figure(row[key]) for key in ("rate_percent", "execution", "total", "assessed")}
    lists = {key: [figure(one) for one in row[key]] for key in (("points", "tiers") if has_points else ("tiers",))}
    return {**{key: row[key] for key in ("project", "year", "template", "grade")}, **figures, **lists}


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("program")
    arguments.add_argument("--tables", type=int, default=700)
    arguments = arguments.parse_args()
    program = str(Path(arguments.program).resolve())
    made = list(tables(arguments.tables, 2024))
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)

        def score(source, output, *options):
            command = [program, "score", source, "-t", TEMPLATE, "--fail-on", "never", "-o", output, *options]
            subprocess.run(command, cwd=folder, check=True, capture_output=True)
            return folder / output

        (folder / "tables.ndjson").write_text("".join(line(*one) + "\n" for one in made), encoding="utf-8")
        lines = score("tables.ndjson", "points.ndjson", "-f", "points").read_text(encoding="utf-8")
        names, spark = write_all(long_layout(made), folder)
        for name in names:
            for jobs in ("1", "2"):
                points = score(f"{name}.parquet", f"{name}-{jobs}.ndjson", "-f", "points", "--jobs", jobs)
                assert points.read_text(encoding="utf-8") == lines, f"{name}, {jobs} jobs: other points"

        for totals in ([], ["--totals"]):
            columns = score("arrow.parquet", f"points{len(totals)}.parquet", *totals)
            expected = [said(json.loads(one), not totals) for one in lines.splitlines()]
            arrow = pyarrow.parquet.read_table(columns).to_pylist()
            assert [said(row, not totals) for row in arrow] == expected, "pyarrow reads something else"
            frame = pandas.read_parquet(columns, dtype_backend="pyarrow")
            assert list(frame["total"]) == [row["total"] for row in expected], "pandas reads something else"
            assert ("points" in frame.columns) is not bool(totals)
            found = duckdb.sql(f"select * from '{columns}'")
            rows = [dict(zip(found.columns, row)) for row in found.fetchall()]
            assert [said(row, not totals) for row in rows] == expected, "duckdb reads something else"
            if spark:
                rows = [row.asDict(recursive=True) for row in spark.read.parquet(str(columns)).collect()]
                assert [said(row, not totals) for row in rows] == expected, "Spark reads something else"
    print(f"{len(made)} tables in columns by {', '.join(names)}: the same points; read back as they are")


if __name__ == "__main__":
    main()
