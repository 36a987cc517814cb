"""Habits the counts of the sample follow: who is met where, how, and who comes back.

All of it is invented. It follows what practitioners tell: schools lead for children and
adolescents, the shared accommodation for refugees, parents are met where their children are, and
in spring 2020 nearly everything stopped.
"""

from functools import cache
from typing import Final

TARGET_ORDER: Final = (
    "children",
    "adolescents",
    "young-adults",
    "parents",
    "families",
    "single-parents",
    "refugees",
    "newcomers",
    "professionals",
    "residents",
)

# Weight of a target group per building block; the first one is never left out.
TARGETS: Final = {
    1: dict(zip(TARGET_ORDER, (26.0, 20.0, 6.0, 15.0, 11.0, 4.0, 5.0, 9.0, 2.5, 3.0), strict=True)),
    2: {
        "children": 40.0,
        "parents": 24.0,
        "families": 18.0,
        "adolescents": 10.0,
        "single-parents": 4.0,
        "professionals": 3.0,
    },
    3: {"professionals": 90.0, "residents": 10.0},
}

# Where a target group is met first: weights in the order of TARGET_ORDER.
_PLACES: Final = {
    "school": (150, 115, 8, 32, 22, 7, 9, 23, 15, 0),
    "primary-school": (89, 4, 0, 78, 34, 7, 9, 22, 8, 0),
    "vocational-college": (0, 13, 20, 0, 0, 1, 3, 4, 2, 0),
    "day-care": (63, 0, 0, 57, 37, 9, 8, 19, 8, 1),
    "community-centre": (7, 6, 6, 14, 11, 3, 5, 9, 4, 26),
    "family-centre": (27, 5, 4, 53, 59, 22, 6, 18, 6, 9),
    "congregation": (12, 7, 3, 11, 9, 3, 5, 7, 1, 13),
    "youth-centre": (51, 97, 26, 6, 7, 1, 10, 16, 6, 3),
    "youth-workshop": (0, 14, 18, 0, 0, 0, 2, 2, 1, 0),
    "cultural-station": (4, 9, 5, 2, 4, 0, 1, 2, 1, 4),
    "sports-ground": (16, 24, 7, 2, 3, 0, 4, 3, 1, 2),
    "jobcentre-u25": (0, 14, 27, 4, 2, 5, 4, 6, 1, 1),
    "food-bank": (2, 1, 2, 7, 8, 6, 3, 6, 1, 9),
    "shared-accommodation": (9, 6, 5, 9, 9, 2, 42, 8, 1, 0),
    "playground": (49, 7, 2, 36, 20, 9, 4, 12, 1, 11),
    "backyard": (12, 9, 3, 4, 5, 1, 3, 4, 0, 6),
    "street": (10, 51, 18, 2, 1, 1, 4, 9, 1, 8),
    "online": (0, 11, 6, 7, 4, 3, 1, 2, 3, 1),
}

PLACE_GROUPS: Final = {
    "school": "education",
    "primary-school": "education",
    "vocational-college": "education",
    "day-care": "education",
    "community-centre": "facility",
    "family-centre": "facility",
    "congregation": "facility",
    "youth-centre": "facility",
    "youth-workshop": "facility",
    "cultural-station": "facility",
    "sports-ground": "facility",
    "jobcentre-u25": "help",
    "food-bank": "help",
    "shared-accommodation": "help",
    "playground": "public",
    "backyard": "public",
    "street": "public",
    "online": "digital",
}

APPROACHES: Final = {
    "education": {"presentation": 56.0, "multipliers": 28.0, "referral": 12.0, "digital": 1.0},
    "facility": {"presentation": 44.0, "multipliers": 30.0, "referral": 14.0, "outreach": 8.0},
    "help": {"referral": 40.0, "native-language": 24.0, "presentation": 20.0, "multipliers": 16.0},
    "public": {"outreach": 82.0, "native-language": 12.0, "multipliers": 6.0},
    "digital": {"digital": 92.0, "native-language": 8.0},
}

AGES: Final = {
    "children": {"0-2": 6.0, "3-5": 20.0, "6-9": 44.0, "10-13": 28.0, "unknown": 2.0},
    "adolescents": {"10-13": 16.0, "14-17": 72.0, "18-20": 8.0, "unknown": 4.0},
    "young-adults": {"18-20": 46.0, "21-24": 48.0, "25-plus": 4.0, "unknown": 2.0},
    "parents": {"21-24": 10.0, "25-plus": 84.0, "unknown": 6.0},
    "families": {"0-2": 8.0, "3-5": 14.0, "6-9": 16.0, "25-plus": 48.0, "unknown": 14.0},
    "single-parents": {"18-20": 4.0, "21-24": 18.0, "25-plus": 74.0, "unknown": 4.0},
    "refugees": {"6-9": 14.0, "10-13": 16.0, "14-17": 22.0, "18-20": 12.0, "25-plus": 30.0},
    "newcomers": {"3-5": 8.0, "6-9": 18.0, "10-13": 16.0, "14-17": 18.0, "25-plus": 40.0},
    "professionals": {"25-plus": 86.0, "unknown": 14.0},
    "residents": {"21-24": 8.0, "25-plus": 74.0, "unknown": 18.0},
}

# Of a hundred first contacts: regular, occasional, lost, not known.
FAITHFULNESS: Final = {
    "children": (57, 25, 10, 8),
    "adolescents": (45, 32, 15, 8),
    "young-adults": (31, 35, 25, 9),
    "parents": (51, 28, 13, 8),
    "families": (54, 27, 11, 8),
    "single-parents": (47, 28, 16, 9),
    "refugees": (38, 32, 20, 10),
    "newcomers": (40, 32, 18, 10),
    "professionals": (50, 30, 5, 15),
    "residents": (35, 38, 18, 9),
}

# How likely the use is stated at all; for professionals hardly anybody does.
USE_REPORTED: Final = {"professionals": 0.01, "residents": 0.8}

# Contacts after the first, per row.
REPEATS: Final = {
    "children": 4.2,
    "adolescents": 3.4,
    "young-adults": 2.2,
    "parents": 2.6,
    "families": 2.8,
    "single-parents": 2.4,
    "refugees": 2.4,
    "newcomers": 2.4,
    "professionals": 1.6,
    "residents": 1.6,
}

# What was left of the work in the months of the pandemic and in the holidays.
PANDEMIC: Final = {
    (2020, 3): 0.5,
    (2020, 4): 0.14,
    (2020, 5): 0.3,
    (2020, 6): 0.65,
    (2020, 7): 0.85,
    (2020, 9): 1.15,
    (2020, 10): 1.1,
    (2020, 11): 0.75,
    (2020, 12): 0.6,
}
SEASON: Final = {7: 0.8, 8: 0.75, 12: 0.8}


@cache
def place_weights(target: str) -> dict[str, float]:
    """Weight of every place for one target group."""
    column = TARGET_ORDER.index(target)
    return {place: float(weights[column]) for place, weights in _PLACES.items()}
