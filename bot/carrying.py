"""What a message means that brought a photo, a file, a voice, a place, a contact or others' words.

Its own words go first: what they log keeps what came along. Where they only name somebody, or say
nothing we understand, the question is whose it is. Others' words are never read as ours.
"""

import re
from dataclasses import replace
from pathlib import PurePath

from sqlalchemy.orm import Session

from bot import questions
from bot.bands import WHICH
from bot.binding import Bound, Call, Question, bind
from bot.chat import COMMANDS, Message, Reply
from bot.kept import ATTACHED, listed, things
from bot.language.phones import phones
from bot.language.understand import Understood
from bot.refusals import AnothersQuestion, ImpossibleTime, QuestionOver
from bot.refusals.files import OthersRead, Unwelcome
from bot.slots.clauses import LEADING
from bot.slots.things import choice
from bot.texts import Line, Text
from core import attachments, customers, recent, rights, staff, touches
from core.customers import Customer
from core.desk import Desk, Role
from core.rights import Action, NotAllowed, Reach
from core.touches import Kind
from core.values import Attached, Carried

KEEP, CONTACT, IMPORT = "keep_attachment", "whose_number", "import_file"
NAMING = frozenset({"find", "list_files", "history"})  # beside a photo they only say whose it is
OWN = frozenset({KEEP, CONTACT, IMPORT})  # they say themselves what became of it
SHEETS = frozenset("csv tsv xlsx xlsm xls ods vcf".split())
# What runs when it is opened, and what hides that from whoever looks at it.
UNWELCOME = frozenset(
    "exe msi bat cmd com scr pif ps1 vbs vbe js jse wsf hta jar apk ipa app dmg pkg deb rpm sh run "
    "lnk dll sys iso img zip rar 7z tar gz tgz bz2 xz cab ace arj zst".split()
)
UNWELCOME_MIMES = re.compile(
    r"application/(?:x-)?(?:ms-?dos-executable|msdownload|executable|dosexec|mach-binary|sharedlib|"
    r"java-archive|vnd\.android\.package-archive|vnd\.microsoft\.portable-executable|msi|sh|"
    r"zip|zip-compressed|rar|rar-compressed|vnd\.rar|7z-compressed|tar|gzip|gtar|bzip2?|xz)"
)

NOT_KEPT = Text(
    en="📎 {what}: not kept. Send it again with the customer's name.",
    zh_hans="📎 {what}：没有保存。请附上客户名字再发一次。",
    zh_hant="📎 {what}：沒有儲存。請附上客戶名字再傳一次。",
)
FOR_ADMINS = Text(
    en="Which customer is it for? (Only an admin imports it as data: {who}.)",
    zh_hans="是哪位客户的？（要作为数据导入，请找管理员：{who}。）",
    zh_hant="是哪位客戶的？（要當作資料匯入，請找管理員：{who}。）",
)
NOBODY = Text(en="there is none yet", zh_hans="暂无", zh_hant="暫無")


def meant(said: str, reading: Bound | None, desk: Desk) -> Bound:
    """`reading` is what the words alone would mean; None where there are none."""
    if bad := next((one for one in desk.carried.attached if _unwelcome(one)), None):
        return Unwelcome(bad.name or bad.mime or bad.kind)
    if not said and (asked := _whose_number(desk)):
        return asked
    match reading:
        case Question(command) if command is WHICH:
            pass  # a caption in nobody's command words is what the picture shows
        case Call(command, slots, sure) if command.intent in NAMING:
            return _kept(desk, {"customer": slots["customer"].ref}, sure)
        case Question(command, "customer") if command.intent in NAMING:
            return replace(reading, command=COMMANDS[KEEP], ask=_ask(desk))
        case Call() | Question() | NotAllowed() | ImpossibleTime():
            return reading  # understood; what is refused is not noted down instead
        case QuestionOver() | AnothersQuestion():
            return reading
    if not desk.private and any(map(is_sheet, desk.carried.attached)) and _imports(desk):
        return OthersRead()
    return _kept(desk, _named(said, desk))


