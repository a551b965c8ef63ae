"""What the bot talks to: the Bot API of one token, and the files it serves."""

import json
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Self

from aiohttp import web

from tests.fakes import telegram_account, telegram_messages
from tests.fakes.faults import Error, Limited, Params
from tests.fakes.loopback import Call, Loopback, Upload
from tests.fakes.telegram_chats import BOT_ID, ApiError, Chats, Message, Paces
from tests.fakes.telegram_updates import Updates

METHODS: dict[str, Callable[[Chats, Params], Any]] = {
    **telegram_messages.METHODS,
    **telegram_account.METHODS,
}
# A form carries everything as strings; of these the API says that they are something else.
NUMBERS_AND_FLAGS = {"chat_id", "message_id", "user_id", "offset", "limit", "timeout", "duration"}
NUMBERS_AND_FLAGS |= {"message_thread_id", "reply_to_message_id", "drop_pending_updates"}
NUMBERS_AND_FLAGS |= {"allow_sending_without_reply", "show_alert", "disable_notification"}
NUMBERS_AND_FLAGS |= {"protect_content", "is_big", "max_connections"}
STRUCTURES = {"reply_markup", "reply_parameters", "entities", "caption_entities", "commands"}
STRUCTURES |= {"allowed_updates", "link_preview_options", "reaction", "scope"}


class TelegramServer(Loopback):
    """`paced` answers 429 as Telegram's published limits say; `privacy` keeps from the bot what
    in groups is not said to it."""

    def __init__(
        self,
        *,
        token: str = "123:TEST",
        username: str = "rapport_bot",
        privacy: bool = True,
        paced: bool = False,
        retry_delays: Sequence[float] = (0.05, 0.1, 0.2, 0.4),  # the last one repeats
        now: Callable[[], float] = time.time,
        port: int = 0,
    ) -> None:
        super().__init__(port)
        self.token, self.username, self.privacy, self.now = token, username, privacy, now
        self.chats = Chats(username, now)
        self.updates = Updates(self.changes, retry_delays)
        self.paces = Paces(now) if paced else None

    async def __aenter__(self) -> Self:
        await super().__aenter__()
        self.updates.http, self.updates.spawn = self.http, self.spawn
        return self

    @property
    def base_url(self) -> str:
        """What `telegram.base_url` is set to."""
        return self.url

    @property
    def pending(self) -> list[int]:
        """The updates that the bot has not confirmed, by id."""
        return list(self.updates.pending)

    def routes(self) -> Iterable[web.RouteDef]:
        yield web.route("*", "/bot{token}/{method}", self._api)
        yield web.get("/file/bot{token}/{folder}/{name}", self._download)

    def refusal(self, fault: Error | Limited) -> web.Response:
        if isinstance(fault, Limited):
            wait = fault.retry_after
            return _no(ApiError(429, f"Too Many Requests: retry after {wait}", retry_after=wait))
        return _no(ApiError(fault.status or 400, fault.text, **fault.parameters))

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if request.match_info["token"] != self.token:
            return _no(ApiError(401, "Unauthorized"))
        try:
            params = await _params(request)
        except ValueError as unreadable:
            return _no(ApiError(400, f"Bad Request: can't parse parameters: {unreadable}"))

        async def respond() -> web.Response:
            try:
                result = await self._call(method, params)
            except ApiError as refused:
                return _no(refused)
            return web.json_response({"ok": True, "result": result})

        return await self.answer(request, Call(method, params), respond)

    async def _call(self, method: str, params: Params) -> Any:
        match method:
            case "getMe":
                return self._me()
            case "getUpdates":
                return await self.updates.poll(params)
            case "setWebhook":
                return self.updates.set_webhook(params)
            case "deleteWebhook":
                return self.updates.delete_webhook(params)
            case "getWebhookInfo":
                return self.updates.webhook_info()
        if method not in METHODS:
            raise ApiError(404, "Not Found: method not found")
        if self.paces and method.startswith("send") and method != "sendChatAction":
            self.paces.spend(self.chats.writable(params.get("chat_id"))["id"])
        return METHODS[method](self.chats, params)

    def _me(self) -> Params:
        abilities = {"can_join_groups": True, "supports_inline_queries": False}
        return self.chats.bot | abilities | {"can_read_all_group_messages": not self.privacy}

    async def _download(self, request: web.Request) -> web.StreamResponse:
        file = request.match_info["name"].rpartition(".")[0]

        async def respond() -> web.Response:
            if request.match_info["token"] != self.token or file not in self.chats.files:
                raise web.HTTPNotFound
            return web.Response(body=self.chats.files[file][1])

        return await self.answer(request, Call("download", {"file": file}), respond)

    def sent(self, chat: int | None = None) -> list[Message]:
        """What the bot sent, in order, as it reads now; all chats unless one is named."""
        return [
            message
            for (where, _), message in self.chats.messages.items()
            if message["from"]["id"] == BOT_ID and chat in (None, where)
        ]


def _no(refused: ApiError) -> web.Response:
    body = {"ok": False, "error_code": refused.code, "description": refused.description}
    if refused.parameters:
        body["parameters"] = refused.parameters
    return web.json_response(body, status=refused.code)


async def _params(request: web.Request) -> Params:
    """Files are `Upload`s. Raises ValueError."""
    if request.content_type == "application/json":
        return {**request.query, **await request.json()}
    params: Params = {}
    for name, value in [*request.query.items(), *(await request.post()).items()]:
        params[name] = _value(name, value)
    return params


def _value(name: str, value: Any) -> Any:
    if isinstance(value, web.FileField):
        return Upload(value.filename, value.file.read())
    if name in STRUCTURES:
        return json.loads(value)
    if name in NUMBERS_AND_FLAGS:
        try:
            return json.loads(value)
        except ValueError:
            return value  # a chat may be named: @channel
    return value
