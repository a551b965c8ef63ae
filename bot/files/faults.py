"""What can be wrong in a file, where, and the words for it in three languages."""

import re
from dataclasses import dataclass
from enum import Enum, auto

LONGEST_SHOWN = 40  # characters of a faulty value: enough to find it, short enough for a phone


class Problem(Enum):
    NO_FILE = auto()
    EMPTY = auto()
    TOO_LARGE = auto()
    NOT_A_TABLE = auto()
    LOCKED = auto()
    SEVERAL_SHEETS = auto()
    NO_NAME_COLUMN = auto()
    NO_CUSTOMER_COLUMN = auto()
    NO_DATE_COLUMN = auto()
    NO_AMOUNT_COLUMN = auto()
    SAME_COLUMN = auto()
    NO_HEADING = auto()
    BROKEN_QUOTES = auto()
    BROKEN_CARD = auto()
    BROKEN_CHARACTERS = auto()
    HUGE_CELL = auto()
    MISSING = auto()
    TOO_LONG = auto()
    DESTROYED_NUMBER = auto()
    NOT_A_PHONE = auto()
    NOT_AN_EMAIL = auto()
    NOT_A_DATE = auto()
    IMPOSSIBLE_DATE = auto()
    UNCLEAR_DATE = auto()
    NOT_AN_AMOUNT = auto()
    UNCLEAR_AMOUNT = auto()
    UNKNOWN_CURRENCY = auto()
    TWO_CURRENCIES = auto()
    UNKNOWN_WORD = auto()
    NOT_A_ZONE = auto()


class Unreadable(Exception):
    """A cell, or a whole file, that says nothing we may rely on. Stays inside bot.files."""

    def __init__(self, problem: Problem, value: str = "") -> None:
        super().__init__(problem.name)
        self.problem = problem
        self.value = value


@dataclass(frozen=True, slots=True)
class Fault:
    line: int  # 0: the whole file
    column: str  # the heading as written; empty where no single column is at fault
    value: str  # shortened, phone numbers masked
    problem: Problem


NUMBER = re.compile(r"\+?[0-9](?:[ \-().]{0,2}[0-9]){4,}")  # in a cell meant for phones
LONG_NUMBER = re.compile(r"\+[0-9][0-9 \-]{5,}[0-9]|[0-9]{9,}")  # elsewhere dates are no phones
PHONE_PROBLEMS = {Problem.NOT_A_PHONE, Problem.DESTROYED_NUMBER}


def fault(line: int, column: str, value: str, problem: Problem) -> Fault:
    number = NUMBER if problem in PHONE_PROBLEMS else LONG_NUMBER
    shown = number.sub(masked, " ".join(value[: LONGEST_SHOWN * 4].split()))
    if len(shown) > LONGEST_SHOWN:
        shown = shown[: LONGEST_SHOWN - 1] + "…"
    return Fault(line, column, shown, problem)


def masked(number: re.Match[str]) -> str:
    """138****00: whoever has the file finds the row, whoever reads along cannot call."""
    digits = re.sub(r"[^0-9+]", "", number[0])
    return f"{digits[:3]}****{digits[-2:]}"


