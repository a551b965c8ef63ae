"""Spreadsheets and address books as people really keep them, read into typed rows and faults."""
