"""The shapes of English: yesterday Bo and I just had lunch with Acme, …"""

import re
from collections.abc import Iterator

from bot.language.shapes import CALL, EMAIL, MEETING, MESSAGE, UNSAID, VISIT, Shape, shape
from bot.language.titles import TITLE_EN

# What stands before the verb: when, who, in whose company.
WHEN = r"(?:(?P<when>[^,;:]{3,30}?),? )??"
WHO = r"(?:(?:i|we)(?:'ve|’ve| have|'d)? )?"
ADV = r"(?:(?:just|also|already|finally|briefly|quickly|have|has|then|today|both)(?: now)? )*"
NAME = r"[\w.@'-]+"
MATES = (
    rf"(?P<companions>(?:{NAME}(?:,| and| &) )?{NAME}(?:,? and| &) (?:i|me)|(?:me|i) and {NAME}) "
)
WITH = r"(?:together )?(?P<companions>with [^,;:]{1,40}?),? (?:i |we )?"
HEADS = (WHEN + MATES + ADV, WHEN + WITH + WHO + ADV, WHEN + WHO + ADV)
# Where a name follows at once, a time must be one for sure: yesterday Acme called.
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
SURE_TIME = (
    rf"(?:(?P<when>(?:earlier )?(?:yesterday|today|this|last|on|at|an?|[0-9]+|two|three|a few|"
    rf"{WEEKDAY})(?: (?:{WEEKDAY}|morning|noon|afternoon|evening|night|week|month|hours?|days?|"
    r"minutes?|weeks?|ago|at|[0-9:]+(?: ?[ap]m)?))*),? )?"
)

