"""What the help is made of."""

from dataclasses import dataclass

from core.actor import Who


@dataclass(frozen=True)
class Entry:
    """A command, or an entry of the menus on people and messages, as its author describes it."""

    name: str
    description: str
    who: Who
    is_menu: bool = False

    @property
    def group(self) -> str:
        """The first word of the name."""
        return self.name.split()[0]


@dataclass(frozen=True)
class Topic:
    """A page of the help: some lines, then the commands of its groups that the reader may use."""

    key: str
    title: str
    summary: str
    lines: tuple[str, ...]
    groups: tuple[str, ...] = ()
