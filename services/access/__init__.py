"""Who is who, who may do what, and what each may read: the one home of sign-in and of the policy."""

from services.access.attempts import Limits
from services.access.cookies import FORM_FIELD, FORM_HEADER, Cookies
from services.access.database import engine_as, keeping, reading_only
from services.access.passwords import Passwords
from services.access.people import Person, Role
from services.access.policy import HOMES, Act, Parties, Relation, may
from services.access.scope import Scope, reading, whose_return
from services.access.service import Access, NotSignedIn, Rules, SignedIn
from services.access.sessions import SessionRules
from services.access.tokens import form_token

__all__ = [
    "FORM_FIELD",
    "FORM_HEADER",
    "HOMES",
    "Access",
    "Act",
    "Cookies",
    "Limits",
    "NotSignedIn",
    "Parties",
    "Passwords",
    "Person",
    "Relation",
    "Role",
    "Rules",
    "Scope",
    "SessionRules",
    "SignedIn",
    "engine_as",
    "form_token",
    "keeping",
    "may",
    "reading",
    "reading_only",
    "whose_return",
]
