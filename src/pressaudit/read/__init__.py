"""Captures in, articles out: layout only, no knowledge of language."""
