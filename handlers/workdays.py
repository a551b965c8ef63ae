"""A line for admins while the holidays of a year are unknown: they are announced each autumn."""

from bot.chat import Section, section
from bot.texts import Text
from core import workdays
from core.desk import Desk, Role
from core.staff import Staff

UNKNOWN = Text(
    en="The public holidays of {year} are not known here yet: Monday to Friday count as working "
    "days. Whoever runs me can enter them as holidays in the configuration.",
    zh_hans="尚未录入 {year} 年的放假和调休安排，暂按周一至周五算工作日。"
    "请维护人员在配置的 holidays 中填写。",
    zh_hant="尚未輸入 {year} 年的放假和補班安排，暫以週一至週五為工作日。"
    "請維護人員在設定的 holidays 中填寫。",
)
DECEMBER = 12  # by then the State Council has announced the next year
MONDAY = 0  # once a week is enough


@section(name="workdays", rank=95)
def unknown_year(desk: Desk, person: Staff) -> Section | None:
    if person.role is not Role.ADMIN or desk.today.weekday() != MONDAY:
        return None
    years = (desk.today.year, desk.today.year + (desk.today.month == DECEMBER))
    unknown = [year for year in years if not workdays.covers(desk.shop.region, year)]
    return Section(UNKNOWN(year=str(unknown[0]))) if unknown else None
