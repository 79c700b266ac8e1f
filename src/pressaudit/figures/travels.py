"""Figures on what speakers are, and on what travels from outlet to outlet."""

import numpy as np
import pandas as pd

from pressaudit.analyse.percent import percent
from pressaudit.analyse.sources.roles import NAMELESS
from pressaudit.analyse.sources.travels import top_flows
from pressaudit.figures.base import (
    Chart,
    Page,
    cut,
    footnote,
    heat,
    in_two_forms,
    left_out,
    nothing,
)
from pressaudit.prose import counted

HOUSES = 10
"""Outlets on each side of the matrix of flows; half as many on a phone."""


@in_two_forms
def roles_chart(page: Page, by_role: pd.DataFrame) -> Chart:
    """Draw the words by what their sources speak as, and the part of the largest source of each.

    Parameters
    ----------
    by_role
        From :func:`pressaudit.analyse.sources.roles.by_role`.
    """
    named = by_role[by_role["speaks_as"] != NAMELESS]
    data = named.round({"share": 3, "low": 3, "high": 3, "leading_share": 3, "hhi": 3})
    if data.empty:
        return nothing(page, "roles", "Nothing stands on the word of a source.", data)
    rows = list(named.itertuples(index=False))
    labels = [f"{r.speaks_as}: {counted(int(r.n_sources), 'source')}" for r in rows]
    notes = [
        f"{percent(r.leading_share)} {cut(r.leading, 24)}" if r.n_sources > 1 else cut(r.leading)
        for r in rows
    ]
    largest = named["words"] * named["leading_share"].astype(float)
    figure = page.bars(labels, list(largest), notes, of=list(named["words"].astype(float)))
    footnote(figure, "words on the word of sources; blue: those of the largest of each role")
    first = rows[0]
    alt = (
        f"Words of sources in {counted(len(rows), 'role')}. Most: {first.speaks_as}, {first.words} "
        f"words of {counted(int(first.n_sources), 'source')}, {percent(first.leading_share)} of "
        f"them of {first.leading}."
    )
    return Chart("roles", figure, data.reset_index(drop=True), alt)


@in_two_forms
def flows_chart(page: Page, flows: pd.DataFrame) -> Chart:
    """Draw from which outlet (rows) to which one (columns) how many words went.

    Parameters
    ----------
    flows
        From :func:`pressaudit.analyse.sources.travels.flows`.
    """
    if flows.empty:
        none = "No text is known to have gone from one outlet to another."
        return nothing(page, "flows", none, flows)
    down, across = top_flows(flows, HOUSES // (1 + page.narrow))
    shown = flows[flows["from_outlet"].isin(down) & flows["to_outlet"].isin(across)]
    table = shown.pivot_table(index="from_outlet", columns="to_outlet", values="words")
    grid = np.asarray(table.reindex(index=down, columns=across).fillna(0), dtype=float)
    figure = page.figure(1.9 + (0.46 if page.narrow else 0.34) * len(down))
    axes = figure.add_subplot()
    names = [cut(name, 18) for name in across]
    heat(page, axes, grid / max(grid.max(), 1), grid, names, [cut(name) for name in down])
    note = left_out(len(shown), len(flows), "pairs of outlets")
    footnote(figure, "words that went from the outlet of the row to that of the column", note)
    first = flows.iloc[0]
    alt = (
        f"Text went between {counted(len(flows), 'pair')} of outlets. Most: {first['words']} words "
        f"from {first['from_outlet']} to {first['to_outlet']}."
    )
    return Chart("flows", figure, flows, alt)
