"""Finding the route of a path: a tree of its segments."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rehearsal.rest.context import Route


@dataclass
class _Node:
    fixed: dict[str, "_Node"] = field(default_factory=dict)
    variable: "_Node | None" = None
    routes: dict[str, Route] = field(default_factory=dict)


class RouteTree:
    def __init__(self, routes: Iterable[Route]) -> None:
        self._root = _Node()
        for route in routes:
            node = self._root
            for segment in route.path.strip("/").split("/"):
                if segment.startswith("{"):
                    node.variable = node.variable or _Node()
                    node = node.variable
                else:
                    node = node.fixed.setdefault(segment, _Node())
            if route.method in node.routes:
                raise ValueError(f"two routes for {route.method} {route.path}")
            node.routes[route.method] = route

    def find(self, method: str, path: str) -> tuple[Route, dict[str, str]] | None:
        """The route and its variables. Fixed words win over variables."""
        segments = path.strip("/").split("/")
        route = _find(self._root, segments, 0, method)
        if route is None:
            return None
        names = route.path.strip("/").split("/")
        variables = {name[1:-1]: segment for name, segment in zip(names, segments, strict=True) if name.startswith("{")}
        return route, variables


def _find(node: _Node, segments: list[str], at: int, method: str) -> Route | None:
    if at == len(segments):
        return node.routes.get(method)
    fixed = node.fixed.get(segments[at])
    found = _find(fixed, segments, at + 1, method) if fixed else None
    if found is None and node.variable:
        found = _find(node.variable, segments, at + 1, method)
    return found
