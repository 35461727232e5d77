"""The style guide: every component with its examples, only in the preview."""

from __future__ import annotations

from plugins.assets.components import components, render_example
from plugins.core.problems import Place, problem
from plugins.run.build import Build
from plugins.run.reuse.memo import digest_of
from plugins.support.templates import Markup, TemplateFault
from plugins.views.views import editorial_site, plain_page

__all__ = ["style_guide"]

ADDRESS = "/stijlgids/"


def style_guide(build: Build) -> None:
    """Write the page with all components; while code and theme stay as they are, the one of the last build is taken over."""
    mark = digest_of(ADDRESS, build.made_by) if build.memo else ""
    if build.memo and build.memo.get(mark) and build.writer.again(ADDRESS, None):
        return
    shown = []
    page = plain_page(build, ADDRESS, build.theme.word_in("nl", "styleguide"))
    site = editorial_site(build)
    try:
        for component in components(build.theme.folder):
            examples = [
                {
                    "name": example.name,
                    "html": Markup(render_example(build.theme, component, example)),
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
        build.writer.page(
            ADDRESS,
            build.theme.render("styleguide.html", site, page, components=shown),
            examples=True,
        )
        if build.memo:
            build.memo.put(mark, True)
    except TemplateFault as fault:
        build.report.add(
            problem(
                "sjabloon-fout",
                Place("theme/templates/styleguide.html"),
                f"De stijlgids kon niet worden gemaakt: {fault}",
                "Laat dit aan de beheerder van de site zien.",
            )
        )
