"""How people say who works here, as what, and who no longer does."""

import re

from bot.roles import WORDS

ROLE = rf"(?:{'|'.join(sorted(map(re.escape, WORDS), key=len, reverse=True))})"
# "as sales", 做销售, or the word alone; always at the end of the line.
AS = re.compile(
    rf"(?:^|(?<=[\s,，;；])|(?=[做当當为為任是担擔作成来來]))"
    rf"(?:,? ?(?:as|to be|to|for|into|is)(?: an?| our| the)? |,? an? |"
    rf"[,，\s]*(?:来|來)?(?:做|当|當|担任|擔任|作为|作為|为|為|任|是|成为|成為|成)\s?(?:一名|一个|一個)?)?"
    rf"(?P<role>{ROLE})[。.!！]?$",
    re.IGNORECASE,
)
_WHO = r"[^,，。;；!！?？]{1,40}?"
_ACCOUNT = r"(?:的)?(?:账号|帳號|账户|帳戶|权限|權限)?"
_END = r"(?:了|吧)?[。.!！]?"

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("role", re.compile(
        rf"(?:make|promote|change) (?P<who>{_WHO})(?: to| into|'s role to)?(?: be)?(?: an?| the)? "
        rf"(?P<role>{ROLE})[.!]?", re.I)),
    ("role", re.compile(
        rf"(?:把|将|將|让|讓|设|設|请|請)(?P<who>{_WHO})(?:的角色|的职位|的職位)?"
        rf"(?:改成|改为|改為|设成|設成|设为|設為|升为|升為|升成|升任|提升为|提升為|调为|調為|调成|調成|"
        rf"变成|變成|当|當|做|担任|擔任|为|為)(?P<role>{ROLE}){_END}")),
    ("role", re.compile(
        rf"(?P<who>{_WHO})(?:升为|升為|升任|升成|提升为|提升為|调为|調為|改任|改做|改当|改當)"
        rf"(?P<role>{ROLE}){_END}")),
    ("suspend", re.compile(
        rf"(?:把|将|將)(?P<who>{_WHO}){_ACCOUNT}(?:停用|停权|停權|封了|封掉|禁用|冻结|凍結){_END}")),
    ("suspend", re.compile(rf"(?:停用|停权|停權|禁用|冻结|凍結)(?P<who>{_WHO}){_ACCOUNT}{_END}")),
    ("suspend", re.compile(
        rf"(?:lock out|shut out|deactivate|block|disable) (?P<who>{_WHO})"
        r"(?:'s|’s)?(?: account| access)?[.!]?", re.I)),
    ("resume", re.compile(
        rf"(?:把|将|將)(?P<who>{_WHO}){_ACCOUNT}(?:恢复|恢復|启用|啟用|解冻|解凍){_END}")),
    ("resume", re.compile(
        rf"(?:恢复|恢復|重新启用|重新啟用|启用|啟用|解冻|解凍)(?P<who>{_WHO}){_ACCOUNT}{_END}")),
    ("resume", re.compile(rf"let (?P<who>{_WHO}) (?:in again|back in|work again)[.!]?", re.I)),
    ("resume", re.compile(
        rf"(?:reinstate|reactivate|unblock|enable) (?P<who>{_WHO})"
        r"(?:'s|’s)?(?: account| access)?[.!]?", re.I)),
    ("invite", re.compile(
        rf"(?:请|請|把)(?P<rest>{_WHO})(?:加入|加进来|加進來|拉进来|拉進來|请进来|請進來)(?:团队|團隊)?[,，\s]*"
        rf"(?:来)?(?P<role>(?:做|当|當|担任|擔任|作为|作為){ROLE}){_END}")),
)  # fmt: skip
