"""Links between numbered things come in; the group of each thing goes out (union-find, Tarjan 1975)."""

from __future__ import annotations

from collections.abc import Iterable


def components(n_things: int, links: Iterable[tuple[int, int]]) -> list[int]:
    """For each thing, the smallest number that it is linked with, directly or through others.

    >>> components(5, [(3, 1), (4, 3)])
    [0, 1, 2, 1, 1]
    """
    parents = list(range(n_things))

    def root(thing: int) -> int:
        while parents[thing] != thing:
            parents[thing] = parents[parents[thing]]
            thing = parents[thing]
        return thing

    for one, other in links:
        low, high = sorted((root(one), root(other)))
        parents[high] = low
    return [root(thing) for thing in range(n_things)]
