#!/usr/bin/env python3
"""Tests the test scripts themselves: each of them must be able to fail."""
import json
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.dont_write_bytecode = True
import check_layers
import check_texts
import examples_test
import fixtures_test


class FolderTest(unittest.TestCase):
    """A temporary folder that takes the place of the project's root."""

    module = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name).resolve()
        self.addCleanup(setattr, self.module, "ROOT", self.module.ROOT)
        self.module.ROOT = self.root

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path


class Examples(FolderTest):
    module = examples_test

    def problems(self, reported, better, notices=(), rule="some-state-in-snapshot"):
        """Complaints about a page with one example, of which the program finds `reported` and `better`, rules."""
        page = self.write("page.md", "# r\n\n- Level: error\n\n## Example: Python\n\n"
                          "Reported:\n\n```python\nbad\n```\n\nBetter:\n\n```python\ngood\n```\n")
        for name, found in (("bad", reported), ("good", better)):
            findings = [{"path": "handler.py", "line": 1, "rule": found, "level": "error"} for found in found]
            self.write(f"{name}.json", json.dumps({"findings": findings, "notices": [{"path": "handler.py", "text": n} for n in notices]}))
        program = self.write("program", f"#!/bin/sh\nif [ $1 = explain ]; then cat {page}; exit; fi\n"
                             f"for last; do :; done\ncat {self.root}/$(cat $last/handler.py).json\n")
        program.chmod(0o755)
        return list(examples_test.problems(str(program), rule))

    def test_a_finding_in_the_bad_one_only_is_fine(self):
        self.assertEqual(self.problems(["some-state-in-snapshot"], []), [])

    def test_nothing_found_is_a_failure(self):
        self.assertIn("not found", self.problems([], [])[0])

    def test_another_finding_is_a_failure(self):
        self.assertIn("also", self.problems(["some-state-in-snapshot", "other"], [])[0])

    def test_what_is_wrong_with_a_repair_may_leave_another_finding(self):
        self.assertEqual(self.problems(["hook-is-async", "other"], [], rule="hook-is-async"), [])

    def test_a_finding_in_the_good_one_is_a_failure(self):
        self.assertIn("Better", self.problems(["some-state-in-snapshot"], ["other"])[0])

    def test_a_notice_is_a_failure(self):
        self.assertIn("no such header", self.problems(["some-state-in-snapshot"], [], ["no such header"])[0])


