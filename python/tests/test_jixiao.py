"""python -m unittest discover python/tests, with the wheel installed."""

import json
import os
import subprocess
import tempfile
import threading
import unittest
from pathlib import Path

import jixiao

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples/zaozhuang-2024"
TABLES = ["hotline-12345", "macro-research", "unit-operation", "vehicle-operation"]
TOTALS = ["99.90", "97.25", "98.20", "100.00"]


def tables():
    return [jixiao.open_tables(EXAMPLES / f"{name}.toml")[0] for name in TABLES]


class Scoring(unittest.TestCase):
    def test_published_totals(self):
        cards = [jixiao.score(table) for table in tables()]
        self.assertEqual([card["total"]["score"] for card in cards], TOTALS)
        self.assertTrue(cards[0]["total"]["derivation"])
        self.assertFalse(jixiao.score(tables()[0], brief=True)["total"].get("derivation"))

    def test_texts_bytes_and_dictionaries_are_one(self):
        table = tables()[2]
        text = json.dumps(table, ensure_ascii=False, indent=2)
        self.assertEqual(jixiao.score(text)["total"], jixiao.score(table)["total"])
        self.assertEqual(jixiao.score(text.encode())["total"], jixiao.score(table)["total"])

    def test_problems_have_places_and_both_languages(self):
        with self.assertRaises(jixiao.ProblemError) as raised:
            jixiao.score({"template": "national/self-2020", "project": {"name": "甲"}, "indicators": [{"name": "甲"}]})
        problem = raised.exception.problems[0]
        self.assertIn("path", problem["en"])
        self.assertIn("lines:1:", problem["place"])
        self.assertIn(problem["zh"], str(raised.exception))

    def test_lines_are_answered_one_by_one(self):
        lines = [json.dumps(table, ensure_ascii=False) for table in tables()]
        asked = [lines[0], "{", "", lines[1].encode(), "null", lines[2]]
        answers = [json.loads(answer) for answer in jixiao.score_lines(iter(asked), batch=2)]
        self.assertEqual([("total" in answer) for answer in answers], [True, False, False, True, False, True])
        self.assertTrue(all(answer["problems"] for answer in answers if "total" not in answer))
        for output in ("totals", "brief", "cards"):
            self.assertEqual(len(list(jixiao.score_lines(lines, output=output))), 4)
        with self.assertRaisesRegex(ValueError, "'points'"):
            list(jixiao.score_lines(lines, output="csv"))

    def test_the_same_points_as_the_program(self):
        program = os.environ.get("JIXIAO")
        if not program:
            self.skipTest("JIXIAO names the program")
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "tables.ndjson"
            file.write_text("".join(json.dumps(table, ensure_ascii=False) + "\n" for table in tables()), encoding="utf-8")
            for output, arguments in (("points", ["-f", "points"]), ("cards", ["-f", "ndjson"]), ("brief", ["-f", "ndjson", "--brief"])):
                ran = subprocess.run([program, "score", str(file), *arguments], capture_output=True, check=True)
                with file.open("rb") as lines:
                    answers = list(jixiao.score_lines(lines, output=output))
                self.assertEqual(answers, ran.stdout.decode().splitlines(), output)

    def test_threads_share_an_engine(self):
        engine, lines, answers = jixiao.Engine(), [json.dumps(table) for table in tables()] * 20, {}

        def work(number):
            answers[number] = list(engine.score_lines(lines))

        threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual([answers[number] for number in range(4)], [answers[0]] * 4)


class Templates(unittest.TestCase):
    def test_one_of_the_program_scores_everything(self):
        engine = jixiao.Engine(template="national/self-2020")
        self.assertEqual(engine.score(tables()[0])["template"]["id"], "national/self-2020")

    def test_one_of_ones_own(self):
        path = ROOT / "tests/fixtures/every-method/template.toml"
        table = jixiao.Engine(path).open_tables(path.with_name("table.toml"))[0]
        self.assertTrue(jixiao.Engine(path).score(table)["indicators"])
        with self.assertRaises(jixiao.ProblemError):
            jixiao.Engine(template="nowhere/at-all")


class Audit(unittest.TestCase):
    def test_points_that_do_not_follow(self):
        table = tables()[2]
        table["indicators"][3]["reported"] = "7.5"
        self.assertIn("J403", [finding["code"] for finding in jixiao.audit(table)])


class Arrow(unittest.TestCase):
    def test_batches(self):
        try:
            import pyarrow as pa
            from jixiao import arrow
        except ImportError:
            self.skipTest("there is no pyarrow")
        rows = [json.dumps(tables()[2]), None, "{"]
        batch = pa.RecordBatch.from_arrays([pa.array(rows)], ["table"])
        (scored,) = arrow.scorer("table")([batch])
        first, second, third = scored.column(0).to_pylist()
        self.assertEqual((json.loads(first)["total"], second), ("98.20", None))
        self.assertTrue(json.loads(third)["problems"])


if __name__ == "__main__":
    unittest.main()
