"""Fetching an archive's pages, politely: one request at a time, into a web archive (WARC).

The site's robots.txt is obeyed, each request names the program, and there is a pause before each.
Each page is written down before the next is asked for, so a fetch that was killed at any moment
goes on where it stopped. A second fetch into the same folder asks only for what has changed since.

A folder holds ``pages.warc.gz``, which ``pressaudit build`` reads, and ``.fetch.jsonl``, its
journal: a line a page, with the length that the archive had after it.
"""

import asyncio
import json
import os
import re
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from itertools import takewhile
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpx
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import pressaudit
from pressaudit.read.errors import CaptureError
from pressaudit.read.limits import gunzipped

ARCHIVE, JOURNAL = "pages.warc.gz", ".fetch.jsonl"
AGENT = "pressaudit"
"""The name that a site's robots.txt may forbid."""

_ROBOTS = 500 << 10
"""Bytes of robots.txt that are read: RFC 9309 asks for 500 KiB at least."""

Sleep = Callable[[float], Awaitable[None]]
Say = Callable[[str], None]


class FetchError(Exception):
    """Nothing, or nothing more, can be fetched: says what, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may ask of a site, and a site of us."""

    pause: float = 2.0  # seconds before each request; a site's own Crawl-delay where it is longer
    longest_pause: float = 60.0  # seconds: a longer Crawl-delay or Retry-After stops the fetch
    silence: float = 20.0  # seconds without a byte
    whole: float = 120.0  # seconds for one answer, head and body, however it drips
    most: int = 20 << 20  # bytes of one answer: markup beyond that is no page of posts
    hops: int = 5  # redirects in a row; browsers give up after 20
    tries: int = 3  # requests for one page that a busy site (429, 5xx) gets
    failures: int = 3  # pages in a row without an answer, after which the site is left alone


MOST_PAGES = 10_000
"""Pages of one fetch: at two seconds each they take a working day."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer: where it came from in the end, and what it says. ``body`` is as sent."""

    url: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def head(self, name: str) -> str:
        """Return a head of the answer, '' without it."""
        return next((value for key, value in self.headers if key.lower() == name), "")


@dataclass(frozen=True, slots=True)
class Note:
    """A line of the journal: what became of a page in a run, and how long the archive was then."""

    run: int
    url: str
    outcome: str
    length: int
    etag: str = ""
    modified: str = ""


@dataclass(slots=True)
class Outcome:
    """What a fetch did, in numbers of pages; ``ended`` is the first page that is not there."""

    fetched: int = 0
    unchanged: int = 0
    before: int = 0
    failed: list[str] = field(default_factory=list)
    ended: str = ""


def addresses(url: str, pages: str) -> list[str]:
    """Return the addresses of an archive's pages.

    Parameters
    ----------
    url
        The address with ``{page}`` where its number goes, one with ``page=1`` or ``paged=1``, or
        the archive's first page, whose others are at ``page/2/`` below it.
    pages
        ``3`` or ``1-40``.

    Raises
    ------
    FetchError
        If the address is none of the web, or the pages are no range.

    Examples
    --------
    >>> addresses("https://wharf.example/news/", "1-2")
    ['https://wharf.example/news/', 'https://wharf.example/news/page/2/']
    """
    match = re.fullmatch(r"(\d{1,6})(?:-(\d{1,6}))?", pages.strip())
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    if not 1 <= first <= last or last - first >= MOST_PAGES:
        raise FetchError(
            f"--pages {pages}: no range of pages. Give 7 or 1-40, at most {MOST_PAGES:,} pages."
        )
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchError(f"{url}: no address of the web. Give one that begins with https://.")
    return [_page(url, n) for n in range(first, last + 1)]


def _page(url: str, n: int) -> str:
    if "{page}" in url:
        return url.replace("{page}", str(n))
    numbered, found = re.subn(r"([?&](?:paged?|seite|pagina)=)\d+", rf"\g<1>{n}", url)
    if found:
        return numbered
    if n == 1:
        return url
    path, mark, query = url.partition("?")
    return f"{path.rstrip('/')}/page/{n}/{mark}{query}"


