"""Why a view is not shown. Pages, the callback and files each say it in their own way."""


class SignInFirst(Exception):
    """Nobody is signed in."""


class NothingThere(Exception):
    """There is no such thing, or this person may not see it: which of the two is not said."""
