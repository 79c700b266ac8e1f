"""``python -m pressaudit`` is the command ``pressaudit``."""

from pressaudit.app.cli import run

run()
