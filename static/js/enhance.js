/* Small comforts over pages that work without them. */
"use strict";
(function () {
  /* A second press of the same button sends nothing: the server refuses it too, this is quieter. */
  document.addEventListener("submit", function (event) {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    setTimeout(() => delete form.dataset.sent, 4000);
  });
  window.addEventListener("pageshow", function () {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });

  /* A filter is applied as soon as it is changed. */
  document.addEventListener("change", function (event) {
    const form = event.target.closest("form[data-apply-on-change]");
    if (form && event.target.matches("select, input[type=checkbox], input[type=radio]")) {
      form.requestSubmit();
    }
  });

  /* One box ticks a whole column. */
  document.addEventListener("change", function (event) {
    const name = event.target.dataset.tickAll;
    if (!name) return;
    const scope = event.target.closest("form, table");
    for (const box of scope.querySelectorAll(`input[type=checkbox][name="${CSS.escape(name)}"]`)) {
      box.checked = event.target.checked;
    }
  });

  function ready(root) {
    for (const element of root.querySelectorAll("[data-script-only]")) element.hidden = false;
    for (const button of root.querySelectorAll("[data-print]")) {
      button.addEventListener("click", () => window.print());
    }
  }
  ready(document);
  document.addEventListener("htmx:load", (event) => ready(event.target));

  /* The summary of errors is read out at once. */
  const summary = document.querySelector("[data-error-summary]");
  if (summary) summary.focus();
})();
