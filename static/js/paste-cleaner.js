// Turns HTML of Word, Google Docs or a web page, or plain text, into blocks of the rich text editor (Draft.js, raw form):
// headings, lists, links and emphasis are kept, everything else is left out or becomes text, and both are counted.
(() => {
  const HEADINGS = { H1: "header-two", H2: "header-two", H3: "header-three", H4: "header-three", H5: "header-three" };
  const BLOCKS = "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DIV DL DT FIGCAPTION FIGURE FOOTER HEADER HR MAIN NAV P PRE SECTION TABLE TBODY THEAD TR";
  const IS_BLOCK = new Set(BLOCKS.split(" "));
  const IS_SILENT = new Set("SCRIPT STYLE HEAD TITLE META LINK TEMPLATE NOSCRIPT DEL BUTTON SELECT TEXTAREA".split(" "));
  const IS_VIDEO = new Set("IFRAME VIDEO AUDIO OBJECT EMBED".split(" "));
  const BULLET = "unordered-list-item", NUMBER = "ordered-list-item", DEEPEST = 4;
  const SAFE_LINK = /^(https?:|mailto:|tel:)/i;

  class Cleaner {
    constructor(allowed) {
      this.allowed = new Set(allowed.map((block) => block.type));
      this.blocks = [];
      this.entities = {};
      this.found = {};
      this.open = null;
    }

    count(what) {
      this.found[what] = (this.found[what] || 0) + 1;
    }

    start(type = "unstyled", depth = 0) {
      this.finish();
      this.open = { text: "", type: this.allowed.has(type) ? type : "unstyled", depth, inlineStyleRanges: [], entityRanges: [] };
    }

    finish() {
      const block = this.open;
      this.open = null;
      if (!block) return;
      block.text = block.text.trimEnd();
      if (!block.text) return;
      const ranges = [...block.inlineStyleRanges, ...block.entityRanges];
      for (const range of ranges) range.length = Math.min(range.length, block.text.length - range.offset);
      block.inlineStyleRanges = block.inlineStyleRanges.filter((range) => range.length > 0);
      block.entityRanges = block.entityRanges.filter((range) => range.length > 0);
      block.key = DraftJS.genKey();
      const last = this.blocks[this.blocks.length - 1];
      const isItem = block.type === BULLET || block.type === NUMBER;
      if (!isItem) block.depth = 0;
      if (isItem && (!last || (last.type !== BULLET && last.type !== NUMBER))) this.count("lists");
      if (block.type.startsWith("header")) this.count("headings");
      this.blocks.push(block);
    }

    write(text, { isItalic, isBold, link }) {
      let words = text.replace(/[\s\u00a0]+/g, " ");
      if (!this.open && words === " ") return;
      if (!this.open) this.start();
      const { open } = this;
      if (!open.text || /\s$/.test(open.text)) words = words.trimStart();
      if (!words) return;
      const range = { offset: open.text.length, length: words.length };
      const isHeading = open.type.startsWith("header");
      if (isBold && !isHeading) this.found.bold = 1;
      if ((isItalic || isBold) && !isHeading) open.inlineStyleRanges.push({ ...range, style: "ITALIC" });
      if (link !== undefined) open.entityRanges.push({ ...range, key: link });
      open.text += words;
    }

    breakLine() {
      if (!this.open || !this.open.text) return;
      if (this.open.text.endsWith("\n")) this.finish();
      else this.open.text = `${this.open.text.trimEnd()}\n`;
    }

    walk(node, around) {
      if (node.nodeType === Node.TEXT_NODE) this.write(node.data, around);
      if (node.nodeType !== Node.ELEMENT_NODE) return;
      const name = node.tagName.toUpperCase(), style = (node.getAttribute("style") || "").toLowerCase();
      if (IS_SILENT.has(name) || /display:\s*none|mso-hide:\s*all|mso-list:\s*ignore|mso-element:\s*comment/.test(style)) return;
      if (name === "IMG" || name === "SVG" || name === "PICTURE") return this.count("pictures");
      if (IS_VIDEO.has(name)) return this.count("videos");
      if (name === "BR") return this.breakLine();
      const inside = { ...around, ...this.styleOf(name, style, around) };
      if (name === "A") inside.link = this.linkOf(node, around);
      const isItem = name === "LI", isList = name === "UL" || name === "OL";
      const wordItem = /mso-list:\s*l\d+ level(\d)/.exec(style);
      if (isList) Object.assign(inside, { depth: around.depth + 1, kind: name === "OL" ? NUMBER : BULLET, isInItem: false });
      const isBlock = isItem || isList || IS_BLOCK.has(name) || name in HEADINGS || name === "H6";
      if (name === "TABLE") this.count("tables");
      if (isItem) {
        this.start(around.kind || BULLET, Math.min(Math.max(around.depth, 0), DEEPEST));
        inside.isInItem = true;
      } else if (wordItem) {
        const marker = node.querySelector("[style*='mso-list:Ignore' i]")?.textContent.trim() || "";
        this.start(/^\(?(\d+|[a-z]|[ivx]+)[.)]/i.test(marker) ? NUMBER : BULLET, Math.min(wordItem[1] - 1, DEEPEST));
      } else if (around.isInItem && isBlock && !isList) {
        this.breakLine();
      } else if (name in HEADINGS || name === "H6" || /\bmsotitle\b/i.test(node.className)) {
        this.start(HEADINGS[name] || (name === "P" ? "header-two" : "header-three"));
      } else if (isBlock) {
        this.finish();
      } else if ((name === "TD" || name === "TH") && this.open?.text) {
        this.write(" – ", {});
      }
      node.childNodes.forEach((child) => this.walk(child, inside));
      if (isBlock && !around.isInItem) this.finish();
    }

    styleOf(name, style, around) {
      const weight = /(?<![\w-])font-weight:\s*(\w+)/.exec(style)?.[1];
      const isHeavy = weight ? weight === "bold" || weight >= 600 : name === "B" || name === "STRONG" || around.isBold;
      const slope = /(?<![\w-])font-style:\s*(\w+)/.exec(style)?.[1];
      const isItalic = slope ? slope === "italic" : ["I", "EM", "CITE"].includes(name) || around.isItalic;
      return { isBold: isHeavy, isItalic };
    }

    linkOf(node, around) {
      let address = node.getAttribute("href") || "";
      // Google Docs leads its links by way of itself.
      if (address.startsWith("https://www.google.com/url?")) address = new URL(address).searchParams.get("q") || "";
      if (!SAFE_LINK.test(address)) return around.link;
      const key = Object.keys(this.entities).length;
      this.entities[key] = { type: "LINK", mutability: "MUTABLE", data: { url: address } };
      this.count("links");
      return key;
    }

    /** Give a phrase the spaces back that part it from the words around it. */
    keepEdges(text) {
      const [block] = this.blocks;
      if (block.type !== "unstyled") return;
      const lead = /^[ \u00a0]/.test(text) ? 1 : 0;
      for (const range of [...block.inlineStyleRanges, ...block.entityRanges]) range.offset += lead;
      block.text = `${lead ? " " : ""}${block.text}${/[ \u00a0]$/.test(text) ? " " : ""}`;
    }

    readLines(text) {
      for (const line of text.split(/\r?\n/)) {
        const [, mark, words] = /^\s*(#{2,3} |[-*•] |\d+[.)] )?(.*)$/.exec(line);
        const type = mark && (mark[0] === "#" ? `header-${mark.length === 3 ? "two" : "three"}` : /\d/.test(mark) ? NUMBER : BULLET);
        const isTaken = this.allowed.has(type);
        this.start(isTaken ? type : "unstyled");
        this.write(isTaken ? words : line, {});
      }
      this.finish();
    }
  }

  window.PasteCleaner = Cleaner;
})();
