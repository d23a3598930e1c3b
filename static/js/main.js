/* Leaving in a hurry: the page is replaced, so that Back does not lead to it, and half-filled blanks are emptied. */

for (const link of document.querySelectorAll("[data-leave-site]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.querySelectorAll("form").forEach((form) => form.reset());
    document.body.hidden = true;
    window.location.replace(link.href);
  });
}
