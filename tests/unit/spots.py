"""Problems as tests compare them."""

from site_builder.problem import Problem

PRECOMPOSED, DECOMPOSED = "শা\u09dcি", "শা\u09a1\u09bcি"  # শাড়ি in its two encodings


def codes(problems: list[Problem]) -> list[str]:
    return [each.code for each in problems]


def spot(problem: Problem) -> tuple[str, int, int]:
    """(code or reason, line, column)."""
    reason = dict(problem.facts).get("reason", "").removeprefix("reason:")
    return reason or problem.code, problem.where.line, problem.where.column
