"""What the sample sets out to show, and the one source of chance it is drawn from.

The sums 108 / 29 / 19 are published; how they spread over regions, districts and months is
invented, along the child poverty of the districts: Köln, Dortmund, Essen and Gelsenkirchen lead,
nine districts have no application.
"""

import random
from typing import Final

SEED: Final = "zusammen-im-quartier-2018-2020"
FUNDING_ROUND: Final = "2018-2020"

# Applications by region and building block; the columns add up to the published 108, 29 and 19.
BLOCKS_BY_REGION: Final = {
    "051": {1: 30, 2: 9, 3: 9},
    "053": {1: 28, 2: 6, 3: 3},
    "055": {1: 18, 2: 4, 3: 0},
    "057": {1: 5, 2: 1, 3: 3},
    "059": {1: 27, 2: 9, 3: 4},
}

# Applications received per month of the call (11.06.2018 to 28.02.2019).
RECEIVED: Final = {
    (2018, 6): 4,
    (2018, 7): 9,
    (2018, 8): 14,
    (2018, 9): 31,
    (2018, 10): 12,
    (2018, 11): 10,
    (2018, 12): 17,
    (2019, 1): 21,
    (2019, 2): 38,
}

# Cities which are a district: applications, and how many of them were not approved.
CITIES: Final = {
    "05111000": (5, 1),
    "05112000": (5, 2),
    "05113000": (11, 3),
    "05114000": (2, 1),
    "05116000": (4, 1),
    "05117000": (2, 1),
    "05119000": (2, 1),
    "05120000": (1, 0),
    "05122000": (1, 0),
    "05124000": (5, 2),
    "05314000": (2, 1),
    "05315000": (15, 4),
    "05316000": (3, 1),
    "05512000": (1, 0),
    "05513000": (7, 2),
    "05515000": (2, 0),
    "05711000": (2, 1),
    "05911000": (4, 1),
    "05913000": (12, 3),
    "05914000": (3, 1),
    "05915000": (2, 1),
    "05916000": (3, 1),
}

# Municipalities with applications in the other districts: one approved each; those named in
# SECOND_APPLICATION have a second one which was not approved.
TOWNS: Final = (
    *("05158028", "05158032", "05162024", "05162004", "05166032", "05166016", "05166036"),
    *("05170024", "05170048", "05334002", "05334012", "05334032", "05334004", "05334016"),
    *("05362032", "05362008", "05362028", "05362040", "05370020", "05370016", "05378004"),
    *("05382068", "05382060", "05382056", "05554008", "05554020", "05558016", "05562032"),
    *("05562024", "05562014", "05562020", "05562012", "05562004", "05566076", "05566028"),
    *("05754008", "05758012", "05758004", "05766020", "05766044", "05774032", "05774020"),
    *("05954036", "05954016", "05954024", "05958004", "05958032", "05962032", "05962024"),
    *("05962004", "05970040", "05970024", "05970004", "05978036", "05978024", "05978020"),
)
SECOND_APPLICATION: Final = (
    *("05162024", "05334002", "05362032", "05562032", "05962032", "05978024"),
)

# What became of the applications that were not approved; the other 122 were.
NOT_APPROVED: Final = {
    "rejected": 20,
    "withdrawn": 7,
    "under-review": 3,
    "received": 2,
    "revoked": 2,
}

# Whose projects take part in a circle, and how likely. Which district belongs to which circle is
# not published; most applications name none.
CIRCLES: Final = {
    "05111": ("duesseldorf", 0.95),
    "05124": ("duesseldorf", 0.4),
    "05158": ("duesseldorf", 0.5),
    "05113": ("essen", 0.95),
    "05117": ("essen", 0.7),
    "05513": ("essen", 0.5),
    "05913": ("dortmund", 0.95),
    "05911": ("dortmund", 0.5),
    "05978": ("dortmund", 0.5),
}

# Districts whose projects deliver no monthly counts at all, and one that reaches very few people.
WITHOUT_REPORTS: Final = frozenset({"05554", "05566", "05754"})
HARDLY_REACHING: Final = frozenset({"05120"})
REACHING_MANY: Final = frozenset({"05113", "05913"})


def chance(*names: str) -> random.Random:
    """A source of chance per subject, so that a change in one leaves the others as they are."""
    return random.Random("/".join((SEED, *names)))


def pick(draw: random.Random, weights: dict[str, float]) -> str:
    """One of the keys, by weight."""
    return draw.choices(tuple(weights), tuple(weights.values()))[0]
