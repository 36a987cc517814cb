"""Words."""
from dashboards.i18n import Lazy
WORDS: dict[str, Lazy] = {}
