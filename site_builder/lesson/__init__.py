"""The text of a lesson: Markdown and its directives as blocks that carry ids. Knows nothing of records or pages."""

from site_builder.lesson.blocks import DIRECTIVES, PLAIN_BOXES, Block, fingerprint, split

__all__ = ["DIRECTIVES", "PLAIN_BOXES", "Block", "fingerprint", "split"]
