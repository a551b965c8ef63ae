"""change NAME …: a number, a birthday, a company or a role, in the words people use."""

import pytest

from core.desk import Role
from core.staff import enrol


@pytest.fixture
def database(in_memory, memory):
    """How a line is read is not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


def test_one_line_of_confirmation_and_a_way_back(talk):
    talk.goes("""
        ana> 改 王小明 电话 13900001111
        bot> 已更新王小明的资料。
        bot> 电话: +8613900001111
        bot> [撤销] undo m1
        ana> undo
        bot> Undone: 1 change.
        bot> - details · 王小明
        ana> change Acme's phone to 139 0013 9001
        bot> Changed Acme.
        bot> Phone: +8613900139001
        bot> [Undo] undo m3
        ana> 王小明的生日是農曆八月十五
        bot> 已更新王小明的資料。
        bot> 生日: 農曆八月十五
        bot> [復原] undo m4
    """)


@pytest.mark.parametrize(
    "line",
    [
        "改 王小明 电话 13900001111",
        "改王小明电话13900001111",
        "修改王小明的电话为13900001111",
        "把王小明的手机号改成 13900001111",
        "王小明的新电话是13900001111",
        "王小明电话改为13900001111了"[:-1],
        "王小明换手机了，新号13900001111",
        "王小明換手機了，新號碼是13900001111",
        "王小明换号了 现在用13900001111",
        "把王小明的電話改成13900001111",
        "change 王小明's phone to 139 0000 1111",
        "王小明's new mobile number is 13900001111",
        "王小明 phone: 13900001111",
        "new number for 王小明: 139 0000 1111",
        "王小明 has a new number, 13900001111",
        "王小明 changed his number to 13900001111",
        "update 王小明's mobile to 13900001111",
    ],
)
def test_a_new_number_takes_the_place_of_the_old(talk, line):
    talk(line)
    assert "+8613900001111" in talk("find 王小明")
    assert "13800138000" not in talk("find 王小明")


def test_a_landline_and_a_second_number_stand_beside(talk):
    talk("王小明的电话是021-61234567")
    talk("王小明的第二个电话是13900001112")
    assert "+8613800138000, +862161234567" in talk("find 王小明")
    assert talk("13900001112").startswith("bot> 王小明")


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("Acme's email is Buy@acme.example", "E-mail: buy@acme.example"),
        ("Acme e-mail: buy@acme.example", "E-mail: buy@acme.example"),
        ("Acme的邮箱改成 buy@acme.example", "邮箱: buy@acme.example"),
        ("Acme的信箱是buy@acme.example", "邮箱: buy@acme.example"),
        ("王小明的生日是8月15日", "生日: 1990年8月15日"),
        ("王小明生日1990年11月24日", "生日: 1990年11月24日"),
        ("王小明的生日是农历八月十五", "生日: 农历八月十五"),
        ("王小明's birthday is 24 November", "Birthday: 24 Nov 1990"),
        ("王小明's birthday is Nov 24th, 1990", "Birthday: 24 Nov 1990"),
        ("change 王小明's birthday to 1990-11-24", "Birthday: 24 Nov 1990"),
        ("王小明's birthday is on March 3rd", "Birthday: 3 Mar 1990"),
        ("王小明的职位是采购经理", "角色: 采购"),
        ("王小明的職位是銷售總監", "角色: 銷售總監"),
        ("王小明's title is procurement manager", "Role: buys"),
        ("王小明是老板", "角色: 决策"),
        ("王小明負責採購", "角色: 採購"),
        ("王小明 is the accountant", "Role: pays"),
        ("王小明的称呼是王工", "称呼: 王工"),
        ("王小明的等级是金卡", "等级: 金卡"),
        ("Acme's level is Gold", "Level: Gold"),
        ("rename Acme to Acme Group", "Name: Acme Group"),
        ("Acme改名为Acme Group了", "名称: Acme Group"),
        ("王小明是一家公司", "类型: 公司"),
    ],
)
def test_everything_that_is_known_of_somebody(talk, line, fact):
    assert f"\n  {fact}\n" in talk(line)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("王建国是宏远的采购", "采购"),
        ("王建国是宏远科技的老板", "决策"),
        ("王建國是宏遠的會計", "付款"),
        ("王建国现在在宏远做技术", "使用"),
        ("宏远的采购经理是王建国", "采购"),
        ("王建国跳槽到宏远了", None),
        ("王建国的公司是宏远", None),
        ("改 王建国 公司 宏远科技", None),
        ("王建国 works at Hongyuan as the buyer", "buys"),
        ("王建国 is the buyer at 宏远科技", "buys"),
        ("王建国 is Hongyuan's accountant", "pays"),
        ("王建国 joined 宏远科技 as an engineer", "uses"),
        ("change 王建国's company to Hongyuan", None),
    ],
)
def test_whom_somebody_works_for(talk, line, role):
    talk("add 宏远科技")
    talk("add 王建国 13900001111")
    said = talk(line)
    assert "宏远科技" in said
    assert role is None or role in said
    assert "王建国" in talk("find 宏远科技")


def test_a_company_that_buys_nothing_is_only_words(talk):
    talk("王小明的公司是博亚电子")
    assert "Company: 博亚电子" in talk("find 王小明")


def test_a_company_that_could_be_two_is_asked_about(talk):
    talk("add 宏远科技")
    talk("add 宏远贸易")
    talk("add 王建国 13900001111")
    said = talk("王建国是宏远的采购")
    assert "[宏远科技]" in said
    assert "[宏远贸易]" in said
    assert "公司: 宏远贸易" in talk(":press 2")
    assert "王建国 (buys)" in talk("find 宏远贸易")


def test_renaming_a_company_goes_for_its_people(talk):
    talk("add 宏远科技")
    talk("rename 宏远科技 to 宏远集团")
    assert "Company: 宏远集团" in talk("find 王小明")
    talk("undo")
    assert "Company: 宏远科技" in talk("find 王小明")


def test_what_somebody_did_elsewhere_is_not_what_they_do_here(talk):
    talk("add 宏远科技")
    talk("add 华星贸易")
    talk("add 王建国 13900001111 宏远科技 采购")
    talk("王建国跳槽到华星贸易了")
    assert "Company: 华星贸易\n" in talk("find 王建国")


def test_a_company_with_people_is_no_person(talk):
    talk("add 宏远科技")
    assert "is a company" in talk("change 宏远科技's kind to person")


def test_a_number_or_address_of_somebody_else(talk):
    refused = "already, whom ana keeps. Nothing was changed."
    assert refused in talk("change 王小明's phone to 139 0013 9000")
    talk("Acme's email is buy@acme.example")
    assert refused in talk("王小明's email is buy@acme.example")
    assert "+8613800138000" in talk("find 王小明")


def test_a_birthday_that_never_was(talk):
    assert talk("王小明's birthday is 30 February") == (
        "bot> “30 February” cannot be a birthday. Say it like 23 November or 1990-11-23."
    )
    assert "不能作生日" in talk("王小明的生日是13月45日")


def test_a_company_has_no_birthday(talk):
    assert talk("Acme's birthday is 24 November") == (
        "bot> Acme is a company; that can only be said of a person."
    )


def test_what_is_different_is_asked_for(talk):
    talk.goes(
        """
        ana> change Acme
        bot> What is different? For example: phone 139 0013 9001, company Northwind, \
