/* What stands round charts and in their tables, put up by React as it came. As components of Dash each cell would be
   known to its store and told of every change of it: a page of many tables took minutes. */
(() => {
  "use strict";

  const element = (...given) => window.React.createElement(...given);

  const made = (part, key) => {
    if (Array.isArray(part)) {
      return part.map(made);
    }
    if (part === null || typeof part !== "object") {
      return part;
    }
    if (part.type === "Rows") {
      return rows(part.props, key);
    }
    const { children, ...attributes } = part.props;
    const inside = Array.isArray(children) ? children.map(made) : [made(children ?? null, 0)];
    return element(part.type.toLowerCase(), { key, ...attributes }, ...inside);
  };

  /* Rows come as what is in their cells, the first of which names the row. */
  const rows = ({ children, named, kinds }, key) => {
    const cell = (inside, place) =>
      place === 0
        ? element("th", { key: place, scope: "row", className: named }, made(inside, place))
        : element("td", { key: place, className: kinds[place - 1] }, inside);
    const row = (cells, place) => element("tr", { key: place }, ...cells.map(cell));
    return element("tbody", { key }, ...children.map(row));
  };

  window.fingerpost = { Whole: ({ tree }) => made(tree, 0) };
})();
