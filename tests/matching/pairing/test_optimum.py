"""The matching is the best there is: as good as an exhaustive search finds, whatever comes in and in any order."""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from cogs.matching.pairing.models import Matching, Round
from cogs.matching.pairing.optimum import best
from cogs.matching.pairing.problem import Choice, Group, Limit, Problem
from cogs.matching.pairing.programme import solve_programme
from cogs.matching.pairing.solving import solve
from tests.matching.pairing.exact import Chosen, Search, may_add, objective, pins, worth
from tests.matching.pairing.random_rounds import random_round
from tests.sampling import a_few


def chosen_by(round: Round, matching: Matching) -> list[Chosen]:
    """The pairs, the pinned ones first."""
    requests = {request.id: request for request in round.requests}
    slots = {slot.id: slot for slot in round.slots}
    pairs = [(requests[pair.request_id], slots[pair.slot_id]) for pair in matching.pairs]
    return sorted(pairs, key=lambda pair: (pair not in pins(round), pair[0].id))


def check(round: Round) -> Matching:
    matching = solve(round)
    chosen = chosen_by(round, matching)
    pinned = len(pins(round))

    assert chosen[:pinned] == pins(round)
    for at in range(pinned, len(chosen)):
        assert may_add(round, chosen[:at], pinned, *chosen[at]), f"{chosen[at]} breaks a rule"
    assert [(pair.priority, pair.fit) for pair in matching.pairs] == [
        worth(round, *pair) for pair in sorted(chosen, key=lambda pair: pair[0].id)
    ]
    assert objective(round, chosen[pinned:]) == Search(round).run()
    found = [pair.request_id for pair in matching.pairs] + [one.request_id for one in matching.unmatched]
    assert sorted(found) == sorted(request.id for request in round.requests)
    assert all(one.in_the_way for one in matching.unmatched)
    return matching


@pytest.mark.parametrize("hundred", a_few(range(6), quick=1))
def test_six_hundred_small_rounds_are_matched_as_well_as_can_be(hundred: int) -> None:
    matched = [len(check(random_round(seed)).pairs) for seed in range(hundred * 100, hundred * 100 + 100)]

    assert sum(matched) > 120, "hardly anything could be matched, so hardly anything was tested"


@pytest.mark.parametrize("seed", a_few(range(60), quick=6))
def test_rounds_with_more_to_choose_from_are_matched_as_well_as_can_be(seed: int) -> None:
    check(random_round(1000 + seed, requests=12, slots=16))


@pytest.mark.parametrize("seed", a_few(range(40), quick=4))
def test_the_order_in_which_things_come_makes_no_difference(seed: int) -> None:
    round = random_round(2000 + seed, requests=12, slots=16)
    chance = random.Random(seed)
    expected = solve(round)

    for _ in range(3):
        requests, slots = list(round.requests), list(round.slots)
        chance.shuffle(requests)
        chance.shuffle(slots)
        assert solve(replace(round, requests=tuple(requests), slots=tuple(slots))) == expected


def random_problem(seed: int) -> Problem:
    """With groups inside groups, and limits across them, as no round has them."""
    chance = random.Random(seed)
    rows, columns = chance.randint(10, 40), chance.randint(10, 40)
    places = [(row, column) for row in range(rows) for column in range(columns) if chance.random() < 0.15]
    choices = [Choice(row, column, chance.randrange(4) * 50, chance.randrange(-3, 6)) for row, column in places]
    return Problem(
        choices, list(random_groups(chance, sorted({column for _, column in places}))), random_limits(chance, choices)
    )


def random_groups(chance: random.Random, columns: list[int]) -> Iterator[Group]:
    for at in range(0, len(columns), 6):
        week = columns[at : at + 6]
        if len(week) > 3 and chance.random() < 0.5:
            yield Group(frozenset(week[:2]), 1)
            yield Group(frozenset(week[2:4]), 1)
        yield Group(frozenset(week), chance.randint(1, 4))


def random_limits(chance: random.Random, choices: list[Choice]) -> list[Limit]:
    limits = []
    for _ in range(chance.randint(0, 12)):
        parts = {
            column: frozenset(number for number, choice in enumerate(choices) if choice.column == column)
            for column in chance.sample(sorted({choice.column for choice in choices}), chance.randint(2, 3))
        }
        limits.append(Limit(tuple(parts.values()), 1))
    return limits


@pytest.mark.parametrize("seed", a_few(range(60), quick=6))
def test_the_search_and_the_integer_programme_agree_on_larger_problems(seed: int) -> None:
    problem = random_problem(seed)
    found, proved = best(problem), solve_programme(problem)

    assert problem.aims(found) == problem.aims(proved)
    for chosen in (found, proved):
        rows, columns = zip(*((problem.choices[at].row, problem.choices[at].column) for at in chosen), strict=True)
        assert len(set(rows)) == len(set(columns)) == len(chosen)
        assert all(len(group.columns & set(columns)) <= group.most for group in problem.groups)
        assert list(problem.broken_limits(chosen)) == []


def test_where_a_search_would_take_too_long_the_integer_programme_finds_as_good_an_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    problems = [random_problem(seed) for seed in range(20)]
    expected = [problem.aims(best(problem)) for problem in problems]
    monkeypatch.setattr("cogs.matching.pairing.optimum.MOST_TRIES", 1)

    assert [problem.aims(best(problem)) for problem in problems] == expected


def test_where_numbers_would_not_be_exact_the_integer_programme_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = random_problem(1)
    expected = problem.aims(best(problem))
    monkeypatch.setattr("cogs.matching.pairing.assignment.EXACT_BELOW", 1000)

    assert problem.aims(best(problem)) == expected
