"""Reads templates with the types of what they get, and reports what nobody gives them.

Each template is walked as Jinja's own syntax tree, with the type of every name: through loops,
`set`, `include`, `extends` and the macros that it calls. A component's own macro is checked by what
it declares; every other macro is walked anew for what it is called with.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import jinja2
from jinja2 import nodes

from plugins.support.templates import Markup
from plugins.views.page_frames import PageView, Template
from tests.helpers.view_types import (
    ANYTHING,
    COMPONENTS,
    NOTHING,
    TEXT,
    THEME,
    Kind,
    Made,
    fields_of,
    params_of,
)

HTML, FLAG = Kind(Markup), Kind(bool)
GLOBALS = {"w": TEXT, "lang": HTML, "spoken": HTML, "super": HTML, "caller": HTML}
"""What every template can call, and what comes of it."""
FILTERS = {"length": Kind(int), "replace": TEXT}
CHOOSING = ("selectattr", "rejectattr")


@dataclass(frozen=True)
class Macro:
    """A macro and the file it is in."""

    file: str
    name: str


Names = dict[str, Any]
"""The type of each name, or the macro that it is."""


class Sources:
    """The files of a theme, as syntax trees.

    Args:
        changed: the text of files that are other than on disk, for tests of this reader.
    """

    def __init__(self, changed: Mapping[str, str] | None = None) -> None:
        self._changed = changed or {}
        self._environment = jinja2.Environment(autoescape=True)

    @functools.cache  # noqa: B019
    def tree(self, name: str) -> nodes.Template:
        """Return the tree of a file by its name as templates write it."""
        if name not in self._changed:
            folder = THEME if name.startswith("components/") else THEME / "templates"
            return self._environment.parse((folder / name).read_text(encoding="utf-8"))
        return self._environment.parse(self._changed[name])

    @functools.cache  # noqa: B019
    def names(self, name: str) -> Names:
        """Return the macros that a file has and imports."""
        found: Names = {}
        for node in self.tree(name).body:
            if isinstance(node, nodes.Extends):
                found |= self.names(node.template.value)
            if isinstance(node, nodes.Macro):
                found[node.name] = Macro(name, node.name)
            if isinstance(node, nodes.FromImport):
                for item in node.names:
                    real, own = item if isinstance(item, tuple) else (item, item)
                    found[own] = Macro(node.template.value, real)
        return found

    def macro(self, macro: Macro) -> nodes.Macro:
        """Return the tree of a macro."""
        return next(
            node for node in self.tree(macro.file).find_all(nodes.Macro) if node.name == macro.name
        )


class Reader:
    """Walks templates; gathers what they read and what is wrong."""

    def __init__(self, sources: Sources | None = None) -> None:
        self.sources = sources or Sources()
        self.faults: list[str] = []
        self.read: set[tuple[Any, str]] = set()
        """Each field that some template asks for."""
        self.passed: set[tuple[Any, Any]] = set()
        """Views that were given where another view was declared, which has fewer fields."""
        self._file = ""
        self._context: Any = None
        self._walked: set[tuple[Macro, tuple[Any, ...]]] = set()

    # -- where it begins --------------------------------------------------------------------------

    def page(self, template: Template[Any]) -> None:
        """Read a page template with all that it extends and includes."""
        names = {"page": Kind(PageView), "site": Kind(template.site)}
        self._context = template.context
        names |= fields_of(template.context)
        file: str | None = template.name
        while file:
            tree = self.sources.tree(file)
            self._in(file, tree.body, self.sources.names(template.name) | names)
            extended = [node for node in tree.body if isinstance(node, nodes.Extends)]
            file = extended[0].template.value if extended else None
        self._context = None

    def component(self, name: str) -> None:
        """Read the macro of a component with the parameters that it declares."""
        file = f"components/{name}/{name}.html"
        macro, declared = self.sources.macro(Macro(file, name)), params_of(COMPONENTS[name])
        given = [argument.name for argument in macro.args]
        if given != list(declared):
            self.faults.append(f"{file}: has {given}, declares {list(declared)}")
        own = {"page": Kind(Made("page", (("lang", TEXT),)))}
        self._in(file, macro.body, self.sources.names(file) | own | declared)

    def _in(self, file: str, body: Sequence[nodes.Node], names: Names) -> None:
        before, self._file = self._file, file
        self._walk(body, dict(names))
        self._file = before

    def _fault(self, node: nodes.Node, text: str) -> None:
        fault = f"{self._file}:{node.lineno}: {text}"
        if fault not in self.faults:
            self.faults.append(fault)

    # -- statements -------------------------------------------------------------------------------

    def _walk(self, body: Sequence[nodes.Node], names: Names) -> None:
        for node in body:
            handler = getattr(self, f"_walk_{type(node).__name__.lower()}", None)
            assert handler, f"no reading of {type(node).__name__}"
            handler(node, names)

    def _walk_output(self, node: nodes.Output, names: Names) -> None:
        for part in node.nodes:
            self._kind(part, names)

    def _walk_if(self, node: nodes.If, names: Names) -> None:
        self._kind(node.test, names)
        self._walk([*node.body, *node.elif_, *node.else_], names)

    def _walk_for(self, node: nodes.For, names: Names) -> None:
        listed = self._kind(node.iter, names)
        if listed != ANYTHING and not listed.depth:
            self._fault(node, f"goes through what is no list: {listed.base}")
        inside = {**names, node.target.name: listed.item, "loop": ANYTHING}
        if node.test:
            self._kind(node.test, inside)
        self._walk(node.body, inside)
        self._walk(node.else_, dict(names))

    def _walk_assign(self, node: nodes.Assign, names: Names) -> None:
        kind = self._kind(node.node, names)
        if isinstance(node.target, nodes.Name):
            names[node.target.name] = kind

    def _walk_callblock(self, node: nodes.CallBlock, names: Names) -> None:
        self._kind(node.call, names)
        self._walk(node.body, dict(names))

    def _walk_block(self, node: nodes.Block, names: Names) -> None:
        self._walk(node.body, dict(names))

    def _walk_include(self, node: nodes.Include, names: Names) -> None:
        file = node.template.value
        self._in(file, self.sources.tree(file).body, names | self.sources.names(file))

    def _walk_extends(self, node: nodes.Extends, names: Names) -> None:
        """What is extended is read after this file."""

    _walk_fromimport = _walk_macro = _walk_extends  # known by `Sources.names`

    # -- expressions ------------------------------------------------------------------------------

    def _kind(self, node: nodes.Node, names: Names) -> Any:
        """Return the type of an expression."""
        handler = getattr(self, f"_kind_{type(node).__name__.lower()}", None)
        assert handler, f"no reading of {type(node).__name__}"
        return handler(node, names)

    def _kind_templatedata(self, node: nodes.TemplateData, names: Names) -> Kind:
        return HTML

    def _kind_const(self, node: nodes.Const, names: Names) -> Kind:
        return NOTHING if node.value is None else Kind(type(node.value))

    def _kind_name(self, node: nodes.Name, names: Names) -> Any:
        if node.name not in names:
            if node.name not in (*GLOBALS, "namespace"):
                self._fault(node, f"nobody gives {node.name}")
            return ANYTHING
        context = fields_of(self._context) if self._context else {}
        if context.get(node.name) == names[node.name]:
            self.read.add((self._context, node.name))
        return names[node.name]

    def _kind_getattr(self, node: nodes.Getattr, names: Names) -> Kind:
        return self._field(node, self._kind(node.node, names), node.attr)

    def _kind_getitem(self, node: nodes.Getitem, names: Names) -> Kind:
        of = self._kind(node.node, names)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._field(node, of, node.arg.value)
        self._kind(node.arg, names)
        if isinstance(of.base, Made) and not of.depth:  # one of several, by a key that is computed
            return of.base.fields[0][1]
        return of.item

    def _field(self, node: nodes.Node, of: Kind, name: str) -> Kind:
        if of in (ANYTHING, NOTHING):  # nothing is asked of what is not given
            return ANYTHING
        fields = {} if of.depth else fields_of(of.base)
        if name not in fields:
            self._fault(node, f"{_said(of)} has no {name}")
            return ANYTHING
        self.read.add((of.base, name))
        return fields[name]

    def _kind_filter(self, node: nodes.Filter, names: Names) -> Kind:
        of = self._kind(node.node, names)
        if node.name == "list":
            return of
        if node.name in CHOOSING:
            self._field(node, of.item, node.args[0].value)
            return of
        if node.name == "map":
            return self._field(node, of.item, node.kwargs[0].value.value).listed
        assert node.name in FILTERS, f"no reading of the filter {node.name}"
        return FILTERS[node.name]

    def _kind_condexpr(self, node: nodes.CondExpr, names: Names) -> Kind:
        self._kind(node.test, names)
        other = self._kind(node.expr2, names) if node.expr2 else NOTHING
        return self._joined(node, self._kind(node.expr1, names), other)

    def _kind_or(self, node: nodes.Or, names: Names) -> Kind:
        """One of two values, or of two different types only whether one is there."""
        one, two = self._kind(node.left, names), self._kind(node.right, names)
        return self._joined(node, one, two) if self._alike(one, two) else FLAG

    def _kind_add(self, node: nodes.Add, names: Names) -> Kind:
        return self._joined(node, self._kind(node.left, names), self._kind(node.right, names))

    def _kind_and(self, node: nodes.And, names: Names) -> Kind:
        self._kind(node.left, names)
        self._kind(node.right, names)
        return FLAG

    def _kind_not(self, node: nodes.Not, names: Names) -> Kind:
        self._kind(node.node, names)
        return FLAG

    def _kind_test(self, node: nodes.Test, names: Names) -> Kind:
        self._kind(node.node, names)
        return FLAG

    def _kind_compare(self, node: nodes.Compare, names: Names) -> Kind:
        for part in (node.expr, *(operand.expr for operand in node.ops)):
            self._kind(part, names)
        return FLAG

    def _kind_concat(self, node: nodes.Concat, names: Names) -> Kind:
        for part in node.nodes:
            self._kind(part, names)
        return TEXT

    def _kind_list(self, node: nodes.List, names: Names) -> Kind:
        kinds = [self._kind(item, names) for item in node.items]
        joined = functools.partial(self._joined, node)
        return functools.reduce(joined, kinds, NOTHING).listed

    _kind_tuple = _kind_list

    def _kind_dict(self, node: nodes.Dict, names: Names) -> Kind:
        fields = [(item.key.value, self._kind(item.value, names)) for item in node.items]
        return Kind(Made("a mapping", tuple(fields)))

    def _joined(self, node: nodes.Node, one: Kind, two: Kind) -> Kind:
        """Return the type of a value that is one or the other."""
        if two.base is NOTHING.base or one == ANYTHING:
            return one if one != ANYTHING else two
        if one.base is NOTHING.base or two == ANYTHING:
            return two if two != ANYTHING else one
        if one.depth == two.depth and (one.base, two.base) in ((str, Markup), (Markup, str)):
            return Kind(str, one.depth)
        if isinstance(one.base, Made) and isinstance(two.base, Made):
            return self._wider(one, two)
        if not self._alike(one, two):
            self._fault(node, f"is {_said(one)} or {_said(two)}")
        return one

    @staticmethod
    def _alike(one: Kind, two: Kind) -> bool:
        """Return whether two values can stand for each other."""
        loose = {NOTHING.base, ANYTHING.base, Markup} & {one.base, two.base}
        return bool(loose) or (one.base, one.depth) == (two.base, two.depth)

    def _wider(self, one: Kind, two: Kind) -> Kind:
        """Return the mapping of two in which lists are told, since an empty one tells nothing."""
        fields = dict(one.base.fields)
        for name, kind in two.base.fields:
            if name not in fields or fields[name].base is NOTHING.base:
                fields[name] = kind
        return Kind(Made(one.base.name, tuple(fields.items())), one.depth)

    # -- macros -----------------------------------------------------------------------------------

    def _kind_call(self, node: nodes.Call, names: Names) -> Kind:
        called = self._kind(node.node, names)
        given = [self._kind(argument, names) for argument in node.args]
        named = {item.key: self._kind(item.value, names) for item in node.kwargs}
        if isinstance(called, Macro):
            self._call(node, called, given, named)
            return HTML
        return GLOBALS.get(getattr(node.node, "name", ""), ANYTHING)

    def _call(
        self, node: nodes.Call, macro: Macro, given: list[Kind], named: dict[str, Kind]
    ) -> None:
        tree = self.sources.macro(macro)
        params = [argument.name for argument in tree.args]
        for name in named:
            if name not in params:
                self._fault(node, f"{macro.name} has no parameter {name}")
        if len(given) > len(params):
            self._fault(node, f"{macro.name} has {len(params)} parameters")
        bound = {**dict(zip(params, given, strict=False)), **named}
        if macro.file == f"components/{macro.name}/{macro.name}.html":
            self._check(node, macro, bound)
            return
        defaults = dict(zip(params[len(params) - len(tree.defaults) :], tree.defaults, strict=True))
        names = self.sources.names(macro.file) | {"page": Kind(Made("page", (("lang", TEXT),)))}
        for name in params:
            if name not in bound:
                if name in defaults:
                    bound[name] = self._kind(defaults[name], names)
                else:
                    self._fault(node, f"{macro.name} is called without {name}")
        walked = (macro, tuple(sorted(bound.items(), key=lambda item: item[0])))
        if walked not in self._walked:
            self._walked.add(walked)
            context, self._context = self._context, None
            self._in(macro.file, tree.body, names | bound)
            self._context = context

    def _check(self, node: nodes.Call, macro: Macro, bound: Mapping[str, Kind]) -> None:
        """Check what a component is called with by what it declares."""
        component = COMPONENTS[macro.name]
        for name, wanted in params_of(component).items():
            if name in bound and not self._fits(bound[name], wanted):
                self._fault(
                    node, f"{macro.name} gets as {name} {_said(bound[name])}, not {_said(wanted)}"
                )
        for param in component.params:
            if param.required and param.name not in bound:
                self._fault(node, f"{macro.name} is called without {param.name}")

    def _fits(self, given: Any, wanted: Kind) -> bool:
        """Return whether a value can be given where another type is declared."""
        if given in (ANYTHING, NOTHING) or wanted == ANYTHING:
            return given != NOTHING or wanted.optional
        if given.depth and given.base is NOTHING.base:
            return bool(wanted.depth)  # an empty list
        if given.depth != wanted.depth:
            return False
        if given.base == wanted.base or (given.base, wanted.base) == (Markup, str):
            return True
        has, needs = fields_of(given.base), fields_of(wanted.base)
        if not needs or not set(needs) <= set(has):
            return False
        self.passed.add((given.base, wanted.base))
        exact = not isinstance(given.base, Made) or set(has) == set(needs)
        return exact and all(self._fits(has[name], kind) for name, kind in needs.items())


def _said(kind: Any) -> str:
    """Return a type in words."""
    if not isinstance(kind, Kind):
        return "a macro"
    name = kind.base.name if isinstance(kind.base, Made) else kind.base.__name__
    return "list of " * kind.depth + name
