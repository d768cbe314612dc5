"""Errors: one message of place, reason and detail, which are kept apart as well."""

from __future__ import annotations

import pickle

from aldus.errors import AldusError, InputError


def test_parts_of_an_error() -> None:
    error = InputError("not JSON", place="a.json, line 3", detail=ValueError("Expecting value"))
    assert str(error) == "a.json, line 3: not JSON: Expecting value"
    assert (error.place, error.reason, error.detail) == ("a.json, line 3", "not JSON", "Expecting value")
    assert isinstance(error, AldusError)
    assert str(InputError("empty")) == "empty"


def test_errors_travel_between_processes() -> None:
    error = pickle.loads(pickle.dumps(InputError("empty", place="a.txt")))
    assert (str(error), error.place, error.reason) == ("a.txt: empty", "a.txt", "empty")
