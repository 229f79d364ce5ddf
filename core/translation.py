"""The one call through which every sentence that a person reads passes. English for now."""


def t(template: str, /, **values: object) -> str:
    """The sentence in the reader's language, with `{name}` filled from `values`."""
    return template.format(**values) if values else template
