"""The business, in plain synchronous Python: one noun per file, no platform, no sentence."""
