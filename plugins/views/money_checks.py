"""What is said under a budget table: what its amounts hold, and which sums were checked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from plugins.core.dutch import format_euro, slugify
from plugins.core.figures.datasets import Dataset, Total
from plugins.core.figures.declared_checks import Outcome, outcome
from plugins.core.figures.declared_checks import Part as CheckPart
from plugins.core.vocabulary import SIDES, THIS_PERIOD
from plugins.run.run_state import Run
from plugins.views.words import localised, number_text, unit_text

__all__ = ["Sentence", "check_views", "difference_texts", "scope_text"]


class Sentence(TypedDict):
    """One sentence of a list."""

    text: str


def scope_text(run: Run, dataset: Dataset, language: str, side: str = "") -> str:
    """Return what the amounts hold besides money of their own period, in words.

    Args:
        run: the run.
        dataset: the dataset; the text is empty where it does not say what it holds.
        language: of the page.
        side: only what that side holds: its lines, and what is said of the whole and of no line.
    """
    sides = {line.scope: line.side for line in dataset.lines if line.scope}
    held = [
        name
        for name in dataset.scope
        if name != THIS_PERIOD and (not side or sides.get(name, side) == side)
    ]
    words = [
        run.theme.word_in(language, f"scope-{slugify(name)}") for name in held or [THIS_PERIOD]
    ]
    if held:
        words.insert(0, run.theme.word_in(language, "scope-this-period"))
    return run.theme.word_in(language, "scope", what=", ".join(words)) if dataset.scope else ""


def difference_texts(run: Run, dataset: Dataset, sides: Sequence[str], language: str) -> list[str]:
    """Return what each known difference of a total or line is, and why.

    Args:
        run: the run.
        dataset: whose differences they are.
        sides: the sides that the table shows.
        language: of the page.
    """
    totals = [
        _difference_text(run, total, language)
        for total in dataset.totals
        if total.difference and total.side in sides
    ]
    rows = [
        run.theme.word_in(
            language,
            f"row-difference-{word}",
            label=localised(run, line.label, language),
            difference=format_euro(abs(known.amount), language),
            reason=known.reason.rstrip("."),
        )
        for line in dataset.lines
        if line.side in sides
        for word in ("begroot", "verschil")
        for known in dataset.differences
        if known.head == f"{word} {line.id}"
    ]
    return totals + rows


def _difference_text(run: Run, total: Total, language: str) -> str:
    """Return what the parts add up to, what the document states, and why they differ."""
    assert total.difference is not None
    amount = total.difference.amount
    words = {
        "sum": format_euro(total.amount + amount, language),
        "total": format_euro(total.amount, language),
        "difference": format_euro(abs(amount), language),
        "label": _total_label(run, total, language),
        "reason": total.difference.reason.rstrip("."),
    }
    return run.theme.word_in(language, "money-difference", **words)


def _total_label(run: Run, total: Total, language: str) -> str:
    """Name a total at the head of a sentence: its group, or its side."""
    label = (
        localised(run, total.group, language)
        if total.group
        else run.theme.word_in(language, f"money-{total.side}")
    )
    return label[:1].upper() + label[1:]


def check_views(
    run: Run, dataset: Dataset, language: str, sides: Sequence[str] = SIDES
) -> list[Sentence]:
    """Return a sentence for each sum that was checked, those with a known difference included.

    Args:
        run: the run.
        dataset: whose sums they are.
        language: of the page.
        sides: the sides a table shows; a sum is with the side that its first figure is of.
    """
    found = [
        item
        for check in dataset.checks
        if isinstance(item := outcome(run.site.datasets, dataset, check), Outcome)
    ]
    first = [
        (item, item.left[0].side or (item.left[0].line.side if item.left[0].line else ""))
        for item in found
    ]
    return [
        {"text": _check_text(run, dataset, item, language)}
        for item, side in first
        if not side or side in sides
    ]


def _check_text(run: Run, dataset: Dataset, found: Outcome, language: str) -> str:
    """Return what was compared with what, and the outcome."""
    word = run.theme.word_in
    unit = next((part.line.unit for part in (*found.left, *found.right) if part.line), "euro")
    left, right = (
        " ".join(
            _part_text(run, dataset, part, unit, language, first=not at)
            for at, part in enumerate(parts)
        )
        for parts in (found.left, found.right)
    )
    known = found.check.difference
    if known:
        amount = number_text(abs(known.amount), unit, language)
        return word(
            language,
            "check-more" if known.amount > 0 else "check-less",
            left=left,
            right=right,
            difference=amount,
            reason=known.reason.rstrip("."),
        )
    return word(
        language, "check-at-most" if found.check.at_most else "check-equal", left=left, right=right
    )


def _part_text(
    run: Run, dataset: Dataset, part: CheckPart, unit: str, language: str, *, first: bool
) -> str:
    """Name a figure of a check with its value, and its dataset when that is another one.

    Args:
        run: the run.
        dataset: the dataset that is checked.
        part: the figure, the sum of a side, or a number.
        unit: of the others, in which a number is.
        language: of the page.
        first: it begins the sentence, so it has no plus sign.
    """
    word = run.theme.word_in
    sign = "\u2212 " if part.minus else "" if first else "+ "
    if part.dataset is None:
        return sign + number_text(part.value, unit, language)
    if part.line is None:
        side = word(language, f"side-{part.side}")
        value = format_euro(part.value, language)
        return sign + word(language, "check-side", side=side, value=value)
    where = "" if part.dataset is dataset else f", {localised(run, part.dataset.title, language)}"
    return (
        f"{sign}{localised(run, part.line.label, language)}{where}"
        f" ({unit_text(run, part.line, language)})"
    )
