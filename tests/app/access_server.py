"""A small server behind the access control, to see what reaches it: no data, no Dash."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from argon2 import PasswordHasher
from flask import Flask, Response, jsonify, request

from dashboards.access import csrf_token, current_viewer, install, record, require
from dashboards.access.users import User, write_users
from dashboards.settings import Settings

PASSWORD = "correct horse battery"  # noqa: S105 - of people who do not exist
RIGHTS = """
[groups.ministry]
rights = ["see", "internal"]
[groups.essen]
rights = ["see", "internal"]
areas = ["05113"]
[groups.import]
rights = ["import"]
[groups.office]
rights = ["see", "import"]
"""


def served(folder: Path, **settings: object) -> Flask:
    """A server with these settings; what it stores goes into the folder."""
    server = Flask("subject")
    chosen = replace(Settings(store=folder), **settings)  # type: ignore[arg-type]
    install(server, chosen)

    @server.route("/", methods=["GET", "POST"])
    @server.route("/api/charts/one", methods=["GET"])
    @server.route("/export/charts/one.csv")
    @server.route("/_dash-update-component", methods=["POST"])
    def answer() -> Response:
        viewer = current_viewer()
        return jsonify(
            profile=viewer.profile,
            name=viewer.name,
            areas=viewer.areas,
            rights=sorted(viewer.rights),
            token=csrf_token(),
        )

    @server.post("/import")
    def take() -> Response:
        require("import")
        record("import", files="antraege.xlsx")
        return jsonify(taken=len(request.get_data()))

    @server.get("/broken")
    @server.get("/api/charts/broken")
    def broken() -> Response:
        raise RuntimeError("SELECT secret FROM /srv/ziq/store")

    return server


def rights_file(folder: Path, text: str = RIGHTS) -> Path:
    """A file for ZIQ_RIGHTS."""
    path = folder / "rights.toml"
    path.write_text(text, encoding="utf-8")
    return path


def users_file(folder: Path, **groups: str) -> Path:
    """A file for ZIQ_USERS: names with their group, all with the same password."""
    path = folder / "users.toml"
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    password = quick.hash(PASSWORD)
    write_users(path, {name: User(password, (group,)) for name, group in groups.items()})
    return path


def audit_lines(folder: Path) -> list[dict[str, str]]:
    """What the audit log holds, without the times."""
    path = folder / "audit.jsonl"
    if not path.exists():
        return []
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [{key: value for key, value in line.items() if key != "time"} for line in lines]
