"""Words and values of the data as the page's language writes them."""

from __future__ import annotations

from decimal import Decimal

from plugins.core.dutch import (
    format_date,
    format_euro,
    format_number,
    format_percentage,
    format_period,
    parse_date,
    parse_period,
)
from plugins.core.figures.datasets import Line
from plugins.core.figures.figure_names import find_figure
from plugins.core.languages import DUTCH, Words
from plugins.core.problems import Unplaced
from plugins.core.texts.page_texts import PageDraft
from plugins.run.run_state import Run
from plugins.support.templates import Markup

__all__ = [
    "figure_text",
    "localised",
    "localised_html",
    "number_text",
    "reference_text",
    "stated_text",
    "unit_text",
    "value_text",
]


def localised(run: Run, text: str, language: str) -> str:
    """Return words of the data in a language.

    As the register of translations has them, else as they are, as words that know they are Dutch.
    """
    if language == DUTCH or not text:
        return text
    record = run.site.translations.get(text)
    return record[language] if record else Words(text, DUTCH)


def localised_html(html: str, written_in: str, language: str) -> Markup:
    """Return finished HTML, in an element that names its language where the page has another."""
    if written_in == language or not html:
        return Markup(html)
    return Markup(f'<div lang="{written_in}">{html}</div>')


def value_text(run: Run, line: Line, language: str = DUTCH) -> str:
    """Format the value of a figure, without qualifier and unit (a percentage keeps its sign)."""
    if line.value is None:
        return run.theme.word_in(language, "figure-unknown")
    return number_text(line.value, line.unit, language)


def number_text(value: Decimal, unit: str, language: str = DUTCH) -> str:
    """Format a number in a unit of the data: an amount, a percentage, or the number alone."""
    if unit == "euro":
        return format_euro(value, language)
    return format_percentage(value, language) if unit == "%" else format_number(value, language)


def stated_text(run: Run, line: Line, language: str = DUTCH) -> str:
    """Format a value with the word that the document puts before it: `ruim 118.000`."""
    qualifier = localised(run, line.qualifier, language)
    return f"{qualifier} {value_text(run, line, language)}".strip()


def unit_text(run: Run, line: Line, language: str = DUTCH) -> str:
    """Format a value with its qualifier and unit: `ruim 118.000 arbeidsplaatsen`."""
    plain = line.is_money or line.unit == "%" or line.value is None
    unit = "" if plain else localised(run, line.unit, language)
    return f"{stated_text(run, line, language)} {unit}".strip()


def figure_text(run: Run, draft: PageDraft, ref: str, *, markdown: bool = True) -> str | Unplaced:
    """Return a figure as running text shows it, such as `ruim 118.000`.

    Args:
        run: the run.
        draft: the page, which shows the figure from now on.
        ref: what the writer typed, such as `begroting-2026#emmen`.
        markdown: it is for a text, in which words can name their language; a title is plain.

    Returns:
        The text, or what is wrong with the name.
    """
    found = find_figure(run.site.datasets, ref, latest=False)
    if isinstance(found, Unplaced):
        return found
    line = found.line
    draft.datasets.add(found.dataset.id)
    draft.figures.add(found.key)
    qualifier = localised(run, line.qualifier, draft.language)
    if markdown and isinstance(qualifier, Words):
        # The word of the document keeps its language by the writers' own notation.
        return f"{{{qualifier.language}: {qualifier}}} {value_text(run, line, draft.language)}"
    return stated_text(run, line, draft.language)


def reference_text(run: Run, text: str, language: str = DUTCH) -> str:
    """Format a reference date; what is no date is localised as other words of the data."""
    day = parse_date(text)
    if day:
        return format_date(day, language)
    period = parse_period(text)
    return format_period(period, language) if period else localised(run, text, language)
