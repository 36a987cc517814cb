"""What an editor marks in a sentence, as rules a machine can check."""

from __future__ import annotations

import re

_NUMBERS = {
    "de": "zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf",
    "en": "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve",
}
#: As days have them in English: 1 Jan 2019.
_MONTHS = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
#: No counts: what stands in brackets and quotes, the idiom "sieben von zehn", thresholds, names.
_ASIDE = re.compile(
    r"\([^()]*\)|„[^“]*“|“[^”]*”|\b\w+ von zehn\b|\b\w+ in ten\b"
    r"|\b(?:Bausteinen?|building blocks) \d(?:, \d)*(?: (?:und|and) \d)?(?![\d.,]\d)"
    r"|\b(?:Baustein|block|unter|under|below|je|per|Auf) \d[\d.,]*(?:-Jährige\w*|s\b)?",
    re.IGNORECASE,
)
_COUNT = (
    r"(?<![\w.,:€–−+-])(?:\d{1,3}(?:[.,]\d{3})+|\d{1,3})"
    r"(?![\w–-]|[.,:]\d|[ \u00a0]?(?:%|€|Mio|million))"
)
_SENTENCES = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÄÖÜ\d„“])")

_PARTS = re.compile(r"(?<![\d.,])(\d+) (?:von|der|of) (\d+)(?![\d.,])")
#: The verbs of our sentences; whoever writes a new one adds it.
_VERBS = {
    language: re.compile(rf"\b(?:{'|'.join(words.split())})\b", re.IGNORECASE)
    for language, words in (
        (
            "de",
            "ist sind wurde wurden würde würden hat haben gibt geben kommt kommen kam kamen ging "
            "gingen geht gehen liegt liegen lebt leben arbeitet arbeiten entfällt entfallen "
            "betrifft betreffen gilt gelten steht stehen beträgt reicht vergehen dauert dauerte "
            "fällt verteilen bezahlen nennt nennen umfasst enthalten passt läuft laufen besteht "
            "bestehen nutzen bleibt bleiben zeigt erreichen erreicht fehlt fehlen bekäme bezieht "
            "vergleicht weichen gewänne belegen macht sinkt steigt stellt trägt fiel "
            "beträgt tragen wird werden stimmen",
        ),
        (
            "en",
            "is are was were has have had come comes came go goes lie lies live lives work works "
            "get gets pay pays took takes name names hold holds range ranges matches meet meets "
            "give gives gave state states show shows spread spreads reach reaches concern concerns "
            "asked applied would can refers compares differ bear bears agree",
        ),
    )
}

