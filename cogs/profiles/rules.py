"""What follows from plain values: toggling entries, names that mean the same, words better left out."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from cogs.profiles import block_texts, texts
from cogs.profiles.languages import LANGUAGES
from cogs.profiles.models import Blocks, Needs, Profile, Topic
from core.errors import Refusal
from core.times import WindowsRead

MOST_FIELDS = 10
MOST_LANGUAGES = 10
MOST_WINDOWS = 30
MOST_BLOCKS = 50
LONGEST_EMPLOYER = 80

_LEGAL_FORMS = frozenset(
    "inc incorporated ltd limited llc llp lp plc corp corporation co company gmbh mbh kg ag se sa sas sarl srl spa bv "
    "nv ab oy oyj as aps pty pte pvt kk ooo group holding holdings".split()
)
_WEB_ENDING = re.compile(r"(?<=\w)\.com\b")
_IN_ONE_WORD = re.compile(r"(?<=\w)[.'’](?=\w)")
"""The dots of "S.A." and the apostrophe of "O'Reilly"."""
_ABOUT_HEALTH = re.compile(
    r"\b(adhd|asd|autis\w+|asperger\w*|anxi\w+|depress\w+|bipolar|ptsd|ocd|dyslexi\w+|dyspraxi\w+|dyscalculi\w+|"
    r"tourette\w*|epilep\w+|cancer|diabet\w+|chronic\w*|illness\w*|disease\w*|disorder\w*|disab\w+|diagnos\w+|"
    r"medicat\w+|therap\w+|surgery|pregnan\w+|migraine\w*|long covid|stroke|trauma\w*|neurodiver\w+)\b",
    re.IGNORECASE,
)


def toggled(profile: Profile, topic: Topic, name: str, group_language: str) -> tuple[str, ...]:
    """The entries of this topic after somebody named one: a new one is added, one that is there is taken out.

    There is one level at a time. Who adds a first language keeps the group's, which they spoke without saying so.
    """
    present = profile.of(topic)
    if topic is Topic.LEVEL:
        return () if name in present else (name,)
    if name in present:
        return tuple(one for one in present if one != name)
    if topic is Topic.LANGUAGE and not present and name != group_language:
        present = (group_language,)
    most = MOST_FIELDS if topic is Topic.FIELD else MOST_LANGUAGES
    if len(present) >= most:
        raise Refusal(texts.too_many_entries(topic, most))
    return tuple(sorted((*present, name), key=str.casefold))


def find_field(typed: str, group_fields: Sequence[str], own: Sequence[str]) -> str:
    """The field of this name, however it was written. One's own stay known when the group's list changes."""
    for field in (*own, *group_fields):
        if _plain(field) == _plain(typed):
            return field
    raise Refusal(texts.unknown_field(typed, group_fields))


def matching_fields(typed: str, group_fields: Sequence[str], own: Sequence[str]) -> list[str]:
    known = dict.fromkeys((*group_fields, *own))
    return [field for field in known if _plain(typed) in _plain(field)]


def find_language(typed: str) -> str:
    """The English name of a language that was named in English or in itself."""
    for name, own_name in LANGUAGES.items():
        if _plain(typed) in (_plain(name), _plain(own_name), _plain(texts.language_label(name, own_name))):
            return name
    raise Refusal(texts.unknown_language(typed))


def matching_languages(typed: str, group_language: str) -> list[tuple[str, str]]:
    """(label, name) of the languages that have what was typed in either name; the group's comes first."""
    found = [
        (texts.language_label(name, own_name), name)
        for name, own_name in LANGUAGES.items()
        if _plain(typed) in _plain(f"{name} {own_name}")
    ]
    wanted = _plain(typed)
    return sorted(found, key=lambda one: (one[1] != group_language, not _plain(one[1]).startswith(wanted)))


def normalised_employer(typed: str) -> str:
    """What two spellings of one employer have in common: "ACME, Inc." and "The Acme Company" are "acme"."""
    spoken = _IN_ONE_WORD.sub("", _WEB_ENDING.sub("", _plain(typed).replace("&", " and ")))
    words = re.findall(r"[^\W_]+", spoken)
    kept = words[1:] if words[:1] == ["the"] else words
    while len(kept) > 1 and (kept[-1] in _LEGAL_FORMS or kept[-1] == "and"):
        kept = kept[:-1]
    return " ".join(kept or words)


def why_unread(read: WindowsRead) -> str:
    """What is wrong with the exact times that were typed; empty if nothing is."""
    if read.doubts:
        return texts.windows_unclear(read.doubts)
    return texts.too_many_windows(MOST_WINDOWS) if len(read.windows) > MOST_WINDOWS else ""


def check_room(blocks: Blocks) -> None:
    if len(blocks.people) + len(blocks.employers) >= MOST_BLOCKS:
        raise Refusal(block_texts.too_many_blocks(MOST_BLOCKS))


def health_words(needs: Needs) -> list[str]:
    """Words that say why something helps, which nobody needs to know."""
    return list(dict.fromkeys(match[0] for match in _ABOUT_HEALTH.finditer(needs.other)))


def one_line(text: str) -> str:
    return " ".join(text.split())


def pairs(blocks: Iterable[tuple[int, int]]) -> set[frozenset[int]]:
    """Who must not meet whom, whoever of the two said so."""
    return {frozenset(pair) for pair in blocks}


def _plain(text: str) -> str:
    """Without case, accents and odd spaces."""
    apart = unicodedata.normalize("NFKD", one_line(text)).casefold()
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
