"""Writes instants.tsv: what a second implementation (Python's zoneinfo) says of local times, clock changes before all.

    python3 test/domain/reminders/instants.py > test/domain/reminders/instants.tsv

Columns: zone, local time, seconds since the epoch, how often the zone's clocks show that time (0 - left out, 2 - twice).
A time that is left out is counted by the clocks as they stood before the change (PEP 495, fold 0).
"""

import random
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

ZONES = """Europe/Kaliningrad Asia/Yekaterinburg Asia/Kamchatka Europe/Moscow Europe/Samara Asia/Magadan Europe/Volgograd
Europe/Berlin America/New_York America/Sao_Paulo Australia/Lord_Howe Asia/Kathmandu Africa/Casablanca Africa/Cairo
Pacific/Apia""".split()
CHANGES, ANY_DAYS = 7, 10
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
CHANCE = random.Random(7)


def changes(zone):
    """Moments in UTC at which the zone's offset changes, to the minute."""
    at, found = datetime(1970, 1, 2, tzinfo=timezone.utc), []
    offset = lambda moment: moment.astimezone(zone).utcoffset()
    while at.year < 2041:
        after = at + timedelta(days=1)
        if offset(at) != offset(after):
            low, high = 0, 1440
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if offset(at + timedelta(minutes=middle)) == offset(at) else (low, middle)
            found.append(at + timedelta(minutes=high))
        at = after
    return found


def times_shown(wall, zone):
    moments = {wall.replace(tzinfo=zone, fold=fold).timestamp() for fold in (0, 1)}
    shown = [datetime.fromtimestamp(moment, zone).replace(tzinfo=None, fold=0) for moment in moments]
    return sum(each == wall for each in shown)


def row(name, wall):
    zone = ZoneInfo(name)
    seconds = int((wall.replace(tzinfo=zone) - EPOCH).total_seconds())
    return f"{name}\t{wall:%Y-%m-%dT%H:%M}\t{seconds}\t{times_shown(wall, zone)}"


def around(name, change):
    """Local times before, inside and after a change of clocks."""
    zone = ZoneInfo(name)
    walls = [(change + timedelta(minutes=m)).astimezone(zone).replace(tzinfo=None, fold=0) for m in (-1, 0)]
    middle = walls[0] + (walls[1] - walls[0]) / 2
    return [walls[0], walls[1], middle.replace(second=0), walls[1] + timedelta(hours=9)]


for name in ZONES:
    found = changes(ZoneInfo(name))
    chosen = sorted(CHANCE.sample(found, min(CHANGES, len(found))))
    if name == "Pacific/Apia":
        chosen.append(datetime(2011, 12, 30, 10, tzinfo=timezone.utc))
    days = [datetime(1970, 1, 2) + timedelta(minutes=CHANCE.randrange(71 * 525_600)) for _ in range(ANY_DAYS)]
    for wall in [wall for change in chosen for wall in around(name, change)] + days:
        print(row(name, wall))
