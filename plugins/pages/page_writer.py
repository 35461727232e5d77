"""Writes one page: rendered anew, or used again when the last run made it of the same views."""

from __future__ import annotations

from plugins.core.languages import add_hreflang
from plugins.core.problems import Place, problem
from plugins.pages.page_views import PageViews
from plugins.run.reuse.digests import digest_of
from plugins.run.reuse.reused_pages import Written
from plugins.run.run_state import Run
from plugins.run.tree_writer import PageLinks
from plugins.support.templates import TemplateFault
from plugins.views.page_frames import Context, PageView, Template

__all__ = ["PageWriter"]


class PageWriter:
    """Writes the pages of one run, perhaps in more than one process.

    Args:
        run: when all texts are converted and all features have announced what they add.
        views: makes the views.
    """

    def __init__(self, run: Run, views: PageViews) -> None:
        self.run, self.views = run, views

    def start(self) -> Written:
        """Return what takes in what is written next."""
        return Written(self.run.writer.branch())

    def render(
        self,
        written: Written,
        template: Template[Context],
        page: PageView,
        place: Place,
        context: Context,
    ) -> None:
        """Write one page; a template that fails is a fault of the theme, and other pages go on.

        Args:
            written: takes the page, or the problem.
            template: the template.
            page: the view of the page.
            place: the file to blame.
            context: what the template gets besides.
        """
        memo, site, address = self.run.settings.memo, self.views.site(page), page["url"]
        digest = digest_of(self.run.made_by, template.name, site, page, context) if memo else ""
        known = memo.get(digest) if memo else None
        written.pages.append((address, digest))
        if known and written.writer.again(address, PageLinks(list(known[0]), set(known[1]))):
            written.links[digest] = None
            return
        try:
            html = self.run.theme.render(template.name, site, page, **context)
        except TemplateFault as fault:
            text = f"De pagina {address} kon niet worden gemaakt: {fault}"
            hint = "Laat dit aan de beheerder van de site zien."
            written.problems.append(problem("sjabloon-fout", place, text, hint))
            written.writer.files.add(address)  # links to it are no faults of their own
            return
        written.writer.page(address, add_hreflang(html, page["lang"]))
        if digest:
            written.links[digest] = written.writer.pages[address]

    def merge(self, written: Written) -> None:
        """Take in what was written, perhaps in another process."""
        run, memo = self.run, self.run.settings.memo
        run.writer.merge(written.writer)
        run.identities.update(written.identities)
        run.heads.update(written.heads)
        run.report.add(*written.problems)
        for digest, found in written.links.items() if memo else ():
            assert memo is not None
            if found:
                memo.put(digest, [found.links, sorted(found.ids)])
            else:
                memo.get(digest)  # in the process that wrote it this was known already
