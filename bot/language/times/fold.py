"""One way of writing for the grammar: half width, lower case, Simplified; offsets stay."""

import re
from collections.abc import Sequence

# Traditional and Simplified, one for one, where they occur in words about time or beside them.
# Not the numerals of cheques: 下週參加 is not 下週三加.
_PAIRS = (
    "萬万 愛爱 師师 軍军 聯联 華华 紀纪 記记 鬧闹 買买 導导 員员 領领 誦诵 終终 "
    "電电 話话 見见 會会 議议 價价 應应 於于 與与 間间 換换 訂订 補补 進进 務务 "
    "辦办 發发 報报 寫写 現现 馬马 類类 紅红 龍龙 門门 機机 場场 團团 體体 屆届 "
    "隨随 係系 們们 費费 戶户 權权 際际 穌稣 難难 統统 獨独 總总 錢钱 滿满 "
    "順顺 禮礼 東东 經经 藝艺 週周 彌弥 後后 點点 鐘钟 鍾钟 個个 號号 幾几 兩两 "
    "這这 當当 時时 閒闲 內内 過过 農农 曆历 歷历 節节 國国 慶庆 聖圣 誕诞 複复 "
    "復复 勞劳 動动 婦妇 兒儿 臘腊 閏闰 億亿 從从 還还 剛刚 裡里 裏里 淩凌 陽阳 "
    "陰阴 營营 業业 雙双 長长 頭头 結结 開开 單单 數数 麼么 約约 臨临 達达 穀谷 "
    "氣气 處处 蟄蛰 種种 實实 隻只 來来 無无 "
    "倫伦 陣阵 將将 護护 樹树 憲宪 驚惊 黃黄 曉晓 線线 樓楼 倉仓 "
    "車车 櫃柜 臺台 碼码 庫库 館馆 廳厅 據据 歡欢 賀贺 學学 級级 創创 項项 賓宾 "
    "聞闻 養养 組组 區区 隊队 產产 賬账 帳帐 寶宝 貴贵 檔档 優优 潤润 漲涨 讓让 "
    "噸吨 評评 綴缀 齡龄 輕轻 緊紧 準准 備备 連连 續续 歲岁 夠够 遲迟 齊齐 贈赠"
)
_TRADITIONAL = {pair[0]: pair[1] for pair in _PAIRS.split()}
_SIGNS = {
    "’": "'", "‘": "'", "`": "'", "–": "-", "—": "-", "－": "-", "−": "-", "～": "~", "〜": "~",
    "\u3000": " ", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\t": " ", "○": "〇", "◯": "〇",
    "·": ".", "•": ".", "〸": "十", "〹": "廿", "〺": "卅", "卄": "廿",
}  # fmt: skip
_FULL_WIDTH = {chr(code): chr(code - 0xFEE0).lower() for code in range(0xFF01, 0xFF5F)}
_CAPITALS = {chr(code): chr(code).lower() for code in range(ord("A"), ord("Z") + 1)}

_TABLE = str.maketrans({**_FULL_WIDTH, **_CAPITALS, **_TRADITIONAL, **_SIGNS})


def fold(text: str) -> str:
    """The same text to the grammar's eye, character for character as long as it was."""
    return text.translate(_TABLE)


# Many set a space between figures and characters, phones and some people within words as well:
# 3 天后, 12 月 3 日, 下 周五. What joins is what cannot stand apart: a figure and its unit.
_SPACE = re.compile(
    r"(?<=[0-9]) (?=[一-鿿])"
    r"|(?<=[一-鿿]) (?=[0-9]{1,4}(?: ?[年月号日点时分周天个星礼小秒刻季工:/-]|$))"
    r"|(?<=[上下本这每第个隔]) (?=[周月季星礼年工底末初一二三四五六七八九十0-9])"
    r"|(?<=[周期拜]) (?=[一二三四五六日天末])"
    r"|(?<=[一二三四五六七八九十两半几]) (?=[周月日号点时分天年小个刻秒季星礼工])"
    r"|(?<=[月年季周]) (?=[底末初])|(?<=[天周月年点]) (?=[后前内])"
)


def squeeze(folded: str) -> tuple[str, Sequence[int]]:
    """The text without those spaces, and where each of its characters (and its end) was."""
    if not (spaces := {found.start() for found in _SPACE.finditer(folded)}):
        return folded, range(len(folded) + 1)
    kept = [index for index in range(len(folded)) if index not in spaces]
    return "".join(folded[index] for index in kept), [*kept, len(folded)]
