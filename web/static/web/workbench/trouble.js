// What goes wrong on the way: said in words, beside a form that keeps everything that was typed.

const cookie = (name) =>
  document.cookie
    .split("; ")
    .find((one) => one.startsWith(`${name}=`))
    ?.slice(name.length + 1);

const SAID = {
  lost: "There is no connection to the server. Nothing you typed is lost: try again when you are online.",
  busy: "The server could not do it just now. Nothing you typed is lost: wait a moment and try again.",
  refused: "The server did not take it: you are signed out, or may not do this any more. Nothing you typed is lost.",
  out: "You are not signed in any more. Nothing you typed is lost.",
};

/** Will tell of every failed exchange in `box`, and keep htmx from showing whole pages in parts. */
export function watch(root, box) {
  const say = (kind) => {
    box.textContent = SAID[kind];
    if (kind === "out" || kind === "refused") {
      const link = document.createElement("a");
      link.href = root.dataset.signIn;
      link.target = "_blank";
      link.rel = "noopener";
      link.textContent = "Sign in in another tab";
      box.append(" ", link, ", then press the button here again.");
    }
    box.hidden = false;
    box.scrollIntoView({ block: "nearest" });
  };
  root.addEventListener("htmx:sendError", () => say("lost"));
  root.addEventListener("htmx:timeout", () => say("lost"));
  root.addEventListener("htmx:responseError", (event) => {
    const { status } = event.detail.xhr;
    say(status === 401 ? "out" : status === 403 ? "refused" : "busy");
  });
  root.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr } = event.detail;
    if (!/^\s*<!doctype/i.test(xhr.responseText)) {
      if (xhr.status < 400 || xhr.status === 409 || xhr.status === 400) box.hidden = true;
      return;
    }
    event.detail.shouldSwap = false;
    say(xhr.status < 400 ? "out" : xhr.status === 403 ? "refused" : "busy");
  });
  // Whoever signs in anew in another tab gets another token; the newest is the one that counts.
  root.addEventListener("htmx:configRequest", (event) => {
    const { parameters, triggeringEvent, verb } = event.detail;
    const token = cookie("csrftoken");
    if (token && verb !== "get") parameters.csrfmiddlewaretoken = token;
    // A button that stands outside its form is pressed all the same.
    const button = triggeringEvent?.submitter;
    if (button?.name && button.form?.id === "wb-reject") parameters[button.name] = button.value;
  });
}
