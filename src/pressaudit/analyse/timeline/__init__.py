"""When: posts per day, the dates that posts speak of, events, and whether posts agree on them.

``date_begin`` and ``date_end`` are inclusive days; a vague date has the interval that it honestly
covers, not a point.
"""
