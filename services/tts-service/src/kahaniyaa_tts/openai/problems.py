"""What can be wrong with what a client of OpenAI's API asks for."""

from kahaniyaa_shared.problems import NotFound


class ModelNotFound(NotFound):
    """There is no model of this name; `GET /v1/models` lists those that there are."""

    slug, title = "model-not-found", "No such model"
