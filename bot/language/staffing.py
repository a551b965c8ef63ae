"""How people say who works here, as what, and who no longer does."""

import re

from bot.roles import WORDS

ROLE = rf"(?:{'|'.join(sorted(map(re.escape, WORDS), key=len, reverse=True))})"
# "as sales", 做销售, or the word alone; always at the end of the line.
AS = re.compile(
    rf"(?:^|(?<=[\s,，;；])|(?=[做当當为為任是担擔作成来來角职職]))"
    rf"(?:,? ?(?:as|to be|to|for|into|is)(?: an?| our| the)? |,? an? |"
    rf"[,，\s]*(?:来|來)?(?:做|当|當|(?:角色|职位|職位)(?:是|为|為|[:：])?|担任|擔任|作为|作為|为|為|任|是|成为|成為|成)\s?(?:一名|一个|一個)?)?"
    rf"(?P<role>{ROLE})[。.!！]?$",
    re.IGNORECASE,
)
_WHO = r"[^,，。;；!！?？]{1,40}?"
_ACCOUNT = r"(?:的)?(?:账号|帐号|帳號|账户|帐户|帳戶|权限|權限)?"
_END = r"(?:了|吧)?[。.!！]?"

_LEADS = r"(?:的)?(?:主管|上级|上級|领导|領導|经理|經理)"

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
    ("role", re.compile(
        rf"(?:提升|任命|升)(?P<who>{_WHO})(?:为|為|当|當|做|成)(?P<role>{ROLE}){_END}")),
    ("role", re.compile(
        rf"(?P<who>{_WHO}) (?:is|becomes) (?:now )?(?:an? |our |the )?(?P<role>{ROLE}) "
        r"(?:now|from now on)[.!]?", re.I)),
    ("lead", re.compile(rf"(?P<who>{_WHO}) (?:now )?reports to (?P<manager>{_WHO})[.!]?", re.I)),
    ("lead", re.compile(
        rf"(?P<who>{_WHO})(?:'s|’s) manager is (?:now )?(?P<manager>{_WHO})[.!]?", re.I)),
    ("lead", re.compile(rf"(?P<manager>{_WHO}) (?:leads|manages) (?P<who>{_WHO})[.!]?", re.I)),
    ("lead", re.compile(rf"(?P<who>{_WHO})(?:向|跟)(?P<manager>{_WHO})(?:汇报|匯報|彙報){_END}")),
    ("lead", re.compile(
        rf"(?P<who>{_WHO}){_LEADS}(?:是|改为|改為|改成|换成|換成)(?P<manager>{_WHO}){_END}")),
    ("lead", re.compile(
        rf"(?P<who>{_WHO})(?:归|歸)(?P<manager>{_WHO})(?:管|带|帶|负责|負責){_END}")),
    ("suspend", re.compile(
        rf"(?P<who>{_WHO})(?:已经|已經)?(?:离职|離職|走)了?[,，]\s?(?:请|請|麻烦|麻煩)?"
        rf"(?:停用|停权|停權|禁用)(?:其|他的|她的)?(?:账号|帐号|帳號|账户|帐户|帳戶)?{_END}")),
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
        r"(?:please |can you |could you |i(?:'d| would) like to )?"
        r"(?:invite|(?:add|hire|onboard)(?: an?| our)?(?: new)? (?:colleague|team ?mate|coworker|"
        r"staff member|employee))[:,]? (?P<rest>.+)", re.I)),
    ("invite", re.compile(
        r"(?:请|請|帮我|幫我|麻烦|麻煩)?(?:邀请|邀請|(?:添加|新增|加|增加)(?:一个|一個|一位|个|個|位)?新?"
        r"(?:同事|员工|員工|团队成员|團隊成員))[:：]?\s?(?P<rest>.+)")),
    ("invite", re.compile(
        rf"(?:请|請|把)(?P<rest>{_WHO})(?:加入|加进来|加進來|拉进来|拉進來|请进来|請進來)(?:团队|團隊)?[,，\s]*"
        rf"(?:来)?(?P<role>(?:做|当|當|担任|擔任|作为|作為){ROLE}){_END}")),
)  # fmt: skip
