"""Moves the clock of every Python with this folder in PYTHONPATH: `CLOCK=+400d` for 400 days ahead.

Clocks that only measure how long something takes stay as they are, or waiting would never end.
"""

import datetime
import os

import time_machine

_days = datetime.timedelta(days=int(os.environ["CLOCK"].removesuffix("d")))
time_machine.travel(datetime.datetime.now(datetime.UTC) + _days, tick=True).start()
