"""The Web API of modals and home tabs."""

from tests.fakes.faults import Params
from tests.fakes.slack_blocks import check_view
from tests.fakes.slack_chat import need
from tests.fakes.slack_workspace import APP, BOT_ID, TEAM, Record, SlackError, Workspace


def keep_view(workspace: Workspace, view: Record) -> Record:
    """Checked and shown to the person under a fresh id."""
    check_view(view)
    shown: Record = {"callback_id": "", "private_metadata": ""} | view
    shown |= {
        "id": workspace.number("V"),
        "hash": workspace.stamp(),
        "state": {"values": {}},
        "team_id": TEAM,
        "app_id": APP,
        "bot_id": BOT_ID,
    }
    workspace.views[shown["id"]] = shown
    return shown


def revise_view(workspace: Workspace, view: Record, new: Record) -> Record:
    check_view(new)
    workspace.views[view["id"]] = view | new | {"hash": workspace.stamp()}
    return workspace.views[view["id"]]


def _use_trigger(workspace: Workspace, params: Params) -> None:
    trigger = workspace.triggers.get(need(params, "trigger_id"))
    if trigger is None:
        raise SlackError("invalid_trigger_id")
    if trigger.used:
        raise SlackError("exchanged_trigger_id")
    if workspace.now() > trigger.expires:
        raise SlackError("expired_trigger_id")
    trigger.used = True


def open_view(workspace: Workspace, params: Params) -> Params:
    _use_trigger(workspace, params)
    return {"view": keep_view(workspace, need(params, "view"))}


def update_view(workspace: Workspace, params: Params) -> Params:
    wanted = (params.get("view_id"), params.get("external_id"))
    for view in workspace.views.values():
        if view["id"] == wanted[0] or (wanted[1] and view.get("external_id") == wanted[1]):
            break
    else:
        raise SlackError("not_found")
    if params.get("hash") not in (None, "", view["hash"]):
        raise SlackError("hash_conflict")
    return {"view": revise_view(workspace, view, need(params, "view"))}


def publish(workspace: Workspace, params: Params) -> Params:
    user, view = need(params, "user_id"), need(params, "view")
    if user not in workspace.users:
        raise SlackError("user_not_found")
    check_view(view)
    workspace.homes[user] = view | {"id": f"VH{user}", "hash": workspace.stamp()}
    return {"view": workspace.homes[user]}


METHODS = {
    "views.open": open_view,
    "views.push": open_view,
    "views.update": update_view,
    "views.publish": publish,
}
