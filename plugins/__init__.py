"""The machinery of the site.

core      pure functions and values; opens no file, reads no clock, imports only the standard
library support   adapters, one module for each outside library or kind of input and output
features  content, texts, pictures, feeds, assets, figures, pages, judge: wiring; none imports
another
commands  what people call: python -m plugins <command>

Direction: core < support < features < commands. tests/rules/imports.ini holds it.
"""
