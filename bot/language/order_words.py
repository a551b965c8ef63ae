"""What people say of an order: paid or not, on its way, its number, its parcel's number."""

import re

from core.order_status import Status

_PAY = (
    r"(?:付款|付钱|付錢|付清|付|结账|結帳|结清|結清|收款|收到款|打款|支付|转账|轉帳|到账|到帳|"
    r"给钱|給錢)"
)
_SHIP = r"(?:发货|發貨|出货|出貨|寄出|发出|發出|发|寄)"
_SPOKEN: tuple[tuple[Status, str], ...] = (
    (
        Status.UNPAID,
        rf"(?:还|還|尚)?(?:没有|沒有|没|沒|未){_PAY}|待(?:付款|支付|收款)|欠款|赊账|賒帳"
        r"|\b(?:still |yet )?(?:unpaid|not (?:yet )?paid(?: yet)?|hasn['’]t paid(?: yet)?"
        r"|pending payment|payment pending|to be paid)\b",
    ),
    (Status.REFUNDED, r"已?(?:经|經)?退(?:了)?款了?|\brefunded\b"),
    (Status.RETURNED, r"已?(?:经|經)?退(?:了)?[货貨]了?|\breturned\b"),
    (
        Status.PAID,
        rf"已(?:经|經)?(?:全部|全款)?{_PAY}了?|(?:全款)?{_PAY}了款?|款(?:已)?到了?账?|全款已付|\A(?:收到|收了)\Z"
        r"|\b(?:(?:fully )?paid(?: in full| up)?|payment received)\b",
    ),
    (
        Status.SHIPPED,
        rf"已(?:经|經)?{_SHIP}了?|{_SHIP}了[货貨]?|\b(?:shipped|dispatched|sent out|on its way)\b",
    ),
    (
        Status.DELIVERED,
        r"已(?:经|經)?(?:签收|簽收|送达|送達|收货|收貨|送到)了?|(?:签收|簽收|送到|收到[货貨])了"
        r"|\b(?:delivered|arrived)\b",
    ),
    (Status.CANCELLED, r"已?(?:经|經)?取消了?|作废了?|作廢了?|\bcancel(?:led|ed)?\b"),
)
_FORMS = tuple((status, re.compile(form, re.IGNORECASE)) for status, form in _SPOKEN)
STATUS = "|".join(form for _, form in _SPOKEN)
CODE = r"(?=[A-Za-z_/-]*[0-9])[A-Za-z0-9](?:[A-Za-z0-9_/-]{0,30}[A-Za-z0-9])?(?![A-Za-z0-9])"
_NUMBER = re.compile(
    r"(?:(?<![递遞运運流])(?:订单号|訂單號|订单编号|訂單編號|单号|單號|编号|編號)\s*(?:是|为|"
    r"為)?\s*[:：#]?\s*"
    rf"|\border (?:no\.?|number|id) ?[:#]?\s*|\b(?:no\.|ref\.?) ?|#\s?)(?P<number>{CODE})",
    re.IGNORECASE,
)
_TRACKING = re.compile(
    r"(?:(?:快递|快遞|运单|運單|物流|货运|貨運|追踪|追蹤)(?:单号|單號|号|號|编号|編號)?\s*(?:是|"
    r"为|為)?\s*[:：]?\s*"
    r"|\b(?:tracking|waybill)(?: (?:no\.?|number|code|id))?\s*[:#]?\s*)"
    rf"(?P<marked>{CODE})"
    r"|(?:(?:顺丰|順豐|圆通|圓通|中通|申通|韵达|韻達|京东|京東|极兔|極兔|德邦|邮政|郵政|宅配|黑貓)\s*)?"
    r"(?<![A-Za-z0-9])(?P<known>(?:SF|YT|JD|ZTO|STO|YD|DPK|EMS|JT)[A-Z0-9]{8,18}"
    r"|1Z[A-Z0-9]{16}|[A-Z]{2}[0-9]{9}[A-Z]{2})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
BARE_CODE = re.compile(r"[,，:： ]*(?P<code>[A-Za-z]{0,5}[0-9][A-Za-z0-9-]{6,30})[.。 ]*")

Stretch = tuple[int, int]


def status_in(text: str) -> tuple[Status, Stretch] | None:
    """The one said first; 没付款 before 付款."""
    found = [
        (hit.start(), status, hit.span()) for status, form in _FORMS if (hit := form.search(text))
    ]
    if not found:
        return None
    first = min(at for at, _, _ in found)
    status, span = next((status, span) for at, status, span in found if at == first)
    return status, span


def number_in(text: str) -> tuple[str, Stretch] | None:
    hit = _NUMBER.search(text)
    return (hit["number"], hit.span()) if hit else None


def tracking_in(text: str) -> tuple[str, Stretch] | None:
    hit = _TRACKING.search(text)
    return ((hit["marked"] or hit["known"]).upper(), hit.span()) if hit else None
