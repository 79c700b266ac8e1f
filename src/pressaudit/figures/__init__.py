"""Figures with their data frame and text alternative."""
