/* A point that somebody clicks leads to the page that explains its figure. By keyboard, the rows of the table do. */
(() => {
  "use strict";

  const follow = ({ points }) => {
    const address = points[0]?.customdata;
    if (typeof address === "string" && address.startsWith("/dashboards/")) {
      window.location.assign(address);
    }
  };

  const listen = () => {
    for (const chart of document.querySelectorAll(".js-plotly-plot:not([data-leads])")) {
      if (typeof chart.on === "function") {
        chart.dataset.leads = "";
        chart.on("plotly_click", follow);
      }
    }
  };

  new MutationObserver(listen).observe(document, { childList: true, subtree: true });
})();
