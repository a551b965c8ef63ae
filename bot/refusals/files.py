"""Why a file was not taken: the refusals about attachments and uploads, and their words."""

from dataclasses import dataclass

from bot.texts import Text
from core.refusals import Refusal
from core.uploads import NoSuchUpload


@dataclass(eq=False)
class Unwelcome(Refusal):
    """A program or an archive: nobody can see what is in it before it is too late."""

    name: str


@dataclass(eq=False)
class TooBig(Refusal):
    name: str
    most: int  # MB


@dataclass(eq=False)
class NotFetched(Refusal):
    name: str


@dataclass(eq=False)
class OthersRead(Refusal):
    """A customer file shown in a channel would be read by all of it."""


WORDS: dict[type[Refusal], Text] = {
    Unwelcome: Text(
        en="I take no programs or archives, so “{name}” was not kept. Send the documents in it "
        "one by one.",
        zh_hans="不收程序或压缩包，“{name}”没有保存。请把里面的文件逐个发来。",
        zh_hant="不收程式或壓縮檔，「{name}」沒有儲存。請把裡面的檔案逐一傳來。",
    ),
    TooBig: Text(
        en="“{name}” is larger than the {most} MB I may fetch. Split it, or run "
        "“rapport import” on the server.",
        zh_hans="“{name}”超过我能下载的 {most} MB。请拆分，或在服务器上运行 rapport import。",
        zh_hant="「{name}」超過我能下載的 {most} MB。請拆分，或在伺服器上執行 rapport import。",
    ),
    NotFetched: Text(
        en="I could not fetch “{name}”; nothing was imported. Please send it again.",
        zh_hans="“{name}”没有取到，什么都没导入。请再发一次。",
        zh_hant="「{name}」沒有取到，什麼都沒匯入。請再傳一次。",
    ),
    OthersRead: Text(
        en="Others read along here. Send the file to me in a private chat.",
        zh_hans="这里别人也看得到，请把文件私聊发给我。",
        zh_hant="這裡別人也看得到，請把檔案私訊傳給我。",
    ),
    NoSuchUpload: Text(
        en="I no longer have that file. Please send it again.",
        zh_hans="那个文件已经不在了，请再发一次。",
        zh_hant="那個檔案已經不在了，請再傳一次。",
    ),
}
