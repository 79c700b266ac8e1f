"""Tables in, results out, each figure with its interval and number of observations."""
