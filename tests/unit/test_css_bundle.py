"""The stylesheet: each sheet in its layer, without comments, with the addresses at which the site serves its files."""

from __future__ import annotations

from plugins.core.css_bundle import bundle

FILES = {
    "css/site.css": '/* manifest */\n@layer base, components;\n@import url("base.css") layer(base);\n@import url("../components/kaart/kaart.css") layer(components);\n',
    "css/base.css": 'a { color: red; } /* weg\n@import */\n\n@font-face { src: url("../static/fonts/x.woff2"); }\n',
    "components/kaart/kaart.css": 'b { background: url("data:image/png;base64,AA"); }   \n',
}


def test_sheets_stand_in_their_layers_in_the_order_of_the_manifest():
    """The bundle is one text: the layer line first, then each sheet within its layer."""
    assert bundle("css/site.css", FILES.__getitem__) == (
        '\n@layer base, components;\n@layer base {\na { color: red; }\n@font-face { src: url("fonts/x.woff2"); }\n}\n'
        '@layer components {\nb { background: url("data:image/png;base64,AA"); }\n}\n'
    )
