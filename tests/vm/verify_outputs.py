"""Validates what snapcheck verify writes: JSON by its schema, SARIF by the multitool, the page and JUnit by their structure."""
import html.parser
import pathlib
import subprocess
import sys
import xml.etree.ElementTree

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS))
import sarif_test  # noqa: E402
import verify_page  # noqa: E402

WITHOUT_END = {"meta", "br", "link", "img", "hr", "input"}


class Page(html.parser.HTMLParser):
    """Elements are nested as they must be, and nothing is loaded from anywhere."""

    def __init__(self):
        super().__init__()
        self.open, self.wrong, self.classes = [], [], set()

    def handle_starttag(self, tag, attrs):
        if tag not in WITHOUT_END:
            self.open.append(tag)
        if tag in ("script", "link", "img", "iframe", "object"):
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            if name in ("src", "href", "srcset") or "url(" in (value or ""):
                self.wrong.append(f"{tag} {name}={value}")
            if name == "class":
                self.classes.update(value.split())

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> that closes nothing")


def check_page(text):
    page = Page()
    page.feed(text)
    page.close()
    assert not page.wrong and not page.open, (page.wrong, page.open)
    assert "@import" not in text and "url(" not in text.split("</style>")[0]
    for needed in ('name="viewport" content="width=device-width', "prefers-color-scheme: dark", "<h2>"):
        assert needed in text, needed


def check(files, work):
    subprocess.run(["node", TESTS / "verify_schema_test.cjs", files["json"]], check=True)
    complaints = sarif_test.validate(files["sarif"], str(work))
    assert not complaints, complaints
    check_page(files["html"].read_text())
    verify_page.check(files["html"], work)
    root = xml.etree.ElementTree.parse(files["junit"]).getroot()
    for suite in root.iter("testsuite"):
        cases = list(suite.iter("testcase"))
        failures = sum(case.find("failure") is not None for case in cases)
        assert (len(cases), failures) == (int(suite.get("tests")), int(suite.get("failures"))), suite.attrib


def refuses(text):
    try:
        check_page(text)
    except AssertionError:
        return True
    return False


# A check that accepts everything would find nothing.
assert refuses("<h2>a page</h2>") and refuses("<p>not closed")
