"""The Web API of files: asked for a place, uploaded, shared as a message."""

import mimetypes

from tests.fakes.faults import Params
from tests.fakes.slack_chat import need
from tests.fakes.slack_workspace import BOT_USER, Record, SlackError, Workspace


def describe(workspace: Workspace, url: str, user: str, name: str, size: int) -> Record:
    """A file without its content, kept under a fresh id."""
    file = workspace.number("F")
    link = f"{url}/download/{file}"
    workspace.files[file] = {
        "id": file,
        "name": name,
        "title": name,
        "user": user,
        "size": size,
        "mode": "hosted",
        "mimetype": mimetypes.guess_type(name)[0] or "application/octet-stream",
        "url_private": link,
        "url_private_download": link,
        "permalink": f"https://acme.slack.com/files/{user}/{file}/{name}",
    }
    return workspace.files[file]


def upload_url(workspace: Workspace, params: Params) -> Params:
    """`url` is where the server listens; it is put among the parameters by the server."""
    size = int(need(params, "length"))
    file = describe(workspace, params["url"], BOT_USER, need(params, "filename"), size)
    return {"upload_url": f"{params['url']}/upload/{file['id']}", "file_id": file["id"]}


def complete(workspace: Workspace, params: Params) -> Params:
    if any(said["id"] not in workspace.contents for said in need(params, "files")):
        raise SlackError("file_not_found")
    files = [workspace.files[said["id"]] for said in params["files"]]
    for file, said in zip(files, params["files"], strict=True):
        file["title"] = said.get("title") or file["name"]
    shared_in = params.get("channel_id") or params.get("channels") or ""
    for channel in filter(None, str(shared_in).split(",")):
        workspace.post_as_bot(
            workspace.writable(channel),
            params.get("initial_comment") or "",
            subtype="file_share",
            files=files,
            blocks=params.get("blocks"),
            thread_ts=params.get("thread_ts"),
        )
    return {"files": files}


def file_info(workspace: Workspace, params: Params) -> Params:
    file = workspace.files.get(need(params, "file"))
    if file is None:
        raise SlackError("file_not_found")
    return {"file": file}


METHODS = {
    "files.getUploadURLExternal": upload_url,
    "files.completeUploadExternal": complete,
    "files.info": file_info,
}
