"""The chart as a picture: for the worker process, because it loads matplotlib.

It brings its own dark ground with round corners, so that it reads the same on Discord's light and dark themes. Shape
and colour say the same twice; the words beside the picture say it without either.
"""

import io
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch
from PIL import Image

from cogs.progress.models import FULL_SCALE, Chart, Curve, Legend

GROUND = "#1f2430"
GRID = "#3c4454"
WORDS = "#f2f4f8"
QUIET = "#b9c1d0"
INTERVIEWER = "#6cb6ff"
ROOM = "#ffb454"
OWN = "#e6e9f0"
TREND = "#74e0b4"

DOTS_PER_INCH = 100
"""Everything below is in inches, of which the picture has a hundred dots each."""

CELL_WIDTH, CELL_HEIGHT = 4.7, 2.2
BESIDE, BELOW = 0.4, 0.8
"""The gaps between cells; a title stands in the lower one."""

LEFT, RIGHT, TOP, BOTTOM = 1.75, 0.5, 0.9, 0.85
TITLE, LABEL = 19, 16
MOST_BESIDE_TWO = 5
"""Curves, up to which two columns are enough, with room for the legend."""

LOWEST, HIGHEST = 0.6, FULL_SCALE + 0.4
"""Half a mark more than there are levels."""

LEAST_ASIDE, ASIDE = 0.18, 0.012
"""How far the room's mark stands beside the others, so that it hides none: in interviews, and in parts of the row."""

COLOURS = 64
"""More would only make the file heavier."""


def draw(chart: Chart) -> bytes:
    """A PNG file: each dimension in a cell of its own, and the legend in the last."""
    columns = 2 if len(chart.curves) <= MOST_BESIDE_TWO else 3
    rows = len(chart.curves) // columns + 1
    figure = _sheet(columns, rows)
    for number, curve in enumerate(chart.curves):
        row, column = divmod(number, columns)
        cell = _cell(figure, row, column, rows)
        is_lowest = number + columns >= len(chart.curves)
        _draw_curve(cell, curve, chart, has_names=column == 0, has_dates=is_lowest)
    _draw_legend(_cell(figure, *divmod(len(chart.curves), columns), rows), chart.legend)
    return _packed(figure)


def _sheet(columns: int, rows: int) -> Figure:
    width = LEFT + columns * CELL_WIDTH + (columns - 1) * BESIDE + RIGHT
    height = TOP + rows * CELL_HEIGHT + (rows - 1) * BELOW + BOTTOM
    figure = Figure((width, height), dpi=DOTS_PER_INCH, facecolor="none")
    FigureCanvasAgg(figure)
    ground = FancyBboxPatch(
        (0.15, 0.15),
        width - 0.3,
        height - 0.3,
        boxstyle="round,pad=0.15,rounding_size=0.25",
        facecolor=GROUND,
        edgecolor=GRID,
        transform=figure.dpi_scale_trans,
        zorder=-1,
    )
    figure.patches.append(ground)
    return figure


def _cell(figure: Figure, row: int, column: int, rows: int) -> Axes:
    width, height = figure.get_size_inches()
    left = LEFT + column * (CELL_WIDTH + BESIDE)
    bottom = BOTTOM + (rows - 1 - row) * (CELL_HEIGHT + BELOW)
    place = (left / width, bottom / height, CELL_WIDTH / width, CELL_HEIGHT / height)
    return figure.add_axes(place, facecolor="none")


