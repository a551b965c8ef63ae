"""What `rapport` does on the command line: one file per kind of work, imported when asked for."""
