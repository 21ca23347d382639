"""Changing a file of the knowledge by command: what was asked for changes, and not one byte beside it.

`places` finds the lines of a record, `text` makes the changed text, `writing` says how a new value is
written, `files` puts it on the disk. `subjects` are what can be signed, and `authors` asks git who wrote
them.

Only commands use this package. `text` and `writing` need the library that reads YAML with its comments:
a command imports them in the moment it changes a file, so that all others work without it.
"""
