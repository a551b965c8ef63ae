"""The rules of the house, checked rather than remembered."""

import ast
import importlib
import pkgutil
import re
import statistics
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

import bot
import core
import handlers
import storage
from bot import refusals
from bot.chat import COMMANDS, HAPPENINGS, NOTICES, SECTIONS, Button
from bot.house import House
from bot.platforms.console import Console
from bot.slots.table import SLOTS
from bot.terminal import Clock, Terminal
from bot.texts import LANGUAGES, Text
from core import places
from core.desk import Role
from core.refusals import Refusal
from core.rights import TABLE, Action
from core.staff import enrol
from storage.mail import Audit, Outbox

HERE = Path(__file__).parent
ROOT = HERE.parent
ROOMS = (storage, core, bot, handlers)
SOURCES = [path for room in ROOMS for path in ROOT.glob(f"{room.__name__}/**/*.py")]
LATER = {"bot.__main__"}  # a program, not a module
LONGEST_FILE, USUAL_FILE = 400, 60  # lines; a habit of the best code of the field
LONGEST_FUNCTION, MOST_ARE_SHORT = 28, 0.95
DEEPEST = 3  # folders below a room
BOTH_SCRIPTS = set("简体中文繁體")  # languages are called by their own names everywhere
NOBODYS_NAMES = {"utils", "util", "helpers", "helper", "base", "common", "manager", "misc"}

for room in ROOMS:
    for found in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
        if found.name not in LATER:
            importlib.import_module(found.name)

EXAMPLES = [
    (command, language, line)
    for command in COMMANDS.values()
    for language in LANGUAGES
    for line in getattr(command.examples, language)
]


def ours():
    return {n: m for n, m in sorted(sys.modules.items()) if n.split(".")[0] in ("bot", "handlers")}


def texts():
    """Every Text anywhere in a module, however deep it lies."""
    seen = {}

    def look(value, where):
        if isinstance(value, Text):
            seen.setdefault(value, where)
        elif isinstance(value, dict):
            for key, item in value.items():
                look(item, f"{where}[{getattr(key, '__name__', key)}]")
        elif isinstance(value, tuple | list | frozenset):
            for item in value:
                look(item, where)
        elif type(value).__module__.startswith(("bot.", "handlers.")):
            for name in getattr(type(value), "__slots__", ()):
                look(getattr(value, name), f"{where}.{name}")

    for name, module in ours().items():
        for key, value in vars(module).items():
            look(value, f"{name}.{key}")
    return {where: text for text, where in seen.items()}


TEXTS = texts()


def hanzi(text):
    return "".join(c for c in text if "一" <= c <= "鿿")


def everything_under(refusal):
    return {refusal}.union(*map(everything_under, refusal.__subclasses__()))


def functions():
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield path, node.name, node.end_lineno - node.lineno + 1


