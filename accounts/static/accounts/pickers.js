// Names the boxes in which a record is picked: the library puts its own in the place of the one that
// the label belongs to, and leaves it without a name for those who are read to.
(() => {
  const nameOf = (select) => {
    const label = select.labels?.[0]?.innerText;
    const column = select.closest("td")?.dataset.label;
    return (label || select.getAttribute("aria-label") || column || select.name).replace("*", "").trim();
  };

  const nameAll = () => {
    for (const box of document.querySelectorAll(".select2-selection[role=combobox]:not([aria-label])")) {
      const select = box.closest(".select2-container")?.previousElementSibling;
      if (select?.tagName !== "SELECT") continue;
      box.setAttribute("aria-label", nameOf(select));
      box.removeAttribute("aria-labelledby");
      box.querySelector("[role=textbox]")?.setAttribute("aria-label", nameOf(select));
    }
  };

  new MutationObserver(nameAll).observe(document, {childList: true, subtree: true});
})();
