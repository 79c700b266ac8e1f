"""Terms: how often, how evenly, how characteristic, and which names a group is given."""
