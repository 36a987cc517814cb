"""`python -m bench`: runs the parts, prints what was measured as Markdown, and what is held."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench import against, answering, beside, crowd, files, importing, profiling, racing, report
from bench.report import Section
from bench.running import Run

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
    parser.add_argument("--only", default=",".join(PARTS), help="parts: %(default)s")
    parser.add_argument(
        "--against", metavar="COMMIT", help="only this: the code beside another commit, in turn"
    )
    parser.add_argument(
        "--folder",
        type=Path,
        default=Path(tempfile.gettempdir()) / "ziq-bench",
        help="where the generated data lie, and are found again by the next run",
    )
    options = parser.parse_args()
    options.parts = [name.strip() for name in options.only.split(",")]
    unknown = [name for name in options.parts if name not in PARTS]
    if unknown:
        parser.error(f"no such part: {', '.join(unknown)}")
    return options


def main() -> int:
    """Exit code 0 when everything could be measured, whether or not every promise is held."""
    options = _options()
    options.folder.mkdir(parents=True, exist_ok=True)
    run = Run(options.folder.resolve(), options.quick)
    quick = " (quick: few repetitions, for a first look only)" if options.quick else ""
    print(f"# Measured{quick}\n\n{report.machine()}\n", flush=True)
    parts = [PARTS[name] for name in options.parts]
    if options.against:
        parts = [partial(against.measure, commit=options.against)]
    sections = []
    for measure in parts:
        section = measure(run)
        print(f"{section.markdown()}\n", flush=True)
        sections.append(section)
    print(report.promises(sections))
    return 0


if __name__ == "__main__":
    sys.exit(main())
