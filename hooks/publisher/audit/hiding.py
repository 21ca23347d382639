"""Tags that keep what is in them from some readers. What style sheets do, tests see in a browser."""

from __future__ import annotations

from collections.abc import Mapping

# ruff: noqa: SIM905  # words read better as words
_TAGS = frozenset(
    "audio canvas datalist details dialog iframe math noscript object select svg template textarea "
    "video".split()
)
"""What is in them stays unseen until somebody or something opens it, or for good."""
_ATTRIBUTES = ("hidden", "inert", "popover")
"""Each hides whatever its value: `hidden=until-found` and `hidden=false` too."""


def hides(tag: str, attributes: Mapping[str, str]) -> str:
    """What in an opening tag keeps its content from somebody; empty when nothing does."""
    if tag in _TAGS:
        return f"<{tag}>"
    for name in _ATTRIBUTES:
        if name in attributes:
            return f"<{tag} {name}>"
    if attributes.get("aria-hidden", "false") != "false":
        return f"<{tag} aria-hidden>"
    return ""