#: For every text, the line under a picture included.
ALWAYS = {
    "one of one": r"\b(?:1|one|einer?|eine[mns]) (?:von|of) (?:1|one|einem)\b|\b1 der 1\b",
    "a missing value": r"\b(?:nan|NaN|NaT)\b|\bNone(?! (?:of|has|is)\b)",
    "spaces or stops": r"  | [,;.]|\.\.(?!\.)|[;,]\.|;;|,,",
    "a range of one value": r"(?<![\d.,–])(\d[\d.,]*)–\1(?![\d.,–])",
}
#: For sentences, headlines and what stands beside a key figure.
SENTENCES = {
    "de": {
        "1 where ein or eine belongs": r"(?<![\d.,–/])(?<!Baustein )(?<!Bausteine )(?<!Bausteinen )"
        r"\b1 (?!\w+(?:,|$)|alles )\w",
        "all of them counted twice": rf"(?i)\b(\d+|{_NUMBERS['de']}) (?:der|von) \1\b",
        "a span without a span": r"von ([\d.,]+\s?[%€]?)(?: \([^)]*\))? bis \1(?!\d)",
        "each of a single one": r"\b(?:je|jeweils) (?:einem? )?(?:von )?eine[mr]\b",
        "a count in place of a verb": r"; (?:nicht gemeldet|ohne Angabe|kleiner ist)\b[^;.]*: ?\d",
        "zero as a count": r"(?<![\d.,–/])\b0 (?:von|in|an|der|davon|[A-ZÄÖÜ])",
        "none as a count": r"\b(?:von|in|an) 0 ",
        "an arrow for a sentence": r"→",
        "a wrong form of ein": r"\b(?:aus|von|bei|mit|an) (?:ein|kein) (?:davon|[A-Z])",
        "percent of all": r"\b100,0\s% der\b",
        "all two": r"\b[Aa]lle[nr]? (?:zwei|2)\b|\b[Vv]on zwei\b[^.;]*\balle\b",
        "two that are known": r"\b(?:[Dd]ie|der|den|diese[nr]?) (?:2|zwei) [A-ZÄÖÜ]",
        "all of two": r"\b[Zz]wei \w+(?: sind \w+)?[,;] (?:in |von )?alle[nr]?\b",
        "most of them, and that is all": r"\b(\d[\d.]*) [A-Z]\w+[^.;(]*, die meisten[^.;(]*\(\1\)",
        "each with a figure of one": r"\bje 1(?!\d|[.,/]\d|\s?[%€]|[ \u00a0]\w)",
        "an article left apart": r"\b(?:in|von|zu) dem (?:[\w-]*[Kk]reis|Regierungsbezirk)\b",
        "a name with a bare count": rf"\b[A-ZÄÖÜ][\w/]+ (?:\d{{1,3}}|{_NUMBERS['de']}) "
        r"\(\d[\d,]*\s%",
        "a plural for one": r"\b(?:sind|kommen|liegen|haben) (?:eine?|keine?) "
        r"(?:Teilnahme|Meldung|Kooperation|Erstkontakt|Termin|Antrag)\b"
        r"|\bVorhaben arbeiten in einem Quartier\b",
        "a year said twice": r"\b[Vv]on \w+ (\d{4}) bis \w+ \1\b",
        "brackets in brackets": r"\([^()]*\([^()]*\)[^()]*\)",
        "a superlative as a label": r"\bam \w+sten: ",
        "a count behind here": r"\bhier \d",
        "a share above all": r"\b(?!100,0)[1-9]\d\d,\d\s%\)",
        "an application that begins": r"Antrag ist begonnen\b",
        "two numbers in a row": r"(?<![\d.,])\d{4} \d",
        "each month of a single one": r"\b[Ii]m \w+ \d{4} [^.;]*\bje Monat\b",
        "the whole on top of itself": r"\balle entschieden;? (?:und )?außerdem\b",
        "one sum named twice": r"eantragt sind ([\d.,]+\s(?:Mio\.\s)?€)[,;] (?:von den )?"
        r"bewilligt(?:en)? \1",
        "none of a single one": r"\bein(?:e|en)? \w+, davon kein",
        "all there are, counted": r"\b53 Kreise haben kein",
        "all of them named with their number again": r"geben (\d+) den Stand[^.;:]*: \1 „",
        "children for Kreise": r"unter 18-Jährige; [^.;]*\bdavon\b",
        "a label in a sentence": r"\bhäufigsten genannt: ",
        "a superlative for a sentence": r"\bGrößte[rs]? Unterschied bei\b|: nirgends ein\b",
        "a subject said twice": r"\b[Ee]r ist \w+ und er ist\b",
        "percent for all": r"\bkommen 100\s%",
        "all of all of them": r"\bdavon alle\b",
        "a capital behind a semicolon": r"; (?:In|Im|Der|Die|Das|Den|Von|Auf|Am|Für) ",
        "none, and yet some": r"ohne bewilligtes Vorhaben[^.]*\bVorhaben außerhalb",
        "a name in words": rf"\bBausteinen? (?:\d, )*(?:\d und )?(?:{_NUMBERS['de']})\b",
    },
    "en": {
        "one in figures": r"(?<![\d.,–/])(?<!block )(?<!blocks )\b1 "
        rf"(?!\w+(?:,|$)|everything |(?:{_MONTHS}) \d{{4}})\w",
        "all of them counted twice": rf"(?i)\b(\d+|{_NUMBERS['en']}) of (?:the )?\1\b",
        "a span without a span": r"from ([\d.,]+%?)(?: \([^)]*\))? to \1(?!\d)",
        "zero as a count": r"(?<![\d.,–/€])(?<!at )\b0 (?:of|in) |\b(?:of|in) 0 ",
        "an arrow for a sentence": r"→",
        "one of those left over": r"\bopen and one of them\b",
        "a plural for one": r"\b(?:one|1) (?:applications|projects|sessions|Kreise|Gemeinden)\b",
        "percent of all": r"\b100\.0% of\b",
        "a year said twice": r"\bfrom \w+ (\d{4}) to \w+ \1\b",
        "two numbers in a row": r"(?<![\d.,])\d{4} \d",
        "brackets in brackets": r"\([^()]*\([^()]*\)[^()]*\)",
        "a superlative as a label": r"\b(?:lowest|highest|most|fewest): ",
        "all two": r"\b[Aa]ll (?:two|2)\b(?!,)|\b[Oo]f two\b[^.;]*\ball\b",
        "all of two": r"\b[Tt]wo \w+[,;] (?:in )?all\b",
        "most of them, and that is all": r"\b(\d[\d,]*) [a-z]+[^.;(]*, most[^.;(]*\(\1\)",
        "each with a figure of one": r"\b1 each\b",
        "a name with a bare count": rf"\b[A-Z][\w/]+ (?:\d{{1,3}}|{_NUMBERS['en']}) \(\d[\d.]*%",
        "each month of a single one": r"\ba month [^.;]*\bin \w+ \d{4}\b",
        "a sum as a plural": r"€[\d.,]+(?: million)? (?:are|were|go)\b",
        "one sum named twice": r"(€[\d.,]+(?: million)?) was requested, \1 is",
        "all there are, counted": r"\b53 Kreise have no",
        "a verb behind only": r"\bOnly in [^.;]* a project works\b",
        "children for Kreise": r"under-18s live [^.;]*; [^.;]*\bof them\b",
        "a day in words": rf"\b(?:one|{_NUMBERS['en']}) (?:{_MONTHS}) \d{{4}}",
        "a superlative for a sentence": r"\bLargest difference at\b|: no difference\b",
        "percent for all": r"\bcomes? regularly\b.*\b100% come|\b100% come regularly",
        "a capital behind a semicolon": r"; (?:In|Of|For|The) [a-z]",
        "a first that is no order": r", first [A-Z]",
        "a name in words": rf"\bblocks (?:\d, )*(?:\d and )?(?:{_NUMBERS['en']})\b",
    },
}


