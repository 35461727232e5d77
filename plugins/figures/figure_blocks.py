"""The blocks bedragen, cijfers and downloads."""

from __future__ import annotations

from plugins.core.problems import Place, Problem, choose_from, problem
from plugins.core.texts.block_contents import BlockUse
from plugins.core.texts.page_texts import PageDraft
from plugins.figures.lookup import Result, find_dataset, find_figures, own_problems
from plugins.run.run_state import Run
from plugins.views.attachments import attach
from plugins.views.download_views import DownloadsView, DownloadView, downloads_of, file_view
from plugins.views.figure_views import figure_view
from plugins.views.money_table_views import MoneyTable, money_table_view
from plugins.views.note_views import fresh_notes

__all__ = ["downloads_block", "figures_block", "money_block"]


def money_block(run: Run, draft: PageDraft, use: BlockUse) -> Result:
    """Show a budget table."""
    assert use.argument is not None
    dataset, problems = find_dataset(run, draft, use.argument, "geld")
    if dataset is None:
        return "", problems
    present = dataset.sides
    asked = use.keys.get("toon", ())
    problems = [
        problem(
            "blok-waarde",
            Place(draft.path, value.line, value.column),
            f"{dataset.title} heeft geen {value.text}.",
            choose_from(present),
            (dataset.id, value.text),
        )
        for value in asked
        if value.text not in present
    ]
    sides = [value.text for value in asked] or present
    if problems:
        return "", own_problems(run, [dataset], problems)
    name = dataset.id if sides == present else f"{dataset.id}-{'-'.join(sides)}"
    table = MoneyTable(dataset, sides, use.one("titel"), draft.block_id(name))
    view = money_table_view(run, draft, table)
    draft.offered.add(dataset.id)
    return str(run.theme.component("money_table", view, language=draft.language)), []


def figures_block(run: Run, draft: PageDraft, use: BlockUse) -> Result:
    """Show one or more figures large, with their notes below."""
    found, problems = find_figures(run, draft, use.keys["toon"])
    if problems:
        return "", problems
    # A row of a budget table has the plain id, and both may be on one page.
    names = [
        ("cijfer-" if line.is_money else "") + f"{dataset.id}-{line.id}" for dataset, line in found
    ]
    views = [
        figure_view(run, draft, *figure, draft.block_id(name))
        for figure, name in zip(found, names, strict=True)
    ]
    html = run.theme.component("figures", views, use.one("titel"), language=draft.language)
    return (
        str(html + run.theme.component("notes", fresh_notes(run, draft), language=draft.language)),
        [],
    )


def downloads_block(run: Run, draft: PageDraft, use: BlockUse) -> Result:
    """List datasets and files to download."""
    items: list[DownloadView] = []
    problems: list[Problem] = []
    for value in use.keys.get("toon", ()):
        dataset, found = find_dataset(run, draft, value)
        problems += found
        items += downloads_of(run, dataset, draft.language, named=True) if dataset else []
    for value in use.keys.get("bestanden", ()):
        item, found = attach(run, draft, value)
        problems += found
        items += [file_view(item)] if item else []
    if not items and not problems:
        place = Place(draft.path, use.line, 1)
        problems.append(
            problem(
                "blok-verplicht",
                place,
                "Het blok “downloads” is leeg.",
                "Zet erin toon: met gegevens, of bestanden: met bestandsnamen.",
            )
        )
    if problems:
        return "", problems
    view: DownloadsView = {"title": use.one("titel"), "items": items}
    return str(run.theme.component("downloads", view, language=draft.language)), []
