"""What can go wrong, told in the same words to people and to programs."""

from __future__ import annotations

from domain.shared.errors import AlreadyDone, DomainError, Invalid, NotAParty, NotFound, NotInState, Several
from services.monitoring.problems import details, error_list, problems_in, status_of
from services.monitoring.sign_in import inside


def test_each_kind_of_refusal_has_a_status() -> None:
    kinds = (Invalid, NotInState, NotFound, AlreadyDone, NotAParty)
    assert [status_of(kind("No.")).value for kind in kinds] == [422, 409, 404, 409, 403]
    assert status_of(Several((Invalid("No."),))).value == 422


def test_a_refusal_that_is_not_known_yet_is_still_no_fault_of_ours() -> None:
    assert status_of(DomainError("No.")).value == 422


def test_of_several_each_is_named_with_its_field() -> None:
    problems = problems_in(Several((Invalid("One.", field="a.b"), NotFound("Two."))))
    assert [(each.field, each.code, each.detail) for each in problems] == [
        ("a.b", "invalid", "One."),
        ("", "not_found", "Two."),
    ]
    assert error_list(problems) == [{"text": "One.", "href": "#a.b"}, {"text": "Two."}]
    members = details(status_of(Invalid("")), "several", "No", "One. Two.", problems)
    assert members["errors"][0] == {"field": "a.b", "code": "invalid", "detail": "One."}
    assert members["type"] == "urn:fingerpost:problem:several"


def test_after_signing_in_only_a_page_of_ours_is_come_back_to() -> None:
    assert inside("/contracts?as_of=2026-03-31") == "/contracts?as_of=2026-03-31"
    elsewhere = ("https://example.org", "//example.org", "/\\example.org", "/\t/example.org", "x", "", "/é")
    assert [inside(to) for to in elsewhere] == [""] * len(elsewhere)