WORDS: dict[Problem, dict[str, str]] = {
    Problem.NO_FILE: {
        "en": "the file cannot be opened",
        "zh_hans": "文件无法打开",
        "zh_hant": "檔案無法開啟",
    },
    Problem.EMPTY: {
        "en": "the file is empty",
        "zh_hans": "文件是空的",
        "zh_hant": "檔案是空的",
    },
    Problem.TOO_LARGE: {
        "en": "the file is too large: at most 50 MB and three million cells; split it",
        "zh_hans": "文件过大：最多 50 MB、三百万个单元格，请拆分",
        "zh_hant": "檔案過大：最多 50 MB、三百萬個儲存格，請拆分",
    },
    Problem.NOT_A_TABLE: {
        "en": "this is no table we can read; save it as .xlsx, .csv or .vcf",
        "zh_hans": "无法读成表格，请另存为 .xlsx、.csv 或 .vcf",
        "zh_hant": "無法讀成表格，請另存為 .xlsx、.csv 或 .vcf",
    },
    Problem.LOCKED: {
        "en": "the file is protected by a password; save it without one",
        "zh_hans": "文件有密码保护，请取消密码后再试",
        "zh_hant": "檔案有密碼保護，請取消密碼後再試",
    },
    Problem.SEVERAL_SHEETS: {
        "en": "several sheets hold such a table; leave one in the file",
        "zh_hans": "有多个工作表都像是要导入的数据，请只保留一个",
        "zh_hant": "有多個工作表都像是要匯入的資料，請只保留一個",
    },
    Problem.NO_NAME_COLUMN: {
        "en": "no heading says which column holds the name",
        "zh_hans": "没有表头说明哪一列是姓名",
        "zh_hant": "沒有標題說明哪一欄是姓名",
    },
    Problem.NO_CUSTOMER_COLUMN: {
        "en": "no heading says which column holds the customer",
        "zh_hans": "没有表头说明哪一列是客户",
        "zh_hant": "沒有標題說明哪一欄是客戶",
    },
    Problem.NO_DATE_COLUMN: {
        "en": "no heading says which column holds the date",
        "zh_hans": "没有表头说明哪一列是日期",
        "zh_hant": "沒有標題說明哪一欄是日期",
    },
    Problem.NO_AMOUNT_COLUMN: {
        "en": "no heading says which column holds the amount",
        "zh_hans": "没有表头说明哪一列是金额",
        "zh_hant": "沒有標題說明哪一欄是金額",
    },
    Problem.SAME_COLUMN: {
        "en": "two columns say the same; rename or remove one",
        "zh_hans": "有两列表示同一内容，请改名或删去一列",
        "zh_hant": "有兩欄表示同一內容，請改名或刪去一欄",
    },
    Problem.NO_HEADING: {
        "en": "this cell stands below no heading; is there a stray separator in the row?",
        "zh_hans": "这一格上方没有表头，这一行是否多了分隔符？",
        "zh_hant": "這一格上方沒有標題，這一列是否多了分隔符號？",
    },
    Problem.BROKEN_QUOTES: {
        "en": "a quotation mark is not closed, or something follows it",
        "zh_hans": "引号没有闭合，或引号后有多余内容",
        "zh_hant": "引號沒有閉合，或引號後有多餘內容",
    },
    Problem.BROKEN_CARD: {
        "en": "this card is not complete",
        "zh_hans": "这张名片不完整",
        "zh_hant": "這張名片不完整",
    },
    Problem.BROKEN_CHARACTERS: {
        "en": "some characters were lost; save the file as UTF-8",
        "zh_hans": "有字符已损坏，请将文件另存为 UTF-8",
        "zh_hant": "有字元已損壞，請將檔案另存為 UTF-8",
    },
    Problem.HUGE_CELL: {
        "en": "this cell is too long",
        "zh_hans": "这一格内容过长",
        "zh_hant": "這一格內容過長",
    },
    Problem.MISSING: {
        "en": "this must not be empty",
        "zh_hans": "此项不能为空",
        "zh_hant": "此項不能為空",
    },
    Problem.TOO_LONG: {
        "en": "a name has at most 40 characters",
        "zh_hans": "名称最多 40 个字",
        "zh_hant": "名稱最多 40 個字",
    },
    Problem.DESTROYED_NUMBER: {
        "en": "the spreadsheet destroyed this number; format the column as text, enter it again",
        "zh_hans": "号码已被表格软件改坏，请将该列设为文本后重新填写",
        "zh_hant": "號碼已被試算表改壞，請將該欄設為文字後重新填寫",
    },
    Problem.NOT_A_PHONE: {
        "en": "this is no phone number; a landline needs its area code",
        "zh_hans": "这不是电话号码；固定电话须带区号",
        "zh_hant": "這不是電話號碼；市話須帶區碼",
    },
    Problem.NOT_AN_EMAIL: {
        "en": "this is no e-mail address",
        "zh_hans": "这不是邮箱地址",
        "zh_hant": "這不是電子郵件地址",
    },
    Problem.NOT_A_DATE: {
        "en": "this is no date; write it like 2026-03-05",
        "zh_hans": "这不是日期，请写成 2026-03-05",
        "zh_hant": "這不是日期，請寫成 2026-03-05",
    },
    Problem.IMPOSSIBLE_DATE: {
        "en": "there is no such day, or it cannot be meant",
        "zh_hans": "没有这一天，或不可能是这一天",
        "zh_hant": "沒有這一天，或不可能是這一天",
    },
    Problem.UNCLEAR_DATE: {
        "en": "day, month or year? write it like 2026-03-05",
        "zh_hans": "分不清年、月、日，请写成 2026-03-05",
        "zh_hant": "分不清年、月、日，請寫成 2026-03-05",
    },
    Problem.NOT_AN_AMOUNT: {
        "en": "this is no sum of money",
        "zh_hans": "这不是金额",
        "zh_hant": "這不是金額",
    },
    Problem.UNCLEAR_AMOUNT: {
        "en": "is this point or comma a decimal one? write it like 1200.50",
        "zh_hans": "分不清小数点与千位分隔符，请写成 1200.50",
        "zh_hant": "分不清小數點與千分位，請寫成 1200.50",
    },
    Problem.UNKNOWN_CURRENCY: {
        "en": "we do not know this currency; write its code, like CNY",
        "zh_hans": "不认识这种货币，请写代码，如 CNY",
        "zh_hant": "不認識這種貨幣，請寫代碼，如 TWD",
    },
    Problem.TWO_CURRENCIES: {
        "en": "the row names two currencies",
        "zh_hans": "这一行写了两种货币",
        "zh_hant": "這一列寫了兩種貨幣",
    },
    Problem.UNKNOWN_WORD: {
        "en": "we do not know this word here",
        "zh_hans": "不认识这里的说法",
        "zh_hant": "不認識這裡的說法",
    },
    Problem.NOT_A_ZONE: {
        "en": "this is no time zone; write it like Asia/Shanghai",
        "zh_hans": "这不是时区，请写成 Asia/Shanghai",
        "zh_hant": "這不是時區，請寫成 Asia/Taipei",
    },
}
