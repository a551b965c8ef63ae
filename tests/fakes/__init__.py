"""Slack and Telegram on the loopback: real HTTP, the platforms' own limits, failures on demand."""