class Journal:
    """The journal of a folder, and the archive that it keeps whole."""

    def __init__(self, folder: Path) -> None:
        self.archive = folder / ARCHIVE
        self.path = folder / JOURNAL
        folder.mkdir(parents=True, exist_ok=True)
        if self.archive.exists() and not self.path.exists():
            raise FetchError(
                f"{self.archive}: there is a web archive that this program did not fetch. "
                "Give another folder."
            )
        size = self.archive.stat().st_size if self.archive.exists() else 0
        self.notes = list(takewhile(lambda note: note.length <= size, self._lines()))
        # What was written after the last note was cut off in the middle, or not noted yet.
        length = self.notes[-1].length if self.notes else 0
        if self.archive.exists():
            os.truncate(self.archive, length)
        self._rewrite()

    def _lines(self) -> Iterator[Note]:
        if not self.path.exists():
            return
        for line in self.path.read_text(encoding="utf-8", errors="replace").splitlines():
            try:
                yield Note(**json.loads(line))
            except (ValueError, TypeError):
                return  # the last line, cut off

    def _rewrite(self) -> None:
        draft = self.path.with_suffix(".new")
        draft.write_text("".join(map(_line, self.notes)), encoding="utf-8")
        draft.replace(self.path)

    @property
    def run(self) -> int:
        """The number of the run that goes on, or of a new one where the last was finished."""
        last = self.notes[-1] if self.notes else None
        return 1 if last is None else last.run + (last.outcome == "done")

    def done(self, run: int) -> dict[str, str]:
        """Return the addresses that a run has an answer for: new, same or gone."""
        return {n.url: n.outcome for n in self.notes if n.run == run}

    def last(self, url: str) -> Note | None:
        """Return the newest note on an address whose page the archive holds."""
        held = (n for n in reversed(self.notes) if n.url == url and n.outcome in ("new", "same"))
        return next(held, None)

    def add(self, run: int, url: str, outcome: str, answer: Answer | None = None) -> None:
        """Write an answer into the archive, then the note on it."""
        if answer is not None and outcome == "new":
            with self.archive.open("ab") as stream:
                _write(stream, answer, opening=stream.tell() == 0)
                stream.flush()
                os.fsync(stream.fileno())
        length = self.archive.stat().st_size if self.archive.exists() else 0
        note = Note(
            run,
            url,
            outcome,
            length,
            answer.head("etag") if answer else "",
            answer.head("last-modified") if answer else "",
        )
        self.notes.append(note)
        with self.path.open("a", encoding="utf-8") as stream:
            stream.write(_line(note))
            stream.flush()
            os.fsync(stream.fileno())


def _line(note: Note) -> str:
    return json.dumps(asdict(note)) + "\n"


def _write(stream: object, answer: Answer, *, opening: bool) -> None:
    """Write an answer as a record; the first one of a file stands behind what wrote it."""
    writer = WARCWriter(stream, gzip=True)
    if opening:
        software = {"software": _agent(""), "format": "WARC File Format 1.0"}
        writer.write_record(writer.create_warcinfo_record(ARCHIVE, software))
    # The body stands as it came, but for the chunks that it was sent in.
    headers = [(k, v) for k, v in answer.headers if k.lower() != "transfer-encoding"]
    head = StatusAndHeaders(f"{answer.status} {answer.reason}", headers, protocol="HTTP/1.1")
    record = writer.create_warc_record(
        answer.url, "response", payload=BytesIO(answer.body), http_headers=head
    )
    writer.write_record(record)


def _agent(contact: str) -> str:
    told = f"; {contact}" if contact else ""
    return f"{AGENT}/{pressaudit.__version__} (research on press archives{told})"


