"""Pictures are made in threads: the first ones may be asked for all at once."""

import subprocess
import sys

ALL_AT_ONCE = """
import sys, threading
from services.dashboards.gallery.forms import FORMS
from services.dashboards.pictures.vocabulary import plotted
figures = [made.figure for made in FORMS[0].charts() if made.figure]
ready = threading.Barrier(16)
def read():
    ready.wait()
    for figure in figures:
        plotted(figure)
threads = [threading.Thread(target=read) for _ in range(16)]
sys.setswitchinterval(1e-6)
for thread in threads: thread.start()
for thread in threads: thread.join()
"""


def test_many_threads_can_read_a_first_figure_at_once() -> None:
    # In a process of its own: whoever fails here takes the whole process along.
    ran = subprocess.run([sys.executable, "-c", ALL_AT_ONCE], check=False, capture_output=True)
    assert (ran.returncode, ran.stderr) == (0, b"")
