"""What people call.

`entry` and `environment` need nothing but Python; the others run inside the environment.
"""
