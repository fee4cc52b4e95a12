/* What stands round charts and in their tables, put up by React as it came. As components of Dash each cell would be
   known to its store and told of every change of it: a page of many tables took minutes. */
(() => {
  "use strict";

  const made = (part, key) => {
    if (Array.isArray(part)) {
      return part.map(made);
    }
    if (part === null || typeof part !== "object") {
      return part;
    }
    const { children, ...attributes } = part.props;
    const inside = Array.isArray(children) ? children.map(made) : [made(children ?? null, 0)];
    return window.React.createElement(part.type.toLowerCase(), { key, ...attributes }, ...inside);
  };

  window.fingerpost = { Whole: ({ tree }) => made(tree, 0) };
})();
