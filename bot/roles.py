"""What a colleague may be, as people say it and as it is shown."""

from bot.texts import Line, Text
from core.desk import Role

NAMES: dict[Role, Text] = {
    Role.SALES: Text(en="sales", zh_hans="销售", zh_hant="業務"),
    Role.SUPPORT: Text(en="support", zh_hans="客服", zh_hant="客服"),
    Role.MANAGER: Text(en="manager", zh_hans="主管", zh_hant="主管"),
    Role.ADMIN: Text(en="admin", zh_hans="管理员", zh_hant="管理員"),
}
WORDS: dict[str, Role] = {
    word: role
    for role, words in {
        Role.SALES: "sales|salesperson|salesman|saleswoman|sales rep|rep|seller|"
        "销售|销售员|销售代表|业务|业务员|銷售|銷售員|業務|業務員|業務代表",
        Role.SUPPORT: "support|customer service|customer support|service|"
        "客服|客服人员|客服人員|客服专员|售后|售後|支持",
        Role.MANAGER: "manager|sales manager|team lead|lead|boss|"
        "主管|经理|經理|销售经理|業務經理|业务经理|组长|組長",
        Role.ADMIN: "admin|administrator|管理员|管理員|系统管理员|系統管理員",
    }.items()
    for word in words.split("|")
}


def role_name(role: Role) -> Line:
    return NAMES[role]()
