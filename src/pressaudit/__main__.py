"""``python -m pressaudit`` is the command ``pressaudit``."""

from pressaudit.cli import main

main(prog_name="pressaudit")
