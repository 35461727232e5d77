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
from plugins.pages.card_views import cover_of
from plugins.pages.page_views import PageViews
from plugins.run.run_state import Run
from plugins.support.templates import Markup
from plugins.views.download_views import downloads_of
from plugins.views.page_frames import HeadView, PageView
from plugins.views.source_views import source_record
from plugins.views.words import unit_text

__all__ = ["head_of", "head_view"]

LOGO = "/theme/mark.svg"


def head_of(run: Run, page: PageView, document: Document) -> PageHead:
    """Return what is known of a page.

    A further page of a list has no dates and no translations of its own.
    """
    own = page["url"] == document.address
    figure, figure_label = _figure(run, document) if own else ("", "")
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
        _photo(run, document),
        cover_of(document) if document.kind.name == "verhaal" else None,
    )


def _photo(run: Run, document: Document) -> Photo | None:
    """Return the photograph of a story."""
    image = run.files_of(document).cover
    return Photo(image.src, image.type, image.width, image.height, image.alt) if image else None


def _figure(run: Run, document: Document) -> tuple[str, str]:
    """Return the figure on the card of a dataset, and what it is.

    It is a stated total that holds money of its own period alone. A card has no room for notes, so
    a total that would need one is not on it, and no amount that a story shares with others.
    """
    dataset = run.site.datasets.get(document.slug) if document.kind is DATASET_PAGE else None
    if dataset is None:
        return "", ""
    for stated, total in sorted(
        zip(dataset.totals, dataset.total_lines(), strict=True),
        key=lambda pair: bool(pair[0].group),
    ):
        if not any(line.scope for line in members_of(stated, dataset.lines)):
            status = run.theme.word_in("nl", f"status-{total.status}")
            source = run.theme.word_in("nl", "source")
            return (
                unit_text(run, total),
                (
                    f"{total.label}, {format_period(total.period)}, {status}. {source}:"
                    f" {source_record(run, dataset.source.source_id)['titel']}"
                ),
            )
    return "", ""


def head_view(views: PageViews, head: PageHead, page: PageView, document: Document) -> HeadView:
    """Return the lines and the data block in the head of a page.

    Args:
        views: makes the views.
        head: what is known of the page.
        page: its view.
        document: what it was made of.
    """
    run = views.run
    lines = metas(head, run.settings.site_name, run.settings.site_url, card=run.has_cards)
    return {
        "metas": [
            {"attribute": attribute, "name": name, "content": content}
            for attribute, name, content in lines
        ],
        "data_block": Markup(data_block(list(_things(views, head, page, document)))),
    }


def _things(
    views: PageViews, head: PageHead, page: PageView, document: Document
) -> Iterator[Thing]:
    """Yield the things a page is about."""
    run, site = views.run, views.run.settings.site_url
    url = page["canonical"]
    if document.kind.name == "pagina" and document.slug == "begin":
        yield organization(
            run.settings.site_name, site + "/" if site else "", site + LOGO if site else ""
        )
    if document.kind.name == "verhaal":
        sources = [source_record(run, source.source_id)["titel"] for source in document.sources]
        yield article(
            head.title,
            head.description,
            head.published,
            head.updated,
            head.language,
            sources,
            url,
            list(_images(run, head)),
        )
    if document.kind is DATASET_PAGE:
        yield _dataset(run, head, url, run.site.datasets[document.slug])
    if document.header.get("vorm") == "data":
        listed = sorted(run.site.datasets.values(), key=lambda item: sort_key(item.title))
        yield data_catalog(
            head.title,
            head.description,
            url,
            [(item.title, item.summary, f"/data/{item.id}/") for item in listed],
            site,
        )
    if page["breadcrumbs"]:
        yield breadcrumb_list([(step["text"], step["url"]) for step in page["breadcrumbs"]], site)


def _images(run: Run, head: PageHead) -> Iterator[str | Thing]:
    """Yield the pictures of a story by their absolute addresses: its photograph, then its card."""
    site = run.settings.site_url
    if site and head.photo:
        yield image_object(
            site + head.photo.address,
            head.photo.media_type,
            head.photo.width,
            head.photo.height,
            head.photo.alt,
        )
    if site and run.has_cards:
        yield site + card_address(head)


def _dataset(run: Run, head: PageHead, url: str, figures: Dataset) -> Thing:
    """Return the dataset a page shows, with its four files."""
    files = [(item["text"], item["url"]) for item in downloads_of(run, figures)]
    source = source_record(run, figures.source.source_id)["titel"]
    return dataset(
        head.title,
        head.description,
        figures.period,
        head.language,
        source,
        files,
        url,
        run.settings.site_url,
    )
