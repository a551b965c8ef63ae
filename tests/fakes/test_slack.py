"""The fake Slack keeps Slack's rules, as slack_sdk and Bolt see them."""

import asyncio
from typing import Any

import pytest
from aiohttp import ClientSession, web
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.bots import CARD, DONE, MODAL, listening, refused, serving, slack_client
from tests.fakes.slack import FakeSlack

pytestmark = pytest.mark.anyio


async def test_what_the_bot_posts_can_be_read_back_by_its_metadata(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    mark = {"event_type": "outbox", "event_payload": {"id": "7"}}
    root = (await client.chat_postMessage(channel="#general", text="one", metadata=mark))["ts"]
    await client.chat_postMessage(channel="C1", text="in its thread", thread_ts=root)
    await client.chat_postMessage(channel="C1", text="two")
    asked: Any = {"channel": "C1", "include_all_metadata": True}
    newest_first = (await client.conversations_history(**asked))["messages"]
    assert [each["text"] for each in newest_first] == ["two", "one"]
    assert newest_first[1]["metadata"] == mark
    assert newest_first[1]["reply_count"] == 1
    later = await client.conversations_history(**asked, oldest=root)
    assert [each["text"] for each in later["messages"]] == ["two"]
    page = await client.conversations_history(channel="C1", limit=1)
    assert page["has_more"]
    cursor = page["response_metadata"]["next_cursor"]
    rest = await client.conversations_history(channel="C1", limit=1, cursor=cursor)
    assert [each["text"] for each in rest["messages"]] == ["one"]
    assert "metadata" not in rest["messages"][0]
    thread = await client.conversations_replies(channel="C1", ts=root)
    reply = thread["messages"][1]["ts"]
    nested = client.chat_postMessage(channel="C1", text="x", thread_ts=reply)
    assert await refused(nested) == "thread_not_found"
    assert [each["text"] for each in thread["messages"]] == ["one", "in its thread"]


async def test_the_bot_changes_and_deletes_only_its_own(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    sent = await client.chat_postMessage(channel="C1", text="1", blocks=CARD)
    [before] = slack.posts("C1")
    await client.chat_update(channel="C1", ts=sent["ts"], text="2", blocks=[])
    assert [each["text"] for each in slack.posts("C1")] == ["2"]
    assert (slack.posts("C1")[0]["blocks"], before["blocks"]) == ([], CARD)
    theirs = await slack.say("U1", "mine")
    place: Any = {"channel": "C1", "ts": theirs.ts}
    assert await refused(client.chat_update(**place, text="x")) == "cant_update_message"
    assert await refused(client.chat_delete(**place)) == "cant_delete_message"
    await client.chat_delete(channel="C1", ts=sent["ts"])
    assert slack.posts() == []


async def test_slack_refuses_as_it_should(slack: FakeSlack, client: AsyncWebClient) -> None:
    slack.workspace.add_channel("C9", "elsewhere", member=False)
    row = {"type": "section", "text": {"type": "mrkdwn", "text": "x"}}
    long = DONE | {"value": "x" * 2001}
    refusals: list[tuple[str, dict[str, Any]]] = [
        ("channel_not_found", {"channel": "C404", "text": "x"}),
        ("not_in_channel", {"channel": "C9", "text": "x"}),
        ("no_text", {"channel": "C1", "text": ""}),
        ("msg_too_long", {"channel": "C1", "text": "x" * 40_001}),
        ("thread_not_found", {"channel": "C1", "text": "x", "thread_ts": "1.000001"}),
        ("invalid_blocks", {"channel": "C1", "blocks": [row] * 51}),
        ("invalid_blocks", {"channel": "C1", "blocks": [row | {"block_id": "b"}] * 2}),
        ("invalid_blocks", {"channel": "C1", "blocks": [row | {"accessory": long}]}),
        ("invalid_blocks", {"channel": "C1", "blocks": [{"type": "header", "text": row["text"]}]}),
    ]
    for error, params in refusals:
        assert await refused(client.api_call("chat.postMessage", json=params)) == error
    assert slack.posts() == []


async def test_a_wrong_token_is_told(slack: FakeSlack, client: AsyncWebClient) -> None:
    for token in ("xoxb-wrong", "xapp-test"):
        wrong = AsyncWebClient(token=token, base_url=slack.base_url)
        assert await refused(wrong.auth_test()) in ("invalid_auth", "not_allowed_token_type")
    connect = client.apps_connections_open
    assert await refused(connect(app_token="xapp-wrong")) == "invalid_auth"
    assert await refused(connect(app_token="xoxb-test")) == "not_allowed_token_type"
    assert (await client.auth_test())["user_id"] == "U0BOT"


async def test_people_channels_and_direct_messages_are_found(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    slack.workspace.add_user("U7", name="ana", email="ana@example.com", tz="Asia/Shanghai")
    assert (await client.users_info(user="U7"))["user"]["tz"] == "Asia/Shanghai"
    found = await client.users_lookupByEmail(email="ana@example.com")
    assert found["user"]["id"] == "U7"
    assert (await client.conversations_open(users="U7"))["channel"]["id"] == "D7"
    await client.chat_postMessage(channel="U7", text="hello")
    assert [each["channel"] for each in slack.posts("D7")] == ["D7"]
    kinds = await client.conversations_list(types="im,public_channel")
    assert [each["id"] for each in kinds["channels"]] == ["C1", "D7"]


async def test_reactions_and_files_reach_a_message(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    said = await slack.say("U1", "look")
    await client.reactions_add(channel="C1", timestamp=said.ts, name="eyes")
    twice = client.reactions_add(channel="C1", timestamp=said.ts, name="eyes")
    assert await refused(twice) == "already_reacted"
    await client.files_upload_v2(channel="C1", filename="a.csv", content="x,y", title="A")
    [file] = slack.posts("C1")[0]["files"]
    async with ClientSession() as http:
        key = {"Authorization": "Bearer xoxb-test"}
        async with http.get(file["url_private"], headers=key) as answer:
            assert await answer.text() == "x,y"
        async with http.get(file["url_private"]) as answer:
            assert "Sign in" in await answer.text()


async def test_words_arrive_through_the_socket_as_slack_writes_them(
    slack: FakeSlack, app: AsyncApp, heard: list[dict[str, Any]]
) -> None:
    async with listening(slack, app):
        told = await slack.say("U1", "R&D <b@a.cn>, https://a.cn/x.", channel="D1")
    assert (told.acked, len(told.attempts)) == (True, 1)
    event = heard[0]["event"]
    written = "R&amp;D &lt;<mailto:b@a.cn|b@a.cn>&gt;, <https://a.cn/x>."
    assert (event["text"], event["channel_type"], event["ts"]) == (written, "im", told.ts)


async def test_a_mention_comes_twice_under_one_ts_and_again_when_redelivered(
    slack: FakeSlack, app: AsyncApp, heard: list[dict[str, Any]]
) -> None:
    async with listening(slack, app):
        told = await slack.mention("U1", "find Acme", "C1")
        await slack.redeliver(told)
    assert sorted(each["event"]["type"] for each in heard[:2]) == ["app_mention", "message"]
    assert {each["event"]["ts"] for each in heard} == {told.ts}
    assert (len(heard), len({each["event_id"] for each in heard})) == (4, 2)


async def test_a_command_opens_a_modal_that_is_filled_in(slack: FakeSlack, app: AsyncApp) -> None:
    async with listening(slack, app):
        told = await slack.slash("U1", "/rapport", "Acme")
        await slack.until(lambda: slack.views and slack.ephemerals("U1"))
        assert told.answer == {"text": "looking for Acme"}
        refusal = await slack.submit("U1", slack.views[0], {"note": ""})
        assert refusal.answer["errors"] == {"note": "say something"}
        assert len(slack.views) == 1
        await slack.submit("U1", slack.views[0], {"note": "met her"})
        assert slack.views == []


async def test_buttons_are_pressed_on_posts_and_on_ephemeral_answers(
    slack: FakeSlack, app: AsyncApp, client: AsyncWebClient, heard: list[dict[str, Any]]
) -> None:
    await client.chat_postMessage(channel="C1", text="card", blocks=CARD)
    async with listening(slack, app):
        assert (await slack.press("U1", slack.posts("C1")[0], "Done")).acked
        await slack.until(lambda: slack.ephemerals("U1"))
        await slack.press("U1", slack.ephemerals("U1")[0], 0)
        await slack.until(lambda: slack.ephemerals("U1")[0]["text"] == "done")
    first, second = heard
    assert (first["actions"][0]["value"], first["message"]["text"]) == ("done t1", "card")
    assert "message" not in second
    with pytest.raises(LookupError, match="Done"):
        slack.press("U1", slack.posts("C1")[0], "No such label")


async def test_triggers_and_response_urls_wear_out(client: AsyncWebClient) -> None:
    clock = [1_800_000_000.0]
    async with FakeSlack(now=lambda: clock[0]) as slack, ClientSession() as http:
        client = AsyncWebClient(token="xoxb-test", base_url=slack.base_url)
        told = await slack.slash("U1", "/rapport")
        payload = told.deliveries[0].payload
        tries = [await http.post(payload["response_url"], json={"text": "x"}) for _ in range(6)]
        assert [each.status for each in tries] == [200] * 5 + [404]
        clock[0] += 3.5
        open_late = client.views_open(trigger_id=payload["trigger_id"], view=MODAL)
        assert await refused(open_late) == "expired_trigger_id"


async def test_signed_http_delivery_verifies_and_retries_events_only(
    slack: FakeSlack, app: AsyncApp, heard: list[dict[str, Any]]
) -> None:
    async with serving(web.post("/slack/events", app.server().handle_post_requests)) as url:
        slack.request_url = f"{url}/slack/events"
        assert await slack.verify_url()
        heard.clear()
        assert (await slack.say("U1", "hello")).status == 200
        assert (await slack.slash("U1", "/unknown")).status == 404
        assert await slack.forge("U1", "x") == 401
        assert await slack.forge("U1", "x", secret=None) == 401
        assert await slack.forge("U1", "x", secret=slack.signing_secret, age_seconds=600) == 401
        assert await slack.forge("U1", "x", secret=slack.signing_secret) == 200
    gone = await slack.say("U1", "are you there?")
    assert [each.outcome for each in gone.attempts] == ["connection_failed"] * 4
    assert len((await slack.slash("U1", "/rapport")).attempts) == 1
    assert [each["event"]["text"] for each in heard if "event" in each] == ["hello", "x"]


async def test_an_event_that_is_not_acknowledged_comes_again(slack: FakeSlack) -> None:
    seen: list[Any] = []

    async def third_time_lucky(request: web.Request) -> web.Response:
        why = [request.headers.get(f"X-Slack-Retry-{each}") for each in ("Num", "Reason")]
        seen.append((*why, (await request.json())["event_id"]))
        if len(seen) == 1:
            slack.courier.ack_seconds = 3  # Slack is patient again with the next try
            await asyncio.Event().wait()
        return web.Response(status=200 if len(seen) == 3 else 500)

    slack.courier.ack_seconds = 0.3
    async with serving(web.post("/", third_time_lucky)) as slack.request_url:
        assert (await slack.say("U1", "hello")).acked
    assert [each[:2] for each in seen] == [(None, None), ("1", "http_timeout"), ("2", "http_error")]
    assert len({event_id for *_, event_id in seen}) == 1


async def test_an_app_may_ask_for_no_retry(slack: FakeSlack) -> None:
    async def no(request: web.Request) -> web.Response:
        return web.Response(status=500, headers={"X-Slack-No-Retry": "1"})

    async with serving(web.post("/", no)) as slack.request_url:
        assert len((await slack.say("U1", "hello")).attempts) == 1


async def test_bolt_comes_back_after_a_dropped_socket(slack: FakeSlack, app: AsyncApp) -> None:
    async with listening(slack, app):
        await slack.refresh_sockets()
        await slack.until(lambda: len(slack.called("socket")) == 2 and slack.connections == 1)
        assert (await slack.say("U1", "still there?")).acked
        await slack.drop_sockets()
        await slack.until(lambda: len(slack.called("socket")) == 3)
        assert (await slack.say("U1", "and now?")).acked


async def test_what_people_do_besides_talking_is_told(
    slack: FakeSlack, app: AsyncApp, heard: list[dict[str, Any]]
) -> None:
    async with listening(slack, app):
        said = await slack.say("U1", "old")
        message = slack.workspace.messages["C1", said.ts]
        await slack.edit(message, "new & better")
        await slack.react("U1", message, "eyes")
        await slack.delete(message)
        await slack.share("U1", "list.csv", b"a,b", "D1", "here it is")
        await slack.open_home("U1")
    changed, reaction, deleted, shared, home = [each["event"] for each in heard[1:]]
    assert changed["message"]["text"] == "new &amp; better"
    assert changed["previous_message"]["text"] == "old"
    assert (reaction["reaction"], reaction["item"]["ts"]) == ("eyes", said.ts)
    assert deleted["deleted_ts"] == said.ts
    assert (shared["subtype"], shared["files"][0]["size"]) == ("file_share", 3)
    assert (home["type"], home["channel"]) == ("app_home_opened", "D1")


async def test_every_kind_of_input_reports_what_was_chosen(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    label = {"type": "plain_text", "text": "Pick"}
    option = {"text": {"type": "plain_text", "text": "Visit"}, "value": "visit"}
    elements: list[dict[str, Any]] = [
        {"type": "static_select", "options": [option]},
        {"type": "checkboxes", "options": [option]},
        {"type": "datepicker"},
        {"type": "number_input"},
    ]
    inputs = [
        {"type": "input", "block_id": each["type"], "label": label, "element": each}
        for each in elements
    ]
    opened = (await slack.slash("U1", "/rapport")).deliveries[0].payload["trigger_id"]
    await client.views_open(trigger_id=opened, view=MODAL | {"blocks": inputs})
    said = {"static_select": "Visit", "checkboxes": ["visit"], "datepicker": "2026-11-25"}
    sent = await slack.submit("U1", slack.views[0], said)
    values = sent.deliveries[0].payload["view"]["state"]["values"]
    chosen = {block: next(iter(state.values())) for block, state in values.items()}
    assert chosen["static_select"]["selected_option"] == option
    assert chosen["checkboxes"]["selected_options"] == [option]
    assert chosen["datepicker"]["selected_date"] == "2026-11-25"
    assert chosen["number_input"]["value"] is None
    used = client.views_open(trigger_id=opened, view=MODAL)
    assert await refused(used) == "exchanged_trigger_id"


async def test_home_tabs_are_published_and_pressed(
    slack: FakeSlack, client: AsyncWebClient, app: AsyncApp, heard: list[dict[str, Any]]
) -> None:
    slack.workspace.add_user("U1")
    await client.views_publish(user_id="U1", view={"type": "home", "blocks": CARD})
    async with listening(slack, app):
        assert (await slack.press("U1", slack.homes["U1"], 0)).acked
    assert (heard[0]["container"]["type"], heard[0]["view"]["type"]) == ("view", "home")


async def test_the_bots_own_posts_come_back_when_asked_for(heard: list[dict[str, Any]]) -> None:
    async def keep(request: web.Request) -> web.Response:
        heard.append((await request.json())["event"])
        return web.Response()

    async with FakeSlack(echoes=True) as slack, serving(web.post("/", keep)) as url:
        slack.request_url = url
        await slack_client(slack).chat_postMessage(channel="C1", text="hello")
        await slack.until(lambda: heard)
    assert (heard[0]["text"], heard[0]["bot_id"]) == ("hello", "B1")


async def test_a_channel_takes_one_message_a_second_when_paced() -> None:
    clock = [1_800_000_000.0]
    async with FakeSlack(paced=True, now=lambda: clock[0]) as slack:
        post = slack_client(slack).chat_postMessage
        await post(channel="C1", text="1")
        assert await refused(post(channel="C1", text="too soon")) == "ratelimited"
        clock[0] += 1
        await post(channel="C1", text="2")
    assert [each["text"] for each in slack.posts()] == ["1", "2"]