def faults(text: str, language: str, *, is_line: bool = False) -> list[str]:
    """The rules a text breaks; a line of figures under a picture keeps to the general ones."""
    rules = ALWAYS if is_line else ALWAYS | SENTENCES[language]
    found = [name for name, rule in rules.items() if re.search(rule, text)]
    if any(_whole(part) > _whole(whole) for part, whole in _PARTS.findall(text)):
        found.append("a part above its whole")
    mixed = any(_is_mixed(sentence, language) for sentence in _SENTENCES.split(text))
    return [*found, "counts in words and in figures"] if mixed and not is_line else found


#: What needs more than one: said of the only one there is, it is untrue or idle.
_OF_SEVERAL = {
    "de": r"\bim Median\b|\bim Mittel\b|\b[Dd]ie Hälfte der (?:Entsch|Erst)\w+|\b[Aa]lle Vorhaben\b"
    r"|\bdiesen Quartieren\b|\b[Aa]m häufigsten\b|\bVorhaben arbeiten\b",
    "en": r"\bmedian time\b|\bon average\b|\bevery project here\b|\bthese Quartiere\b"
    r"|\bmost often\b|\b[Pp]rojects work\b",
}
#: Where nothing is chosen, no choice can be to blame.
_CHOSEN = {"de": r"\bdiese[rs]? Auswahl\b", "en": r"\bthis choice\b"}
#: A sentence does not even name one; what says how a number depends on a choice may.
_NAMED = {"de": r"\b(?:[Dd]ie|der) Auswahl\b", "en": r"\b[Tt]he choice\b"}


def of_several(text: str, language: str) -> list[str]:
    """Words about several things in a text about a programme that has one of each."""
    return [found[0] for found in re.finditer(_OF_SEVERAL[language], text)]


def blames_a_choice(text: str, language: str, *, is_finding: bool) -> bool:
    """The text speaks of a choice as the reader's own; a finding, of any."""
    rules = (_CHOSEN, _NAMED) if is_finding else (_CHOSEN,)
    return any(re.search(rule[language], text) for rule in rules)


def telegrams(text: str, language: str) -> list[str]:
    """The sentences of a text that say nothing of anything: they have no verb."""
    return [one for one in _SENTENCES.split(text) if one and not _VERBS[language].search(one)]


def _whole(figures: str) -> int:
    return int(re.sub(r"\D", "", figures))


def _is_mixed(sentence: str, language: str) -> bool:
    plain = _ASIDE.sub("…", sentence)
    words = re.search(rf"\b({_NUMBERS[language]})\b", plain, re.IGNORECASE)
    figures = [one for one in re.findall(_COUNT, plain) if int(re.sub(r"\D", "", one)) > 1]
    return bool(words and figures)
