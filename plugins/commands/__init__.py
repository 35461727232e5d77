"""The commands of `python -m plugins`.

`entry` and `environment` need nothing but Python; the others run inside the environment.
"""
