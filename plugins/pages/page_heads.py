"""What the head of a page tells others: lines for sharing, and data for search engines."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.dutch import format_period, sort_key
from plugins.core.figures.datasets import Dataset
from plugins.core.figures.totals import members_of
from plugins.core.finding.page_head import PageHead, Photo, card_address, metas
from plugins.core.finding.structured_data import (
    Thing,
    article,
    breadcrumb_list,
    data_block,
    data_catalog,
    dataset,
    image_object,
    organization,
)
from plugins.core.texts.documents import Document
from plugins.core.texts.kinds import DATASET_PAGE
from plugins.pages.page_views import PageViews, View, cover_of
from plugins.run.build import Build
from plugins.support.templates import Markup
from plugins.views.views import downloads_of, source_record, unit_text

__all__ = ["head_of", "head_view"]

LOGO = "/theme/mark.svg"


def head_of(build: Build, page: View, document: Document) -> PageHead:
    """Give what is known of a page; a further page of a list has no dates and no translations of its own."""
    own = page["url"] == document.address
    figure, figure_label = _figure(build, document) if own else ("", "")
    return PageHead(
        page["url"],
        page["title"],
        page["lang"],
        page["summary"],
        page["kind_label"],
        page["period"],
        figure,
        figure_label,
        document.kind.name == "verhaal",
        document.day if own else None,
        document.header.get("bijgewerkt") if own else None,
        tuple((item["lang"], item["url"]) for item in page["alternates"]) if own else (),
        _photo(build, document),
        cover_of(document) if document.kind.name == "verhaal" else None,
    )


def _photo(build: Build, document: Document) -> Photo | None:
    """Give the photograph of a story."""
    view = build.extras.get("covers", {}).get(document.path)
    return (
        Photo(view["src"], view["type"], view["width"], view["height"], view["alt"])
        if view
        else None
    )


def _figure(build: Build, document: Document) -> tuple[str, str]:
    """Give the figure that stands for the page of a dataset, and what it is: a stated total that holds money of its own period alone.

    A card has no room for notes, so a total that would need one is not on it, and no amount that a
    story shares with others.
    """
    dataset = build.datasets.get(document.slug) if document.kind is DATASET_PAGE else None
    if dataset is None:
        return "", ""
    for stated, total in sorted(
        zip(dataset.totals, dataset.total_lines(), strict=True),
        key=lambda pair: bool(pair[0].group),
    ):
        if not any(line.scope for line in members_of(stated, dataset.lines)):
            status = build.theme.word_in("nl", f"status-{total.status}")
            source = build.theme.word_in("nl", "source")
            return (
                unit_text(build, total),
                (
                    f"{total.label}, {format_period(total.period)}, {status}. {source}:"
                    f" {source_record(build, dataset.source.source_id)['titel']}"
                ),
            )
    return "", ""


def head_view(views: PageViews, head: PageHead, page: View, document: Document) -> View:
    """Give the lines and the data block in the head of a page."""
    build = views.build
    lines = metas(head, build.settings["SITENAME"], build.public_url, card=_has_card(build))
    return {
        "metas": [
            {"attribute": attribute, "name": name, "content": content}
            for attribute, name, content in lines
        ],
        "data_block": Markup(data_block(list(_things(views, head, page, document)))),
    }


def _has_card(build: Build) -> bool:
    """Tell whether a feature draws cards in this build; it says so before pages are written."""
    return bool(build.extras.get("cards"))


def _things(views: PageViews, head: PageHead, page: View, document: Document) -> Iterator[Thing]:
    """Give the things a page is about."""
    build, site = views.build, views.build.public_url
    url = page["canonical"]
    if document.kind.name == "pagina" and document.slug == "begin":
        yield organization(
            build.settings["SITENAME"], site + "/" if site else "", site + LOGO if site else ""
        )
    if document.kind.name == "verhaal":
        sources = [source_record(build, source.source_id)["titel"] for source in document.sources]
        yield article(
            head.title,
            head.description,
            head.published,
            head.updated,
            head.language,
            sources,
            url,
            list(_images(build, head)),
        )
    if document.kind is DATASET_PAGE:
        yield _dataset(build, head, url, build.datasets[document.slug])
    if document.header.get("vorm") == "data":
        listed = sorted(build.datasets.values(), key=lambda item: sort_key(item.title))
        yield data_catalog(
            head.title,
            head.description,
            url,
            [(item.title, item.summary, f"/data/{item.id}/") for item in listed],
            site,
        )
    if page["breadcrumbs"]:
        yield breadcrumb_list([(step["text"], step["url"]) for step in page["breadcrumbs"]], site)


def _images(build: Build, head: PageHead) -> Iterator[str | Thing]:
    """Give the pictures of a story by their absolute addresses: its photograph, then its card."""
    site = build.public_url
    if site and head.photo:
        yield image_object(
            site + head.photo.address,
            head.photo.media_type,
            head.photo.width,
            head.photo.height,
            head.photo.alt,
        )
    if site and _has_card(build):
        yield site + card_address(head)


def _dataset(build: Build, head: PageHead, url: str, figures: Dataset) -> Thing:
    """Give the dataset a page shows, with its four files."""
    files = [(item["text"], item["url"]) for item in downloads_of(build, figures)]
    source = source_record(build, figures.source.source_id)["titel"]
    return dataset(
        head.title,
        head.description,
        figures.period,
        head.language,
        source,
        files,
        url,
        build.public_url,
    )
