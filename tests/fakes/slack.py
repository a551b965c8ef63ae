"""Slack on the loopback, with people in it who talk, press and fill in."""

import json
from collections.abc import Mapping
from typing import Any

from tests.fakes import slack_events, slack_files
from tests.fakes.slack_chat import say_to
from tests.fakes.slack_delivery import (
    EVENT,
    INTERACTIVE,
    SLASH,
    Told,
    form_of,
    signature,
)
from tests.fakes.slack_forms import button, fill
from tests.fakes.slack_server import SlackServer
from tests.fakes.slack_views import keep_view, revise_view
from tests.fakes.slack_workspace import BOT_USER, Message, Record


class FakeSlack(SlackServer):
    """`async with FakeSlack() as slack:`. Users are U…, channels C…, direct messages D….

    Everything a person does starts at once and may be awaited: `told = await slack.say(…)`.
    """

    def say(
        self, user: str, text: str, channel: str = "C1", thread_ts: str = "", escape: bool = True
    ) -> Told:
        """In a channel, or in the direct messages of `user` when `channel` is D…."""
        message = self._post(user, text, channel, thread_ts, escape)
        return self.event(slack_events.posted(self.workspace, message), message["ts"])

    def mention(self, user: str, text: str, channel: str = "C1", thread_ts: str = "") -> Told:
        """`@Rapport text`: one message, two events with the same ts."""
        message = self._post(user, f"<@{BOT_USER}> {text}", channel, thread_ts, True)
        events = [
            slack_events.mentioned(message),
            slack_events.posted(self.workspace, message),
        ]
        number = self.workspace.number
        callbacks = [slack_events.callback(self.workspace, event, number("Ev")) for event in events]
        return self.tell(EVENT, callbacks, message["ts"])

    def share(
        self, user: str, name: str, data: bytes, channel: str = "C1", text: str = "", **place: str
    ) -> Told:
        """A file, with words or without."""
        self._meet(user, channel)
        file = slack_files.describe(self.workspace, self.url, user, name, len(data))
        self.workspace.contents[file["id"]] = data
        said = slack_events.typed(text)
        more = {"subtype": "file_share", "files": [file], **place}
        message = self.workspace.post(channel, user, said, **more)
        return self.event(slack_events.posted(self.workspace, message), message["ts"])

    def forward(self, user: str, message: Message, channel: str, text: str = "") -> Told:
        """A message shared into another conversation, with words of one's own or without."""
        self._meet(user, channel)
        author = self.workspace.users[message["user"]]["profile"]["real_name"]
        quoted = {
            "ts": message["ts"],
            "channel_id": message["channel"],
            "author_id": message["user"],
            "author_name": author,
            "text": message["text"],
            "fallback": f"{author}: {message['text']}",
            "from_url": f"https://acme.slack.com/archives/{message['channel']}/p1",
            "is_msg_unfurl": True,
            "is_share": True,
            **({"files": message["files"]} if "files" in message else {}),
        }
        said = slack_events.typed(text)
        shared = self.workspace.post(channel, user, said, attachments=[quoted])
        return self.event(slack_events.posted(self.workspace, shared), shared["ts"])

    def edit(self, message: Message, text: str) -> Told:
        old = self.workspace.messages[message["channel"], message["ts"]]
        new = self.workspace.revise(old, text=slack_events.typed(text))
        event = slack_events.changed(self.workspace, "message_changed", old, message=new)
        return self.event(event, old["ts"])

    def delete(self, message: Message) -> Told:
        old = self.workspace.messages.pop((message["channel"], message["ts"]))
        event = slack_events.changed(self.workspace, "message_deleted", old, deleted_ts=old["ts"])
        return self.event(event, old["ts"])

    def react(self, user: str, message: Message, emoji: str) -> Told:
        self._meet(user, message["channel"])
        key = (message["channel"], message["ts"])
        self.workspace.reactions.setdefault(key, {}).setdefault(emoji, []).append(user)
        return self.event(slack_events.reacted(self.workspace, user, message, emoji), message["ts"])

    def open_home(self, user: str) -> Told:
        self._user(user)
        channel = self.workspace.direct(user)["id"]
        event = {"type": "app_home_opened", "user": user, "channel": channel, "tab": "home"}
        return self.event(event | {"event_ts": self.workspace.stamp()})

    def invite(self, user: str, channel: str, who: str = BOT_USER) -> Told:
        """`user` brings somebody, the bot unless another is named, into a channel."""
        self._meet(user, channel)
        self._user(who)
        self.workspace.join(who, channel)
        return self.event(
            {"type": "member_joined_channel", "user": who, "inviter": user, **self._at(channel)}
        )

    def remove(self, channel: str, who: str = BOT_USER) -> Told:
        """Somebody is taken out; the bot hears of itself by an event of its own."""
        self.workspace.leave(who, channel)
        if who == BOT_USER:
            return self.event({"type": "channel_left", "channel": channel})
        return self.event({"type": "member_left_channel", "user": who, **self._at(channel)})

    def rename(self, channel: str, name: str) -> Told:
        self.workspace.channels[channel]["name"] = name
        return self.event({"type": "channel_rename", "channel": {"id": channel, "name": name}})

    def share_channel(self, channel: str, shared: bool = True) -> Told:
        """With another organisation, or no longer."""
        self.workspace.channels[channel] |= {"is_shared": shared, "is_ext_shared": shared}
        kind = "channel_shared" if shared else "channel_unshared"
        return self.event({"type": kind, "channel": channel, "connected_team_id": "T2"})

    def _at(self, channel: str) -> Record:
        return {"channel": channel, "channel_type": "C", "team": "T1"}

    def slash(self, user: str, command: str, text: str = "", channel: str = "C1") -> Told:
        """The acknowledgement's text, if it has one, is shown to `user`."""
        self._meet(user, channel)
        payload = slack_events.slash(self.workspace, self.url, user, command, text, channel)
        told = self.tell(SLASH, [payload])
        self.spawn(self._show_answer(told, user, channel))
        return told

    async def _show_answer(self, told: Told, user: str, channel: str) -> None:
        answer = (await told).answer
        if isinstance(answer, str):
            answer = {"text": answer}
        if answer and (answer.get("text") or answer.get("blocks")):
            say_to(self.workspace, user, channel, answer)
            self.changes.happened()

    def press(self, user: str, shown: Record, which: int | str) -> Told:
        """The `which`-th button from 0, or the one with that label, of a posted message, of one
        of `ephemerals()`, or of a view."""
        action = button(shown, which) | {"action_ts": self.workspace.stamp()}
        self._user(user)
        if "channel" not in shown:
            payload = slack_events.pressed_in_view(self.workspace, user, shown, action)
        else:
            payload = slack_events.pressed(self.workspace, self.url, user, shown, action)
        return self.tell(INTERACTIVE, [payload], shown.get("ts", ""))

    @property
    def views(self) -> list[Record]:
        """The modals that are open, the latest last."""
        return list(self.workspace.views.values())

    @property
    def homes(self) -> Mapping[str, Record]:
        """The home tab of each person who has one."""
        return self.workspace.homes

    async def submit(self, user: str, view: Record, said: Mapping[str, Any]) -> Told:
        """Sends the modal with `said` in its inputs, by block_id. The modal stays open when the
        acknowledgement names errors or never comes."""
        self._user(user)
        payload = slack_events.submitted(self.workspace, user, fill(view, said))
        told = await self.tell(INTERACTIVE, [payload])
        if told.acked:
            self._after_submission(view, told.answer or {})
        return told

    def _after_submission(self, view: Record, answer: Record) -> None:
        match answer.get("response_action"):
            case "errors":
                return
            case "update":
                revise_view(self.workspace, view, answer["view"])
            case "push":
                keep_view(self.workspace, answer["view"])
            case "clear":
                self.workspace.views.clear()
            case _:
                self.workspace.views.pop(view["id"], None)
        self.changes.happened()

    def redeliver(self, told: Told) -> Told:
        """The same once more, under the same ids, as after an acknowledgement that got lost."""
        again = [delivery.payload for delivery in told.deliveries]
        return self.tell(told.deliveries[0].kind, again, told.ts)

    async def verify_url(self) -> bool:
        """The handshake that Slack does before it delivers to a request URL."""
        challenge = self.workspace.number("challenge-")
        token = slack_events.TOKEN
        request = {"token": token, "challenge": challenge, "type": "url_verification"}
        body, headers = form_of(EVENT, request)
        signed = {**headers, **signature(self.signing_secret, int(self.now()), body)}
        attempt = await self.courier.post(body, signed, self.http)
        answer = attempt.answer
        return challenge == (answer.get("challenge") if isinstance(answer, dict) else answer)

    async def forge(
        self,
        user: str,
        text: str,
        channel: str = "C1",
        *,
        secret: str | None = "a guess",
        age_seconds: int = 0,
    ) -> int | None:
        """A message that is not from Slack, or is too old; the HTTP status it met.

        With the true `signing_secret` only its age is wrong; None leaves the signature out.
        """
        message = self._post(user, text, channel, "", True)
        event = slack_events.posted(self.workspace, message)
        payload = slack_events.callback(self.workspace, event, self.workspace.number("Ev"))
        body, headers = json.dumps(payload), {"Content-Type": "application/json"}
        if secret is not None:
            headers |= signature(secret, int(self.now()) - age_seconds, body)
        return (await self.courier.post(body, headers, self.http)).status

    def _post(self, user: str, text: str, channel: str, thread_ts: str, escape: bool) -> Message:
        self._meet(user, channel)
        said = slack_events.typed(text) if escape else text
        client_id = self.workspace.number("client-")
        place = {"client_msg_id": client_id, "thread_ts": thread_ts}
        return self.workspace.post(channel, user, said, **place)

    def _user(self, user: str) -> None:
        if user not in self.workspace.users:
            self.workspace.add_user(user)

    def _meet(self, user: str, channel: str) -> None:
        """People and places come into being when first used."""
        self._user(user)
        if channel.startswith("D") and self.workspace.direct(user, channel)["id"] != channel:
            raise LookupError(f"{user} has the direct messages of another channel than {channel}")
        if channel not in self.workspace.channels:
            self.workspace.add_channel(channel, channel.lower())
        if channel in self.workspace.members:
            self.workspace.join(user, channel)
