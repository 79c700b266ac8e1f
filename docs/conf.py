"""Sphinx configuration of the rendered site; everything it shows is in the site's own folder."""

project = "pressaudit"
author = "The pressaudit founders"
copyright = "2026, the pressaudit founders"
html_title = "pressaudit"

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build", "CONTRIBUTING.md", "CHANGELOG.md"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
nb_execution_mode = "off"
# Links in what cells say lead to pages of the site, and one that leads nowhere is an error.
nb_render_markdown_format = "myst"
nb_code_prompt_show = "Show the code"
nb_code_prompt_hide = "Hide the code"
# Widgets answer in JupyterLab only; their scripts would be fetched from elsewhere.
nb_ipywidgets_js = {}
nb_merge_streams = True

autodoc_typehints = "description"
autodoc_member_order = "bysource"
suppress_warnings = ["mystnb.unknown_mime_type"]

html_theme = "sphinx_book_theme"
html_static_path = ["_static"]
html_favicon = "_static/favicon.svg"
html_css_files = ["pressaudit.css"]
html_js_files = ["tables.js"]
html_show_sourcelink = False
html_theme_options = {
    "use_download_button": True,
    "use_fullscreen_button": False,
    "use_repository_button": False,
    "use_issues_button": False,
    "show_toc_level": 2,
    "home_page_in_toc": True,
    # The sidebar has the search field; a second one in a bar of its own is one too many.
    "navbar_persistent": [],
}
html_context = {"default_mode": "auto"}
pygments_style = "a11y-high-contrast-light"


def results_page(app):
    """Write the page on results and their columns from the schema of the package."""
    from pathlib import Path  # noqa: PLC0415

    from pressaudit.analyse import schema  # noqa: PLC0415

    known, lines = schema.columns(), ["# Results", "", "The columns of every result, in order.", ""]
    for result in schema.results().values():
        lines += [
            f"## {result.name}",
            "",
            f"{result.caption}.",
            "",
            "| column | shown as | what it says |",
        ]
        lines += ["|---|---|---|"]
        lines += [f"| `{c}` | {known[c].head} | {known[c].doc} |" for c in result.columns]
        lines += [""]
    path = Path(app.srcdir) / "results.md"
    text = "\n".join(lines)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def setup(app):
    """Make the page on results before the sources are read."""
    app.connect("builder-inited", results_page)