class Site:
    """Asks a site, one request at a time, and obeys its robots.txt."""

    def __init__(self, client: httpx.AsyncClient, limits: Limits, sleep: Sleep) -> None:
        self._client = client
        self._limits = limits
        self._sleep = sleep
        self._robots: dict[str, RobotFileParser] = {}
        self._asked = False

    async def get(self, url: str, conditions: Mapping[str, str]) -> Answer:
        """Return the answer to a request, redirects followed and a busy site asked again.

        Raises
        ------
        FetchError
            If robots.txt forbids it, or the answer is too slow, too large, or turns in circles.
        """
        for _ in range(self._limits.hops + 1):
            await self._allowed(url)
            answer = await self._patiently(url, conditions)
            target = answer.head("location")
            if answer.status not in (301, 302, 303, 307, 308) or not target:
                return answer
            url = urljoin(url, target)
            if urlsplit(url).scheme not in ("http", "https"):
                raise FetchError(f"{answer.url}: it points to {url[:80]}, which is no page.")
        raise FetchError(f"{url}: more than {self._limits.hops} redirects in a row.")

    async def _patiently(self, url: str, conditions: Mapping[str, str]) -> Answer:
        pause = await self._pause(url)
        answer = await self._once(url, conditions)
        for attempt in range(1, self._limits.tries):
            if answer.status != 429 and answer.status < 500:
                break
            wait = _seconds(answer.head("retry-after")) or pause * 2**attempt
            if wait > self._limits.longest_pause:
                raise FetchError(
                    f"{url}: the site is busy and asks to come back in {wait:.0f} s. "
                    "Run the same command again then; what was fetched is kept."
                )
            await self._sleep(wait)
            answer = await self._once(url, conditions)
        return answer

    async def _pause(self, url: str) -> float:
        """Wait before a request, as long as the site wishes, and return how long that is."""
        robots = self._robots.get(_origin(url))
        delay = robots.crawl_delay(AGENT) if robots else None
        pause = max(self._limits.pause, float(delay or 0))
        if pause > self._limits.longest_pause:
            raise FetchError(
                f"{url}: its robots.txt asks for {pause:.0f} s between requests. "
                "Ask its owner for the pages instead."
            )
        if self._asked:
            await self._sleep(pause)
        self._asked = True
        return pause

    async def _allowed(self, url: str) -> None:
        origin = _origin(url)
        if origin not in self._robots:
            address = f"{origin}/robots.txt"
            await self._pause(address)
            self._robots[origin] = await self._rules(address)
        if not self._robots[origin].can_fetch(AGENT, url):
            raise FetchError(
                f"{url}: the site's robots.txt asks programs to leave it alone. "
                "Ask its owner, or save the pages in a browser."
            )

    async def _rules(self, address: str) -> RobotFileParser:
        """Return a site's rules; a site without them allows everything, a broken one nothing."""
        rules = RobotFileParser(address)
        for hop in range(self._limits.hops + 1):
            answer = await self._once(address, {"Accept-Encoding": "identity"})
            if answer.status // 100 != 3 or not answer.head("location") or hop == self._limits.hops:
                break
            address = urljoin(address, answer.head("location"))
        if 400 <= answer.status < 500:
            rules.parse([])
            return rules
        if answer.status != 200:
            raise FetchError(
                f"{address}: the site answers {answer.status}, so what it allows is not known. "
                "Try again later."
            )
        rules.parse(_decoded(answer).splitlines())
        return rules

    async def _once(self, url: str, conditions: Mapping[str, str]) -> Answer:
        """Return one answer, whole and within the limits of time and size."""
        limits = self._limits
        try:
            async with asyncio.timeout(limits.whole):
                async with self._client.stream("GET", url, headers=dict(conditions)) as response:
                    body = bytearray()
                    async for piece in response.aiter_raw():
                        body += piece
                        if len(body) > limits.most:
                            raise FetchError(f"{url}: it sends more than {limits.most:,} bytes.")
                    headers = tuple(response.headers.multi_items())
                    return Answer(
                        url, response.status_code, response.reason_phrase, headers, bytes(body)
                    )
        except TimeoutError as error:
            raise FetchError(f"{url}: its answer took more than {limits.whole:g} s.") from error
        except httpx.TimeoutException as error:
            raise FetchError(f"{url}: no byte came for {limits.silence:g} s.") from error
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            cause = str(error) or type(error).__name__
            raise FetchError(f"{url}: no whole answer came ({cause}).") from error


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _decoded(answer: Answer) -> str:
    """Return the text of robots.txt, which some sites pack unasked."""
    body = answer.body
    if body.startswith(b"\x1f\x8b"):
        try:
            body = gunzipped(body, answer.url)
        except CaptureError as error:
            raise FetchError(str(error)) from error
    return body[:_ROBOTS].decode("utf-8", errors="replace")


