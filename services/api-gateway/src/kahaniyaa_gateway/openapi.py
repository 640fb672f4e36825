"""One document of the whole API, merged from those of the services."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from kahaniyaa_gateway.access import is_public
from kahaniyaa_gateway.routes import find_route
from kahaniyaa_shared.service import VERSION

Document = Mapping[str, Any]

_DESCRIPTION = "Stories for children, told in their own language and read aloud with every word lit."
_METHODS = frozenset({"get", "put", "post", "delete", "options", "head", "patch", "trace"})


def merge(documents: Mapping[str, Document]) -> dict[str, Any]:
    """The paths that the gateway routes to each service, and the components they speak of.

    Two services may mean different things by one name: then the later one's gets the service's name before it.
    """
    merged: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "Kahaniyaa", "version": VERSION, "description": _DESCRIPTION},
        "paths": {},
        "components": {},
    }
    operations: set[str] = set()
    for service, document in documents.items():
        known = _flat(merged["components"])
        renamed = _renamed(service, _flat(document.get("components", {})), known)
        told = cast("dict[str, Any]", _replaced(document, renamed))
        for reference, component in _flat(told.get("components", {})).items():
            kind, name = renamed.get(reference, reference).split("/")[2:]
            merged["components"].setdefault(kind, {})[name] = component
        for path, item in told.get("paths", {}).items():
            if _is_routed(path, service):
                merged["paths"][path] = _described(item, path, service=service, operations=operations)
    return merged


def _is_routed(path: str, service: str) -> bool:
    route = find_route(path)
    return route is not None and route.service == service and not route.renamed


def _flat(components: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Each component by what a `$ref` calls it."""
    return {f"#/components/{kind}/{name}": one for kind, named in components.items() for name, one in named.items()}


def _renamed(service: str, own: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, str]:
    """New references for what differs from a known component of the same name, or speaks of one that does."""
    apart = {reference for reference, one in own.items() if reference in known and known[reference] != one}
    while more := {r for r, one in own.items() if r in known and r not in apart and apart & set(_references(one))}:
        apart |= more
    return {reference: _with_service(reference, service) for reference in apart}


def _with_service(reference: str, service: str) -> str:
    place, _, name = reference.rpartition("/")
    return f"{place}/{service.capitalize()}{name}"


def _references(value: object) -> Iterator[str]:
    for item in _inside(value):
        yield from [item] if isinstance(item, str) and item.startswith("#/components/") else _references(item)


def _inside(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        yield from cast("dict[str, object]", value).values()
    elif isinstance(value, list):
        yield from cast("list[object]", value)


def _replaced(value: object, renamed: Mapping[str, str]) -> object:
    """A copy in which every reference has its new name."""
    if isinstance(value, Mapping):
        return {key: _replaced(one, renamed) for key, one in cast("Mapping[str, object]", value).items()}
    if isinstance(value, list):
        return [_replaced(one, renamed) for one in cast("list[object]", value)]
    return renamed.get(value, value) if isinstance(value, str) else value


def _described(item: dict[str, Any], path: str, *, service: str, operations: set[str]) -> dict[str, Any]:
    """A path's operations: each with a tag, a name that no other has, and no token asked for where none is needed."""
    for method, operation in item.items():
        if method not in _METHODS:
            continue
        operation.setdefault("tags", [service])
        name = operation.get("operationId", method)
        operation["operationId"] = f"{service}_{name}" if name in operations else name
        operations.add(operation["operationId"])
        if operation.get("security") and is_public(method.upper(), path):
            operation["security"] = [*operation["security"], {}]
    return item