A = r"(?:(?:a|an|another|my|our|the|some|his|her|their) )?(?:[\w-]+ ){0,3}?"
WHOM = r" (?:the |both )?(?P<rest>\S.*)"
MORE = r"(?P<more>[,.;:].*| (?:about|that|saying|and|because) .*)?"
MEAL = r"(?:lunch|dinner|breakfast|brunch|coffee|tea|drinks?|beers?|a bite|a meal)"
PAPER = (
    r"(?:quote|quotation|offer|proposal|contract|invoice|brochure|catalog(?:ue)?|samples?|deck|"
    r"price ?list|slides|draft|documents?|drawings|specs?)"
)
EVENT = (
    r"(?:meeting|demo|workshop|review|kick-?off|presentation|video call|zoom(?: call)?|teams call|"
    r"webinar|training|negotiation|sit-?down)"
)
# Who contacted whom does not matter for the kind.
WENT = (
    r"(?:visited|met(?: up)?(?: with)?|saw|dropped (?:by|in (?:on|at|to see)|in)|"
    r"stopped (?:by|in at)|swung by|popped (?:in(?:to)?|by)|called in (?:at|on)|"
    r"went (?:to|by|over to|round to)(?: see| visit)?|was (?:at|over at)|been (?:to|at|over at)|"
    r"paid (?:a|another) visit to|(?:was )?on-?site (?:at|with)|just left|"
    r"(?:came back|got back|back) from)"
)
PHONED = (
    r"(?:called(?: back)?|phoned|rang(?: back| up)?|rung|telephoned|sp[oe]ken? (?:to|with)|"
    r"talked (?:to|with)|chatted (?:to|with)|got (?:hold of|off the phone with|through to)|reached|"
    r"was on the phone (?:to|with)|caught up with|heard (?:back )?from|touched base with|"
    r"checked in with|followed up with)"
)
WROTE = (
    r"(?:messaged|texted|wechatted|whatsapped|pinged|dm'?e?d|wrote (?:back )?to|replied to|"
    r"got back to)"
)
SENT_PAPER = (
    r"sent (?P<rest>\S.*?) (?P<kept>(?:the|a|an|our|my|their|some) (?:[\w-]+ ){0,2}?"
    rf"{PAPER})"
)
# Whom one met is told by what they do, and by whom they do it for: the buyer of Acme.
TITLED = (
    rf" (?P<kept>(?:the|their|a|an|our) (?:new )?(?:\w+ )?{TITLE_EN}(?: \w+)?) (?:of|at|from|for)"
)
BODIES = (
    (VISIT, WENT + TITLED + WHOM),
    (CALL, PHONED + TITLED + WHOM),
    (VISIT, WENT + WHOM),
    (VISIT, rf"(?:had|did|made|paid) (?P<kept>{A}(?:visit|walk-?through|tour))(?: to| at| with| of)"
            + WHOM),
    (MEETING, rf"(?:had|grabbed|took|did|got) (?P<kept>{A}{MEAL}) with" + WHOM),
    (MEETING, rf"(?P<kept>{MEAL}) with" + WHOM),
    (MEETING, rf"(?:took|invited) (?P<rest>\S.*?) (?:out )?(?P<kept>(?:to|for) {MEAL})" + MORE),
    (MEETING, rf"(?:had|held|did|ran|sat (?:in on|through)) (?P<kept>{A}{EVENT})(?: session)?"
              r" (?:with|for|at)" + WHOM),
    (MEETING, r"(?:presented|demoed|pitched)(?: (?P<kept>[\w' -]{1,30}?))? (?:to|for)" + WHOM),
    (MEETING, r"(?P<kept>(?:zoom|teams|video)(?: call)?|demo|workshop|presentation) (?:with|for)"
              + WHOM),
    (VISIT, r"(?P<kept>(?:dropped off|delivered|handed over|installed) [\w' -]{2,40}?)"
            r" (?:at|with|to)" + WHOM),
    (CALL, r"gave (?P<rest>\S.*?) a (?:quick )?(?:call|ring|buzz|bell)" + MORE),
    (CALL, PHONED + WHOM),
    (CALL, rf"(?:had|made|did|took|finished|got) {A}(?:call|chat|conversation|catch-?up|word)"
           r" (?:with|to|from)" + WHOM),
    (CALL, r"(?:(?:quick|long|short|good|great|phone|follow-?up) )*(?:call|chat) (?:with|to|from)"
           + WHOM),
    (CALL, rf"(?P<kept>left {A}(?:voice ?mail|message)) (?:for|with)" + WHOM),
    (MESSAGE, WROTE + WHOM),
    (MESSAGE, rf"(?:sent|dropped) {A}(?:message|text|wechat|whatsapp|line|note|sms|dm) to" + WHOM),
    (MESSAGE, rf"(?:sent|dropped) (?P<rest>\S.*?) {A}(?:text|message|wechat|whatsapp|sms|dm)"
              + MORE),
    (EMAIL, r"e-?mailed" + WHOM),
    (EMAIL, rf"(?:sent|wrote|forwarded) {A}e-?mail to" + WHOM),
    (EMAIL, r"(?P<kept>sent (?:out |over )?(?:the|a|an|our|my|their|his|her) [\w' -]{2,40}?) to"
            + WHOM),
    (MESSAGE, SENT_PAPER + r" (?:by|via|on|over|per) "
              r"(?:wechat|whatsapp|sms|text|line|telegram|message)" + MORE),
    (EMAIL, SENT_PAPER + r"(?: (?:by|via|per|over) e-?mail)?" + MORE),
)  # fmt: skip
# They came to us, which the note keeps.
US = r"(?: (?:me|us|in|back|today|yesterday|this morning|again|just now))*"
AND_SAID = (
    r"(?:[,.:;-].*| (?:to|about|because|asking|and|wanting|saying|that|he|she|they|wants?) .*)?"
)
THEY = (
    (CALL, "(?:called|rang|phoned)"),
    (EMAIL, "(?:e-?mailed|wrote)"),
    (MESSAGE, "(?:texted|messaged|pinged|replied)"),
    (VISIT, "(?:came by|stopped by|dropped by|dropped in|came in|visited us|"
            "came to (?:see us|the office|our office))"),
)  # fmt: skip
# Nobody answered: tried Acme, no answer; Acme didn't pick up.
NO_ANSWER = (
    r"(?:no (?:answer|reply|response|luck|connection)|no ?(?:body|[ -]?one) (?:answered|picked up|"
    r"was there|there)|(?:did(?:n['’]?t| not)|does(?:n['’]?t| not)|won['’]?t) "
    r"(?:pick up|answer|respond)|not (?:there|available|in|reachable|reached)|"
    r"(?:went to |got (?:the )?|only )?voice ?mail|busy|engaged|unavailable|unreachable|"
    r"(?:the )?line (?:is |was )?(?:busy|dead|engaged)|rang out|"
    r"(?:phone )?(?:switched )?off|out of (?:office|the office))\b"
)
TRIED = (
    r"(?:tried|attempted)(?: (?:to )?(?:call(?:ing)?|ring(?:ing)?|phon(?:e|ing)|reach(?:ing)?|"
    r"get(?:ting)? (?:hold of|through to)|contact(?:ing)?|dial(?:ing|ling)?))"
)
WHO_ELSE = r"(?P<customer>[^,;:]{1,40}?)"
NOT_THERE = (
    rf"(?:{TRIED}|tried) {WHO_ELSE}(?:,|;|:|\.| -| –| —)? ?(?:again,? |but |and |twice,? |just )*"
    rf"(?P<rest>{NO_ANSWER}.*)",
    rf"(?:call(?:ing)?|phon(?:e|ing)|ring(?:ing)?|dial(?:ing)?) {WHO_ELSE}[,;:] ?(?:but )?"
    rf"(?P<rest>{NO_ANSWER}.*)",
    rf"(?P<kept>{TRIED}) {WHO_ELSE}(?P<rest>(?: (?:again|twice|three times|today|this morning))?"
    r"(?:[.,;:].*)?)",
    r"(?P<kept>(?:could(?:n['’]?t| not)|can['’]?t|cannot|unable to|failed to) (?:reach|get hold of|"
    rf"get through to)) {WHO_ELSE}(?P<rest>(?: (?:on the phone|today|again|yet))*(?:[.,;:].*)?)",
    rf"(?P<kept>no (?:answer|reply|response)|(?:got )?voice ?mail) (?:from|at|with|of) {WHO_ELSE}"
    r"(?P<rest>(?: (?:today|again|yet|so far))*(?:[.,;:].*)?)",
    rf"{WHO_ELSE} (?P<rest>(?:did(?:n['’]?t| not)|does(?:n['’]?t| not)|is(?:n['’]?t| not)) "
    r"(?:pick(?:ing)? up|answer(?:ing)?)(?: (?:the phone|my calls?|today|again))*(?:[.,;:!].*)?)",
)  # fmt: skip
TOLD = (
    r"(?:please )?(?:log|record|put down|write down|note(?: down)?|add) "
    r"(?:(?:a|an|my|the|today's|another) )?(?:(?:quick|short|long|phone|site) )?"
    r"(?P<kind>visit|call|meeting|e-?mail|message)(?: (?:to|with|at|from|for|about))?:? "
    r"(?P<rest>\S.*)"
)


def _shapes() -> Iterator[Shape]:
    for head in HEADS:
        for kind, body in BODIES:
            yield shape(kind, head, body)
    for kind, verb in THEY:
        they = rf"(?P<customer>[^,;:]{{1,40}}?) (?P<rest>(?:just )?{verb}{US}{AND_SAID})"
        yield shape(kind, SURE_TIME, they)
    for body in NOT_THERE:
        yield shape(CALL, SURE_TIME, WHO + ADV, body)
    yield shape(UNSAID, TOLD)


SHAPES = tuple(_shapes())
# Without one of these nothing is told: most lines are done with here.
TELLS = re.compile(
    r"(?:ed|answer|pick up|answering|picking up|reach|voice ?mail|reply|response|hold of|"
    r"met|saw|spoke|spoken|had|did|made|took|rang|rung|sent|wrote|left|went|was|been|got|came|"
    r"swung|held|ran|caught|heard|back|visit|call|meeting|mail|message|lunch|dinner|breakfast|brunch|"
    r"coffee|tea|drinks|beers?|on-?site|chat|meal|bite|demo|zoom|workshop|gave)(?![a-z])",
    re.IGNORECASE,
)
