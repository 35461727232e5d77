"""Reads datasets: each folder of content/data but the registers, and workbooks beside figures."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from plugins.content.csv_files import csv_rows
from plugins.core.addresses.ledger import GONE
from plugins.core.command_lines import command_line
from plugins.core.dutch import SLUG, Period, format_period, nearest, slugify
from plugins.core.figures.adopted_budget import budget_problems
from plugins.core.figures.dataset_fields import DATASET_FIELDS
from plugins.core.figures.dataset_kinds import DATASET_KINDS
from plugins.core.figures.datasets import Dataset
from plugins.core.figures.declared_checks import (
    check_heads,
    check_problems,
    read_checks,
    series_problems,
)
from plugins.core.figures.line_checks import read_lines, unit_problem
from plugins.core.figures.parts import part_problems
from plugins.core.figures.row_values import stated_place
from plugins.core.figures.totals import read_differences, read_totals, reconcile, unclaimed
from plugins.core.problems import Place, choose_from, did_you_mean, problem
from plugins.core.texts.header import Header, SourceRef
from plugins.core.texts.header_reading import read_header, split_header
from plugins.core.texts.leftovers import copy_of
from plugins.run.run_state import Run
from plugins.support.files import copied, read_markdown
from plugins.support.workbooks import BOOKS, Offer, offer_problems, offers
from plugins.support.yaml_reader import read_entries

__all__ = ["read_datasets"]

BESIDE = ("cijfer-zonder-bron", "cijfer-zonder-berekening")
"""Faults that leave all figures intact: sums are still checked, to report all faults at once."""


def read_datasets(run: Run) -> tuple[dict[str, Dataset], list[Offer]]:
    """Read every folder of content/data but the registers; return workbooks beside them as well."""
    datasets: dict[str, Dataset] = {}
    books: list[Offer] = []
    folder = run.site.content / "data"
    for item in _dataset_folders(run, folder):
        dataset = _read_dataset(run, item)
        if dataset:
            datasets[dataset.id] = dataset
        else:
            run.report.unread.add(item.name)
        books += _read_workbooks(run, item)
    _report_vanished(run, folder, datasets)
    whole = {name: dataset for name, dataset in datasets.items() if name not in run.report.unread}
    # A total that could not be read would be missing for every check and text that names it.
    run.report.unread |= {
        dataset.id
        for dataset in whole.values()
        if len(dataset.totals) < len(dataset.header.get("totalen", ()))
    }
    for dataset in whole.values():
        _check_dataset(run, whole, dataset)
    run.report.add(*series_problems(whole.values()))
    return datasets, books


def _read_workbooks(run: Run, folder: Path) -> list[Offer]:
    """Report each workbook beside the figures; a person decides whether to take it over."""
    found = list(offers(run.site.root, folder))
    for offer in found:
        run.report.titles[offer.path] = (
            f"{run.report.titles.get(f'{run.site.path_of(folder)}/toelichting.md', folder.name)}:"
            f" {offer.file.name}"
        )
        run.report.add(*offer_problems(offer))
    return found


def _report_vanished(run: Run, folder: Path, datasets: dict[str, Dataset]) -> None:
    """Report each dataset that was published and has no folder now.

    It is reported once, and not again for every text that names it.
    """
    names = [item.name for item in folder.iterdir()] if folder.is_dir() else []
    there = {slugify(name) for name in names} | {
        copy.original for name in names if (copy := copy_of(name))
    }
    published = {
        line.identity.removeprefix("gegevens:")
        for line in run.site.ledger
        if line.address.endswith("/") and line.identity.startswith("gegevens:") and not line.target
    }
    for name in sorted(published - there):
        near = nearest(name, [new for new in datasets if new not in published])
        asked = f"Heet zij nu “{near}”?" if near else "Hebt u haar hernoemd?"
        hint = (
            f"{asked} Geef haar dan haar oude naam terug. Is zij met opzet weg? Typ dan:"
            f" {command_line(f'adres /data/{name}/ {GONE}')}"
        )
        run.report.add(
            problem(
                "gegevens-verdwenen",
                Place(run.site.path_of(folder / name) + "/"),
                f"De map “{name}” was er, en is er niet meer.",
                hint,
            )
        )
        run.report.unread.add(name)


def _check_dataset(run: Run, datasets: dict[str, Dataset], dataset: Dataset) -> None:
    """Check what needs all datasets; what could not be read was reported already."""
    named = {
        term.name.partition("#")[0]
        for check in dataset.checks
        for term in (*check.left, *check.right)
        if "#" in term.name
    }
    figures = dataset.figures_path
    run.report.add(*part_problems(dataset, figures))
    if not (named | {dataset.id}) & run.report.unread:
        run.report.add(*check_problems(datasets, dataset))
    if dataset.plan and dataset.plan not in datasets and dataset.plan not in run.report.unread:
        place = dataset.header.places["begroting"]
        hint = did_you_mean(nearest(dataset.plan, datasets), choose_from(sorted(datasets)))
        run.report.add(
            problem(
                "register-onbekend",
                place,
                f"“{dataset.plan}” is geen map in content/data.",
                hint,
                (dataset.plan,),
            )
        )
    run.report.add(*budget_problems(datasets, dataset, dataset.differences, figures))
    written = [value.text.partition("=")[0] for value in dataset.header.get("totalen", ())]
    run.report.add(*unclaimed(dataset.differences, [*check_heads(dataset), *written]))


def _dataset_folders(run: Run, folder: Path) -> Iterator[Path]:
    """Yield the folders of datasets; report those with a name that no dataset can have."""
    for item in sorted(folder.iterdir()) if folder.is_dir() else []:
        if (
            not item.is_dir()
            or item.is_symlink()
            or item.name == "registers"
            or item.name.startswith(".")
        ):
            continue
        path = run.site.path_of(item)
        copy = copied(path, item)
        if copy:
            run.report.add(copy)
        elif not SLUG.fullmatch(item.name):
            hint = (
                "Gebruik kleine letters, cijfers en streepjes, zoals"
                f" {slugify(item.name) or 'begroting-2026'}"
            )
            run.report.add(
                problem(
                    "bestand-naam",
                    Place(path + "/"),
                    f"De naam van de map “{item.name}” kan geen adres worden.",
                    hint,
                    (item.name,),
                )
            )
        else:
            yield item


def _read_dataset(run: Run, folder: Path) -> Dataset | None:
    """Read one dataset; None when its header or file is too faulty to go on."""
    if not _is_complete(run, folder):
        return None
    dataset = _read_explanation(run, folder.name, folder / "toelichting.md")
    if dataset is None:
        return None
    kind, figures = DATASET_KINDS[dataset.kind], folder / "cijfers.csv"
    required = tuple(column.name for column in kind.columns if column.required)
    optional = tuple(column.name for column in kind.columns if not column.required)
    path = run.site.path_of(figures)
    run.report.titles[path] = dataset.title
    before = run.report.count
    rows = csv_rows(run, figures, required, optional)
    whole = run.report.count == before
    lines, problems = read_lines(rows, kind, dataset.header, path)
    run.report.add(*problems)
    if not lines or not whole or any(item.code not in BESIDE for item in problems):
        run.report.unread.add(folder.name)
        return replace(dataset, lines=lines)
    return _with_totals(run, replace(dataset, lines=lines))


def _is_complete(run: Run, folder: Path) -> bool:
    """Return whether a folder has both files; report the first one that is missing."""
    for name in ("toelichting.md", "cijfers.csv"):
        if not os.path.lexists(folder / name):
            run.report.add(
                problem(
                    "gegevens-onvolledig",
                    Place(run.site.path_of(folder) + "/"),
                    f"In deze map ontbreekt {name}.",
                    _instead(folder, Path(name).suffix),
                )
            )
            return False
    return True


def _with_totals(run: Run, dataset: Dataset) -> Dataset:
    """Read the totals, checks and differences that the header declares, and check the sums."""
    header, path = dataset.header, dataset.path
    differences, unread = read_differences(header, path)
    totals, wrong = read_totals(header, dataset.lines, differences, path)
    checks, unclear = read_checks(header, differences, path)
    run.report.add(*unread, *wrong, *unclear, *reconcile(dataset.title, dataset.lines, totals))
    return replace(dataset, differences=differences, totals=totals, checks=checks)


def _instead(folder: Path, ending: str) -> str:
    """Return the remedy for a missing file, from what else is in its folder."""
    names = sorted(item.name for item in folder.iterdir())
    known = ("cijfers.csv", "toelichting.md")
    same = next((name for name in names if _ends(name, ending) and name not in known), "")
    book = next((name for name in names if _ends(name, BOOKS) and not name.startswith("~")), "")
    if ending == ".csv" and same:
        return f"Hier staat wel “{same}”. Zijn dat de cijfers? Noem dat bestand cijfers.csv."
    if ending == ".csv" and book:
        return (
            f"Maak het uit “{book}” met: {command_line(f'excel {folder.name}')} — in het voorbeeld"
            " kan het op /redactie/gegevens/."
        )
    return (
        "Een map met gegevens heeft cijfers.csv en toelichting.md. Zo krijgt u ze:"
        f" {command_line('new gegevens')}"
    )


def _ends(name: str, endings: str | tuple[str, ...]) -> bool:
    return name.casefold().endswith(endings)


def _read_explanation(run: Run, name: str, file: Path) -> Dataset | None:
    """Read toelichting.md into a dataset without lines; None when it is too faulty."""
    path = run.site.path_of(file)
    text, problems = read_markdown(path, file)
    run.report.add(*problems)
    if problems:
        return None
    head, body, body_line, problems = split_header(path, text)
    if problems:
        run.report.add(*problems)
        return None
    entries, found = read_entries(path, head, 2)
    lost = [head.split("\n")[item.place.line - 2] for item in found]
    header, faults = read_header(
        path, entries, DATASET_FIELDS, run.site.registers, "een toelichting", lost
    )
    run.report.add(*found, *faults)
    if faults or found:
        return None
    run.report.titles[path] = header.get("titel")
    wrong_unit = unit_problem(header)
    if wrong_unit:
        run.report.add(wrong_unit)
        return None
    return _dataset_of(name, path, header, (body, body_line))


def _dataset_of(name: str, path: str, header: Header, explanation: tuple[str, int]) -> Dataset:
    """Return a dataset without lines from its header and the text below it."""
    return Dataset(
        id=name,
        title=header.get("titel"),
        summary=header.get("samenvatting"),
        kind=header.get("soort"),
        unit=header.get("eenheid"),
        period=header.get("periode"),
        source=SourceRef(header.get("bron").source_id, stated_place(header)),
        status=header.get("status"),
        path=path,
        order=header.get("volgorde", 100),
        reference=_period_or_words(header.get("peildatum")),
        explanation_source=explanation,
        header=header,
        scope=header.get("omvat", ()),
        series=header.get("reeks", ""),
        plan=header.get("begroting", ""),
        next_update=_period_or_words(header.get("volgende-cijfers") or ""),
    )


def _period_or_words(value: Any) -> str:
    return format_period(value) if isinstance(value, Period) else str(value)
