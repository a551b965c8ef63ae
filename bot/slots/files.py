"""What a dropped file holds, what to do with it, and which sort of attachment is meant."""

import re

from bot import incoming
from bot.chat import Preview
from bot.fields import field_name
from bot.incoming import Complaint, Incoming
from bot.slots import Found, Several, Taken
from bot.texts import Line, Text, Value
from core import imports, uploads
from core.desk import Desk
from core.exports import ExportKind
from core.uploads import Decision, FileKind, Upload
from core.values import FileForm, Sort

SORTS = {
    "photos": Sort("photos", ("photo", "video")),
    "files": Sort("files", ()),  # whatever there is
    "documents": Sort("documents", ("file",)),
    "recordings": Sort("recordings", ("voice",)),
    "locations": Sort("locations", ("location",)),
}
SORT_WORDS = {
    "photos": "photo photos picture pictures image images video videos 照片 相片 图片 圖片 视频 "
    "影片",
    "files": "file files attachment attachments 附件",
    "documents": "document documents doc docs 文件 檔案 文档",
    "recordings": "recording recordings 录音 錄音 语音 語音",
    "locations": "location locations 位置",
}
_SORT_OF = {word: sort for sort, words in SORT_WORDS.items() for word in words.split()} | {
    "voice message": "recordings",
    "voice messages": "recordings",
}
KIND_WORDS = {
    FileKind.CUSTOMERS: ("customers", "customer", "客户", "客戶"),
    FileKind.ORDERS: ("orders", "order", "订单", "訂單"),
}
_KIND_OF = {word: kind for kind, words in KIND_WORDS.items() for word in words}
EXPORT_WORDS = {
    ExportKind.CUSTOMERS: KIND_WORDS[FileKind.CUSTOMERS],
    ExportKind.ORDERS: KIND_WORDS[FileKind.ORDERS],
    ExportKind.FOLLOWUPS: (
        "followups",
        "follow-ups",
        "touches",
        "跟进",
        "跟進",
        "跟进记录",
        "跟進記錄",
    ),
    ExportKind.TASKS: ("tasks", "任务", "任務", "待办", "待辦"),
    ExportKind.AUDIT: ("audit", "log", "操作记录", "操作記錄", "日志", "日誌"),
}
EXPORT_NAMES = {
    ExportKind.CUSTOMERS: Text(en="customers", zh_hans="客户", zh_hant="客戶"),
    ExportKind.ORDERS: Text(en="orders", zh_hans="订单", zh_hant="訂單"),
    ExportKind.FOLLOWUPS: Text(en="follow-ups", zh_hans="跟进", zh_hant="跟進"),
    ExportKind.TASKS: Text(en="tasks", zh_hans="任务", zh_hant="任務"),
    ExportKind.AUDIT: Text(en="audit", zh_hans="操作记录", zh_hant="操作記錄"),
}
_EXPORT_OF = {word: kind for kind, words in EXPORT_WORDS.items() for word in words}
_EXPORTED = re.compile(
    rf"(?:{'|'.join(sorted(map(re.escape, _EXPORT_OF), key=len, reverse=True))})(?![a-z0-9])\s*",
    re.I,
)
_FORM_OF = {
    "xlsx": FileForm.XLSX,
    "excel": FileForm.XLSX,
    "csv": FileForm.CSV,
    "json": FileForm.JSON,
}
_ALL = re.compile(r"(?:all (?:the )?|the |所有的?|全部的?)", re.I)
_FORM = re.compile(
    r"(?:as |to |in |成|为|為|,|，)?\s*(?:an? )?([a-z]+)(?: file|文件|檔案|格式)?\s*", re.I | re.A
)
PLACE = Text(en="line {line}", zh_hans="第 {line} 行", zh_hant="第 {line} 列")
PART = Text(en="{a}: {b}", zh_hans="{a}：{b}", zh_hant="{a}：{b}")
_REF = re.compile(r"u([0-9]{1,18})(?!\w)\s*")
_WORD = re.compile(r"(?:voice messages?|[a-z]+|[㐀-鿿]+)(?!\w)\s*", re.I)


def take_upload(text: str, desk: Desk, last: bool) -> Taken:
    found = _REF.match(text)
    return Found(uploads.by_id(desk, int(found[1])), text[found.end() :]) if found else None


def take_preview(text: str, desk: Desk, last: bool) -> Taken:
    """Reads the whole file: what it would bring is known before anything is written."""
    found = _REF.match(text)
    if not found:
        return None
    upload = uploads.by_id(desk, int(found[1]))
    body, rest = uploads.body_of(desk, upload), text[found.end() :]
    match take_file_kind(rest, desk, last):
        case Found(kind, rest):
            read = incoming.read(desk, kind, upload.name, body)
        case _:
            read = incoming.guess(desk, upload.name, body)
    return Found(_preview(desk, upload, read), rest)


def write_preview(preview: Preview) -> str:
    return f"{preview.upload.ref} {preview.kind}"


def take_file_kind(text: str, desk: Desk, last: bool) -> Taken:
    word = _WORD.match(text)
    kind = word and _KIND_OF.get(word[0].strip().casefold())
    return Found(kind, text[word.end() :]) if word and kind else None


def take_decision(text: str, desk: Desk, last: bool) -> Taken:
    word = _WORD.match(text)
    known = {one.value: one for one in Decision}
    decision = word and known.get(word[0].strip().casefold())
    return Found(decision, text[word.end() :]) if word and decision else None


def take_export_kind(text: str, desk: Desk, last: bool) -> Taken:
    said = _ALL.sub("", text, count=1) if _ALL.match(text) else text
    word = _EXPORTED.match(said)
    return Found(_EXPORT_OF[word[0].strip().casefold()], said[word.end() :]) if word else _choose()


def _choose() -> Taken:
    return Several([(EXPORT_NAMES[kind](), kind.value) for kind in ExportKind])


def take_form(text: str, desk: Desk, last: bool) -> Taken:
    word = _FORM.match(text)
    form = word and _FORM_OF.get(word[1].casefold())
    return Found(form, text[word.end() :]) if word and form else None


def take_sort(text: str, desk: Desk, last: bool) -> Taken:
    word = _WORD.match(text)
    sort = word and _SORT_OF.get(word[0].strip().casefold())
    return Found(SORTS[sort], text[word.end() :]) if word and sort else None


def _preview(desk: Desk, upload: Upload, read: Incoming) -> Preview:
    columns = [(one.heading, field_name(one.field, read.kind)) for one in read.columns]
    return Preview(
        upload,
        read.kind,
        len(read.job.rows),
        tuple(columns),
        imports.preview(desk, read.job),
        tuple(complaint_line(one) for one in read.complaints),
        read.faulty_rows,
    )


def complaint_line(one: Complaint) -> Line:
    said: Value = one.why()
    for part in (one.value, one.column, PLACE(line=one.line) if one.line else ""):
        said = PART(a=part, b=said) if part else said
    return said if isinstance(said, Line) else one.why()
