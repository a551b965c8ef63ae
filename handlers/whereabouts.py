"""What befell a channel: we came, were taken out, it was renamed, it moved, others read there."""

from collections.abc import Iterator

from bot.cards import PURPOSES, purpose_buttons
from bot.chat import Announcement, Happening, Reply, happening
from bot.texts import Line, Text, Value
from core import accounts, places, staff
from core.desk import Desk
from core.places import Place, Purpose

BROUGHT = Text(
    en="I am in “{title}” ({network}) now. What is it for?",
    zh_hans="我加入了“{title}”（{network}）。这里用来做什么？",
    zh_hant="我加入了「{title}」（{network}）。這裡用來做什麼？",
)
BROUGHT_BY = Text(
    en="{name} brought me to “{title}” ({network}). What is it for?",
    zh_hans="{name}把我拉进了“{title}”（{network}）。这里用来做什么？",
    zh_hant="{name}把我加進了「{title}」（{network}）。這裡用來做什麼？",
)
VOUCH = Text(
    en="I cannot tell who reads there. Choose a use only if all of them are colleagues; until "
    "then I answer in private and post nothing.",
    zh_hans="我看不出谁在那里。全是同事时才选用途；在此之前我只私下回复。",
    zh_hant="我看不出誰在那裡。全是同事時才選用途；在此之前我只私下回覆。",
)
OUTSIDERS = Text(
    en="People from outside can read there, so I name no customer in it: I answer in private, and "
    "its notices come to you.",
    zh_hans="那里有外部人员，所以我不会提到客户：回复走私聊，通知改发给你。",
    zh_hant="那裡有外部人員，所以我不會提到客戶：回覆走私訊，通知改發給你。",
)
OPENED = Text(
    en="People from outside can read “{title}”.",
    zh_hans="外部人员能读到“{title}”里的消息。",
    zh_hant="外部人員能讀到「{title}」裡的訊息。",
)
STRANGER = Text(
    en="Somebody I don't know is in “{title}” now. Choose its use again if that is a colleague; "
    "until then I answer in private, and its notices come to you.",
    zh_hans="“{title}”里来了我不认识的人。如果是同事，请再选一次用途；"
    "在此之前回复走私聊，通知改发给你。",
    zh_hant="「{title}」裡來了我不認識的人。如果是同事，請再選一次用途；"
    "在此之前回覆走私訊，通知改發給你。",
)
CLOSED = Text(
    en="Only colleagues read “{title}” again; I write there as before.",
    zh_hans="“{title}”里又只有同事了，我照常在那里发消息。",
    zh_hant="「{title}」裡又只有同事了，我照常在那裡發訊息。",
)
GONE = Text(
    en="I was taken out of “{title}”.",
    zh_hans="我被移出了“{title}”。",
    zh_hant="我被移出了「{title}」。",
)
GONE_FROM_USE = Text(
    en="I was taken out of “{title}”, which was for {use}. Say places to see what is left.",
    zh_hans="我被移出了“{title}”，那里原来用于{use}。说“群列表”可查看其余。",
    zh_hant="我被移出了「{title}」，那裡原來用於{use}。說「群列表」可查看其餘。",
)
RENAMED = Text(
    en="“{old}” is called “{new}” now.",
    zh_hans="“{old}”已改名为“{new}”。",
    zh_hant="「{old}」已改名為「{new}」。",
)
MOVED = Text(
    en="“{title}” has a new id at {network}; I go on writing there.",
    zh_hans="“{title}”在 {network} 换了编号，我照常在那里发消息。",
    zh_hant="「{title}」在 {network} 換了編號，我照常在那裡發訊息。",
)
FILE = Text(en="In the configuration", zh_hans="配置文件请改为", zh_hant="設定檔請改為")


@happening(kind="brought")
def brought(desk: Desk, what: Happening) -> Iterator[Announcement]:
    before, place = _seen(desk, what)
    if before and before.gone and place.vouched:
        place = places.doubt(desk, place)  # who reads there may have changed while we were away
    if not what.filed:
        yield from _told(desk, place, _question(desk, what, place))
    elif place.outsiders:
        yield from _told(desk, place, _opened(place))


