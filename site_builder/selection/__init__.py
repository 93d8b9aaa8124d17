"""Which products are meant: `gi:true district:nadia price<2000` read into conditions, and asked of a product.

Knows records and the names of a showcase, and nothing of who selects for what.
"""

from site_builder.selection.conditions import Condition, Selection, choose, matches
from site_builder.selection.known import Known, known
from site_builder.selection.reading import parse

__all__ = ["Condition", "Known", "Selection", "choose", "known", "matches", "parse"]
