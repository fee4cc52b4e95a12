"""Facts that were written once can be read for ever: a stored sample of every version of every event type.

`samples/<type>.<schema version>[.<variant>].json` holds the payload exactly as it was written. A sample is
never changed. When the shape of an event changes, its schema version goes up in `domain.codec`, an upcaster
joins it, and a sample of the new version is added here.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, get_args

import pytest

from domain.codec import CODEC, EVENT_TYPES, SCHEMA_VERSIONS
from domain.contract.changes import Change
from domain.shared.figures import Figure


class Sample(NamedTuple):
    type: str
    schema_version: int
    payload: bytes


def _read(path: Path) -> Sample:
    type_name, version, *_ = path.name.split(".")
    return Sample(type_name, int(version), path.read_bytes().rstrip(b"\n"))


FILES = sorted((Path(__file__).parent / "samples").iterdir())
SAMPLES = {path.stem: _read(path) for path in FILES}


@pytest.mark.parametrize("event_type", EVENT_TYPES)
def test_every_version_of_every_event_type_has_a_sample(event_type: str) -> None:
    stored = {sample.schema_version for sample in SAMPLES.values() if sample.type == event_type}
    assert stored == set(range(1, SCHEMA_VERSIONS.get(event_type, 1) + 1))


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_a_sample_can_be_read(sample: Sample) -> None:
    assert type(CODEC.decode(*sample)) is EVENT_TYPES[sample.type]


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_a_sample_of_todays_version_is_written_the_same_today(sample: Sample) -> None:
    if sample.schema_version == SCHEMA_VERSIONS.get(sample.type, 1):
        assert CODEC.encode(CODEC.decode(*sample)).payload == sample.payload


@pytest.mark.parametrize("kind", [*get_args(Figure), *get_args(Change)])
def test_every_kind_of_figure_and_of_change_stands_in_a_sample(kind: type[Figure | Change]) -> None:
    tag = f'"type":"{kind.__struct_config__.tag}"'.encode()
    assert any(tag in sample.payload for sample in SAMPLES.values())