@happening(kind="readers")
def readers(desk: Desk, what: Happening) -> Iterator[Announcement]:
    """Told only when it makes a difference."""
    before, place = _seen(desk, what)
    unknown = [one for one in what.people if not accounts.colleague(desk, what.platform, one)]
    if unknown and place.outsiders is None:
        place = places.doubt(desk, place)
    filed = bool(what.filed)
    was, now = places.overheard(before, filed), places.overheard(place, filed)
    if now and before is None and not filed:
        yield from _told(desk, place, _question(desk, what, place))
    elif now and not was and place.outsiders:
        yield from _told(desk, place, _opened(place))
    elif now and not was:
        text = STRANGER(title=place.title)
        yield from _told(desk, place, Reply(text, buttons=purpose_buttons(place)))
    elif was and not now and before and (before.purpose or filed):
        yield from _told(desk, place, Reply(CLOSED(title=place.title)))


@happening(kind="renamed")
def renamed(desk: Desk, what: Happening) -> Iterator[Announcement]:
    before, place = _seen(desk, what)
    if before and before.title != place.title:
        text = RENAMED(old=before.title, new=place.title)
        yield from _told(desk, place, Reply(text))


@happening(kind="removed")
def removed(desk: Desk, what: Happening) -> Iterator[Announcement]:
    before = places.known(desk, what.platform, what.chat)
    if (before is None and not (what.title or what.filed)) or (before and before.gone):
        return
    _, place = _seen(desk, what)
    places.taken_out(desk, place)
    use = _use(place, what)
    text = GONE_FROM_USE(title=place.title, use=use) if use else GONE(title=place.title)
    yield from _told(desk, place, Reply(text))


@happening(kind="moved")
def moved(desk: Desk, what: Happening) -> Iterator[Announcement]:
    """Told from both ends, so the second time there is nothing new in it."""
    before = places.known(desk, what.platform, what.chat)
    if before and before.moved_to:
        return
    place = places.moved(desk, what.platform, what.chat, what.to)
    text = MOVED(title=place.title, network=what.platform.capitalize())
    facts: tuple[tuple[Line, Value], ...] = ()
    if what.filed:
        where = f"channels.{what.filed[0]}: {what.platform}:{what.to}"
        facts = ((FILE(), where),)
    yield from _told(desk, place, Reply(text, facts=facts))


def _seen(desk: Desk, what: Happening) -> tuple[Place | None, Place]:
    before = places.known(desk, what.platform, what.chat)
    return before, places.seen(desk, what.platform, what.chat, what.title, what.readers)


def _question(desk: Desk, what: Happening, place: Place) -> Reply:
    """What is it for? With who reads there, if that matters."""
    by = accounts.colleague(desk, what.platform, what.by) if what.by else None
    title, network = place.title, what.platform.capitalize()
    if by:
        text = BROUGHT_BY(name=by.name, title=title, network=network)
    else:
        text = BROUGHT(title=title, network=network)
    warning = OUTSIDERS() if place.outsiders else VOUCH() if place.outsiders is None else None
    return Reply(text, items=(warning,) if warning else (), buttons=purpose_buttons(place))


def _opened(place: Place) -> Reply:
    return Reply(OPENED(title=place.title), items=(OUTSIDERS(),))


def _told(desk: Desk, place: Place, reply: Reply) -> Iterator[Announcement]:
    """Privately, to every admin, once for every time it happens."""
    for admin in staff.admins(desk):
        yield Announcement(admin.ref, f"{place.ref}:{desk.source}", reply)


def _use(place: Place, what: Happening) -> Line | None:
    uses = [place.purpose] if place.purpose else [Purpose(one) for one in what.filed]
    real = [one for one in uses if one not in (Purpose.TALK, Purpose.NOTHING)]
    return PURPOSES[real[0]]() if real else None
