"""How people put a task off, drop it or say it is done, by its number.

Chinese is written in Simplified here: lines are matched as if they were.
"""

import re

_PLEASE = r"(?:please |can you |could you )?"
_THING_EN = r"(?:task|reminder|to-?do|item|number|no\.?)"
_WHICH_EN = (
    rf"(?:the )?(?:{_THING_EN} )?#?(?P<task>t?[0-9]{{1,18}})(?:st|nd|rd|th)?(?: {_THING_EN})?"
)
# Without the word only a number that can be nothing else: t5, #2.
_BARE_EN = r"(?P<task>t[0-9]{1,18}|#[0-9]{1,3})"
_LATER_EN = r"(?:push|move|put|delay|shift|defer|postpone|snooze|reschedule|bump|hold)"
_DROP_EN = r"(?:drop|cancel|delete|remove|scrap|skip|forget(?: about)?|kill|get rid of|dismiss)"
_THING_ZH = r"(?:任务|待办事项|待办|提醒|事项)"
_WHICH_ZH = (
    rf"(?:{_THING_ZH}第?\s*(?P<task>t?[0-9]{{1,18}})号?|"
    rf"第\s*(?P<nth>[0-9]{{1,3}}|[一二三四五六七八九十])\s*[个条项号]?的?{_THING_ZH}?|"
    rf"(?P<nr>[0-9]{{1,3}})号{_THING_ZH})"
)
_LATER_ZH = r"(?:往后)?(?:推迟|延后|延期|顺延|延迟|延|推后|推|改|挪|移|调)(?:到|至|为|成)?"
_DONE_ZH = r"(?:已经?)?(?:完成|做完|做好|办完|办好|搞定|弄好|处理完|处理好|结束|解决)了?"
_DROP_ZH = r"(?:取消|删除|删掉|删了|去掉|撤掉|不做了|不用做了?|不要了|作废)"

FORMS = (
    ("snooze_task", rf"{_PLEASE}{_LATER_EN}(?: off| back)? {_WHICH_EN}(?: off| back)? "
                    r"(?:to |until |till |by |for )?(?P<until>.{2,40}?)[.!]?"),
    ("snooze_task", rf"{_PLEASE}{_LATER_EN}(?: off| back)? {_BARE_EN}(?: off| back)? "
                    r"(?:to|until|till|by|for) (?P<until>.{2,40}?)[.!]?"),
    ("snooze_task", rf"(?:请|帮我|麻烦)*(?:把|将)?{_WHICH_ZH}{_LATER_ZH}\s*"
                    r"(?P<until>.{2,20}?)[。!！]?"),
    ("complete_task", rf"(?:把|将)?{_WHICH_ZH}{_DONE_ZH}[。!！]?"),
    ("complete_task", rf"(?:请|帮我|麻烦)*{_DONE_ZH}{_WHICH_ZH}[。!！]?"),
    ("cancel_task", rf"{_PLEASE}{_DROP_EN} (?:the )?{_THING_EN} #?(?P<task>t?[0-9]{{1,18}})[.!]?"),
    ("cancel_task", rf"{_PLEASE}{_DROP_EN} (?:the )?#?(?P<task>t?[0-9]{{1,18}})(?:st|nd|rd|th)?"
                    rf" {_THING_EN}[.!]?"),
    ("cancel_task", rf"(?:请|帮我|麻烦)*{_DROP_ZH}{_WHICH_ZH}[。!！]?"),
    ("cancel_task", rf"(?:请|帮我|麻烦)*(?:把|将)?{_WHICH_ZH}{_DROP_ZH}了?[。!！]?"),
)  # fmt: skip


def _one_group(form: str) -> tuple[str, ...]:
    """A form for each way to count: a pattern has a name only once."""
    if "?P<nth>" not in form:
        return (form,)
    return tuple(
        re.sub(r"\?P<(?:task|nth|nr)>", "?:", form.replace(f"?P<{name}>", "?P<@>")).replace(
            "?P<@>", "?P<task>"
        )
        for name in ("task", "nth", "nr")
    )


PATTERNS = tuple(
    (intent, re.compile(one, re.IGNORECASE)) for intent, form in FORMS for one in _one_group(form)
)
