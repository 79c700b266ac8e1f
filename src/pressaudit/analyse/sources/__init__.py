"""On whose word: provenance, folding, independent voices, and what a careful reader finds.

Everything describes what posts say and where they got it; nothing here says whether it is so.
"""
