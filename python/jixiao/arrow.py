"""Record batches of Arrow in and out: for Spark's ``mapInArrow``, Polars, pandas and Dask.

    frame.mapInArrow(jixiao.arrow.scorer("table"), "points string")

A column holds a table in JSON each row; the batch that comes out has one column, with an answer for each row.
"""

import pyarrow as pa

from . import score_lines


def scorer(column, *, output="points", engine=None):
    """A function from batches to batches, as ``mapInArrow`` wants one."""

    def scored(batches):
        for batch in batches:
            yield score_batch(batch, column, output=output, engine=engine)

    return scored


def score_batch(batch, column, *, output="points", engine=None):
    """A batch with the answers for a column of tables, null where there is none."""
    tables = batch.column(batch.schema.get_field_index(column)).to_pylist()
    score = engine.score_lines if engine else score_lines
    answers = iter(score((table for table in tables if table is not None), output=output, batch=max(len(tables), 1)))
    rows = [None if table is None else next(answers) for table in tables]
    return pa.RecordBatch.from_arrays([pa.array(rows, pa.string())], [output])
