/* Leaving in a hurry: the page is emptied and replaced, so that Back does not lead to it; the address it leads to has
   the browser drop other pages it keeps. A page that was opened with a receipt is shown under an address without it, so
   that the history holds none that works. Nothing is stored: not in the history's state, nor in any other place. */

for (const link of document.querySelectorAll("[data-leave-site]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.title = "";
    document.body.replaceChildren();
    window.location.replace(link.href);
  });
}

const opened = document.querySelector("[data-shown-as]");

if (opened) {
  window.history.replaceState(null, "", opened.dataset.shownAs);
}