def _draw_curve(cell: Axes, curve: Curve, chart: Chart, *, has_names: bool, has_dates: bool) -> None:
    count = len(chart.dates)
    cell.set_title(curve.name, loc="left", color=WORDS, fontsize=TITLE, pad=10)
    margin = max(0.6, 0.06 * count)
    cell.set_xlim(-margin, max(count, 3) - 1 + margin)
    cell.set_ylim(LOWEST, HIGHEST)
    cell.set_yticks(range(1, FULL_SCALE + 1), chart.levels if has_names else [""] * FULL_SCALE)
    dated = _dated(count) if has_dates else []
    cell.set_xticks(dated, [chart.dates[at] for at in dated])
    cell.tick_params(length=0, labelcolor=QUIET, labelsize=LABEL, pad=8)
    cell.grid(axis="y", color=GRID, linewidth=1.2)
    cell.set_axisbelow(True)
    for edge in cell.spines.values():
        edge.set_visible(False)
    _draw_trend(cell, curve)
    _draw_spots(cell, curve, count)


def _dated(count: int) -> list[int]:
    """Which interviews get their date."""
    return sorted({0, count // 2, count - 1})


def _mark_size(count: int) -> float:
    """Smaller where there are many, in points."""
    return min(13.0, max(7.5, 16.0 - 0.35 * count))


def _draw_trend(cell: Axes, curve: Curve) -> None:
    at = [point.at for point in curve.trend]
    low = [max(point.level - point.spread, LOWEST) for point in curve.trend]
    high = [min(point.level + point.spread, HIGHEST) for point in curve.trend]
    _band(cell, at, low, high)
    _line(cell, at, [point.level for point in curve.trend])


def _draw_spots(cell: Axes, curve: Curve, count: int) -> None:
    size = _mark_size(count)
    aside = max(LEAST_ASIDE, ASIDE * count)
    for spot in curve.spots:
        if spot.room is not None:
            _diamond(cell, spot.at + aside, spot.room, spot.spread, size)
        if spot.interviewer is not None:
            _dot(cell, spot.at, spot.interviewer, size)
        if spot.own is not None:
            _ring(cell, spot.at, spot.own, size)


def _draw_legend(cell: Axes, legend: Legend) -> None:
    cell.set_axis_off()
    cell.set_xlim(0, 10)
    cell.set_ylim(LOWEST, HIGHEST)
    _dot(cell, 0.7, 5, 13)
    _diamond(cell, 0.7, 3.85, 0.4, 13)
    _ring(cell, 0.7, 2.7, 13)
    _band(cell, [0.2, 1.2], [1.05, 1.3], [1.65, 1.9])
    _line(cell, [0.2, 1.2], [1.35, 1.6])
    words = (legend.interviewer, legend.room, legend.own, legend.trend)
    for height, word in zip((5, 3.85, 2.7, 1.5), words, strict=True):
        cell.text(1.8, height, word, color=WORDS, fontsize=LABEL, va="center")


def _dot(cell: Axes, at: float, level: float, size: float) -> None:
    cell.plot(at, level, "o", color=INTERVIEWER, markersize=size, zorder=4)


def _diamond(cell: Axes, at: float, level: float, spread: float, size: float) -> None:
    cell.errorbar(at, level, spread, color=ROOM, fmt="D", markersize=size * 0.7, linewidth=2.5, zorder=3)


def _ring(cell: Axes, at: float, level: float, size: float) -> None:
    cell.plot(at, level, "o", color=OWN, markersize=size * 1.5, markerfacecolor="none", markeredgewidth=2.2, zorder=5)


def _band(cell: Axes, at: Sequence[float], low: Sequence[float], high: Sequence[float]) -> None:
    cell.fill_between(at, low, high, color=TREND, alpha=0.18, linewidth=0)


def _line(cell: Axes, at: Sequence[float], levels: Sequence[float]) -> None:
    cell.plot(at, levels, color=TREND, linewidth=3.5, solid_capstyle="round", zorder=2)


def _packed(figure: Figure) -> bytes:
    drawn, packed = io.BytesIO(), io.BytesIO()
    figure.savefig(drawn, format="png", dpi=DOTS_PER_INCH, transparent=True)
    Image.open(drawn).quantize(COLOURS).save(packed, "PNG", optimize=True)
    return packed.getvalue()
