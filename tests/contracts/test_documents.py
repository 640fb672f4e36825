"""Every service, asked whatever its own OpenAPI document allows and forbids, answers as that document says."""
# schemathesis leaves the types of its cases and operations open.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from hypothesis import given as for_all
from hypothesis import strategies as some
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

SERVICES = ("auth", "story", "tts", "vision")
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
FOLDER = Path(__file__).resolve().parents[2] / "services"
# Always the same examples, so that what passes here passes everywhere; as they are, since answers depend on what came
# before.
BOUNDED = settings(
    max_examples=9,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)


def operations(mode: GenerationMode) -> Iterator[Any]:
    """Each operation of each document, as a test's parameters; a request without anything in it cannot be wrong."""
    for service in SERVICES:
        document = json.loads((FOLDER / f"{service}-service" / "openapi.json").read_text("utf-8"))
        for found in schemathesis.openapi.from_dict(document).get_all_operations():
            assert isinstance(found, Ok)  # our documents are valid
            operation: Any = found.ok()
            if mode is GenerationMode.POSITIVE or takes_something(operation):
                yield pytest.param(service, operation, id=f"{service}: {operation.label}")


def takes_something(operation: Any) -> bool:
    return bool(operation.body or operation.query or operation.headers or operation.path_parameters)


def ask_much(town: Any, service: str, operation: Any, mode: GenerationMode) -> None:
    """Ask an operation much, of somebody's own and of what is not there, and hold each answer to the document."""
    person = town.somebody(service)
    theirs = {name: person.owning(name) for name in re.findall(r"\{(\w+)\}", operation.path)}
    headers = {"Authorization": f"Bearer {person.token}"}

    @BOUNDED
    @for_all(operation.as_strategy(generation_mode=mode), some.booleans())
    def ask(case: Any, about_theirs: bool) -> None:
        if about_theirs:
            case.path_parameters = {**(case.path_parameters or {}), **theirs}
        answer = case.call(base_url=town.urls[service], session=session, headers=headers, timeout=30)
        case.validate_response(answer, checks=CHECKS)

    with requests.Session() as session:
        session.trust_env = False  # straight to this machine, whatever proxy there is
        ask()


@pytest.mark.parametrize(("service", "operation"), tuple(operations(GenerationMode.POSITIVE)))
def test_what_a_document_allows_is_answered_as_it_says(town: Any, service: str, operation: Any) -> None:
    ask_much(town, service, operation, GenerationMode.POSITIVE)


@pytest.mark.parametrize(("service", "operation"), tuple(operations(GenerationMode.NEGATIVE)))
def test_what_a_document_forbids_is_answered_as_it_says(town: Any, service: str, operation: Any) -> None:
    ask_much(town, service, operation, GenerationMode.NEGATIVE)
