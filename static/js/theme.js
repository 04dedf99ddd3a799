/* Sets the chosen theme before the first paint; without it the page follows the system. */
"use strict";
(function () {
  const KEY = "theme";
  const root = document.documentElement;

  function stored() {
    try {
      return localStorage.getItem(KEY) || "system";
    } catch {
      return "system"; // storage is blocked: the system's theme is the answer
    }
  }

  function apply(theme) {
    if (theme === "system") root.removeAttribute("data-bs-theme");
    else root.setAttribute("data-bs-theme", theme);
    for (const button of document.querySelectorAll("[data-theme-choice]")) {
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === theme));
    }
  }

  function choose(event) {
    const theme = event.currentTarget.dataset.themeChoice;
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      /* storage is blocked: the choice lasts for this page */
    }
    apply(theme);
  }

  apply(stored());
  document.addEventListener("DOMContentLoaded", function () {
    for (const group of document.querySelectorAll("[data-theme-group]")) group.hidden = false;
    for (const button of document.querySelectorAll("[data-theme-choice]")) {
      button.addEventListener("click", choose);
    }
    apply(stored());
  });
})();
