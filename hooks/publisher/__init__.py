"""Turns the knowledge in `nutrients.yaml` and the articles in `docs/articles/` into pages.

The package knows nothing of MkDocs; `hooks/publish.py` is the only place where the two meet.
Read it in the direction the data flows: `source` → `knowledge` → `rules` → `pages` → `html` → `audit`.
"""
