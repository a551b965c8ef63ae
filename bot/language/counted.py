"""What else a number may count: goods, days, rooms, people; in folded text."""

import re

# Chinese measure words; those in brackets begin other words as well, which are about money.
MEASURES = (
    "[强箱台套只瓶包盒批吨斤袋张双把支枝辆桶卷份组盏罐打桌位名家户趟遍种号楼层室栋幢座天日年月周季秒岁届"
    "页字句项步站课门篇倍折度米升寸匹颗粒棵根块瓦伏安兆核卡股票票条课村县市省区国省人间床晚夜字词帧字]"
    r"|个(?!人)|件(?!套)|款(?!项|已|到|$)|次(?!付|性|结)|回(?!款|扣|本|来|报)|单(?!子)|本(?!金|票|息|钱|周|月|年)"
    r"|条(?!件)|期(?!货|权|间)|级(?!别)|平(?!均|台|安)|点(?!钱|左右)|分(?!期|成|红|给|摊|批|两|三|四|之)"
    r"|公斤|公里|公分|公顷|千克|千米|毫|厘|小时|分钟|钟头|星期|礼拜|季度|周年|世纪|亩|英|平方|立方|标箱|柜"
    r"|货柜|集装箱|客户|用户|会员|员工|学生|门店|账号|席|订单量|客人|观众|听众|粉丝|读者|居民|工人|师生|学员|职工|多个|多人|多家|多台|多套|余[人家台个]"
    r"|来[个人家台]|几[个人家台]|[%‰]|百分|成(?=新|熟|的?客|的?人|以上|左右)|倍|像素|分贝|赫兹|里(?!面|边)"
)
ZH = re.compile(rf"\s?(?:{MEASURES})")
_NOUNS = (
    "units? pcs pieces? box(?:es)? sets? pairs? packs? cartons? bottles? bags? kgs? kilos? g tons? "
    "tonnes? lbs? oz copies items products? skus? orders stores? shops? branch(?:es)? outlets? "
    "customers? clients? users? people persons? visitors? followers? subscribers? members? "
    "employees? staff seats? licen[cs]es? hours? hrs? days? weeks? months? years? yrs? minutes? "
    "mins? seconds? times km kms kilomet(?:er|re)s? miles? met(?:er|re)s? mm cm ft feet "
    "inch(?:es)? "
    "sqm sqft steps words pages e-?mails calls messages leads views clicks impressions? "
    "downloads? rpm watts? volts? hz khz mhz ghz dpi mah lit(?:er|re)s? ml gallons? rows records "
    "contacts students? guests attendees? players? machines? devices? servers? cars? trucks? "
    "vehicles? tickets? rooms? beds? desks? chairs? tables? samples parts hectares? acres? "
    "degrees? percent points pallets? containers? bikes? laptops? phones pumps? valves? "
    "monitors? screens displays tvs? runs races? marathons? resistors? am pm o'clock a\\.m "
    "p\\.m colou?rs? models meetings? visits companies options? people's x"
).split()
_NOUN = rf"(?:{'|'.join(_NOUNS)})(?![a-z])"
EN = re.compile(rf"[ -]?{_NOUN}", re.IGNORECASE)
EN_DESCRIBED = re.compile(rf" [a-z]{{3,12}} {_NOUN}", re.IGNORECASE)
_NO_ADJECTIVE = re.compile(
    r" (?:for|per|and|but|with|from|each|plus|after|before|over|under|within|about|the|this|last|"
    r"next|every|upfront|today|yesterday|including|deposit|budget|deal|paid) ",
    re.IGNORECASE,
)
# What a scale that is a single letter may be as well: 20W lamps, a 4K screen, 5m of cable.
LETTERS = {
    "w": re.compile(
        r"\s?的?(?:灯|充电|快充|电机|功率|光源|音箱|太阳能|电源|加热|光伏|光纤|激光|喇叭|"
        r"led|lamp|bulb|charger|motor|power|adapter|panel|speaker|laser)",
        re.IGNORECASE,
    ),
    "k": re.compile(
        r"\s?的?(?:屏|显示|电视|分辨|高清|画质|视频|摄像|投影|"
        r"monitor|video|screen|display|camera|tv|resolution|run\b|race|marathon|ohm)",
        re.IGNORECASE,
    ),
}
MEASURED = re.compile(  # before it
    r"(?:功率|瓦数|电压|续航|分辨率|长度|宽度|高度)(?:是|为|:|达|\s)*$"
    r"|\b(?:ran|run|jog|jogged|walk|walked|cycled|biked|drove) (?:a |about )?$",
    re.IGNORECASE,
)
# A block of something: 3块屏. Without these 块 is money.
PIECES = re.compile(
    r"(?:屏|板|地(?!价)|电池|玻璃|硬盘|蛋糕|砖|瓷|肥皂|牌|铁|布|肉|钢|木|面板|显卡|内存|区域|业务|市场|内容|"
    r"领域|表|石|芯片|电路|主板|太阳能|光伏)"
)
# Places and things whose names hold a number and 元: 三元桥, 二元论.
NAMES = re.compile(r"(?:里|桥|素|化|论|次|组|区|店|乳|牛奶|旦|宵)")


def counts(rest: str) -> bool:
    """Whether what follows a number says that it counts something else than money."""
    return bool(ZH.match(rest) or EN.match(rest))


def counts_described(rest: str) -> bool:
    """500 new seats; not 20k per year."""
    return bool(EN_DESCRIBED.match(rest)) and not _NO_ADJECTIVE.match(rest)