def after(call: Call, reply: Reply, desk: Desk, message: Message) -> Reply:
    """Say what became of it: what was logged has it, what was changed gets a note with it."""
    if not desk.carried or call.command.intent in OWN:
        return reply
    fact = (ATTACHED(), things(_all(desk.carried)))
    if any(change.startswith("attachment:") for change in desk.changes):
        return replace(reply, facts=(*reply.facts, fact))
    about = [one for one in call.slots.values() if isinstance(one, Customer)]
    if message.carried and desk.changes and about:
        touches.log(desk, about[0], Kind.NOTE, attachments.note_of(desk, None))
        return replace(reply, facts=(*reply.facts, fact))
    said = NOT_KEPT(what=things(_all(desk.carried)))
    return replace(reply, items=(*reply.items, said))


def joins(db: Session, desk: Desk, message: Message) -> bool:
    """A later part of an album without words of its own needs no answer of its own."""
    some = message.attached
    if message.text or not any(one.album for one in some) or any(map(_unwelcome, some)):
        return False
    return attachments.join(desk) or questions.add_part(db, message.conversation, message.carried)


def is_sheet(one: Attached) -> bool:
    return one.kind == "file" and _ending(one) in SHEETS


def _imports(desk: Desk) -> bool:
    return rights.reach(desk.actor, Action.IMPORT) is not Reach.NONE


def _unwelcome(one: Attached) -> bool:
    if one.kind != "file":
        return False
    return _ending(one) in UNWELCOME or bool(UNWELCOME_MIMES.fullmatch(one.mime or ""))


def _ending(one: Attached) -> str:
    return PurePath((one.name or "").strip(" .")).suffix.lstrip(".").casefold()


def _whose_number(desk: Desk) -> Bound | None:
    """One contact and nothing else asks who that is."""
    carried = desk.carried
    if [one.kind for one in carried.attached] != ["contact"] or CONTACT not in COMMANDS:
        return None
    card = carried.attached[0]
    number = card.detail.get("phone", "")
    known = phones(number, desk.shop.country) or phones(f"+{number}", desk.shop.country)
    if not known:
        return None
    slots = {"phone": known[0][0].e164} | ({"name": f"{card.name},"} if card.name else {})
    return _bound(CONTACT, slots, desk)


def _named(said: str, desk: Desk) -> dict[str, str]:
    """The slots of keeping, as far as the words tell them."""
    if not said:
        return {}
    hits, rest = customers.named_first(desk, said)
    if len(hits) == 1:
        note = rest.strip(LEADING)
        return {"customer": hits[0].ref} | ({"note": note} if note else {})
    one = customers.spoken_of(desk, said)
    return {"note": said} | ({"customer": one.ref} if one else {})


def _kept(desk: Desk, known: dict[str, str], sure: float = 1.0) -> Bound:
    bound = _bound(KEEP, known, desk, sure)
    if isinstance(bound, Question) and not bound.options:
        options = [(choice(one), one.ref) for one in _guesses(desk)]
        return replace(bound, ask=_ask(desk), options=options)
    return bound


def _bound(intent: str, known: dict[str, str], desk: Desk, sure: float = 1.0) -> Bound:
    return bind(Understood(intent, sure, known), COMMANDS[intent], desk)


def _ask(desk: Desk) -> Line:
    """Whoever drops a spreadsheet may have meant to import it."""
    if not any(map(is_sheet, desk.carried.attached)) or _imports(desk):
        return COMMANDS[KEEP].asks["customer"]()
    admins = [
        one.name for one in staff.everybody(desk.db) if one.role is Role.ADMIN and not one.suspended
    ]
    return FOR_ADMINS(who=listed(admins) or NOBODY())


def _guesses(desk: Desk) -> list[Customer]:
    """Whoever the forwarded words name, then whom the colleague dealt with last."""
    said = desk.carried.forwarded
    named = customers.spoken_of(desk, f"{said.name}\n{said.text}") if said else None
    late = recent.customers_of_late(desk, customers.MOST)
    others = [one for one in late if named is None or one.id != named.id]
    return ([named] if named else []) + others[: customers.MOST - bool(named)]


def _all(carried: Carried) -> list[Attached]:
    said = carried.forwarded
    return [*carried.attached, *([Attached(attachments.MESSAGE, name=said.name)] if said else [])]
