"""The stylesheet: each sheet in its layer, without comments, with addresses of the site."""

from __future__ import annotations

import re
from pathlib import Path

import tinycss2

from plugins.assets.css_bundle import bundle

FILES = {
    "css/site.css": (
        '/* manifest */\n@layer base, components;\n@import url("base.css") layer(base);\n@import'
        ' url("../components/kaart/kaart.css") layer(components);\n'
    ),
    "css/base.css": (
        "a { color: red; } /* weg\n@import */\n\n@font-face { src:"
        ' url("../static/fonts/x.woff2"); }\n'
    ),
    "components/kaart/kaart.css": 'b { background: url("data:image/png;base64,AA"); }   \n',
}


def test_sheets_stand_in_their_layers_in_the_order_of_the_manifest():
    """The bundle is one text: the layer line first, then each sheet within its layer."""
    assert (
        bundle("css/site.css", FILES.__getitem__)
        == "\n@layer base, components;@layer base{a { color: red; }\n@font-face { src:"
        ' url("fonts/x.woff2"); }}\n@layer components{b { background:'
        ' url("data:image/png;base64,AA"); }}\n'
    )


def test_what_only_people_need_is_left_out_and_what_a_value_needs_stays():
    """Line ends and indentation go.

    Spaces within values, between words of a selector and in texts stay, and so do lines that a
    value is broken over.
    """
    files = {
        "css/site.css": '@import url("base.css") layer(base);\n',
        "css/base.css": (
            'a:hover,\n  b > c {\n  --x: calc(1px + 2px);\n  content: "a {  b: c;";\n '
            ' grid-template-areas:\n    "een twee"\n    "drie vier";\n}\n@media print {\n  p {\n   '
            " margin: 0 auto;\n  }\n}\n"
        ),
    }
    assert (
        bundle("css/site.css", files.__getitem__)
        == '@layer base{a:hover,b > c{--x:calc(1px + 2px);content:"a {  b:'
        ' c;";grid-template-areas:\n"een twee"\n"drie vier"}\n@media print{p{margin:0 auto}}}\n'
    )


def test_the_real_stylesheet_says_the_same_as_its_sheets():
    """An independent parser reads the same tokens, in order, from the bundle and the sheets.

    The palette is where it is used.
    """
    theme = Path(__file__).resolve().parents[2] / "theme"
    manifest = (theme / "css/site.css").read_text(encoding="utf-8")
    sheets = re.findall(r'^@import url\("([^"]+)"\) layer\((\w+)\);$', manifest, re.M)
    plain = "".join(
        f"@layer {layer} {{ {(theme / 'css' / name).read_text(encoding='utf-8')} }}"
        for name, layer in sheets
    )
    colours = dict(re.findall(r"(--palette-[\w-]+): (#[0-9a-f]{6});", plain))
    assert len(colours) > 20
    plain = re.sub(r"--palette-[\w-]+: #[0-9a-f]{6};", "", plain)
    for name, colour in colours.items():
        plain = plain.replace(f"var({name})", colour)
    made = bundle("css/site.css", lambda path: (theme / path).read_text(encoding="utf-8"))
    addresses = re.compile(r'url\("[^"]*"\)')
    assert len(sheets) > 10
    assert _words(addresses.sub("", made.partition(";")[2])) == _words(addresses.sub("", plain))


def _words(css: str) -> list[str]:
    """Return all tokens but spaces, brackets and ends of lines."""
    found: list[str] = []
    for node in tinycss2.parse_component_value_list(css, skip_comments=True):
        if hasattr(node, "arguments"):
            found += [node.name, *_words(tinycss2.serialize(node.arguments))]
        elif isinstance(getattr(node, "content", None), list):
            found += _words(tinycss2.serialize(node.content))
        elif node.type != "whitespace" and node.serialize() not in (";", ","):
            found.append(node.serialize())
    return found
