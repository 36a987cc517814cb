"""The nginx example as it is shipped, running on loopback with a stand-in for single sign-on."""

from __future__ import annotations

import json
import re
import shutil
import socket
import ssl
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from waitress.server import create_server

from tests.app.access_server import rights_file, served

CONFIG = Path(__file__).parents[2] / "ops" / "nginx.conf"
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin")
pytestmark = pytest.mark.skipif(
    NGINX is None, reason="nginx is not installed; ops/install-test-programs.sh does it on Debian"
)


class SignOn(BaseHTTPRequestHandler):
    """Says yes to whoever brings a cookie, and gives the name in it with its groups."""

    def do_GET(self) -> None:
        """Answers every address alike."""
        name, _, groups = self.headers.get("Cookie", "").removeprefix("who=").partition("/")
        self.send_response(200 if "Cookie" in self.headers else 401)
        self.send_header("X-Auth-User", name)
        self.send_header("X-Auth-Groups", groups)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keeps quiet."""


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of nginx, with the dashboard's access control and the sign-on behind it."""
    folder = tmp_path_factory.mktemp("nginx")
    with (
        _dashboard(folder) as dashboard,
        _sign_on() as sign_on,
        _nginx(folder, dashboard=dashboard, sign_on=sign_on) as port,
    ):
        yield f"https://localhost:{port}"


def test_the_example_is_valid_as_shipped(tmp_path: Path) -> None:
    checked = _run_nginx(_configured(tmp_path, {"8443": "8443"}), "-t")
    assert "syntax is ok" in checked.stderr


def test_the_person_signed_on_arrives_with_the_groups(front: str) -> None:
    answer = ask(f"{front}/", {"Cookie": "who=anna/ministry"})
    assert (answer["name"], answer["rights"]) == ("anna", ["internal", "see"])


def test_what_the_browser_claims_to_be_does_not_get_through(front: str) -> None:
    forged = {
        "X-Forwarded-User": "mallory",
        "X-Forwarded-Groups": "ministry",
        "X_Forwarded_User": "mallory",
    }
    answer = ask(f"{front}/", {"Cookie": "who=berta/other", **forged})
    assert (answer["name"], answer["rights"]) == ("berta", ["see"])


def test_without_sign_on_nobody_gets_in(front: str) -> None:
    with pytest.raises(urllib.error.HTTPError, match="401"):
        ask(f"{front}/", {"X-Forwarded-User": "mallory"})


def test_a_person_limited_to_an_area_is_so_through_the_proxy(front: str) -> None:
    answer = ask(f"{front}/api/charts/one", {"Cookie": "who=clara/essen"})
    assert answer["areas"] == ["05113"]


def test_through_the_proxy_nobody_is_the_person_at_the_machine(front: str) -> None:
    answer = ask(f"{front}/", {"Cookie": "who=anna/ministry"})
    assert (answer["profile"], "import" in answer["rights"]) == ("protected", False)


def test_a_program_shows_its_token_to_the_dashboard_alone(front: str) -> None:
    for address in ("/api/charts/one", "/export/charts/one.csv"):
        with pytest.raises(urllib.error.HTTPError, match="401") as refused:
            ask(f"{front}{address}", {"Authorization": "Bearer ziq_wrong"})
        assert "error" in json.loads(refused.value.read()), "the dashboard answers, not nginx"
    for address in ("/", "/profile", "/apix", "/?x=/api/ Bearer ziq_"):
        with pytest.raises(urllib.error.HTTPError, match="401") as refused:
            ask(f"{front}{address.replace(' ', '%20')}", {"Authorization": "Bearer ziq_wrong"})
        assert b"nginx" in refused.value.read()


@pytest.mark.parametrize(
    "limit",
    [
        "client_header_timeout",
        "client_body_timeout",
        "send_timeout",
        "limit_conn connections",
        "limit_req zone=requests",
        "client_max_body_size 1m",
    ],
)
def test_the_example_has_a_limit_for_whoever_dawdles_or_floods(limit: str) -> None:
    assert limit in CONFIG.read_text(encoding="utf-8")


def ask(address: str, headers: dict[str, str]) -> dict[str, Any]:
    """The JSON answer at an address; the certificate is ours and not checked."""
    request = urllib.request.Request(address, headers=headers)  # noqa: S310 - our own loopback
    trusting = ssl._create_unverified_context()  # noqa: S323
    with urllib.request.urlopen(request, timeout=10, context=trusting) as answer:  # noqa: S310
        found: dict[str, Any] = json.loads(answer.read())
        return found


@contextmanager
def _dashboard(folder: Path) -> Iterator[int]:
    app = served(folder, proxy="127.0.0.1", profile="internal", rights=rights_file(folder))
    server = create_server(app, host="127.0.0.1", port=0, clear_untrusted_proxy_headers=False)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield int(server.effective_port)
    server.close()
    thread.join(5)


@contextmanager
def _sign_on() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), SignOn)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join(5)


@contextmanager
def _nginx(folder: Path, *, dashboard: int, sign_on: int) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    ports = {"8443": str(port), "8050": str(dashboard), "4180": str(sign_on)}
    config = _configured(folder, ports)
    with subprocess.Popen(
        [str(NGINX), "-e", "stderr", "-c", str(config), "-g", "daemon off;"],
        stderr=subprocess.DEVNULL,
    ) as process:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield port
        process.terminate()


def _configured(folder: Path, ports: dict[str, str]) -> Path:
    """The example with the places of this machine instead of its own."""
    key, certificate = folder / "ziq.key", folder / "ziq.pem"
    new_certificate = "openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost"
    subprocess.run(
        [*new_certificate.split(), "-keyout", str(key), "-out", str(certificate)],
        check=True,
        capture_output=True,
    )
    text = CONFIG.read_text(encoding="utf-8")
    for old, new in {
        "/etc/ssl/certs/ziq.pem": str(certificate),
        "/etc/ssl/private/ziq.key": str(key),
        "/run/ziq-nginx.pid": str(folder / "nginx.pid"),
    }.items():
        assert old in text
        text = text.replace(old, new)
    text = re.sub(r"\b(8443|8050|4180)\b", lambda found: ports.get(found[0], found[0]), text)
    temporary = "".join(
        f"{kind}_temp_path {folder / kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    config = folder / "nginx.conf"
    config.write_text(text.replace("http {\n", f"http {{\n{temporary}", 1), encoding="utf-8")
    return config


def _run_nginx(config: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(NGINX), "-e", "stderr", "-c", str(config), *arguments],
        check=True,
        capture_output=True,
        text=True,
    )
