"""The theme as functions: Jinja with autoescape and strict names, and fixed words.

The only module that knows Jinja. `site`, `page` and `w` are the same objects in every template and
macro; what they stand for is set anew for each page, so macros can be imported once and kept.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar

import jinja2
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from plugins.core.languages import LANGUAGES

__all__ = ["Markup", "TemplateFault", "Theme"]

# What a template can raise: Jinja's own errors, an unknown word, and whatever Python makes of a
# wrong expression.
_FAILURES = (
    jinja2.TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)


class TemplateFault(Exception):
    """A template could not be rendered; the message names template and line."""


class _Current:
    """Stands for the view that is being rendered."""

    def __init__(self, name: str) -> None:
        object.__setattr__(self, "_name", name)
        object.__setattr__(self, "_view", {})

    def show(self, view: Mapping[str, Any]) -> None:
        """Stand for another view."""
        object.__setattr__(self, "_view", view)

    def __getattr__(self, name: str) -> Any:
        try:
            return object.__getattribute__(self, "_view")[name]
        except KeyError:
            raise AttributeError(f"{self._name} has no {name}") from None


class _Compiled(jinja2.BytecodeCache):
    """Caches compiled templates in this process, so that a preview compiles only what changed."""

    _kept: ClassVar[dict[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket when this template was compiled before; Jinja compares its source."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


class Theme:
    """The theme of one build.

    Args:
        folder: theme/ of the project.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site = _Current("site")
        self.page = _Current("page")
        self._words = dict(_read_words(folder / "woorden.csv"))
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader([folder / "templates", folder]),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=_Compiled(),
        )
        self._environment.globals.update(
            site=self.site, page=self.page, w=self.word, lang=self.lang, spoken=self.spoken
        )
        self._macros: dict[str, Any] = {}

    def word(self, key: str, **values: object) -> str:
        """Return a fixed word of the theme in the language of the page; KeyError when unknown."""
        return self.word_in(self.page.lang, key, **values)

    def word_in(self, language: str, key: str, **values: object) -> str:
        """Return a fixed word in a language."""
        text = self._words[key][language]
        return text.format(**values) if values else text

    def lang(self, text: object) -> Markup:
        """Return ` lang="nl"` for an element in another language than the page, else nothing."""
        language = getattr(text, "language", self.page.lang)
        return Markup("") if language == self.page.lang else Markup(' lang="{}"').format(language)

    def spoken(self, text: object) -> Markup:
        """Return a text among other text, with its language where that is not the page's."""
        attribute = self.lang(text)
        return Markup("<span{}>{}</span>").format(attribute, text) if attribute else escape(text)

    def render(
        self, template: str, site: Mapping[str, Any], page: Mapping[str, Any], **views: Any
    ) -> str:
        """Render a page template.

        Raises:
            TemplateFault: the template is missing, wrong, or asks for what it was not given.
        """
        self.site.show(site)
        self.page.show(page)
        try:
            return self._environment.get_template(template).render(**views)
        except _FAILURES as error:
            raise TemplateFault(_where(template, error)) from error

    def component(self, name: str, /, *views: Any, language: str = "nl", **named: Any) -> Markup:
        """Render a component outside a page, as blocks in a text need it.

        Raises:
            TemplateFault: as for `render`.
        """
        if name not in self._macros:
            path = f"components/{name}/{name}.html"
            try:
                self._macros[name] = getattr(self._environment.get_template(path).module, name)
            except (jinja2.TemplateError, AttributeError) as error:
                raise TemplateFault(_where(path, error)) from error
        self.page.show({"lang": language})
        try:
            return Markup(self._called(self._macros[name], *views, **named))
        except _FAILURES as error:
            raise TemplateFault(_where(name, error)) from error

    def _called(self, macro: Any, *views: Any, **named: Any) -> str:
        """Call a macro; Jinja puts the template's line numbers into an error when asked to."""
        try:
            return str(macro(*views, **named))
        except _FAILURES:
            self._environment.handle_exception()

    def component_names(self) -> list[str]:
        """Return the names of all components."""
        return sorted(
            folder.name for folder in (self.folder / "components").iterdir() if folder.is_dir()
        )

    def from_string(self, source: str) -> jinja2.Template:
        """Compile a template given as text, for the style guide's examples."""
        return self._environment.from_string(source)


def _read_words(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Read the table of fixed words: a key and its text in each language."""
    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle, delimiter=";"):
            yield row["sleutel"], {language: row[language] for language in LANGUAGES}


def _where(template: str, error: Exception) -> str:
    """Name the place in the theme where an error arose."""
    place, trace = template, error.__traceback__
    while trace:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith(".html"):
            place = f"{Path(name).name}, regel {trace.tb_lineno}"
        trace = trace.tb_next
    if isinstance(error, jinja2.TemplateSyntaxError):
        place = f"{error.name or template}, regel {error.lineno}"
    return f"{place}: {type(error).__name__}: {error}"
