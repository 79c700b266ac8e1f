"""Text in, spans out: pure functions whose offsets satisfy ``text[start:end] == surface``."""
