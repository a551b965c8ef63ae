"""Slack's words for why it will not post, in ours."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.errors import SlackApiError

from core.undelivered import Cause

# docs.slack.dev/reference/methods: chat.postMessage, conversations.open, files.upload
CAUSES = {
    Cause.GONE: "channel_not_found is_archived user_not_found user_disabled thread_not_found "
    "cannot_reply_to_message channel_is_archived user_not_visible",
    Cause.BLOCKED: "user_is_restricted cannot_dm_bot messages_tab_disabled",
    Cause.OUTSIDE: "not_in_channel restricted_action restricted_action_read_only_channel "
    "restricted_action_thread_only_channel restricted_action_non_threadable_channel access_denied "
    "ekm_access_denied no_permission posting_to_general_channel_denied",
    Cause.TOKEN: "invalid_auth not_authed account_inactive token_expired token_revoked "
    "missing_scope not_allowed_token_type team_access_not_granted org_login_required",
    Cause.TOO_BIG: "msg_too_long msg_blocks_too_long too_many_attachments "
    "too_many_contact_cards file_upload_size_restricted storage_limit_reached metadata_too_large",
    Cause.OURS: "no_text invalid_blocks invalid_blocks_format invalid_arguments "
    "invalid_metadata_format",
}
_CAUSE = {error: cause for cause, errors in CAUSES.items() for error in errors.split()}

# Slack may have posted although it says so: to be looked up before it is said again.
DOUBTFUL = {"internal_error", "fatal_error", "service_unavailable", "request_timeout"}
PATIENCE = 1.0  # seconds, when Slack does not say how long


def cause_of(error: str) -> Cause:
    return _CAUSE.get(error, Cause.OTHER)


def read_fault(fault: SlackApiError) -> tuple[int, str, Mapping[str, str]]:
    """Status, error and headers; what is no answer of Slack's has no error."""
    response: Any = fault.response
    status = getattr(response, "status_code", None) or getattr(response, "status", None) or 0
    data = getattr(response, "data", None)
    error = data.get("error") if isinstance(data, dict) else None
    return int(status), str(error or ""), getattr(response, "headers", None) or {}


def waiting(headers: Mapping[str, str]) -> float:
    said = next((v for k, v in headers.items() if k.casefold() == "retry-after"), "")
    return float(said) if said.strip().isdecimal() else PATIENCE
