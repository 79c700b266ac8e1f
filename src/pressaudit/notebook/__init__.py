"""What a notebook calls to show things, and what answers in JupyterLab."""
