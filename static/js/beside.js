// The original beside the editor goes along: at its top is what it says in place of the block with the focus, or where
// that is out of sight of the block at the top of the editor.
const text = document.querySelector("[data-beside] .beside__text");
const HEADER = 80;

/** The blocks of the text that is written, without those inside a block. */
function blocks() {
  const all = document.querySelectorAll("[data-streamfield-child][data-contentpath]");
  return [...all].filter((block) => !block.parentElement.closest("[data-streamfield-child]"));
}

/** The passages of the original that were written in the same block, or in the one of the same number. */
function passagesFor(block, number) {
  const passages = [...text.querySelectorAll("[data-beside-block]")];
  const ids = [...new Set(passages.map((passage) => passage.dataset.besideBlock))];
  const own = block.dataset.contentpath;
  const id = ids.includes(own) ? own : ids[Math.min(number, ids.length - 1)];
  return passages.filter((passage) => passage.dataset.besideBlock === id);
}

function isInSight(block) {
  const box = block.getBoundingClientRect();
  return box.bottom > HEADER && box.top < innerHeight;
}

function follow() {
  const all = blocks();
  const focused = all.findIndex((block) => block.contains(document.activeElement) && isInSight(block));
  const number = focused < 0 ? all.findIndex(isInSight) : focused;
  if (number < 0) return;
  const passages = passagesFor(all[number], number);
  if (!passages.length) return;
  // As far into the passages as the editor is into its block.
  const box = all[number].getBoundingClientRect();
  const share = Math.min(Math.max((HEADER - box.top) / box.height, 0), 1);
  const [first, last] = [passages[0], passages[passages.length - 1]];
  const height = last.offsetTop + last.offsetHeight - first.offsetTop;
  text.scrollTop = number || share ? first.offsetTop + share * height : 0;
}

if (text) {
  let waits = false;
  const followSoon = (event) => {
    if (waits || text.contains(event.target)) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      follow();
    });
  };
  document.addEventListener("scroll", followSoon, { capture: true, passive: true });
  document.addEventListener("focusin", followSoon);
}
