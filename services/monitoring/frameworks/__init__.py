"""The framework designer: what changes are wanted, how they are told, and what was agreed on."""

from services.monitoring.frameworks.agreeing import AGREEING
from services.monitoring.frameworks.bringing_in import BRINGING_IN
from services.monitoring.frameworks.defining import DEFINING
from services.monitoring.frameworks.differing import what_differs
from services.monitoring.frameworks.files import FILES
from services.monitoring.frameworks.library import LIBRARY
from services.monitoring.frameworks.listing import list_of_frameworks
from services.monitoring.frameworks.naming import NAMING
from services.monitoring.frameworks.reading import READING
from services.monitoring.frameworks.retiring import RETIRING

FRAMEWORKS = (
    list_of_frameworks,
    *NAMING,
    *LIBRARY,
    *READING,
    what_differs,
    *DEFINING,
    *RETIRING,
    *AGREEING,
    *FILES,
    *BRINGING_IN,
)
"""Every page of frameworks."""

__all__ = ["FRAMEWORKS"]
