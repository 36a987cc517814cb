"""The picture of a result as the form it must have, so that types can be told."""

from __future__ import annotations

from typing import TypeVar

from dashboards.charts.result import ChartResult
from dashboards.pictures.model import Picture

Form = TypeVar("Form")


def drawn(result: ChartResult, form: type[Form]) -> Form:
    """The result's picture, which must be of this form."""
    picture: Picture = result.picture
    assert isinstance(picture, form)
    return picture
