"""OpenAI's API as far as Kahaniyaa answers to it: at which addresses, and how it says what is wrong."""

from kahaniyaa_shared.problems import Problem

_ADDRESSES = ("/v1/audio/speech", "/v1/audio/voices", "/v1/models")
_KINDS = {401: "authentication_error", 403: "permission_error", 404: "not_found_error", 429: "rate_limit_error"}


def is_openai(path: str) -> bool:
    """Whether the path is one that OpenAI's clients ask for."""
    return path.startswith(_ADDRESSES)


def told_twice(problem: Problem) -> Problem:
    """The problem with `error` beside its own members: message, type, param and code, where OpenAI's clients look."""
    kind = _KINDS.get(problem.status, "invalid_request_error" if problem.status < 500 else "server_error")
    field = problem.errors[0].pointer.strip("/").partition("/")[0] if problem.errors else None
    problem.members["error"] = {"message": problem.detail, "type": kind, "param": field, "code": problem.slug}
    return problem
