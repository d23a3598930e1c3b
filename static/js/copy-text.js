// A button that copies the text of an element; without JavaScript a click selects the whole text instead.

for (const button of document.querySelectorAll("[data-copy]")) {
  const text = document.getElementById(button.dataset.copy);
  const said = document.querySelector("[data-copy-said]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent);
      said.textContent = button.dataset.copied;
    } catch {
      said.textContent = button.dataset.refused;
      getSelection().selectAllChildren(text);
    }
  });
}
