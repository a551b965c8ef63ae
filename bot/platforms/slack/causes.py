"""Slack's words for why it will not post, in ours."""

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


def cause_of(error: str) -> Cause:
    return _CAUSE.get(error, Cause.OTHER)
