"""How a browser shows the page of snapcheck verify: verify_page.py PAGE [FOLDER]

The page stands in a frame as wide as a phone and in one as wide as a screen, in light and in dark, all details open. Headless
Chromium measures that nothing must be scrolled sideways and that all text can be told from what is behind it. For whoever wants
to look: screenshots of all four in FOLDER, or in that of SNAPCHECK_SCREENSHOTS when tests run.
"""
import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

WIDTHS = (390, 1280)
SCHEMES = {"dark": 0, "light": 1}  # preferredColorScheme
LEAST_CONTRAST = 4.5  # WCAG 2, AA

MEASURE = """
const number = (color) => (color.match(/[\\d.]+/g) || []).map(Number);
const channel = (c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
const measure = (frame) => {
  const page = frame.contentDocument, view = frame.contentWindow;
  const back = (e) => {
    for (; e; e = e.parentElement) {
      const color = number(view.getComputedStyle(e).backgroundColor);
      if (color.length == 3 || color[3] == 1) return color;
    }
    return view.matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18] : [255, 255, 255];
  };
  for (const details of page.querySelectorAll("details")) details.open = true;
  const found = {wide: page.documentElement.scrollWidth, room: page.documentElement.clientWidth, texts: 0, pale: [], cut: [],
                 dark: view.matchMedia("(prefers-color-scheme: dark)").matches};
  for (const e of page.querySelectorAll("body *")) {
    if (![...e.childNodes].some((n) => n.nodeType == 3 && n.textContent.trim())) continue;
    const c = contrast(number(view.getComputedStyle(e).color), back(e));
    found.texts++;
    if (c < LEAST) found.pale.push(c.toFixed(1) + " " + e.textContent.slice(0, 40));
    const box = e.getBoundingClientRect();
    if (box.right > found.room + 1 && !e.closest(".box, pre, .bar")) found.cut.push(e.tagName + " " + e.textContent.slice(0, 40));
  }
  return found;
};
onload = () => {
  const found = [...document.querySelectorAll("iframe")].map(measure);
  document.body.append(Object.assign(document.createElement("output"), {textContent: JSON.stringify(found)}));
};
"""


def browser():
    """Tests do not skip: without one they fail."""
    for name in ("chromium-headless-shell", "chromium", "google-chrome"):
        if shutil.which(name):
            return name
    sys.exit("no Chromium; ./dev test installs chromium-headless-shell")


def run(work, scheme, *arguments):
    command = [browser(), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={work}/profile",
               f"--blink-settings=preferredColorScheme={SCHEMES[scheme]}", "--virtual-time-budget=20000", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout


def measure(text, scheme, work):
    """What MEASURE finds for each of WIDTHS."""
    page = pathlib.Path(work) / "frames.html"
    script = MEASURE.replace("LEAST", str(LEAST_CONTRAST))
    frames = "".join(f'<iframe width="{width}" height="4000" srcdoc="{html.escape(text)}"></iframe>' for width in WIDTHS)
    page.write_text(f'<!doctype html><meta charset="utf-8"><body>{frames}<script>{script}</script>')
    shown = run(work, scheme, "--dump-dom", page.as_uri())
    found = re.search(r"<output>(.*?)</output>", shown, re.S)
    assert found, shown[-2000:]
    return json.loads(html.unescape(found.group(1)))


def complaints(text, work):
    wrong = []
    for scheme in SCHEMES:
        for width, found in zip(WIDTHS, measure(text, scheme, work), strict=True):
            where = f"{width} px, {scheme}"
            if found["dark"] != (scheme == "dark") or found["texts"] == 0 or found["room"] < width - 20:
                wrong.append(f"{where}: not measured: {found}")
            if found["wide"] > found["room"] or found["cut"]:
                wrong.append(f"{where}: {found['wide']} px wide in {found['room']}: {found['cut'][:5]}")
            if found["pale"]:
                wrong.append(f"{where}: pale: {found['pale'][:5]}")
    return wrong


def screenshots(path, folder, work):
    """Of the first screens."""
    pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
    for scheme in SCHEMES:
        for width, height in ((WIDTHS[0], 2400), (WIDTHS[1], 1600)):
            image = pathlib.Path(folder) / f"{width}-{scheme}.png"
            # A window has a least width; a frame in it has none.
            frame = pathlib.Path(work) / "shown.html"
            frame.write_text(f'<!doctype html><meta charset="utf-8"><body style="margin:0"><iframe style="border:0" width="{width}" '
                             f'height="{height}" srcdoc="{html.escape(pathlib.Path(path).read_text())}"></iframe>')
            run(work, scheme, f"--screenshot={image}", f"--window-size={width},{height}", frame.as_uri())
            assert image.stat().st_size > 10_000, image


def check(path, work):
    wrong = complaints(pathlib.Path(path).read_text(), work)
    assert not wrong, wrong
    if folder := os.environ.get("SNAPCHECK_SCREENSHOTS"):
        screenshots(path, folder, work)


def prove(work):
    """A check that accepts everything would find nothing."""
    wide = '<meta name="color-scheme" content="light dark"><p style="width:500px">a line that does not fit</p>'
    pale = '<p style="color:#ccc;background:#fff">nobody can read this</p>'
    for text, count in ((wide, len(SCHEMES)), (pale, len(SCHEMES) * len(WIDTHS))):
        found = complaints(text, work)
        assert len(found) == count, found


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        prove(scratch)
        check(sys.argv[1], scratch)
        if len(sys.argv) > 2:
            screenshots(sys.argv[1], sys.argv[2], scratch)
    print("ok")