birthday 23 November.
        ana> phone 139 0013 9001
        bot> Changed Acme.
        bot> Phone: +8613900139001
        bot> [Undo] undo m2
    """.replace("\\\n", "")
    )


@pytest.mark.parametrize(
    "line",
    [
        "王小明生日快到了",
        "王小明的生日是什么时候？",
        "王小明的公司是哪家？",
        "王小明是张总的朋友",
        "改天再聊",
        "Acme's phone is broken",
    ],
)
def test_what_changes_nothing(talk, line):
    before = talk("find 王小明")
    assert "Undo" not in talk(line)
    assert "撤销" not in talk(line)
    assert talk("find 王小明") == before


@pytest.mark.parametrize(
    "line",
    [
        "拜访了王小明，他换手机了，新号13900001111",
        "note Acme the new buyer is Tom",
        "called Acme, their email is x@y.example now",
        "记录 王小明 电话打不通",
    ],
)
def test_what_happened_stays_a_log(talk, line):
    assert talk(line).startswith(("bot> 已记", "bot> Logged", "bot> Noted"))


def test_the_owner_hears_what_a_colleague_changed(talk):
    assert talk("bo> change Acme's phone to 139 0013 9001") == (
        "bot> Changed Acme.\n  Phone: +8613900139001\n  [Undo] undo m1\n"
        "bot to @ana> bo changed your customer Acme.\n  Phone: +8613900139001\n"
        "  [Show card] find c1"
    )


def test_only_who_keeps_them_may(talk, house):
    house.database.write(lambda db: enrol(db, "dan", Role.SALES))
    refused = (
        "bot> You may not change this customer; "
        "whoever it belongs to may, their manager, or an admin."
    )
    assert talk("dan> change Acme's phone to 139 0013 9001") == refused
    assert talk("cleo> change Acme's phone to 139 0013 9001") == refused


def test_the_number_is_masked_where_others_read(talk):
    talk(":in #care")
    assert "+86139****9001" in talk("change Acme's phone to 139 0013 9001")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("王小明的生日是11月28日", "1990年11月28日"),  # born in 1990 as far as we know
        ("王小明的生日是1991年11月28日", "1991年11月28日"),
        ("王小明的生日是2月29日", "2月29日"),  # there was none in 1990
        ("王小明的生日是农历八月十五", "农历八月十五"),
    ],
)
def test_the_year_that_was_known_still_holds(talk, line, said):
    assert talk(line).splitlines()[1] == f"  生日: {said}"
