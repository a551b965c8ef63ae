"""The `rapport` command: what may be asked, and which file does it. Imports nothing else, so that
--help answers at once."""

import argparse
import importlib
import sys
from collections.abc import Callable
from datetime import date, datetime

Add = Callable[..., argparse.ArgumentParser]
ROLES = ("sales", "manager", "support", "admin")
FORMATS = ("csv", "xlsx", "json")
EXPORTS = ("customers", "orders", "followups", "tasks", "audit")


def main(argv: list[str] | None = None) -> int:
    try:
        asked = _arguments().parse_args(argv)
    except SystemExit as end:  # argparse has said why
        return 0 if end.code in (0, None) else 2
    module = importlib.import_module(f"bot.cli.{asked.module}")
    try:
        return int(module.main(asked))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # `rapport … | head` has read enough
        sys.stderr.close()
        return 0


def _arguments() -> argparse.ArgumentParser:
    everywhere = argparse.ArgumentParser(add_help=False)
    everywhere.add_argument(
        "--config", metavar="FILE", default=argparse.SUPPRESS, help="settings (config.yaml)"
    )
    clocked = argparse.ArgumentParser(add_help=False)
    clocked.add_argument(
        "--now", type=instant, metavar="ISO", default=argparse.SUPPRESS,
        help="a clock that stands still",
    )  # fmt: skip
    parser = argparse.ArgumentParser(
        prog="rapport", description="The customer desk that lives in a team's chat."
    )
    parser.add_argument("--config", metavar="FILE", default=None, help="settings (config.yaml)")
    parser.add_argument("--now", type=instant, metavar="ISO", default=None, help=argparse.SUPPRESS)
    all_ = parser.add_subparsers(metavar="COMMAND", required=True)

    def add(name: str, module: str, does: str, clock: bool = False) -> argparse.ArgumentParser:
        parents = [everywhere, clocked] if clock else [everywhere]
        one = all_.add_parser(name, help=does, description=does, parents=parents)
        one.set_defaults(module=module, what=name)
        return one

    _talking(add)
    _files(add)
    _people(add)
    _upkeep(add)
    return parser


def _talking(add: "Add") -> None:
    demo = add("demo", "talk", "try it in a make-believe shop, no account needed", clock=True)
    demo.add_argument("--json", action="store_true", help="one object a line")
    demo.add_argument("--as", dest="speaker", metavar="NAME")
    chat = add("chat", "talk", "talk with the configured database in this terminal", clock=True)
    chat.add_argument("--as", dest="speaker", metavar="NAME")
    chat.add_argument("--json", action="store_true", help="one object a line")
    chat.add_argument("--sandbox", action="store_true", help="on a throw-away copy")
    run = add("run", "serve", "serve Slack and Telegram", clock=True)
    run.set_defaults(what="run")
    parse = add("parse", "explain", "explain how lines would be understood", clock=True)
    parse.add_argument("--json", action="store_true", help="one object a line")
    jobs = add("jobs", "jobs", "list the notices, or write what is due of one", clock=True)
    jobs.add_argument("do", choices=["list", "run"])
    jobs.add_argument("name", nargs="?")
    risk = add("risk", "risk", "who may be gone, the surest first", clock=True)
    risk.add_argument("--as-of", type=day, metavar="DATE")
    risk.add_argument("--horizon", type=int, metavar="DAYS")
    risk.add_argument("--csv", action="store_true")


def _files(add: "Add") -> None:
    bring = add("import", "imports", "read customers or orders from CSV, XLSX or vCard")
    bring.add_argument("kind", choices=["customers", "orders"])
    bring.add_argument("file", metavar="FILE")
    bring.add_argument("--dry-run", action="store_true", help="only check the file")
    bring.add_argument("--skip-faults", action="store_true", help="leave faulty rows out")
    take = add("export", "exports", "write what was put in")
    take.add_argument("kind", choices=EXPORTS)
    take.add_argument("--format", choices=FORMATS)
    take.add_argument("--out", metavar="FILE")


def _people(add: "Add") -> None:
    staff = add("staff", "people", "colleagues: who they are and what they may do")
    do = staff.add_subparsers(dest="do", metavar="DO", required=True)
    one = do.add_parser("add", help="a new colleague")
    one.add_argument("name")
    one.add_argument("--role", choices=ROLES, required=True)
    do.add_parser("list", help="who there is")
    role = do.add_parser("role", help="change what somebody may do")
    role.add_argument("name")
    role.add_argument("role", choices=ROLES)
    for name, does in (
        ("suspend", "somebody is shut out at once"),
        ("resume", "and let in again"),
        ("unlink", "forget somebody's chat logins"),
    ):
        do.add_parser(name, help=does).add_argument("name")
    link = do.add_parser("link", help="a one-time code to say to the bot in a private chat")
    link.add_argument("name")
    link.add_argument("--expires", default="24h", metavar="24h")


def _upkeep(add: "Add") -> None:
    add("check", "check", "what is set, what is wrong, and what to do about it")
    add("migrate", "upkeep", "bring the database to the current schema")
    for name, does in (("backup", "copy the SQLite file, while running too"),
                       ("restore", "put a backup in place of the database")):  # fmt: skip
        add(name, "upkeep", does).add_argument("file", metavar="FILE")


def instant(text: str) -> datetime:
    """An ISO instant; without an offset it is read in the configured zone later on."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not an ISO date and time") from None


def day(text: str) -> date:
    return instant(text).date()


if __name__ == "__main__":
    raise SystemExit(main())
