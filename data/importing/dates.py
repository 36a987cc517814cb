"""Reading dates and months: what a text says, or why it cannot be told."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from zoneinfo import ZoneInfo

from data.facts import in_use
from data.language import written_day

FIRST_YEAR, LAST_YEAR = 2000, 2099
_EXCEL_DAY_ZERO = dt.date(1899, 12, 30)
"""Excel counts days from here; right for every day since 1 March 1900."""

MONTH_NAMES = {
    name: number
    for number, names in enumerate(
        (
            "januar jan january jaenner jaen", "februar feb february",
            "maerz mrz mar march mae maer",
            "april apr", "mai may", "juni jun june", "juli jul july", "august aug",
            "september sep sept", "oktober okt oct october", "november nov",
            "dezember dez dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

_WEEKDAYS = frozenset(
    {
        "mo", "di", "mi", "do", "fr", "sa", "so", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend",
        "sonntag", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    }
)  # fmt: skip
_GERMANY = ZoneInfo("Europe/Berlin")
_TIME = (
    r"(?:(?:T|,? )(?P<hour>\d{1,2}):(?P<minute>\d{2})"
    r"(?::(?P<second>\d{2})(?:[.,](?P<rest>\d{1,9}))?)?"
    r"(?: ?(?P<half>[AP])M| UHR)?)? ?(?P<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?"
)
_ISO = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}", re.ASCII)
_COMPACT = re.compile(r"(20\d{2})(\d{2})(\d{2})", re.ASCII)
_WEEKDAY = re.compile(r"[a-z]{2,10}\.?,? (?=\d)", re.ASCII)
_GERMAN = re.compile(rf"(\d{{1,2}})\. ?(\d{{1,2}})\. ?(\d{{4}}|\d{{2}}){_TIME}", re.ASCII)
_OTHER = re.compile(rf"(\d{{1,2}})[/-](\d{{1,2}})[/-](\d{{4}}){_TIME}", re.ASCII)
_WORDS = re.compile(
    r"(?:[a-z]{2,10}\.?,? )?(\d{1,2})(?:\.|st|nd|rd|th)?[ -]?([a-z]+)\.?,?[ -]?(\d{4}|\d{2})",
    re.ASCII,
)
_WORD_FIRST = re.compile(
    r"(?:[a-z]{2,10}\.?, )?([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.ASCII
)
_SERIAL = re.compile(r"(\d{5})(?:[.,](\d+))?", re.ASCII)

_YEAR_MONTH = re.compile(r"(\d{4})(?:[-/.]|m)(\d{1,2})", re.ASCII)
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/. ]{1,2}(\d{4})", re.ASCII)
_SHORT_YEAR = re.compile(r"(\d{1,2})[-/.](\d{2})", re.ASCII)
_COMPACT_MONTH = re.compile(r"(20\d{2})(\d{2})", re.ASCII)
_MONTH_WORD = re.compile(r"([a-z]+)\.?[ -]?['’]?(\d{4}|\d{2})", re.ASCII)
_YEAR_WORD = re.compile(r"(\d{4})[ -]([a-z]+)\.?", re.ASCII)
_WHOLE_MONTH = re.compile(
    r"0?1\.(\d{1,2})\.(?:\d{4})?(?:-| bis )(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII
)


class UnreadableDateError(ValueError):
    """The text is no date, or more than one; `kind` names which, `meant` what it may be."""

    def __init__(self, kind: str, meant: str = "") -> None:
        self.kind = kind
        self.meant = meant
        super().__init__(kind)


def serial_date(days: float) -> dt.date:
    """The day of an Excel serial number.

    Raises:
        UnreadableDateError: outside the years that can be meant.
    """
    if not 36_526 <= days < 73_051:  # 01.01.2000 and 31.12.2099
        raise UnreadableDateError("impossible-date")
    seconds = round(days % 1 * 86_400)
    day = _EXCEL_DAY_ZERO + dt.timedelta(days=int(days))
    if seconds == 86_400:
        return day + dt.timedelta(days=1)
    return _local_day(dt.datetime.combine(day, dt.time()) + dt.timedelta(seconds=seconds))[0]


def read_date(folded: str) -> tuple[dt.date, str]:  # noqa: PLR0911 - one per way of writing
    """The day a folded text names, and how it was mended ("" when written plainly).

    Raises:
        UnreadableDateError: no such day, or day and month cannot be told apart.
    """
    folded = _without_weekday(folded)
    upper = folded.upper()
    if match := _ISO.fullmatch(upper):
        return _at(
            _day(match[1], match[3], match[4]), match, "" if match[2] == "-" else "date-format"
        )
    if match := _GERMAN.fullmatch(upper):
        is_short = len(match[3]) == 2
        year = f"20{match[3]}" if is_short else match[3]
        return _at(_day(year, match[2], match[1]), match, "two-digit-year" if is_short else "")
    if match := _COMPACT.fullmatch(folded):
        return _day(match[1], match[2], match[3]), "date-format"
    if match := _OTHER.fullmatch(upper):
        return _at(_day_or_month_first(match[1], match[2], match[3]), match, "date-format")
    if (match := _WORDS.fullmatch(folded)) and match[2] in MONTH_NAMES:
        return _day(_whole_year(match[3]), MONTH_NAMES[match[2]], match[1]), "date-format"
    if (match := _WORD_FIRST.fullmatch(folded)) and match[1] in MONTH_NAMES:
        return _day(match[3], MONTH_NAMES[match[1]], match[2]), "date-format"
    if match := _SERIAL.fullmatch(folded):
        return serial_date(float(f"{match[1]}.{match[2] or 0}")), "excel-serial"
    raise UnreadableDateError("impossible-date")


def _without_weekday(folded: str) -> str:
    """„Mo, 03.09.2018“ is a day as Excel shows it; which day of the week it was says nothing."""
    match = _WEEKDAY.match(folded)
    return folded[match.end() :] if match and match[0].strip(" .,") in _WEEKDAYS else folded


def _at(day: dt.date, match: re.Match[str], mended: str) -> tuple[dt.date, str]:
    """The day that is meant by a moment: in Germany, where the time zone of the text says another.

    Programs write a day as its midnight, and many of them in UTC: 2018-09-02T22:00Z is the
    beginning of 3 September in Germany.
    """
    if match["hour"] is None:
        return day, mended
    moment = _moment(day, match)
    if match["zone"] is None:
        meant, rounded = _local_day(moment)
        return meant, rounded or mended
    zone = _offset(match["zone"])
    here = moment.replace(tzinfo=dt.timezone(zone)).astimezone(_GERMANY)
    if here.time() == dt.time() or (zone and moment.time() == dt.time()):
        meant = day if zone and moment.time() == dt.time() else here.date()
        return meant, mended if meant == day else "time-zone"
    if here.date() != day:
        raise UnreadableDateError("near-midnight")
    return day, mended


def _moment(day: dt.date, match: re.Match[str]) -> dt.datetime:
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] == "P" else 0)
    micros = int((match["rest"] or "0").ljust(6, "0")[:6])
    try:
        time = dt.time(hour, int(match["minute"]), int(match["second"] or 0), micros)
    except ValueError as error:
        raise UnreadableDateError("impossible-date") from error
    return dt.datetime.combine(day, time)


def _offset(zone: str) -> dt.timedelta:
    digits = re.sub(r"\D", "", zone)
    if not digits:
        return dt.timedelta()
    offset = dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    if offset > dt.timedelta(hours=14):
        raise UnreadableDateError("impossible-date")
    return -offset if zone.startswith("-") else offset


def _local_day(moment: dt.datetime) -> tuple[dt.date, str]:
    """The day of a moment without a time zone.

    Half a second below midnight is a rounding. The hours at which midnight falls in UTC or without
    summer time, and the seconds below midnight that spreadsheet libraries lose, may be the day
    before or the day that was meant: refused.
    """
    following = moment.date() + dt.timedelta(days=1)
    if moment.time() >= dt.time(23, 59, 59, 500_000):
        return following, "rounded-day"
    is_midnight_elsewhere = moment.time() in (dt.time(22), dt.time(23))
    is_short_of_midnight = moment.time() >= dt.time(23, 58) and moment.second not in (0, 59)
    if is_midnight_elsewhere or is_short_of_midnight:
        raise UnreadableDateError("near-midnight", written_day(following))
    return moment.date(), ""


def _whole_year(year: str) -> str:
    """A year of two digits, where it cannot be a day or a month as well.

    Raises:
        UnreadableDateError: it can.
    """
    if len(year) == 4:
        return year
    if int(year) <= 12:
        raise UnreadableDateError("ambiguous-date")
    return f"20{year}"


def _day_or_month_first(first: str, second: str, year: str) -> dt.date:
    if int(first) <= 12 and int(second) <= 12 and first.lstrip("0") != second.lstrip("0"):
        raise UnreadableDateError("ambiguous-date")
    if int(second) > 12:
        first, second = second, first
    return _day(year, second, first)


def _day(year: str, month: str | int, day: str) -> dt.date:
    try:
        read = dt.date(int(year), int(month), int(day))
    except ValueError as error:
        raise UnreadableDateError("impossible-date") from error
    if read.year > LAST_YEAR:
        raise UnreadableDateError("in-the-future", year_meant(read.year))
    if read.year < FIRST_YEAR:
        raise UnreadableDateError("impossible-date")
    return read


def year_meant(year: int) -> str:
    """The one year since the first round that a future one was meant to be: 2081 is 2018.

    "" where several or none may be, and for a year that has begun: the month or day is wrong then.
    """
    first = int(min(one.first_month for one in in_use().rounds)[:4])
    past = [str(one) for one in range(first, dt.datetime.now(_GERMANY).year + 1)]
    written = str(year)
    if written in past:
        return ""
    swapped = [one for one in past if sorted(one) == sorted(written)]
    replaced = [one for one in past if sum(a != b for a, b in zip(one, written, strict=True)) == 1]
    found = swapped or replaced
    return found[0] if len(found) == 1 else ""


def read_month(folded: str) -> tuple[str, str]:  # noqa: PLR0911 - one per way of writing
    """The month a folded text names as YYYY-MM, and how it was mended.

    Raises:
        UnreadableDateError: no such month.
    """
    if match := _YEAR_MONTH.fullmatch(folded):
        return _month(match[1], match[2]), "" if "m" not in folded else "date-format"
    if match := _MONTH_YEAR.fullmatch(folded):
        return _month(match[2], match[1]), ""
    if match := _SHORT_YEAR.fullmatch(folded):
        return _month(_whole_year(match[2]), match[1]), "two-digit-year"
    if match := _COMPACT_MONTH.fullmatch(folded):
        return _month(match[1], match[2]), "date-format"
    if (match := _MONTH_WORD.fullmatch(folded)) and match[1] in MONTH_NAMES:
        mended = "date-format" if len(match[2]) == 4 else "two-digit-year"
        return _month(_whole_year(match[2]), MONTH_NAMES[match[1]]), mended
    if (match := _YEAR_WORD.fullmatch(folded)) and match[2] in MONTH_NAMES:
        return _month(match[1], MONTH_NAMES[match[2]]), "date-format"
    if match := _WHOLE_MONTH.fullmatch(folded):
        first, last_day, last, year = (int(part) for part in match.groups())
        if first == last <= 12 and last_day == calendar.monthrange(year, max(last, 1))[1]:
            return _month(match[4], last), "date-format"
    try:
        day, mended = read_date(folded)
    except UnreadableDateError as error:
        kind = "not-a-month" if error.kind == "impossible-date" else error.kind
        raise UnreadableDateError(kind, error.meant) from error
    return f"{day:%Y-%m}", mended


def _month(year: str, month: str | int) -> str:
    if int(year) > LAST_YEAR:
        raise UnreadableDateError("in-the-future", year_meant(int(year)))
    if not (1 <= int(month) <= 12 and int(year) >= FIRST_YEAR):
        raise UnreadableDateError("not-a-month")
    return f"{int(year):04d}-{int(month):02d}"
