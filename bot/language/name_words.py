"""The words by which a name is told from ordinary talk: surnames, companies' endings, lookalikes.

Surnames are the commonest of the 2020 census of China with those usual in Taiwan and Hong Kong;
the lookalikes are everyday words that begin with one. Chinese stands in Simplified here.
"""

import re

FAMILIES = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘蒋蔡余杜叶程苏魏"
    "吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵"
    "万钱严覃武戴莫孔汤康施牛樊葛邢齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿兰焦俞柳甘祝宁尚符舒阮柯纪"
    "梅童凌毕裴霍涂苗谷曲盛冉翁蓝游辛靳管柴蒙鲍华喻祁蒲滕屈饶牟艾尤穆卓古吉缪简项芦麦褚娄窦戚岑冷"
    "晏席柏宗瞿桂佟臧闵苟邬卞姬栾隋刁沙荣巫寇桑郎甄仲虞敖巩佘池邝洪赖丘辜"
)
RARE_FAMILIES = "于向成单时文安常温包关左季解费车房商连全应鄢米宫党景路"
COMPOUND = (
    "欧阳 司马 上官 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 南宫 端木 长孙 宇文 独孤 闻人 "
    "轩辕 呼延 张简 范姜"
).split()
FUNCTION = (
    "的了是在我你他她它们这那个有和与跟给就都也还说要想会能没不很太吗呢吧啊嘛哦被把让从到去来下上打买订换"
    "改问谈聊签付退发送寄收取约见电话号手总经理董今后昨前周日年点半时分两几多少什么哪谁为因所以但而或及于"
    "向对将已再又才刚每该贵本司户单款钱元块万千百十零"
)
ALIKE = (
    "周一 周二 周三 周四 周五 周六 周日 周末 高兴 高度 高铁 高峰 高速 高价 高效 高层 高管 高端 "
    "马上 马路 石油 石头 石材 金额 金卡 金融 金属 金牌 方便 方案 方式 方法 方面 方向 江苏 江西 "
    "江南 江浙 白天 白色 白酒 白银 黄金 黄色 林业 林木 周年 周边 周期 周转 毛利 毛病 毛重 万一 "
    "万元 万能 钱包 钱款 钱已 严重 严格 武汉 康复 齐全 易碎 程序 程度 任务 任何 任意 段时 龙头 "
    "田园 夏天 夏季 雷达 胡说 何时 何必 何况 许多 许可 余额 余款 余下 叶片 叶子 杜绝 苏州 韩国 "
    "曾经 施工 施肥 牛奶 牛肉 庄园 章程 祝福 祝贺 祝好 宁波 宁愿 尚未 纪要 纪念 童装 凌晨 毕竟 "
    "毕业 谷物 盛大 游戏 游客 管理 管道 管子 柴油 华东 华南 华北 华中 简单 简介 简历 项目 麦克 "
    "冷库 冷链 席位 沙发 荣誉 顾客 顾问 顾虑 贺卡 贺词 陶瓷 史上 付款 付清 付了 付钱 付定 陆续 "
    "范围 沈阳 郑重 郑州 谢谢 徐州 孙子 陈列 陈旧 陈述 李子 张贴 张罗 王牌 姓名 陆地 古董 吉林 "
    "吉利 桂林 洪水 赖账 池塘 宗旨 申请 申报 申诉 兰州 蓝色 辛苦 喻为 尤其 穆斯 卓越 管账 齐了 "
    "齐心 温州 章节 殷勤 侯选 汤圆 莫名 孔子 戴上 武器 万家 乔迁 庞大 颜色 石化 鲁莽 岳母 耿直 "
    "焦虑 柳州 甘肃 符合 舒服 舒适 梅雨 霍乱 涂料 苗木 曲线 曲折 盛情 翁婿 蒙古 华侨 华人 吉祥 "
    "景点 金色 金币 方才 田地 丁点 许久 何事 何人 曹操 常州 彭湃 高新 高校 高中 高考 高手 孔洞 "
    "毛巾 毛衣 白菜 江湖 龙虾 叶酸 贾府 秦朝 唐朝 宋朝 石家 马达 马力 马虎 马来 牛逼 程控 潘多 "
    "梁上 徐徐 余地 杜撰 钟头 钟点 谭论 汪洋 廖若 方可 韦伯 雷同 雷雨 侯门 史料 贺喜 顾及 万分 "
    "钱多 钱少 严禁 严肃 戴着 易于 易拉 伍佰 华丽 管用 管饱 宁可 尚可 项下 麦子 沙子 荣幸 荣获 "
    "郎才"
).split()
ENDINGS = (
    "有限责任公司|股份有限公司|有限公司|总公司|分公司|公司|集团|科技|电子|实业|贸易|商贸|外贸|食品|医药|药业|"
    "制药|地产|置业|物业|物流|快运|汽车|汽配|机械|机电|电器|电气|电机|化工|服饰|服装|纺织|家具|家居|建材|"
    "建设|建筑|装饰|装潢|传媒|学校|大学|中学|小学|学院|幼儿园|医院|诊所|酒店|饭店|宾馆|餐厅|餐饮|酒楼|超市|"
    "百货|商场|商行|银行|证券|软件|网络|能源|光电|精密|钢铁|重工|工业|电力|环保|生物|农业|乳业|酒业|珠宝|旅游|"
    "航空|事务所|工作室|设计院|研究院|研究所|工厂|食品厂|制造|控股|投资|国际|企业|咨询|五金|塑胶|塑料|包装|"
    "印刷|图文|文具|书店|药店|药房|门诊|健身|美容|茶业|茶行|水产|牧业|药材|果业|渔业|种业|茶厅|餐厅|火锅|烧烤|面馆|书吧|咖啡|烘焙|花店|仪表|仪器|器材|材料|"
    "科创|智能|数码|信息|资讯|通信|通讯|电信|医疗|器械|教育|培训|文化|影业|农庄|农场|果园|茶庄|酒庄|冷链|供应链|车行|车业|轮胎|门窗|家纺|鞋业|箱包|玩具|礼品"
)
NO_COMPANY = re.compile(
    r"(?:我们|他们|你们|咱们|她们|对方|一家|几家|两家|三家|这家|那家|哪家|这个|那个|某家|别的|其他|整个|全|"
    r"新|老|大|小|各|分|子|母|上市|外地|本地|国内|国外|客户|贸易|物流|快递|保险|广告|合作|相关|多家|好几家|"
    r"高|黑|生|出口|进口|市中心|附近|楼下|隔壁|人民|中心|五星级|连锁|开源|办公|手机|杀毒|社交|无线|绿色|现代|"
    r"轻|重|汽车|去|在|回|到|来|住|订|吃|第[一二三四五六七八九十]|下|上)"
)
# A capital does not make these a name: first words of a line, short forms, what nobody bears.
NO_NAME_EN = frozenset(
    "a about account add added after afternoon again all also am an and any anyone api apr april "
    "are as asap ask asked assign at aug august b2b b2c back basic be been before birthday book "
    "booked bought bronze bulk by call called came can cancel catch ceo cfo change chat chatted "
    "check chinese christmas churn cif close closed cny cob coffee cold complaint complete "
    "completed coo could create crm cto customer customers deal dear dec december delete demo "
    "diamond did dinner do does done draft drop dropped e-mail each easter email emailed english "
    "enterprise eod eow erp eur evening every everyone excel faq feb february find fine finish "
    "finished first fob follow followed for forward fri friday from gave gbp get give gold good "
    "got great had has have he he's hello help her here hi high him his history hkd hold hot how "
    "hr i i'd i'll i'm i've id if in is issue it it's jan january jot jpy jul july jun june just "
    "key kindly kpi last lead led left let let's line list log logged look low loyal lunch mail "
    "mailed make mar march mark may me meet meeting message messaged met mon monday month "
    "moq morning "
    "move my nda need new next night no noon not note nov november now nt oct october of off ok "
    "okay on open opened order ordered orders our out over paid pass payment pcs pdf pending "
    "phone phoned ping platinum please pls pm po poc poll postpone pr premium presented priority "
    "prospect purchase put q1 q2 q3 q4 quarter quick rang re received record remind reminder "
    "remove renew renewed repeat reply report reschedule retail rfq risk rma rmb roi sale sat "
    "saturday saw schedule see sell send sent sep sept september set she she's show silver since "
    "skip sku sla slack sms snooze so sold sorry sow speak spoke standard start stop stopped sun "
    "sunday support swung tag tags talk talked task tasks teams telegram tell text texted thank "
    "thanks that the their them then there these they they're this thu thur thurs thursday ticket "
    "tickets to today todo tomorrow tonight tue tues tuesday tv twd uk untag up update urgent url "
    "us usb usd vip visit visited vp wait warm was we we'll we're wechat wed wednesday week well "
    "went were what what's whatsapp when where which who who's wholesale whose why will with word "
    "write wrote year yes yesterday you your zoom".split()
)
STOPS_EN = frozenset(
    "a about after afternoon again all already also an and any are as ask asked asking at back "
    "because before bought but by called came can cancelled complained complains could decided "
    "did does evening for friday from gave got had has have he her here him his i if in is it its "
    "just last later me mentioned monday month morning my needs next no not now of off on or "
    "order ordered our over paid phone please re regarding renewed replied reported said saturday "
    "saw says sent she should signed since so soon still sunday tag tags that the their them then "
    "there these they this thursday to today tomorrow tonight tuesday until us using via vip "
    "wanted wants was we wednesday week went were what when which who why will with would "
    "yesterday you your".split()
)
