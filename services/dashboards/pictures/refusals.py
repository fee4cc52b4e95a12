"""Why a picture is not drawn."""


class NothingToDraw(Exception):
    """The chart is told in words and has no figure."""

    def __init__(self, subject: str) -> None:
        super().__init__(f"There is no picture of “{subject}”: it is told in words.")


class CannotDraw(Exception):
    """The figure holds what pictures cannot show. Leaving it out without a word would make it say less."""
