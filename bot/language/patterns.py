"""Whole-line shapes that say more than their first word: `(intent, pattern)` in order of trust.

Named groups are slots in words; `rest` is what binding reads the remaining slots from.
"""

import re

from bot.language import (
    absence,
    agendas,
    chores,
    doubts,
    file_patterns,
    lookups,
    newcomers,
    places,
    portfolio,
    promises,
    purchases,
    settings,
    shutting,
    slipping,
    staffing,
    tickets,
    upkeep,
    whos_away,
)
from bot.language.care import CARE
from bot.language.courtesies import HELP
from bot.language.departures import DEPARTURES
from bot.language.edits import UPDATES
from bot.language.ownership import ASSIGNMENTS, NICKNAMES, TAGGINGS
from core.accounts import CODE

_NUMBER = (
    r"(?:的)?\s?(?:电话|電話|手机|手機)(?:号码|號碼|号|號)?(?:是?多少|是|几号|幾號)?[呢啊]?[?？]?"
)

# No name: Tom is on the phone; that is the wrong number.
_PLAIN = r"(?!.*\b(?:is|was|are|were|on|by|my|your|wrong|a|an)\b)"

Patterns = tuple[tuple[str, re.Pattern[str]], ...]

# Read before what sounds like a story of a visit; each says more than a verb and a name.
BEFORE_STORIES: Patterns = (
    ("link", re.compile(rf".*?(?P<code>{CODE.pattern}).*", re.I | re.S)),
    *doubts.PATTERNS,
    *tickets.PATTERNS,
    *slipping.PATTERNS,
    *shutting.PATTERNS,
    *settings.PATTERNS,  # whole lines; "remind me on weekends too" is no reminder
    *places.PATTERNS,
    *purchases.PATTERNS,
    *promises.PATTERNS,
    *agendas.PATTERNS,
    *whos_away.PATTERNS,
    *portfolio.PATTERNS,
    *chores.PATTERNS,
    *newcomers.PATTERNS,
    ("remind", re.compile(r"(?:please )?remind me (?:to |about )?(?P<rest>.+)", re.I | re.S)),
    ("remind", re.compile(r"(?:请)?提醒我(?P<rest>.+)", re.S)),
    ("remind", re.compile(r"(?P<timing>.{1,40}?)(?:提醒我|提醒一下我)(?P<note>.+)", re.S)),
    *CARE,
    *HELP,
)
PATTERNS: Patterns = (
    *file_patterns.PATTERNS,
    *lookups.PATTERNS,
    ("find", re.compile(r"(?:who is|who's|look up|show me) (?P<rest>.+?)\??", re.I)),
    ("find", re.compile(r"(?:谁是|誰是)\s*(?P<rest>[^\s,，?？]{1,20})[?？]?")),
    (
        "find",
        re.compile(
            r"(?P<rest>\S{1,20}?)(?:的)?(?:邮箱|郵箱|信箱|负责人|負責人)(?:是[谁誰多少什么麼]+)?[?？]?"
        ),
    ),
    ("find", re.compile(r"who (?:owns|looks after|is in charge of) (?P<rest>.+?)\??", re.I)),
    ("find", re.compile(r"(?:查一下|查下|找一下|查詢|查询)\s*(?P<rest>.+?)[?？]?")),
    (
        "find",
        re.compile(r"(?P<rest>[^\s,，?？]{1,20}?)是[谁誰](?:的客[户戶]|在跟|[负負][责責]的)[?？]?"),
    ),
    *staffing.PATTERNS,
    *absence.PATTERNS,
    ("find", re.compile(rf"(?P<rest>\S{{1,20}}?){_NUMBER}")),
    (
        "find",
        re.compile(rf"(?P<rest>{_PLAIN}.{{1,40}}?)(?:'s)? (?:phone(?: number)?|number)\??", re.I),
    ),
    *upkeep.PATTERNS,
    *DEPARTURES,
    *TAGGINGS,
    *ASSIGNMENTS,
    *UPDATES,
    *NICKNAMES,
)
