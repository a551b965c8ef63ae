"""What colleagues are told of each other: a second login, a tried lock, work taken over."""

from bot.chat import Announcement, Button, OtherLogins, Reply
from bot.texts import Line, Text
from core import accounts, staff
from core.absences import Leave
from core.desk import Desk, Login
from core.staff import Staff
from core.staffing import Handed
from core.values import When

YOURS = Text(
    en="Another login is yours now, on {platform}. If that was not you, tell an admin at once.",
    zh_hans="你多了一个登录账号（{platform}）。如果不是你本人，请马上告诉管理员。",
    zh_hant="你多了一個登入帳號（{platform}）。如果不是你本人，請馬上告訴管理員。",
)
THEIRS = Text(
    en="{name} has another login now, on {platform}.",
    zh_hans="{name}多了一个登录账号（{platform}）。",
    zh_hant="{name}多了一個登入帳號（{platform}）。",
)
SUSPEND = Text(en="Suspend {name}", zh_hans="停用{name}", zh_hant="停用{name}")

YOURS_NOW = Text(
    en="{name} is suspended; {n} {n:task is|tasks are} yours now. Say tasks to see them.",
    zh_hans="{name}已停用，{n} 项任务转给你了。说“任务”可查看。",
    zh_hant="{name}已停用，{n} 項任務轉給你了。說「任務」可查看。",
)

ONE_DAY = Text(en="{day}", zh_hans="{day}", zh_hant="{day}")
DAYS = Text(en="{first} to {last}", zh_hans="{first}至{last}", zh_hant="{first}至{last}")

ON_DAY = Text(en="on {day}", zh_hans="{day}", zh_hant="{day}")


def during(days: Leave) -> Line:
    """In a sentence: away on Monday, away Monday to Wednesday."""
    return ON_DAY(day=days.first) if days.first == days.last else days_line(days)


def days_line(days: Leave) -> Line:
    if days.first == days.last:
        return ONE_DAY(day=days.first)
    return DAYS(first=days.first, last=days.last)


def second_login(desk: Desk, colleague: Staff, login: Login) -> tuple[Announcement, ...]:
    """Told where they were before, so that whoever took a code cannot keep it quiet."""
    if not accounts.others(desk, colleague, login):
        return ()
    here = login.platform.capitalize()
    own = Announcement(OtherLogins(colleague.ref, login), "login", Reply(YOURS(platform=here)))
    shut = Button(SUSPEND(name=colleague.name), f"suspend s{colleague.id}")
    told = Reply(THEIRS(name=colleague.name, platform=here), buttons=(shut,))
    return (own, *tell_admins(desk, "login", told, but=colleague))


def handed_over(desk: Desk, colleague: Staff, handed: Handed) -> tuple[Announcement, ...]:
    """Whoever has the tasks of a suspended colleague now hears how many."""
    if not handed.tasks or not handed.to:
        return ()
    key = f"handed:s{colleague.id}:{When(desk.now).written}"
    told = Reply(YOURS_NOW(name=colleague.name, n=handed.tasks))
    return (Announcement(handed.to, key, told),)


def tell_admins(
    desk: Desk, key: str, reply: Reply, but: Staff | None = None
) -> tuple[Announcement, ...]:
    """Each of them privately; names of locks and logins belong into no channel."""
    admins = [one.ref for one in staff.admins(desk) if but is None or one.id != but.id]
    return tuple(Announcement(one, key, reply) for one in admins)
