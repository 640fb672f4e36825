"""What can go wrong with seeing what a picture shows."""

from kahaniyaa_shared.problems import Problem


class DescribingFailed(Problem):
    """No configured describer could say what the picture shows; the picture itself is kept."""

    status, slug, title = 503, "describing-failed", "What the picture shows cannot be told now"

    def __init__(self, *, passing: bool) -> None:
        advice = (
            "Try again in a moment."
            if passing
            else "Whoever runs this Kahaniyaa must look at its DESCRIBING_ENGINES settings."
        )
        super().__init__(
            f"None of the configured describers could answer. {advice}",
            headers={"Retry-After": "10" if passing else "300"},
        )
