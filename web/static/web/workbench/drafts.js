// What is typed into an open form, kept in this tab until it is recorded: nothing typed is lost.

const key = (here) => `workbench:${here}`;

const all = (here) => {
  try {
    return JSON.parse(sessionStorage.getItem(key(here))) ?? {};
  } catch {
    return {};
  }
};

const keep = (here, drafts) => {
  try {
    sessionStorage.setItem(key(here), JSON.stringify(drafts));
  } catch {
    // A tab that may keep nothing: the form itself still holds it.
  }
};

/** What tells a passage from another: its place, or the appearance whose chain is added to. */
export const nameOf = (form) => {
  const value = (name) => form.elements.namedItem(name)?.value ?? "";
  return `${value("start")}-${value("end")}-${value("appearance")}`;
};

export function remember(here, form) {
  const typed = [...new FormData(form)].filter(
    ([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken",
  );
  keep(here, { ...all(here), [nameOf(form)]: typed });
}

export const draftOf = (here, form) => all(here)[nameOf(form)];

export function forget(here, name) {
  const drafts = all(here);
  delete drafts[name];
  keep(here, drafts);
}

export const unfinished = (here) => Object.entries(all(here));
