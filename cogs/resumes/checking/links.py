"""What a link behind words leads to."""

import re
from urllib.parse import unquote

from cogs.resumes.checking.models import Box, Finding, Kind, Source

SCHEMES = {"mailto": Kind.EMAIL, "tel": Kind.PHONE, "sms": Kind.PHONE}


def finding_of_target(uri: str, page: int | None = None, box: Box | None = None) -> Finding:
    kind = SCHEMES.get(uri.partition(":")[0].lower(), Kind.LINK)
    words = unquote(re.sub(r"^(?:mailto|tel|sms):", "", uri))
    return Finding(kind, words, Source.LINK_TARGET, page, box)