class Fixtures(FolderTest):
    module = fixtures_test

    def check(self, name, text, found, rule="some-rule", notices=None, level="error"):
        """Complaints about a fixture `text` in which a program finds `found`, pairs of line and rule."""
        entry = self.write(name, text)
        findings = [{"path": name, "line": line, "rule": rule, "level": level, "message": "m"} for line, rule in found]
        report = self.write("report.json", json.dumps({"findings": findings, "notices": notices or []}))
        program = self.write("program", f"#!/bin/sh\ncat {report}\nexit {1 if found else 0}\n")
        program.chmod(0o755)
        return fixtures_test.check(str(program), entry, {"some-rule": "error", "other": "error"}, rule)[0]

    def test_what_is_expected_and_found_is_fine(self):
        self.assertEqual(self.check("bad_a.py", "x = f()  # expect: some-rule\n", [(1, "some-rule")]), [])

    def test_a_comment_alone_speaks_about_the_next_line(self):
        self.assertEqual(self.check("bad_a.py", "# expect: some-rule, other\nx\n", [(2, "some-rule"), (2, "other")]), [])

    def test_arguments_in_the_first_line_reach_the_scan(self):
        entry = self.write("bad_a/a.py", "# snapcheck-args: --platform criu\nx\n").parent
        self.write("bad_a/b.py", "x\n# snapcheck-args: --platform crac\n")
        self.assertEqual(fixtures_test.arguments(entry), ["--platform", "criu"])

    def test_missing(self):
        self.assertIn("bad_a.java:1: missing: some-rule", self.check("bad_a.java", "x; // expect: some-rule\n", []))

    def test_unexpected(self):
        complaints = self.check("bad_a.py", "x  # expect: some-rule\ny\n", [(1, "some-rule"), (2, "some-rule")])
        self.assertEqual(complaints, ["bad_a.py:2: unexpected: some-rule: m"])

    def test_twice_on_a_line_is_once_too_often(self):
        self.assertTrue(self.check("bad_a.py", "x  # expect: some-rule\n", [(1, "some-rule")] * 2))

    def test_a_known_miss_may_be_missed_but_not_found(self):
        text = "x  # expect: some-rule\ny  # todo: some-rule\n"
        self.assertEqual(self.check("bad_a.py", text, [(1, "some-rule")]), [])
        self.assertTrue(self.check("bad_a.py", text, [(1, "some-rule"), (2, "some-rule")]))

    def test_a_note_that_is_announced_may_be_in_an_ok_one_and_may_be_no_worse(self):
        text, found = "x  # note: some-rule\n", [(1, "some-rule")]
        self.assertEqual(self.check("ok_a.py", text, found, level="note"), [])
        self.assertTrue(self.check("ok_a.py", text, found, level="warning"))
        self.assertTrue(self.check("ok_a.py", text, []))

    def test_a_finding_has_the_level_of_its_rule_or_the_one_that_is_written(self):
        def levels(word, level):
            return self.check("bad_a.py", f"x  # {word}: some-rule\n", [(1, "some-rule")], level=level)

        for word in ("error", "warning", "note"):
            self.assertEqual(levels(word, word), [])
            for other in {"error", "warning", "note"} - {word}:
                self.assertEqual(levels(word, other), [f"bad_a.py:1: some-rule is {other}, and announced as {word}: m"])
        self.assertEqual(levels("expect", "warning"), ["bad_a.py:1: some-rule is warning, and announced as error: m"])
        self.assertTrue(self.check("bad_a.py", "x  # warning: some-rule\n", []))

    def test_the_level_of_a_rule_is_that_of_the_platform(self):
        rules = [{"id": "some-rule", "level": "warning", "platforms": {"criu": "note"}}]
        program = self.write("rules", f"#!/bin/sh\necho '{json.dumps(rules)}'\n")
        program.chmod(0o755)
        entry = self.write("bad_a.py", "x  # expect: some-rule\n")
        self.assertEqual(fixtures_test.rule_levels(str(program), entry), {"some-rule": "warning"})
        entry = self.write("bad_b.py", "# snapcheck-args: --platform criu\nx  # expect: some-rule\n")
        self.assertEqual(fixtures_test.rule_levels(str(program), entry), {"some-rule": "note"})

    def test_a_fixture_that_does_not_parse_fails(self):
        notice = {"path": "bad_a.py", "line": 1, "text": "does not parse"}
        with self.assertRaisesRegex(SystemExit, "bad_a.py:1: does not parse"):
            self.check("bad_a.py", "x  # expect: some-rule\n", [(1, "some-rule")], notices=[notice])

    def test_a_bad_fixture_expects_its_rule_and_an_ok_one_nothing(self):
        self.assertTrue(self.check("bad_a.py", "x\n", []))
        self.assertTrue(self.check("bad_a.py", "x  # expect: other\n", [(1, "other")]))
        self.assertEqual(self.check("bad_a.py", "x  # todo: some-rule\n", []), [], "a fixture may be a known miss")
        self.assertTrue(self.check("ok_a.py", "x  # expect: other\n", [(1, "other")]))

    def test_a_comment_at_the_end_announces_nothing(self):
        with self.assertRaises(SystemExit):
            self.check("bad_a.py", "x\n# expect: some-rule\n", [])


class Layers(FolderTest):
    module = check_layers

    def check(self, name, text):
        return list(check_layers.check(self.write(name, text)))

    def test_directions(self):
        self.write("analyzer/base/span.h", "")
        self.write("analyzer/rules/load.h", "")
        self.assertEqual(self.check("analyzer/rules/load.cpp", '#include "analyzer/base/span.h"\n'), [])
        self.assertTrue(self.check("analyzer/base/span.cpp", '#include "analyzer/rules/load.h"\n'))
        self.assertTrue(self.check("analyzer/lang/python/lower.cpp", '#include "analyzer/rules/load.h"\n'))

    def test_libraries(self):
        self.assertEqual(self.check("analyzer/lang/tree.cpp", "#include <tree_sitter/api.h>\n"), [])
        self.assertTrue(self.check("analyzer/model/program.cpp", "#include <tree_sitter/api.h>\n"))

    def test_unknown_folder_and_missing_header(self):
        self.assertTrue(self.check("analyzer/other/a.cpp", ""))
        self.assertTrue(self.check("analyzer/base/a.cpp", '#include "analyzer/base/none.h"\n'))


class Texts(FolderTest):
    module = check_texts

    def test_forbidden_texts(self):
        self.write("fine.md", "See https://github.com/CRaC/org.crac and /tmp/orders.\n")
        self.assertEqual(list(check_texts.check("fine.md")), [])
        for number, text in enumerate(["https://registry." "npmjs.org/ajv", "in /wor" "k/main", "TO" "DO: later"]):
            self.write(f"bad{number}.md", f"one\n{text}\n")
            self.assertEqual(len(list(check_texts.check(f"bad{number}.md"))), 1, text)


if __name__ == "__main__":
    unittest.main()
