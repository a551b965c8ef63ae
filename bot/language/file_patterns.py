"""How people ask for the photos and files of a customer, and whose a number is."""

import re

_SORT_EN = (
    r"(?P<sort>photos?|pictures?|images?|files?|documents?|docs|attachments?|videos?|recordings?|"
    r"voice messages?|locations?)"
)
_SORT_ZH = r"(?P<sort>照片|相片|图片|圖片|文件|檔案|文档|附件|视频|影片|录音|錄音|语音|語音|位置)"
_WHO_ZH = r"(?P<customer>[^\s,，。;；:：、的]{1,20})"
_NUMBER = r"(?P<phone>\+?\d[\d ()-]{5,18}\d)"

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "list_files",
        re.compile(
            rf"(?:(?:show|send|give|get)(?: me)? )?(?:all )?(?:the )?{_SORT_EN} "
            r"(?:of|from|for|with|about) (?P<customer>[^,;]{1,40}?)\??",
            re.I,
        ),
    ),
    (
        "list_files",
        re.compile(
            r"(?:(?:show|send|give|get)(?: me)? )?(?P<customer>[^,;]{1,40}?)['’]s? "
            rf"{_SORT_EN}\??",
            re.I,
        ),
    ),
    (
        "list_files",
        re.compile(
            rf"(?:请|請)?(?:看一下|看看|查看|查一下|查看一下|找一下|找|发我|發我|给我|給我|看|查)?"
            rf"{_WHO_ZH}\s?的?(?:所有|全部)?的?{_SORT_ZH}(?:有哪些|呢|在哪)?[?？]?"
        ),
    ),
    ("list_files", re.compile(rf"{_SORT_EN}:? (?P<customer>[^,;]{{1,40}})", re.I)),
    ("list_files", re.compile(rf"{_SORT_ZH}[:： ]?\s?{_WHO_ZH}")),
    ("whose_number", re.compile(rf"(?:who(?:se number)? is|who has) {_NUMBER}\??", re.I)),
    (
        "whose_number",
        re.compile(rf"{_NUMBER}\s?是(?:谁|誰)(?:的(?:号码|號碼|电话|電話|手机|手機))?[?？]?"),
    ),
    (
        "whose_number",
        re.compile(
            rf"(?:谁|誰)的(?:号码|號碼|电话|電話|手机|手機)(?:是|号是|號是)?\s?{_NUMBER}[?？]?"
        ),
    ),
)
