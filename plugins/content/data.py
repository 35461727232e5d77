"""Reads registers, datasets and the ledger of addresses from content/."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from plugins.core.addresses.ledger import GONE, LEDGER_COLUMNS, LedgerLine, read_ledger
from plugins.core.addresses.old_addresses import OLD_COLUMNS, OldAddress, read_old_addresses
from plugins.core.command_lines import command_line
from plugins.core.drawings.region_map import Region, read_region
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
from plugins.core.tables.csv_cells import Row
from plugins.core.tables.csv_encoding import MAX_BYTES, decode
from plugins.core.tables.csv_table import read_table
from plugins.core.tables.registers import REGISTERS, Register, read_records
from plugins.core.texts.header import Header, SourceRef
from plugins.core.texts.header_reading import read_header, split_header
from plugins.core.texts.leftovers import copy_of
from plugins.run.build import Build
from plugins.run.report import SOURCES
from plugins.support.files import copied, read_file, read_markdown
from plugins.support.workbooks import BOOKS, offer_problems, offers
from plugins.support.yaml_reader import read_entries

LEDGER = "adressen.csv"
OLD_ADDRESSES = "oude-adressen.csv"
BESIDE = ("cijfer-zonder-bron", "cijfer-zonder-berekening")
"""Faults that leave all figures as they are: what can be reckoned is reckoned, so that a writer
hears everything at once."""


def _text(build: Build, file: Path) -> str:
    """Read the text of a CSV file; its faults go to the report.

    A file that is too large is not opened.
    """
    path = build.path_of(file)
    if file.is_file() and file.stat().st_size > MAX_BYTES:
        size = file.stat().st_size // (1024 * 1024)
        build.report.add(
            problem(
                "csv-te-groot",
                Place(path),
                f"Het bestand is {size} MB; er past hoogstens 64 MB.",
                "Bewaar alleen de regels die u nodig hebt.",
            )
        )
        return ""
    data, problems = read_file(path, file)
    text, found = decode(path, data) if not problems else ("", [])
    build.report.add(*problems, *found)
    return text if not found else ""


def _rows(
    build: Build, file: Path, required: tuple[str, ...], optional: tuple[str, ...]
) -> list[Row]:
    """Read the rows of a CSV file; its faults go to the report."""
    before = build.report.count
    text = _text(build, file)
    if build.report.count > before:
        return []
    rows, problems = read_table(build.path_of(file), text, required, optional)
    build.report.add(*problems)
    return rows


def read_registers(build: Build) -> dict[str, Register]:
    """Read all registers, the sources first since the others refer to them."""
    registers: dict[str, Register] = {}
    for name, kind in REGISTERS.items():
        file = build.content / "data" / "registers" / f"{name}.csv"
        if not os.path.lexists(file):
            registers[name] = {}
            continue
        before = build.report.count
        whole = {
            other: found
            for other, found in registers.items()
            if f"register {other}" not in build.report.unread
        }
        register, problems = read_records(
            kind, _rows(build, file, kind.columns, kind.optional), whole
        )
        build.report.add(*problems)
        registers[name] = register
        if build.report.count > before:
            build.report.unread.add(SOURCES if name == "bronnen" else f"register {name}")
    return registers


def read_map(build: Build) -> Region:
    """Make the map from its register."""
    region, problems = read_region(build.registers["kaart"], build.registers["gemeenten"])
    build.report.add(*problems)
    return region


def read_ledger_file(build: Build) -> list[LedgerLine]:
    """Read content/adressen.csv; a site without one has no promises yet."""
    file = build.content / LEDGER
    if not os.path.lexists(file):
        return []
    path = build.path_of(file)
    before = build.report.count
    text = _text(build, file)
    if build.report.count > before or text.strip() == ";".join(LEDGER_COLUMNS):
        return []
    rows, problems = read_table(path, text, LEDGER_COLUMNS, ())
    build.report.add(*problems)
    lines, problems = read_ledger(path, rows)
    build.report.add(*problems)
    return lines


def read_old_addresses_file(build: Build) -> list[OldAddress]:
    """Read content/oude-adressen.csv; a site that follows no other has none."""
    file = build.content / OLD_ADDRESSES
    if not os.path.lexists(file):
        return []
    path, before = build.path_of(file), build.report.count
    text = _text(build, file)
    if build.report.count > before:
        return []
    rows, problems = read_table(path, text, OLD_COLUMNS, ())
    build.report.add(*problems)
    found, problems = read_old_addresses(path, rows)
    build.report.add(*problems)
    return found


def read_datasets(build: Build) -> dict[str, Dataset]:
    """Read every folder of content/data but the registers."""
    datasets: dict[str, Dataset] = {}
    folder = build.content / "data"
    for item in _dataset_folders(build, folder):
        dataset = _read_dataset(build, item)
        if dataset:
            datasets[dataset.id] = dataset
        else:
            build.report.unread.add(item.name)
        _read_workbooks(build, item)
    _report_vanished(build, folder, datasets)
    whole = {name: dataset for name, dataset in datasets.items() if name not in build.report.unread}
    # A total that could not be read would be missed by every check and text that names it.
    build.report.unread |= {
        dataset.id
        for dataset in whole.values()
        if len(dataset.totals) < len(dataset.header.get("totalen", ()))
    }
    for dataset in whole.values():
        _check_dataset(build, whole, dataset)
    build.report.add(*series_problems(whole.values()))
    return datasets


def _read_workbooks(build: Build, folder: Path) -> None:
    """Tell of each workbook beside the figures; nothing of it is on the site before a person takes it over."""
    for offer in offers(build.root, folder):
        build.offers.append(offer)
        build.report.titles[offer.path] = (
            f"{build.report.titles.get(f'{build.path_of(folder)}/toelichting.md', folder.name)}:"
            f" {offer.file.name}"
        )
        build.report.add(*offer_problems(offer))


def _report_vanished(build: Build, folder: Path, datasets: dict[str, Dataset]) -> None:
    """Report each dataset that was published and has no folder now, once; every text that names it would miss it too."""
    names = [item.name for item in folder.iterdir()] if folder.is_dir() else []
    there = {slugify(name) for name in names} | {
        copy.original for name in names if (copy := copy_of(name))
    }
    published = {
        line.identity.removeprefix("gegevens:")
        for line in build.ledger
        if line.address.endswith("/") and line.identity.startswith("gegevens:") and not line.target
    }
    for name in sorted(published - there):
        near = nearest(name, [new for new in datasets if new not in published])
        asked = f"Heet zij nu “{near}”?" if near else "Hebt u haar hernoemd?"
        hint = (
            f"{asked} Geef haar dan haar oude naam terug. Is zij met opzet weg? Typ dan:"
            f" {command_line(f'adres /data/{name}/ {GONE}')}"
        )
        build.report.add(
            problem(
                "gegevens-verdwenen",
                Place(build.path_of(folder / name) + "/"),
                f"De map “{name}” was er, en is er niet meer.",
                hint,
            )
        )
        build.report.unread.add(name)


def _check_dataset(build: Build, datasets: dict[str, Dataset], dataset: Dataset) -> None:
    """Check what can only be checked when all datasets are read; what could not be read was reported, and is not missed again."""
    named = {
        term.name.partition("#")[0]
        for check in dataset.checks
        for term in (*check.left, *check.right)
        if "#" in term.name
    }
    figures = dataset.figures_path
    build.report.add(*part_problems(dataset, figures))
    if not (named | {dataset.id}) & build.report.unread:
        build.report.add(*check_problems(datasets, dataset))
    if dataset.plan and dataset.plan not in datasets and dataset.plan not in build.report.unread:
        place = dataset.header.places["begroting"]
        hint = did_you_mean(nearest(dataset.plan, datasets), choose_from(sorted(datasets)))
        build.report.add(
            problem(
                "register-onbekend", place, f"“{dataset.plan}” is geen map in content/data.", hint
            )
        )
    build.report.add(*budget_problems(datasets, dataset, dataset.differences, figures))
    written = [value.text.partition("=")[0] for value in dataset.header.get("totalen", ())]
    build.report.add(*unclaimed(dataset.differences, [*check_heads(dataset), *written]))


def _dataset_folders(build: Build, folder: Path) -> Iterator[Path]:
    """Give the folders that hold a dataset; one whose name no dataset can have is reported."""
    for item in sorted(folder.iterdir()) if folder.is_dir() else []:
        if (
            not item.is_dir()
            or item.is_symlink()
            or item.name == "registers"
            or item.name.startswith(".")
        ):
            continue
        path = build.path_of(item)
        copy = copied(path, item)
        if copy:
            build.report.add(copy)
        elif not SLUG.fullmatch(item.name):
            hint = (
                "Gebruik kleine letters, cijfers en streepjes, zoals"
                f" {slugify(item.name) or 'begroting-2026'}"
            )
            build.report.add(
                problem(
                    "bestand-naam",
                    Place(path + "/"),
                    f"De naam van de map “{item.name}” kan geen adres worden.",
                    hint,
                )
            )
        else:
            yield item


def _read_dataset(build: Build, folder: Path) -> Dataset | None:
    """Read one dataset; None when its header or file is too faulty to go on."""
    explanation, figures = folder / "toelichting.md", folder / "cijfers.csv"
    for file in (explanation, figures):
        if not os.path.lexists(file):
            build.report.add(
                problem(
                    "gegevens-onvolledig",
                    Place(build.path_of(folder) + "/"),
                    f"In deze map ontbreekt {file.name}.",
                    _instead(folder, file.suffix),
                )
            )
            return None
    dataset = _read_explanation(build, folder.name, explanation)
    if dataset is None:
        return None
    header, result = dataset
    kind = DATASET_KINDS[result.kind]
    required = tuple(column.name for column in kind.columns if column.required)
    optional = tuple(column.name for column in kind.columns if not column.required)
    path = build.path_of(figures)
    build.report.titles[path] = result.title
    before = build.report.count
    rows = _rows(build, figures, required, optional)
    whole = build.report.count == before
    lines, problems = read_lines(rows, kind, header, path)
    build.report.add(*problems)
    result.lines = lines
    if not lines or not whole or any(item.code not in BESIDE for item in problems):
        build.report.unread.add(folder.name)
    else:
        path = build.path_of(explanation)
        result.differences, unread = read_differences(header, path)
        result.totals, wrong = read_totals(header, lines, result.differences, path)
        result.checks, unclear = read_checks(header, result.differences, path)
        build.report.add(*unread, *wrong, *unclear, *reconcile(result.title, lines, result.totals))
    return result


def _instead(folder: Path, ending: str) -> str:
    """Say what to do about a file that is missing from a dataset, from what else stands in its folder."""
    names = sorted(item.name for item in folder.iterdir())
    same = next(
        (
            name
            for name in names
            if name.casefold().endswith(ending) and name not in ("cijfers.csv", "toelichting.md")
        ),
        "",
    )
    book = next(
        (name for name in names if name.casefold().endswith(BOOKS) and not name.startswith("~")), ""
    )
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


def _read_explanation(build: Build, name: str, file: Path) -> tuple[Header, Dataset] | None:
    """Read toelichting.md: gives its header and a dataset without lines, or None."""
    path = build.path_of(file)
    text, problems = read_markdown(path, file)
    build.report.add(*problems)
    if problems:
        return None
    head, body, body_line, problems = split_header(path, text)
    entries, found = read_entries(path, head, 2) if not problems else ([], [])
    lost = [head.split("\n")[item.place.line - 2] for item in found]
    header, faults = (
        read_header(path, entries, DATASET_FIELDS, build.registers, "een toelichting", lost)
        if not problems
        else (None, [])
    )
    build.report.add(*problems, *found, *faults)
    if header is None or faults or found:
        return None
    build.report.titles[path] = header.get("titel")
    wrong_unit = unit_problem(header)
    if wrong_unit:
        build.report.add(wrong_unit)
        return None
    reference = header.get("peildatum")
    return header, Dataset(
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
        reference=format_period(reference) if isinstance(reference, Period) else str(reference),
        explanation_source=(body, body_line),
        header=header,
        scope=header.get("omvat", ()),
        series=header.get("reeks", ""),
        plan=header.get("begroting", ""),
        next_update=(
            format_period(following)
            if isinstance(following := header.get("volgende-cijfers"), Period)
            else str(following or "")
        ),
    )


__all__ = [
    "LEDGER",
    "OLD_ADDRESSES",
    "read_datasets",
    "read_ledger_file",
    "read_map",
    "read_old_addresses_file",
    "read_registers",
]
