"""Names that Windows can give no file or folder: with one of them, nobody there gets a checkout.

Source: Microsoft Learn, "Naming Files, Paths, and Namespaces".
"""

from __future__ import annotations

from functools import lru_cache

_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)
_SIGNS = frozenset('<>:"|?*\\')


@lru_cache(maxsize=100_000)  # an id is named in many places
def refused_by_windows(name: str) -> str | None:
    """Why Windows refuses a name of a file, a folder or an id; None when it takes it."""
    if name.partition(".")[0].rstrip().lower() in _DEVICES:
        return f"found '{name}', which Windows keeps for a device; choose another name"
    if odd := sorted(_SIGNS.intersection(name)):
        return f"found the sign {odd[0]} in the name '{name}', which Windows refuses; choose another name"
    if name.endswith((".", " ")):
        return f"found '{name}', but Windows refuses names that end in a dot or a space; delete it"
    return None
