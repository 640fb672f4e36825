"""The API to read: plain HTML made from the merged document, without a script and without the network."""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, cast

Json = Mapping[str, Any]

_STYLE = """
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem}
summary{cursor:pointer;padding:.35rem 0}
code{font:.9em ui-monospace,monospace;overflow-wrap:anywhere}
b{display:inline-block;min-width:4.5rem;text-transform:uppercase;font-size:.8em}
details{border-top:1px solid #8886}
details>:not(summary){margin-left:1rem}
table{border-collapse:collapse;display:block;overflow-x:auto}
td{vertical-align:top;padding:.15rem .8rem .15rem 0}
td:first-child code{white-space:nowrap}
""".strip()
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; frame-ancestors 'none'"
_METHODS = ("get", "post", "put", "patch", "delete")


def rendered(document: Json) -> str:
    """The document as a page: operations by subject, then the shapes they speak of."""
    info = document["info"]
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(info['title'])} API</title><style>{_STYLE}</style>"
        f"<h1>{escape(info['title'])} API {escape(info['version'])}</h1><p>{escape(info['description'])}</p>"
        '<p>For programs: <a href="/openapi.json">openapi.json</a>. Get a token with <code>POST /v1/auth/guest</code>, '
        "then send it as <code>Authorization: Bearer …</code>.</p>"
        f"{''.join(_subjects(document))}<h2>Shapes</h2>{''.join(_shapes(document))}</html>"
    )


def _subjects(document: Json) -> Iterator[str]:
    by_tag: dict[str, list[str]] = {}
    for path, item in document["paths"].items():
        for method in _METHODS:
            if method in item:
                by_tag.setdefault(item[method]["tags"][0], []).append(_operation(method, path, item[method]))
    for tag, operations in by_tag.items():
        yield f"<h2>{escape(str(tag).capitalize())}</h2>{''.join(operations)}"


def _operation(method: str, path: str, operation: Json) -> str:
    said = str(operation.get("description") or operation.get("summary") or "")
    short, _, more = said.partition("\n")
    return (
        f'<details id="{escape(operation["operationId"])}"><summary><b>{method}</b><code>{escape(path)}</code> '
        f"{escape(short)}</summary><p>{escape(more)}</p>"
        f"{_table('Parameters', _parameters(operation))}{_body(operation)}{_table('Answers', _answers(operation))}"
        "</details>"
    )


def _parameters(operation: Json) -> Iterator[tuple[str, str, str]]:
    for parameter in operation.get("parameters", ()):
        kind = _kind(parameter.get("schema", {})) + ("" if parameter.get("required") else ", optional")
        yield f"{parameter['name']} ({parameter['in']})", kind, escape(str(parameter.get("description", "")))


def _answers(operation: Json) -> Iterator[tuple[str, str, str]]:
    for status, answer in operation.get("responses", {}).items():
        kinds = ", ".join(f"{escape(media)} {_kind(one.get('schema', {}))}" for media, one in _content(answer).items())
        yield str(status), kinds, escape(str(answer.get("description", "")))


def _body(operation: Json) -> str:
    content = _content(operation.get("requestBody", {}))
    return "".join(f"<p>Send {escape(media)}: {_kind(one.get('schema', {}))}</p>" for media, one in content.items())


def _content(holder: Json) -> dict[str, Json]:
    return cast("dict[str, Json]", holder.get("content", {}))


def _shapes(document: Json) -> Iterator[str]:
    for name, schema in sorted(document["components"].get("schemas", {}).items()):
        needed = schema.get("required", ())
        fields = (
            (field, _kind(one) + ("" if field in needed else ", optional"), escape(str(one.get("description", ""))))
            for field, one in schema.get("properties", {}).items()
        )
        said = escape(str(schema.get("description", "")))
        shape = _table("", fields) if schema.get("properties") else f"<p>{_kind(schema)}</p>"
        yield f'<details id="{escape(name)}"><summary><code>{escape(name)}</code> {said}</summary>{shape}</details>'


def _kind(schema: Json) -> str:
    """A schema in a few words; what has a name is a link to it."""
    if "$ref" in schema:
        name = escape(str(schema["$ref"]).rsplit("/", 1)[-1])
        return f'<a href="#{name}">{name}</a>'
    if either := schema.get("anyOf") or schema.get("oneOf") or schema.get("allOf"):
        return " or ".join(_kind(one) for one in either)
    if "enum" in schema:
        return " | ".join(escape(str(value)) for value in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_kind(schema.get('items', {}))}"
    return escape(" ".join(filter(None, (str(schema.get("type", "")), str(schema.get("format", ""))))))


def _table(title: str, rows: Iterator[tuple[str, str, str]]) -> str:
    """A table of names (escaped here), kinds and remarks (both HTML); nothing where there is no row."""
    cells = "".join(f"<tr><td><code>{escape(n)}</code><td>{kind}<td>{remark}</tr>" for n, kind, remark in rows)
    heading = f"<h4>{title}</h4>" if title else ""
    return f"{heading}<table>{cells}</table>" if cells else ""
