"""The theory of change of an impact map: what is done, what that yields, what changes, how that is known.

`layout` puts the map into boxes and lines, `picture` writes those as SVG, `table` says the same in rows.
"""
