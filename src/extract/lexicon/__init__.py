"""What the tool knows about newspapers, as data.

Each `*.toml` here has a module of the same name with its frozen shape and one cached function
that loads it. Order in a list is precedence.
"""
