"""The command, the site, and the whole way from captures to tables."""
