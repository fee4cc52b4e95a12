"""The state of a stream is what its facts fold to."""

from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from eventstore import Folded, enclose, folding

STREAM = UUID(int=1)


def evolve(state: tuple[int, ...], fact: int) -> tuple[int, ...]:
    return (*state, fact)


fold = folding(evolve, ())


def test_a_stream_without_facts_folds_to_nothing() -> None:
    assert fold(None, []) is None


@settings(deadline=None)  # a busy machine is no fault of folding
@given(facts=st.lists(st.integers(), min_size=1), data=st.data())
def test_folding_on_from_any_version_gives_what_folding_it_all_gives(
    facts: list[int], data: st.DataObject
) -> None:
    envelopes = enclose(STREAM, 0, facts)
    version = data.draw(st.integers(0, len(facts)))

    folded = fold(fold(None, envelopes[:version]), envelopes[version:])

    assert folded == fold(None, envelopes) == Folded(id=STREAM, version=len(facts), state=tuple(facts))
