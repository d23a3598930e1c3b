// Tabs scroll sideways on a telephone: the one that is open is brought into view, and the page stays where it is.

function showOpenTab() {
  const open = document.querySelector(".desk-tabs [aria-current]");
  if (!open) return;
  const tabs = open.parentElement;
  tabs.scrollLeft = open.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - open.offsetWidth) / 2;
}

addEventListener("desk-replaced", showOpenTab);
showOpenTab();
