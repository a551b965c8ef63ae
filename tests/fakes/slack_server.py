"""What the bot talks to: the Web API, Socket Mode, response_urls and files of one workspace."""

import json
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from aiohttp import web

from tests.fakes import slack_chat, slack_files, slack_lookup, slack_views
from tests.fakes.faults import Error, Limited, Params
from tests.fakes.loopback import Call, Loopback
from tests.fakes.slack_delivery import ACK_SECONDS, EVENT, Courier, Delivery, Socket, Told
from tests.fakes.slack_events import callback, posted
from tests.fakes.slack_workspace import APP, Message, Record, SlackError, Workspace

METHODS: dict[str, Callable[[Workspace, Params], Params]] = {
    **slack_chat.METHODS,
    **slack_files.METHODS,
    **slack_lookup.METHODS,
    **slack_views.METHODS,
}
WRITTEN_AS_JSON = ("blocks", "view", "attachments", "files", "metadata")
OPEN_SOCKET = "apps.connections.open"
MOST_SOCKETS = 10  # docs.slack.dev, Using Socket Mode
CHANNEL_SECONDS = 1.0  # docs.slack.dev, rate limits: one message per second per channel
SOCKET_LIFE_SECONDS = 18_060  # what hello announces


class SlackServer(Loopback):
    """`paced` holds the bot to one message a second per channel; `echoes` brings its own posts
    back as events, as Slack does to an app that listens to messages."""

    def __init__(
        self,
        *,
        bot_token: str = "xoxb-test",
        app_token: str = "xapp-test",
        signing_secret: str = "signing-secret",
        retry_delays: Sequence[float] = (0.0, 0.3, 0.6),  # Slack's own: at once, 60, 300
        ack_seconds: float = ACK_SECONDS,
        paced: bool = False,
        echoes: bool = False,
        now: Callable[[], float] = time.time,
        port: int = 0,
    ) -> None:
        super().__init__(port)
        self.bot_token, self.app_token, self.signing_secret = bot_token, app_token, signing_secret
        self.paced, self.echoes, self.now = paced, echoes, now
        self.workspace = Workspace(now)
        self.courier = Courier(signing_secret, retry_delays, ack_seconds, now, self.changes)
        self._tickets: set[str] = set()
        self._last_post: dict[Any, float] = {}
        self.taken: list[tuple[float, str]] = []  # when `paced`: when, in which channel
        self.refused: list[tuple[float, str]] = []

    @property
    def base_url(self) -> str:
        """What `slack.base_url` is set to."""
        return f"{self.url}/api/"

    @property
    def request_url(self) -> str | None:
        """Where to deliver by signed HTTP; None means Socket Mode."""
        return self.courier.request_url

    @request_url.setter
    def request_url(self, url: str | None) -> None:
        self.courier.request_url = url

    @property
    def connections(self) -> int:
        return len(self.courier.sockets)

    def routes(self) -> Iterable[web.RouteDef]:
        yield web.route("*", "/api/{method}", self._api)
        yield web.get("/socket/{ticket}", self._socket)
        yield web.post("/response/{key}", self._response)
        yield web.post("/upload/{file}", self._upload)
        yield web.get("/download/{file}", self._download)
        yield web.get("/login", self._login)

    def refusal(self, fault: Error | Limited) -> web.Response:
        if isinstance(fault, Limited):
            headers = {"Retry-After": str(fault.retry_after)}
            return web.json_response(_no("ratelimited"), status=429, headers=headers)
        return web.json_response(_no(fault.text), status=fault.status or 200)

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        try:
            params = await _params(request)
        except ValueError:
            return web.json_response(_no("invalid_arguments"))
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        token = params.pop("token", None) or token

        async def respond() -> web.Response:
            return self._respond(method, params, token)

        return await self.answer(request, Call(method, params), respond)

    def _respond(self, method: str, params: Params, token: str) -> web.Response:
        try:
            self._authorize(method, token)
            if self.paced and method == "chat.postMessage" and self._too_fast(params):
                return self.refusal(Limited(retry_after=1))
            return web.json_response({"ok": True, **self._call(method, params)})
        except SlackError as refused:
            return web.json_response(_no(refused.error, **refused.more))

    def _authorize(self, method: str, token: str) -> None:
        if not token:
            raise SlackError("not_authed")
        if token not in (self.bot_token, self.app_token):
            raise SlackError("invalid_auth")
        if token != (self.app_token if method == OPEN_SOCKET else self.bot_token):
            raise SlackError("not_allowed_token_type")

    def _too_fast(self, params: Params) -> bool:
        channel, now = params.get("channel"), self.now()
        if now - self._last_post.get(channel, -CHANNEL_SECONDS) < CHANNEL_SECONDS:
            self.refused.append((now, str(channel)))
            return True
        self._last_post[channel] = now
        self.taken.append((now, str(channel)))
        return False

    def _call(self, method: str, params: Params) -> Params:
        if method == OPEN_SOCKET:
            return self._open_socket()
        if method not in METHODS:
            raise SlackError("unknown_method", req_method=method)
        if method == "files.getUploadURLExternal":
            params = params | {"url": self.url}
        result = METHODS[method](self.workspace, params)
        if self.echoes and method == "chat.postMessage":
            self.event(posted(self.workspace, result["message"]), result["ts"])
        return result

    def _open_socket(self) -> Params:
        if self.connections >= MOST_SOCKETS:
            raise SlackError("too_many_websockets")
        ticket = self.workspace.number("ticket-")
        self._tickets.add(ticket)
        return {"url": f"{self.url.replace('http', 'ws', 1)}/socket/{ticket}"}

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["ticket"] not in self._tickets:
            raise web.HTTPNotFound
        return await self.answer(request, Call("socket", {}), lambda: self._listen(request))

    async def _listen(self, request: web.Request) -> web.StreamResponse:
        connection = web.WebSocketResponse()
        await connection.prepare(request)
        socket = Socket(connection)
        self.courier.sockets.append(socket)
        try:
            await connection.send_json(
                {
                    "type": "hello",
                    "num_connections": self.connections,
                    "connection_info": {"app_id": APP},
                    "debug_info": {"approximate_connection_time": SOCKET_LIFE_SECONDS},
                }
            )
            self.changes.happened()
            await socket.listen()
        finally:
            self.courier.sockets.remove(socket)
            self.changes.happened()
        return connection

    async def _response(self, request: web.Request) -> web.StreamResponse:
        params, key = await _params(request), request.match_info["key"]

        async def respond() -> web.Response:
            try:
                slack_chat.respond(self.workspace, key, params)
            except SlackError as refused:
                status = 404 if refused.error in ("used_url", "expired_url") else 400
                return web.json_response(_no(refused.error, **refused.more), status=status)
            return web.Response(text="ok")

        return await self.answer(request, Call("response_url", params), respond)

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        file, data = request.match_info["file"], await request.read()

        async def respond() -> web.Response:
            if file not in self.workspace.files:
                raise web.HTTPNotFound
            self.workspace.contents[file] = data
            return web.Response(text=f"OK - {len(data)}")

        return await self.answer(request, Call("upload", {"file": file}), respond)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        file = request.match_info["file"]

        async def respond() -> web.Response:
            if request.headers.get("Authorization") != f"Bearer {self.bot_token}":
                raise web.HTTPFound("/login")
            if file not in self.workspace.contents:
                raise web.HTTPNotFound
            return web.Response(body=self.workspace.contents[file])

        return await self.answer(request, Call("download", {"file": file}), respond)

    async def _login(self, request: web.Request) -> web.Response:
        """Where a download without a token ends: a page, and status 200."""
        return web.Response(text="<html>Sign in</html>", content_type="text/html")

    def posts(self, channel: str = "") -> list[Message]:
        """What the bot posted, in order, as it reads now; all channels unless one is named."""
        wanted = self.workspace.channel_of(channel) if channel else ""
        return [
            message
            for (where, _), message in self.workspace.messages.items()
            if message.get("bot_id") and where == (wanted or where)
        ]

    def ephemerals(self, user: str = "") -> list[Message]:
        """What the bot showed to one person only."""
        shown = self.workspace.ephemerals
        return [message for message in shown if message["user"] == (user or message["user"])]

    def event(self, event: Record, ts: str = "") -> Told:
        """Any event, under a fresh event_id."""
        event_id = self.workspace.number("Ev")
        return self.tell(EVENT, [callback(self.workspace, event, event_id)], ts)

    def tell(self, kind: str, payloads: Sequence[Record], ts: str = "") -> Told:
        deliveries = [Delivery(kind, payload) for payload in payloads]
        tasks = [self.spawn(self.courier.deliver(each, self.http)) for each in deliveries]
        return Told(ts, deliveries, tasks)

    async def drop_sockets(self) -> None:
        """Every connection breaks without a word."""
        for socket in list(self.courier.sockets):
            await socket.connection.close()

    async def refresh_sockets(self) -> None:
        """Slack asks every connection to be opened anew, as it does every few hours."""
        for socket in list(self.courier.sockets):
            await socket.connection.send_json({"type": "disconnect", "reason": "refresh_requested"})

    async def __aexit__(self, *why: Any) -> None:
        await self.drop_sockets()
        await super().__aexit__(*why)


def _no(error: str, **more: Any) -> Params:
    return {"ok": False, "error": error, **more}


async def _params(request: web.Request) -> Params:
    params: Params = dict(request.query)
    if request.content_type == "application/json":
        params |= await request.json()
    else:
        params |= await request.post()
    for name in WRITTEN_AS_JSON:
        if isinstance(params.get(name), str):
            params[name] = json.loads(params[name])
    return params
