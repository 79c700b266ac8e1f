"""The tables: schema, build, save, load, check. The only floor that touches the disk."""
