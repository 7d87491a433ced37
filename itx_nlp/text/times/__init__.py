"""Time expressions in plain text: where they stand, their TIMEX3 values, the days they denote."""

from itx_nlp.text.times.finder import TimeExpression, find_times

__all__ = ["TimeExpression", "find_times"]