def _seconds(stated: str) -> float | None:
    """Read Retry-After: a number of seconds, or a moment."""
    if re.fullmatch(r"\d{1,9}", stated.strip()):
        return float(stated)
    try:
        moment = parsedate_to_datetime(stated)
    except (ValueError, TypeError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0)


def fetch(
    url: str,
    pages: str,
    folder: str | os.PathLike[str],
    *,
    contact: str = "",
    limits: Limits = Limits(),
    say: Say = lambda _: None,
    sleep: Sleep = asyncio.sleep,
) -> Outcome:
    """Fetch the pages of an archive into ``folder``, or go on with a fetch that was stopped.

    Parameters
    ----------
    url, pages
        See :func:`addresses`.
    folder
        Where the archive and the journal stand, or will.
    contact
        An address of mail or of a page, by which the site can reach you.
    limits
        What is asked of the site and of us.
    say
        Gets a sentence a page.
    sleep
        Waits; given by tests.

    Raises
    ------
    FetchError
        If nothing can be fetched, or the site does not want it.
    """
    wanted = addresses(url, pages)
    try:
        journal = Journal(Path(folder))
    except OSError as error:
        raise FetchError(f"{folder}: cannot be written ({error.strerror}).") from error
    try:
        run = _run(wanted, journal, agent=_agent(contact), limits=limits, say=say, sleep=sleep)
        return asyncio.run(run)
    except OSError as error:
        raise FetchError(f"{folder}: cannot be written ({error.strerror}).") from error


async def _run(
    wanted: Sequence[str], journal: Journal, *, agent: str, limits: Limits, say: Say, sleep: Sleep
) -> Outcome:
    run = journal.run
    done = journal.done(run)
    out = Outcome(before=sum(done.get(url) in ("new", "same") for url in wanted))
    timeout = httpx.Timeout(limits.silence)
    failures = 0
    async with httpx.AsyncClient(
        headers={"User-Agent": agent, "Accept": "text/html,*/*;q=0.5", "Accept-Encoding": "gzip"},
        timeout=timeout,
        follow_redirects=False,
        trust_env=True,
    ) as client:
        site = Site(client, limits, sleep)
        for url in wanted:
            if done.get(url) == "gone":
                break
            if url in done:
                continue
            try:
                outcome = await _one(site, journal, run, url, out)
            except FetchError as error:
                out.failed.append(str(error))
                say(str(error))
                failures += 1
                if failures == limits.failures:
                    say(f"{failures} pages in a row gave no answer; the site is left alone.")
                    return out
                continue
            failures = 0
            say(f"{url}: {outcome}")
            if out.ended:
                break
    if not out.failed:
        journal.add(run, "", "done")
    return out


async def _one(site: Site, journal: Journal, run: int, url: str, out: Outcome) -> str:
    """Fetch one page and write it down; return what became of it.

    Raises
    ------
    FetchError
        If it was not answered, or refused.
    """
    held = journal.last(url)
    conditions = {}
    if held and held.run < run:
        conditions = {"If-None-Match": held.etag, "If-Modified-Since": held.modified}
    answer = await site.get(url, {k: v for k, v in conditions.items() if v})
    if answer.status == 304 and held:
        journal.add(run, url, "same", _held(held))
        out.unchanged += 1
        return "unchanged"
    if answer.status in (404, 410):
        journal.add(run, url, "gone")
        out.ended = url
        return "is not there: the archive ends before it"
    if answer.status in (401, 403, 407, 451):
        raise FetchError(f"{url}: the site does not give it out ({answer.status}).")
    if answer.status != 200:
        raise FetchError(f"{url}: the site answers {answer.status} {answer.reason}.")
    journal.add(run, url, "new", answer)
    out.fetched += 1
    return f"{len(answer.body):,} bytes"


def _held(note: Note) -> Answer:
    """Return the marks of a page that has not changed, for the next time."""
    return Answer(note.url, 304, "", (("etag", note.etag), ("last-modified", note.modified)), b"")
