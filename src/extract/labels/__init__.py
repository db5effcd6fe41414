"""What each block is: one engine, two passes, for text and pages alike.

`alone` reads a block by itself; the other modules read it among its neighbours. Every verdict
has the name of its rule.
"""

from extract.labels.labelling import label, look

__all__ = ["label", "look"]
