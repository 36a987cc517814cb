"""`python -m bench`: runs the parts, prints what was measured as Markdown, and what is held."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench import against, answering, beside, crowd, files, importing, profiling, racing, report
from bench.report import Section
from bench.running import Run
from bench.serving import ROOT

_AGAINST = "against"
PAGE, README = ROOT / "docs/performance.md", ROOT / "README.md"
PARTS: dict[str, Callable[[Run], Section]] = {
    "painted": racing.measure,
    "first-load": racing.measure_first_load,
    "server": answering.measure,
    "load": crowd.measure,
    "import": importing.measure,
    "beside": beside.measure,
    "files": files.measure,
    "profile": profiling.measure,
}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, for a first look")
    parser.add_argument("--only", default="", help=f"single parts: {', '.join([*PARTS, _AGAINST])}")
    parser.add_argument(
        "--against", metavar="COMMIT", help="also the code beside another commit, in turn"
    )
    parser.add_argument(
        "--write", action="store_true", help="also put the tables into docs/performance.md, README"
    )
    parser.add_argument(
        "--folder",
        type=Path,
        default=Path(tempfile.gettempdir()) / "ziq-bench",
        help="where the generated data lie, and are found again by the next run",
    )
    options = parser.parse_args()
    known = dict(PARTS)
    if options.against:
        known[_AGAINST] = partial(against.measure, commit=options.against)
    names = [name.strip() for name in options.only.split(",") if name.strip()] or list(known)
    unknown = [name for name in names if name not in known]
    if unknown:
        parser.error(f"no such part: {', '.join(unknown)} (`{_AGAINST}` needs --against)")
    options.parts = [known[name] for name in names]
    return options


def main() -> int:
    """Exit code 0 when everything could be measured, whether or not every promise is held."""
    options = _options()
    # As on a server and a laptop: what was compiled once is found by the next start.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    options.folder.mkdir(parents=True, exist_ok=True)
    run = Run(options.folder.resolve(), options.quick)
    quick = " (quick: few repetitions, for a first look only)" if options.quick else ""
    machine = report.machine()
    print(f"# Measured{quick}\n\n{machine}\n", flush=True)
    sections = []
    for measure in options.parts:
        section = measure(run)
        print(f"{section.markdown()}\n", flush=True)
        sections.append(section)
    promises = report.promises(sections)
    print(f"## Promises\n\n{promises}")
    if options.write:
        told = "\n\n".join([machine, *(section.markdown() for section in sections)])
        report.put_into(PAGE, "measured", told.replace("\n## ", "\n### "))
        report.put_into(PAGE, "promises", promises)
        report.put_into(README, "promises", report.in_short(sections))
    return 0


if __name__ == "__main__":
    sys.exit(main())