@pytest.fixture
def database(in_memory, memory):
    """These rules are not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


# What is said


def test_texts_were_found_everywhere():
    places = {where.split(".")[1].split("[")[0] for where in TEXTS}
    assert {"refusals", "slots", "terminal", "workers", "cards", "add", "churn"} <= places


@pytest.mark.parametrize(("language", "encoding"), [("zh_hans", "gb2312"), ("zh_hant", "big5")])
def test_each_script_keeps_to_itself(language, encoding):
    """Big5 has no Simplified-only characters, GB 2312 no Traditional-only ones."""
    said = {where: getattr(text, language) for where, text in TEXTS.items()}
    assert {where: words for where, words in said.items() if not fits(words, encoding)} == {}


def fits(words, encoding):
    try:
        "".join(set(hanzi(words)) - BOTH_SCRIPTS).encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def test_english_is_not_chinese():
    said = {where: text.en for where, text in TEXTS.items()}
    assert {at: words for at, words in said.items() if set(hanzi(words)) - BOTH_SCRIPTS} == {}


@pytest.mark.parametrize(
    "refusal", sorted(everything_under(Refusal) - {Refusal}, key=str), ids=lambda r: r.__name__
)
def test_every_refusal_has_words(refusal):
    fields = dict.fromkeys(refusal.__dataclass_fields__, "x")
    if "nearest" in fields:
        fields["nearest"] = ()
    if "action" in fields:
        fields["action"] = Action.HELP
    assert refusals.explain(refusal(**fields)).text


def test_every_action_has_words():
    assert refusals.ACTIONS.keys() == set(Action)


# What may be said


def furnish_for_an_admin(house, db):
    """Somebody whose examples are about the shop itself, and what they are about."""
    enrol(db, "ada", Role.ADMIN)
    places.seen(house.own_desk(db), "slack", "C9", "Sales")


@pytest.mark.parametrize(("command", "language", "line"), EXAMPLES, ids=lambda v: str(v)[:30])
def test_every_example_binds_to_its_command(house, command, language, line):
    house.database.write(lambda db: furnish_for_an_admin(house, db))
    admins_only = Role.SALES not in TABLE[command.right]
    talk = Terminal(house, house.clock, Console(lambda said: None), "ana")
    talk.read("remind in 3 hours call")
    talk.read("order Acme #A-17 ¥5")
    talk.read("note Acme fine")  # what was just logged can be corrected
    talk.read("ticket Acme fan stuck")
    talk.speak_as("ada" if admins_only else "ana")
    talk.read(line)
    with house.database.read() as db:
        newest = db.scalar(select(Audit).order_by(Audit.id.desc()).limit(1))
    assert (newest.intent, newest.outcome) == (command.intent, "done")


@pytest.mark.parametrize("command", COMMANDS.values(), ids=lambda c: c.intent)
def test_every_command_has_help_and_slots_we_know(command):
    assert command.does.en.endswith(".")
    assert command.does.zh_hans.endswith("。")
    assert command.does.zh_hant.endswith("。")
    assert {slot.type for slot in command.slots.values()} <= SLOTS.keys()
    for language in LANGUAGES:
        assert getattr(command.examples, language)
        assert getattr(command.words, language)


def test_no_two_commands_share_a_word():
    words = [word.casefold() for command in COMMANDS.values() for word in command.words]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("command", COMMANDS.values(), ids=lambda c: c.intent)
def test_words_keep_to_their_script(command):
    for word in command.words.zh_hans:
        assert hanzi(word).encode("gb2312")
    for word in command.words.zh_hant:
        assert hanzi(word).encode("big5")


def test_a_button_says_at_most_64_bytes():
    assert Button("x", "客" * 21)
    with pytest.raises(ValueError, match="64 bytes"):
        Button("x", "客" * 22)


# Where things lie


def leaves():
    return {module.name for module in pkgutil.iter_modules(handlers.__path__)}


def test_every_leaf_declares_something():
    declared = {one.run.__module__ for one in (*COMMANDS.values(), *NOTICES.values())}
    declared |= {run.__module__ for run in HAPPENINGS.values()}
    declared |= {compose.__module__ for _, compose in SECTIONS.values()}
    assert declared == {f"handlers.{name}" for name in leaves()}


def test_every_leaf_has_a_test():
    assert leaves() <= {path.stem.removeprefix("test_") for path in HERE.glob("test_*.py")}


def test_only_rights_makes_a_permit():
    makers = [path.name for path in SOURCES if re.search(r"\bPermit\(", path.read_text())]
    assert makers == ["rights.py"]


def test_leaves_see_no_session():
    assert not [p for p in SOURCES if p.parent.name == "handlers" and ".db" in p.read_text()]


def test_only_changes_writes_changes():
    writes = re.compile(r"insert\(Change\)|(?<!class )\bChange\(")
    assert [path.name for path in SOURCES if writes.search(path.read_text())] == ["changes.py"]


@pytest.mark.parametrize("room", ["core", "handlers"])
def test_the_time_is_passed_in(room):
    asks = re.compile(r"\b(datetime\.now|utcnow|date\.today|time\.time|time\.monotonic|sleep)\b")
    assert not [p for p in SOURCES if p.is_relative_to(ROOT / room) and asks.search(p.read_text())]


def test_the_rooms_keep_their_doors():
    """In a process of its own: the linter sets up logging for all that comes after it."""
    lint = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_logo=True))"
    found = subprocess.run([sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout


def test_every_file_says_what_it_is_for():
    trees = {path: ast.parse(path.read_text()) for path in SOURCES}
    assert [path for path, tree in trees.items() if tree.body and not ast.get_docstring(tree)] == []


def test_files_stay_small():
    sizes = {path: len(path.read_text().splitlines()) for path in SOURCES}
    assert {path.name: size for path, size in sizes.items() if size > LONGEST_FILE} == {}
    assert statistics.median(sizes.values()) <= 2 * USUAL_FILE


def test_functions_stay_small():
    lengths = [length for _, _, length in functions()]
    short = sum(length <= LONGEST_FUNCTION for length in lengths)
    assert short / len(lengths) >= MOST_ARE_SHORT


def test_folders_stay_shallow():
    depths = {path: len(path.relative_to(ROOT).parts) - 1 for path in SOURCES}
    assert {path.name for path, depth in depths.items() if depth > DEEPEST} == set()


def test_nothing_is_named_for_nothing():
    names = {path.stem for path in SOURCES} | {path.parent.name for path in SOURCES}
    assert names & NOBODYS_NAMES == set()


@pytest.mark.parametrize("room", ["bot", "core", "handlers", "storage"])
def test_the_rooms_are_ours_alone(room):
    """Short names are safe only while no dependency brings a package of the same one."""
    assert set(packages_distributions().get(room, ["rapport"])) == {"rapport"}


# Whatever is said

OPENINGS = st.sampled_from(
    ["", "/", *(word for command in COMMANDS.values() for word in command.words)]
)
ODD = "0123456789:-/.,年月日点號号 amp~é\u200d\u0301𝟛٣"
JUNK = st.text(max_size=60) | st.text(ODD, max_size=30)
NAMES = st.sampled_from([" ", " Acme ", "王小明", " c1 ", " t1 ", " m1 ", " q1 c1", "明天下午3点"])


@pytest.fixture(scope="module")
def fresh(in_memory, memory, template):
    """A furnished house and what was said in it, whenever asked."""

    def furnish():
        memory.deserialize(template)
        house, said = House(in_memory, Clock(datetime(2026, 11, 22, tzinfo=UTC))), []
        return Terminal(house, house.clock, Console(said.append), "ana"), said

    yield furnish
    memory.rollback()


@settings(max_examples=200, deadline=None, derandomize=True)
@given(line=st.builds(lambda *parts: "".join(parts), OPENINGS, NAMES, JUNK))
@example("remind every " + "9" * 4000)
@example("order Acme ¥" + "9" * 4000)
@example("find " + "a" * 40_000)
@example("add \ud83d")
@example("find \x00")
@example("undo m" + "9" * 18)
@example("q" + "9" * 18 + " c1")
def test_any_line_gets_exactly_one_answer_and_breaks_nothing(fresh, line):
    terminal, said = fresh()
    terminal.say("remind in 3 hours call", "ana")
    said.clear()
    terminal.say(line, "ana")
    assert len([one for one in said if not one.startswith("bot to #")]) == 1  # support is told
    with terminal.house.database.read() as db:
        assert "Broken" not in db.scalars(select(Audit.outcome)).all()
        assert set(db.scalars(select(Outbox.outcome))) == {"sent"}
