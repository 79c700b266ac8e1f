# ruff: noqa: E501 - tables of cases
"""Fetching from a server on loopback: pages, refusals, errors, and answers that never end."""

import asyncio
import io
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner
from fastwarc.warc import ArchiveIterator, WarcRecordType

from pressaudit.app.cli import main
from pressaudit.app.fetch import ARCHIVE, JOURNAL, FetchError, Limits, Outcome, addresses, fetch
from pressaudit.read.captures import read
from pressaudit.read.files import sources
from pressaudit.read.model import Capture
from pressaudit.read.versions import united

QUICK = Limits(pause=0.0, silence=1.0, whole=2.0, most=200_000)


class Server:
    """A site whose answers a test writes down: path to (status, heads, body), or a function."""

    def __init__(self) -> None:
        self.answers: dict[str, object] = {"/robots.txt": (404, {}, b"")}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.at_once = self.most_at_once = 0
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._http.server_port}"
        threading.Thread(target=self._http.serve_forever, daemon=True).start()

    def _handler(server) -> type[BaseHTTPRequestHandler]:  # noqa: N805
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                server.at_once += 1
                server.most_at_once = max(server.most_at_once, server.at_once)
                server.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
                try:
                    self.reply(server.answers.get(self.path, (404, {}, b"no")))
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True
                finally:
                    server.at_once -= 1

            def reply(self, answer: object) -> None:
                if isinstance(answer, list):  # one after the other, the last for ever
                    answer = answer.pop(0) if len(answer) > 1 else answer[0]
                if callable(answer):
                    answer = answer(self)
                if answer is None:
                    self.close_connection = True
                    return
                status, heads, body = answer
                self.send_response(status)
                for key, value in heads.items():
                    self.send_header(key, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        return Handler

    def pages(self, *numbers: int) -> None:
        for n in numbers:
            path = "/news/" if n == 1 else f"/news/page/{n}/"
            self.answers[path] = (200, {"Content-Type": "text/html", "ETag": f'"{n}"'}, page(n))

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()


def page(n: int) -> bytes:
    return f"<html><body><p>The ferry, page {n}.</p></body></html>".encode() * 20


@pytest.fixture
def server() -> Iterator[Server]:
    site = Server()
    yield site
    site.close()


class Slept(list[float]):
    """Stands for asyncio.sleep and writes down how long."""

    async def __call__(self, seconds: float) -> None:
        self.append(seconds)
        await asyncio.sleep(0)


def get(server: Server, folder: Path, pages: str = "1-3", **more: object) -> Outcome:
    return fetch(f"{server.url}/news/", pages, folder, **{"limits": QUICK} | more)


def held(folder: Path) -> list[tuple[str, bytes]]:
    data = (folder / ARCHIVE).read_bytes()
    return [
        (r.headers["WARC-Target-URI"], r.reader.read())
        for r in ArchiveIterator(io.BytesIO(data), record_types=WarcRecordType.response, parse_http=True)
    ]  # fmt: skip


def test_pages_become_a_web_archive(server, tmp_path):
    server.pages(1, 2, 3)
    out = get(server, tmp_path, contact="reader@wharf.example")
    assert (out.fetched, out.failed) == (3, [])
    assert held(tmp_path) == [
        (f"{server.url}/news/", page(1)),
        (f"{server.url}/news/page/2/", page(2)),
        (f"{server.url}/news/page/3/", page(3)),
    ]
    assert server.paths() == ["/robots.txt", "/news/", "/news/page/2/", "/news/page/3/"]
    agents = {heads["user-agent"] for _, heads in server.asked}
    assert len(agents) == 1
    assert agents.pop().startswith("pressaudit/")
    assert server.most_at_once == 1


def test_what_was_fetched_can_be_read(server, tmp_path):
    """The folder is a capture like any other: its journal is hidden, edits are versions."""
    text = (
        "The ferry to Mirren was stopped on Monday after the gale had torn three planks from it. "
    )
    markup = '<html lang="en"><head><meta property="og:type" content="article"></head><body><article><h1>{}</h1>{}</article></body></html>'
    for edit in ("three", "four"):
        body = markup.format(
            "Ferry stopped by the gale", f"<p>{text * 6}</p><p>Nobody saw {edit} boats there.</p>"
        )
        server.answers["/news/"] = (200, {"Content-Type": "text/html"}, body.encode())
        get(server, tmp_path, "1")
    found = sources([tmp_path])
    assert [source.name for source in found] == [ARCHIVE]
    once, versions = united([c for c in read(found) if isinstance(c, Capture)])
    assert [a.url for a in once] == [f"{server.url}/news/"]
    assert [(v.added, v.removed) for v in versions] == [(1, 1)]


def test_a_pause_before_each_request_but_the_first(server, tmp_path):
    server.pages(1, 2, 3)
    slept = Slept()
    get(server, tmp_path, limits=Limits(), sleep=slept)
    assert slept == [2.0, 2.0, 2.0]


def test_the_sites_own_pause_is_kept(server, tmp_path):
    server.pages(1, 2)
    server.answers["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 7\nDisallow: /admin\n")
    slept = Slept()
    get(server, tmp_path, "1-2", limits=Limits(), sleep=slept)
    assert slept == [7.0, 7.0]


@pytest.mark.parametrize(
    ("status", "robots", "told"),
    [
        (200, b"User-agent: *\nDisallow: /news/\n", "robots.txt asks programs to leave it alone"),
        (
            200,
            b"User-agent: pressaudit\nDisallow: /\n",
            "robots.txt asks programs to leave it alone",
        ),
        (200, b"User-agent: *\nCrawl-delay: 900\n", "asks for 900 s between requests"),
        (503, b"", "what it allows is not known"),
    ],
)
def test_what_robots_forbids_is_not_asked_for(server, tmp_path, status, robots, told):
    server.pages(1)
    server.answers["/robots.txt"] = (status, {}, robots)
    out = get(server, tmp_path, "1")
    assert told in out.failed[0]
    assert "/news/" not in server.paths()


def test_the_archive_ends_where_a_page_is_not_there(server, tmp_path):
    server.pages(1, 2)
    out = get(server, tmp_path, "1-40")
    assert (out.fetched, out.failed) == (2, [])
    assert out.ended.endswith("/news/page/3/")
    assert get(server, tmp_path, "1-40").unchanged == 0  # the pages have no 304 here


def test_a_second_fetch_asks_for_changes_only(server, tmp_path):
    server.pages(1, 2)
    get(server, tmp_path, "1-2")
    server.answers["/news/"] = (304, {}, b"")
    server.answers["/news/page/2/"] = (200, {"ETag": '"new"'}, b"<p>edited</p>")
    server.asked.clear()
    out = get(server, tmp_path, "1-2")
    assert (out.fetched, out.unchanged) == (1, 1)
    asked = dict(server.asked)
    assert asked["/news/"]["if-none-match"] == '"1"'
    assert [body for _, body in held(tmp_path)] == [page(1), page(2), b"<p>edited</p>"]
    server.asked.clear()
    server.answers["/news/page/2/"] = (304, {}, b"")
    get(server, tmp_path, "1-2")
    assert dict(server.asked)["/news/page/2/"]["if-none-match"] == '"new"'
    assert dict(server.asked)["/news/"]["if-none-match"] == '"1"'


def test_redirects_are_followed_and_bounded(server, tmp_path):
    server.pages(1)
    server.answers["/old"] = (301, {"Location": "/news/"}, b"")
    out = fetch(f"{server.url}/old", "1", tmp_path / "a", limits=QUICK)
    assert held(tmp_path / "a") == [(f"{server.url}/news/", page(1))]
    assert out.failed == []
    server.answers["/circle"] = (302, {"Location": "/circle"}, b"")
    out = fetch(f"{server.url}/circle", "1", tmp_path / "b", limits=QUICK)
    assert "more than 5 redirects" in out.failed[0]
    server.answers["/file"] = (302, {"Location": "file:///etc/passwd"}, b"")
    out = fetch(f"{server.url}/file", "1", tmp_path / "c", limits=QUICK)
    assert "which is no page" in out.failed[0]


def test_a_busy_site_is_asked_again_later(server, tmp_path):
    server.pages(1)
    good = server.answers["/news/"]
    server.answers["/news/"] = [(429, {"Retry-After": "9"}, b""), (503, {}, b""), good]
    slept = Slept()
    out = get(server, tmp_path, "1", limits=Limits(pause=1.0), sleep=slept)
    assert out.fetched == 1
    assert slept == [1.0, 9.0, 4.0]


def test_a_site_that_says_come_back_tomorrow_is_left_alone(server, tmp_path):
    server.answers["/news/"] = (429, {"Retry-After": "86400"}, b"")
    assert "asks to come back in 86400 s" in get(server, tmp_path, "1").failed[0]
    assert server.paths().count("/news/") == 1


@pytest.mark.parametrize(
    ("status", "told"), [(403, "does not give it out (403)"), (500, "answers 500"), (204, "answers 204")]
)  # fmt: skip
def test_errors_of_the_site_are_told(server, tmp_path, status, told):
    server.answers["/news/"] = (status, {}, b"")
    assert told in get(server, tmp_path, "1", sleep=Slept()).failed[0]
    assert not (tmp_path / ARCHIVE).exists()


def drip(handler: BaseHTTPRequestHandler) -> None:
    """Send a byte now and then, for ever."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        handler.wfile.write(b"x")
        time.sleep(0.1)


def drip_heads(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    while True:
        handler.wfile.write(b"x")
        time.sleep(0.1)


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        handler.wfile.write(b"x" * 10_000)


def silent(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(1.5)


def cut(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf a page")


def garbage(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"\x00\x01 this is no HTTP\r\n\r\n")


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (drip, "took more than 2 s"),
        (drip_heads, "took more than 2 s"),
        (endless, "sends more than 200,000 bytes"),
        (silent, "no byte came for 1 s"),
        (cut, "no whole answer came"),
        (garbage, "no whole answer came"),
    ],
)
def test_slow_broken_and_endless_answers_are_bounded(server, tmp_path, answer, told):
    server.pages(1, 3)
    server.answers["/news/page/2/"] = answer
    start = time.monotonic()
    out = get(server, tmp_path)
    assert told in out.failed[0]
    assert out.fetched == 2
    assert time.monotonic() - start < 10
    assert [body for _, body in held(tmp_path)] == [page(1), page(3)]
    server.pages(2)
    again = get(server, tmp_path)
    assert (again.before, again.fetched, again.failed) == (2, 1, [])


def test_three_pages_without_an_answer_end_the_fetch(server, tmp_path):
    for n in range(1, 9):
        server.pages(n)
        server.answers["/news/" if n == 1 else f"/news/page/{n}/"] = cut
    assert len(get(server, tmp_path, "1-8").failed) == 3


def test_nobody_listens(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    out = fetch(f"http://127.0.0.1:{port}/", "1", tmp_path, limits=QUICK)
    assert "no whole answer came" in out.failed[0]


def test_a_fetch_cut_off_at_any_byte_goes_on(server, tmp_path):
    """Whatever of archive and journal was written when it was killed, every page is there once."""
    server.pages(1, 2, 3)
    whole = tmp_path / "whole"
    get(server, whole)
    archive, journal = (whole / ARCHIVE).read_bytes(), (whole / JOURNAL).read_bytes()
    ends = [json.loads(line)["length"] for line in journal.splitlines()]
    lines = [0, *(n + 1 for n, byte in enumerate(journal) if byte == 10)]
    chance = random.Random(7)
    for n in range(24):
        folder = tmp_path / str(n)
        folder.mkdir()
        known = chance.randrange(len(ends))  # lines of the journal that were written whole
        torn = chance.randrange(lines[known], lines[known + 1])
        least = ends[known - 1] if known else 0
        (folder / JOURNAL).write_bytes(journal[:torn])
        (folder / ARCHIVE).write_bytes(archive[: chance.randint(least, ends[min(known, 2)])])
        get(server, folder)
        assert [body for _, body in held(folder)] == [page(1), page(2), page(3)]


def test_killed_in_the_middle_of_a_page(server, tmp_path):
    server.pages(1, 2, 3)
    good = server.answers["/news/page/2/"]
    server.answers["/news/page/2/"] = drip
    command = [sys.executable, "-m", "pressaudit", "fetch", f"{server.url}/news/", "--pages", "1-3", "--out", str(tmp_path)]  # fmt: skip
    running = subprocess.Popen(command, stderr=subprocess.DEVNULL, env=os.environ)
    for _ in range(300):
        if "/news/page/2/" in server.paths():
            break
        time.sleep(0.1)
    running.send_signal(signal.SIGKILL)
    running.wait()
    server.answers["/news/page/2/"] = good
    out = get(server, tmp_path)
    assert (out.before, out.fetched) == (1, 2)
    assert [body for _, body in held(tmp_path)] == [page(1), page(2), page(3)]


def test_an_archive_of_others_is_not_touched(server, tmp_path):
    (tmp_path / ARCHIVE).write_bytes(b"mine")
    with pytest.raises(FetchError, match="did not fetch"):
        get(server, tmp_path)
    assert (tmp_path / ARCHIVE).read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("url", "pages", "found"),
    [
        ("https://w.example/news/", "1-2", ["https://w.example/news/", "https://w.example/news/page/2/"]),
        ("https://w.example/?s=a", "2", ["https://w.example/page/2/?s=a"]),
        ("https://w.example/?page=1&s=a", "2-3", ["https://w.example/?page=2&s=a", "https://w.example/?page=3&s=a"]),
        ("https://w.example/n{page}.html", "7", ["https://w.example/n7.html"]),
    ],
)  # fmt: skip
def test_addresses(url, pages, found):
    assert addresses(url, pages) == found


@pytest.mark.parametrize(
    ("url", "pages"),
    [("https://w.example", "0"), ("https://w.example", "3-1"), ("https://w.example", "all"), ("ftp://w.example", "1"), ("w.example", "1"), ("https://w.example", "1-99999")],
)  # fmt: skip
def test_wrong_usage(url, pages, tmp_path):
    result = CliRunner().invoke(
        main, ["fetch", url, "--pages", pages, "--out", str(tmp_path / "x")]
    )
    assert result.exit_code == 2
    assert not (tmp_path / "x").exists()


def test_the_command_and_its_status(server, tmp_path):
    server.pages(1)
    arguments = ["fetch", f"{server.url}/news/", "--pages", "1", "--out", str(tmp_path)]
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, result.output.splitlines()[-1]) == (
        0,
        f"1 page fetched, 0 unchanged, 0 there before: {tmp_path / ARCHIVE}",
    )
    server.answers["/news/"] = (403, {}, b"")
    assert CliRunner().invoke(main, [*arguments[:-1], str(tmp_path / "b")]).exit_code == 2
