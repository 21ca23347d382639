"""What editors and CI ask of the data: one module for each command of `nutrients`.

Each has `add(commands)`, which describes the command and sets the function that runs it. That function
takes the given arguments and gives the exit status: 0 all is well, 1 there is something to mend, 2 the
question itself was wrong. To add a command, write its module and name it in `COMMANDS`.
"""

from __future__ import annotations

from . import audit, check, checked, impact, new, review, schema, stale, where_used

COMMANDS = (check, impact, where_used, stale, new, review, checked, schema, audit)

__all__ = ["COMMANDS"]
