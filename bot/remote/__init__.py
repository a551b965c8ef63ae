"""Calls to servers that are no chat network."""
