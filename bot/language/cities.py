"""Cities by the names people call them, and the zone each one's clock is in."""

import re
from functools import cache
from zoneinfo import available_timezones

# One line a zone; the first name is shown where no language is known. Both scripts are written
# out, because a name is matched as it stands.
_CITIES = """
Asia/Shanghai: Shanghai|Beijing|Guangzhou|Shenzhen|Hangzhou|Chengdu|Nanjing|Wuhan|Tianjin|China|上海|北京|广州|廣州|深圳|杭州|成都|南京|武汉|武漢|天津|重庆|重慶|西安|苏州|蘇州|厦门|廈門|青岛|青島|大连|大連|长沙|長沙|郑州|鄭州|宁波|寧波|合肥|济南|濟南|昆明|哈尔滨|哈爾濱|沈阳|瀋陽|福州|东莞|東莞|佛山|无锡|無錫|珠海|中国|中國|国内|國內
Asia/Taipei: Taipei|Taiwan|Kaohsiung|Taichung|Hsinchu|Tainan|台北|臺北|高雄|台中|臺中|新竹|台南|臺南|台湾|台灣|臺灣
Asia/Hong_Kong: Hong Kong|Hongkong|香港
Asia/Macau: Macau|Macao|澳门|澳門
Asia/Singapore: Singapore|新加坡
Asia/Tokyo: Tokyo|Osaka|Kyoto|Nagoya|Yokohama|Japan|东京|東京|大阪|京都|名古屋|横滨|橫濱|日本
Asia/Seoul: Seoul|Busan|Korea|South Korea|首尔|首爾|釜山|韩国|韓國
Asia/Bangkok: Bangkok|Thailand|曼谷|泰国|泰國
Asia/Ho_Chi_Minh: Ho Chi Minh City|Saigon|Hanoi|Vietnam|胡志明市|胡志明|西贡|西貢|河内|河內|越南
Asia/Kuala_Lumpur: Kuala Lumpur|Penang|Malaysia|吉隆坡|槟城|檳城|马来西亚|馬來西亞
Asia/Jakarta: Jakarta|雅加达|雅加達
Asia/Manila: Manila|Philippines|马尼拉|馬尼拉|菲律宾|菲律賓
Asia/Kolkata: Mumbai|Delhi|New Delhi|Bangalore|Bengaluru|Chennai|Kolkata|Hyderabad|India|孟买|孟買|德里|新德里|班加罗尔|班加羅爾|印度
Asia/Dubai: Dubai|Abu Dhabi|迪拜|杜拜|阿布扎比|阿布達比
Asia/Riyadh: Riyadh|利雅得|利雅德
Asia/Jerusalem: Tel Aviv|Jerusalem|Israel|特拉维夫|特拉維夫|以色列
Asia/Karachi: Karachi|Lahore|卡拉奇
Asia/Dhaka: Dhaka|达卡|達卡
Asia/Ulaanbaatar: Ulaanbaatar|乌兰巴托|烏蘭巴托
Asia/Almaty: Almaty|阿拉木图|阿拉木圖
Asia/Tashkent: Tashkent|塔什干
Europe/Istanbul: Istanbul|Ankara|Turkey|伊斯坦布尔|伊斯坦堡|土耳其
Europe/London: London|Manchester|Birmingham|Edinburgh|England|the UK|UK|伦敦|倫敦|曼彻斯特|曼徹斯特|爱丁堡|愛丁堡|英国|英國
Europe/Dublin: Dublin|Ireland|都柏林|爱尔兰|愛爾蘭
Europe/Paris: Paris|Lyon|Marseille|France|巴黎|里昂|法国|法國
Europe/Berlin: Berlin|Munich|Frankfurt|Hamburg|Cologne|Stuttgart|Düsseldorf|Germany|柏林|慕尼黑|法兰克福|法蘭克福|汉堡|漢堡|科隆|斯图加特|斯圖加特|杜塞尔多夫|杜塞道夫|德国|德國
Europe/Madrid: Madrid|Barcelona|Spain|马德里|馬德里|巴塞罗那|巴塞隆納|西班牙
Europe/Lisbon: Lisbon|Portugal|里斯本|葡萄牙
Europe/Rome: Rome|Milan|Turin|Italy|罗马|羅馬|米兰|米蘭|意大利|義大利
Europe/Amsterdam: Amsterdam|Rotterdam|the Netherlands|阿姆斯特丹|鹿特丹|荷兰|荷蘭
Europe/Brussels: Brussels|Belgium|布鲁塞尔|布魯塞爾|比利时|比利時
Europe/Zurich: Zurich|Zürich|Geneva|Basel|Switzerland|苏黎世|蘇黎世|日内瓦|日內瓦|瑞士
Europe/Vienna: Vienna|Austria|维也纳|維也納|奥地利|奧地利
Europe/Prague: Prague|布拉格
Europe/Warsaw: Warsaw|Poland|华沙|華沙|波兰|波蘭
Europe/Budapest: Budapest|布达佩斯|布達佩斯
Europe/Stockholm: Stockholm|Sweden|斯德哥尔摩|斯德哥爾摩|瑞典
Europe/Copenhagen: Copenhagen|Denmark|哥本哈根|丹麦|丹麥
Europe/Oslo: Oslo|Norway|奥斯陆|奧斯陸|挪威
Europe/Helsinki: Helsinki|Finland|赫尔辛基|赫爾辛基|芬兰|芬蘭
Europe/Athens: Athens|Greece|雅典|希腊|希臘
Europe/Kyiv: Kyiv|Kiev|基辅|基輔
Europe/Moscow: Moscow|Saint Petersburg|莫斯科|圣彼得堡|聖彼得堡
Africa/Cairo: Cairo|Egypt|开罗|開羅|埃及
Africa/Johannesburg: Johannesburg|Cape Town|South Africa|约翰内斯堡|約翰尼斯堡|开普敦|開普敦|南非
Africa/Lagos: Lagos|拉各斯
Africa/Nairobi: Nairobi|内罗毕|奈洛比
America/New_York: New York|NYC|Boston|Washington|Philadelphia|Miami|Atlanta|纽约|紐約|波士顿|波士頓|华盛顿|華盛頓|费城|費城|迈阿密|邁阿密|亚特兰大|亞特蘭大
America/Chicago: Chicago|Dallas|Houston|Austin|芝加哥|达拉斯|達拉斯|休斯顿|休士頓|奥斯汀|奧斯汀
America/Denver: Denver|丹佛
America/Phoenix: Phoenix|凤凰城|鳳凰城
America/Los_Angeles: Los Angeles|San Francisco|San Diego|Las Vegas|San Jose|Portland|Silicon Valley|洛杉矶|洛杉磯|旧金山|舊金山|三藩市|圣地亚哥|聖地牙哥|拉斯维加斯|拉斯維加斯|圣何塞|聖荷西|硅谷|矽谷
America/Vancouver: Vancouver|温哥华|溫哥華
America/Toronto: Toronto|Montreal|Ottawa|多伦多|多倫多|蒙特利尔|蒙特婁|渥太华|渥太華
America/Mexico_City: Mexico City|墨西哥城
America/Sao_Paulo: São Paulo|Sao Paulo|Rio de Janeiro|圣保罗|聖保羅|里约|里約
America/Argentina/Buenos_Aires: Buenos Aires|布宜诺斯艾利斯|布宜諾斯艾利斯
America/Santiago: Santiago
America/Bogota: Bogotá|Bogota|波哥大
Pacific/Honolulu: Honolulu|Hawaii|檀香山|夏威夷
Australia/Sydney: Sydney|Canberra|悉尼|雪梨|堪培拉|坎培拉
Australia/Melbourne: Melbourne|墨尔本|墨爾本
Australia/Brisbane: Brisbane|布里斯班
Australia/Perth: Perth|珀斯|伯斯
Pacific/Auckland: Auckland|Wellington|New Zealand|奥克兰|奧克蘭|惠灵顿|威靈頓|新西兰|紐西蘭
"""  # noqa: E501 - a table reads better by the line

ZONES: dict[str, str] = {
    name.casefold(): zone
    for zone, _, names in (line.partition(": ") for line in _CITIES.strip().splitlines())
    for name in names.split("|")
}
CITY = (  # the longest first: 新德里 before 德里
    rf"(?:{'|'.join(map(re.escape, sorted(ZONES, key=len, reverse=True)))}"
    r"|[A-Za-z]{2,12}/[A-Za-z_]{2,20}(?:/[A-Za-z_]{2,20})?)"
)


def zone_of(said: str) -> str | None:
    """The IANA name of a city's zone, or of one named itself."""
    return ZONES.get(said.strip().casefold()) or _named().get(said.strip().casefold())


@cache
def _named() -> dict[str, str]:
    return {one.casefold(): one for one in available_timezones() if "/" in one}
