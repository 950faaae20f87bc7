"""Exact, explainable scoring of budget performance self-evaluations (项目支出绩效自评).

    >>> import jixiao
    >>> card = jixiao.score({
    ...     "template": "national/self-2020",
    ...     "project": {"name": "渡口运行"},
    ...     "indicators": [{"path": ["产出指标"], "target": "≥2000 人次", "actual": "1900 人次", "weight": "7.5"}],
    ... })
    >>> card["indicators"][0]["score"]
    '7.12'

Figures are strings of decimals, in and out: no float computes anything.
"""

import base64
import json
import os
from functools import lru_cache
from itertools import islice

from . import _engine
from ._engine import __version__

__all__ = ["Engine", "ProblemError", "audit", "open_tables", "score", "score_lines", "__version__"]


class ProblemError(ValueError):
    """What keeps a table from being computed: ``problems``, each with its place and a sentence in both languages."""

    def __init__(self, problems):
        self.problems = problems
        super().__init__("\n".join(f"{problem['place']}: {problem['zh']} ({problem['en']})" for problem in problems))


class Engine:
    """Templates at hand: those of the program and files of one's own; ``template`` scores everything, by its id, title or place.

    It is never changed, and may be used by many threads at once: none of them holds the lock of the interpreter while it computes.
    """

    def __init__(self, *templates, template=None):
        files = [(os.fspath(path), _bytes(path)) for path in templates]
        try:
            self._engine = _engine.Engine(files, template)
        except ValueError as error:
            raise ProblemError(json.loads(str(error))["problems"]) from None

    def score(self, table, *, brief=False):
        """The scorecard of a table; without derivations where it is to be ``brief``."""
        answer = self._engine.score_lines(_line(table), "brief" if brief else "cards")
        return _answer(answer or b'{"problems":[]}')

    def score_lines(self, lines, *, output="points", batch=1000):
        """An answer for each of the lines, one after the other, as they come.

        A line is a table in JSON, as text or bytes; the answer is a line of JSON: ``points``, ``totals``, the whole scorecard
        (``cards``) or the ``brief`` one, and ``{"problems": [...]}`` for what cannot be computed. So many lines are taken at once as
        ``batch`` says.
        """
        lines = iter(lines)
        while some := list(islice(lines, batch)):
            answers = self._engine.score_lines(b"\n".join(map(_line, some)), output)
            yield from answers.decode().splitlines()

    def audit(self, table):
        """What is found in a table, the gravest first."""
        return self.call("form", assessment=_table(table))["findings"]

    def open_tables(self, path):
        """The tables of a file, be it a workbook in whatever layout, TOML or JSON."""
        opened = self.call("open", name=os.path.basename(os.fspath(path)), base64=base64.b64encode(_bytes(path)).decode())
        return [table["assessment"] for table in opened["tables"]]

    def call(self, name, /, **request):
        """What a page would be answered: the calls of ``jixiao worker``."""
        return _answer(self._engine.call(name, json.dumps(request, ensure_ascii=False, default=str)))


def _answer(text):
    answer = json.loads(text)
    if answer.get("problems") and "tables" not in answer:
        raise ProblemError(answer["problems"])
    return answer


def _table(table):
    return json.loads(table) if isinstance(table, (str, bytes)) else table


def _line(table):
    """A table as one line. A break within JSON stands between two signs, where a blank is as good; nothing is no table."""
    text = table if isinstance(table, (str, bytes)) else json.dumps(table, ensure_ascii=False, default=str)
    line = text if isinstance(text, bytes) else text.encode()
    return line.replace(b"\r", b" ").replace(b"\n", b" ").strip() or b"null"


def _bytes(path):
    with open(path, "rb") as file:
        return file.read()


@lru_cache(maxsize=1)
def _default():
    return Engine()


def score(table, *, brief=False):
    """The scorecard of a table, by the template that it names; see :meth:`Engine.score`."""
    return _default().score(table, brief=brief)


def score_lines(lines, *, output="points", batch=1000):
    """An answer for each of the lines; see :meth:`Engine.score_lines`."""
    return _default().score_lines(lines, output=output, batch=batch)


def audit(table):
    """What is found in a table; see :meth:`Engine.audit`."""
    return _default().audit(table)


def open_tables(path):
    """The tables of a file; see :meth:`Engine.open_tables`."""
    return _default().open_tables(path)
