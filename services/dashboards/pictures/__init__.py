"""Charts as files: the same dictionaries that the browser draws, drawn without one."""
