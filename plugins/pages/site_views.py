"""The site around a page: menus, footer, languages, in the language of the page."""

from __future__ import annotations

from typing import TypedDict

from plugins.core.dutch import format_date
from plugins.core.languages import DUTCH, FOREIGN, LANGUAGES, NAMES, Words
from plugins.run.run_state import FeedLink, Run
from plugins.run.version import generator
from plugins.views.links import Link, MenuItem, QuestionLink
from plugins.views.page_frames import LanguageLink, PageView, SharedSite, SiteView, assets_of

__all__ = ["OtherLanguage", "SiteViews"]

HOME = "/"


class OtherLanguage(TypedDict):
    """A sentence in another language, with the way to the first page in it."""

    lang: str
    text: str
    link: str
    """The words of the link."""
    url: str


def home_address(language: str) -> str:
    """Return the address of the first page in a language."""
    return HOME if language == DUTCH else f"/{language}/"


class SiteViews:
    """Makes the view of the site on each page of one run; what pages share is made once."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.pages = {
            item.address: item for item in run.site.documents if item.kind.name == "pagina"
        }
        self._homes = {
            language: address
            for language in LANGUAGES
            if (address := home_address(language)) in self.pages
        }
        self._menus = {language: self._menu_items(language) for language in LANGUAGES}
        self.search_page = run.site.layout_address("zoeken")
        self._shared = {language: self._shared_site(language) for language in LANGUAGES}

    def _menu_items(self, language: str) -> list[tuple[int, str, str]]:
        """Return (place, text, address) of the pages whose header puts them in the menu."""
        found = [
            (page.header.get("menu"), page.header.get("menutekst") or page.title, page.address)
            for page in self.pages.values()
            if page.header.get("menu") and page.language == language
        ]
        return sorted(found)

    def _shared_site(self, language: str) -> SharedSite:
        """Return what the site view has on every page of a language."""
        run, settings = self.run, self.run.settings
        home_page = self.pages.get(self.home(language))
        own = home_page if home_page and home_page.language == language else None
        return {
            "name": settings.site_name,
            "motto": Words(settings.site_motto, DUTCH),
            "description": own.summary if own else "",
            "lang": DUTCH,
            "home": self.home(language),
            "whole": HOME if language != DUTCH else "",
            "footer_menu": self._footer(language),
            "preview": run.preview,
            "feeds": [
                FeedLink(Words(feed.title, DUTCH), feed.url, feed.type) for feed in run.feeds
            ],
            **assets_of(run),
            "build_day": format_date(run.day, language),
            "generator": generator(),
        }

    def _footer(self, language: str) -> list[Link]:
        home_page = self.pages.get(self.home(language))
        found = sorted(
            (page.title, page.address)
            for page in self.pages.values()
            if not page.header.get("menu") and page is not home_page and page.language == language
        )
        return [{"text": text, "url": url} for text, url in found]

    def home(self, language: str) -> str:
        """Return the address of the first page in a language, or of the Dutch one."""
        return self._homes.get(language, HOME)

    def site(self, page: PageView) -> SiteView:
        """Return the site as a page shows it, in the language of the page.

        Only Dutch pages are found by searching, so only they have the form; the page that searches
        has no second one in its head.
        """
        language, address, home = page["lang"], page["url"], self.home(page["lang"])
        menu: list[MenuItem] = [
            {
                "text": text,
                "url": url,
                "current": url == address or (url != home and address.startswith(url)),
            }
            for _, text, url in self._menus[language]
        ]
        return {
            **self._shared[language],
            "menu": menu,
            "languages": self._languages(page),
            "search": self.search_page if language == DUTCH and address != self.search_page else "",
        }

    def _languages(self, page: PageView) -> list[LanguageLink]:
        """Return the choice of languages: this page in each, else the first page in that language.

        There is none on a site in one language.
        """
        if len(self._homes) < 2 and not page["alternates"]:
            return []
        # A page without a document, such as that for missing addresses, has no version in any
        # language.
        own = {page["lang"]: page["url"]} if page["kind"] else {}
        versions = {item["lang"]: item["url"] for item in page["alternates"]} or own
        found = {**self._homes, **versions}
        return [
            {"lang": language, "url": found[language], "label": NAMES[language]}
            for language in LANGUAGES
            if language in found
        ]

    def leads(self, language: str) -> list[QuestionLink]:
        """Return the pages in the menu of a language, with what each is about."""
        home = self.home(language)
        return [
            {"text": self.pages[url].title, "summary": self.pages[url].summary, "url": url}
            for _, _, url in self._menus[language]
            if url != home
        ]

    def others(self, key: str) -> list[OtherLanguage]:
        """Return a fixed word in each other language that has a first page, with the way there."""
        word = self.run.theme.word_in
        return [
            {
                "lang": language,
                "text": word(language, key),
                "link": word(language, "home"),
                "url": self._homes[language],
            }
            for language in FOREIGN
            if language in self._homes
        ]
