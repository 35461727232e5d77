"""The style guide: every component with its examples, only in the preview."""

from __future__ import annotations

from plugins.assets.components import components, render_example
from plugins.core.problems import Place, problem
from plugins.run.reuse.digests import digest_of
from plugins.run.run_state import Run
from plugins.support.templates import Markup, TemplateFault
from plugins.views.page_frames import editorial_site, plain_page

__all__ = ["style_guide"]

ADDRESS = "/stijlgids/"


def style_guide(run: Run) -> None:
    """Write the page with all components; while code and theme stay as they are, the one of the last build is taken over."""
    mark = digest_of(ADDRESS, run.made_by) if run.settings.memo else ""
    if run.settings.memo and run.settings.memo.get(mark) and run.writer.again(ADDRESS, None):
        return
    shown = []
    page = plain_page(run, ADDRESS, run.theme.word_in("nl", "styleguide"))
    site = editorial_site(run)
    try:
        for component in components(run.theme.folder):
            examples = [
                {
                    "name": example.name,
                    "html": Markup(render_example(run.theme, component, example)),
                }
                for example in component.examples
                if not example.hidden
            ]
            shown.append(
                {
                    "name": component.name,
                    "purpose": component.purpose,
                    "params": component.params,
                    "examples": examples,
                }
            )
        run.writer.page(
            ADDRESS,
            run.theme.render("styleguide.html", site, page, components=shown),
            examples=True,
        )
        if run.settings.memo:
            run.settings.memo.put(mark, True)
    except TemplateFault as fault:
        run.report.add(
            problem(
                "sjabloon-fout",
                Place("theme/templates/styleguide.html"),
                f"De stijlgids kon niet worden gemaakt: {fault}",
                "Laat dit aan de beheerder van de site zien.",
            )
        )
