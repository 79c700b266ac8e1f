"""``python -m pressaudit`` is the command ``pressaudit``."""

from pressaudit.app.cli import main

main(prog_name="pressaudit")
