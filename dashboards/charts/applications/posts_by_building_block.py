"""Posts by building block: how many people does the programme employ, and how fully?"""

from __future__ import annotations

from dashboards.charts.applications.variables_of_applications import posts
from dashboards.charts.base import Base, Chart
from dashboards.language import formats, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext, pgettext
from dashboards.pictures.making import bars, block_label, roles
from dashboards.pictures.model import Bars
from dashboards.pictures.parts import Text
from queries import applications
from queries.rows import Row, Rows
from queries.scope import Scope


def draw(rows: Rows) -> Bars:
    """One bar per block: its posts, and how much of one a project has."""
    return bars(
        [block_label(block) for block in rows["building_block"]],
        rows["approved_posts"],
        texts=[_text(row) for row in rows],
        roles=roles(len(rows), range(len(rows))),
    )


def _text(row: Row) -> Text:
    if row["posts_per_project"] is None:
        return Text(posts(row["approved_posts"]), "")
    rest = _("{posts} per project").format(posts=posts(row["posts_per_project"]))
    return Text(posts(row["approved_posts"]), f" · {rest}")


def _full_time(together: float) -> str:
    """So many full-time posts, with the noun."""
    if posts(together) == formats.number(1):
        return _("one full-time post")
    return _("{posts} full-time posts").format(posts=posts(together))


def _mean(per_project: str) -> str:
    """The mean as a sentence says it: of one post as a word."""
    return pgettext("posts", "one") if per_project == formats.number(1) else per_project


def describe(rows: Rows) -> str:
    """All posts, the mean of a project, and how many stay below a quarter post."""
    count, together = rows.total("stating_count"), float(rows.total("approved_posts"))
    if count == 1:
        text = _("The one approved project that states it has {posts}")
        text = text.format(posts=_full_time(together))
    else:
        text = _(
            "{count} approved projects state their posts: {posts} in all, {mean} per "
            "project on average"
        ).format(
            count=formats.number(count),
            posts=_full_time(together),
            mean=_mean(posts(together / count)),
        )
    below = rows.total("below_quarter_count")
    if not below:
        return f"{text}."
    left = ngettext(
        "{text}; {below} project stays below a quarter post.",
        "{text}; {below} projects stay below a quarter post.",
        below,
    )
    if below == count:
        left = _("{text}; {all} stay below a quarter post.")
        if count == 1:
            left = _("{text}, less than a quarter post.")
    return left.format(
        text=text, below=formats.small_count(below), all=phrases.all_of(count) if count > 1 else ""
    )


def base(scope: Scope) -> Base:
    """Approved applications that state their posts, and those that do not."""
    stated = applications.posts_by_building_block(scope).total("stating_count")
    approved = applications.base(scope).first["approved_count"]
    noun = ngettext("approved application", "approved applications", stated)
    return Base(stated, noun, ((approved - stated, _("posts not stated")),))


CHART = Chart(
    id="posts-by-building-block",
    title=_lazy("Posts by building block"),
    subtitle=_lazy("Posts in approved projects by building block, full time = 1"),
    adds_up=("stating_count", "approved_posts", "below_quarter_count"),
    compared="posts_per_project",
    query=applications.posts_by_building_block,
    figure=draw,
    summary=describe,
    columns=(
        "building_block",
        "stating_count",
        "approved_posts",
        "posts_per_project",
        "below_quarter_count",
    ),
    base=base,
    toggles=("building_block",),
    nothing=_lazy("No approved project of the choice states its posts."),
    definition=_lazy(
        "Parts of full-time posts that approved projects state, added up; who works there is not "
        "in the data. A funded post should be at least a quarter of full time (Förderdatenbank)."
    ),
)
