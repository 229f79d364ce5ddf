"""What a job that failed was for, in the words of its feature."""

from collections.abc import Iterable

from cogs.moderation import trouble_texts
from cogs.moderation.models import Trouble
from core.client import Feature


def what_it_was(features: Iterable[Feature], trouble: Trouble) -> str:
    """A feature may say it: `describe_job(kind, detail) -> str` in its service."""
    owner = trouble.kind.partition(":")[0]
    for feature in features:
        if feature.name == owner and hasattr(feature.service, "describe_job"):
            assert feature.service is not None
            return str(feature.service.describe_job(trouble.kind, trouble.detail))
    return trouble_texts.default_words(trouble.kind)
