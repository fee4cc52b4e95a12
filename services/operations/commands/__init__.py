"""One file for each thing that the ``fingerpost`` command does; a file is read only when it is asked for."""
