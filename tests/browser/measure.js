// What of an element a reader can see: { hidden: reasons, text, font, height, width, contrast, opacity }.
({ mark, paper }) => {
  const element = document.querySelector(mark);
  // What lets clicks through can cover text all the same. The policy allows sheets that a script makes.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("*, ::before, ::after { pointer-events: auto !important }");
  document.adoptedStyleSheets = [sheet];
  element.scrollIntoView({ block: "center", behavior: "instant" });

  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  // Any colour of CSS as [red, green, blue, opacity], all from 0 to 1.
  const colour = (text) => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = text;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data].map((part) => part / 255);
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3]));
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const around = (inner) => {
    const found = [];
    for (let e = inner; e; e = e.parentElement) found.push(e);
    return found;
  };
  // The colour behind an element: paper stays white, for browsers print no backgrounds unless asked to.
  const behind = (inner) => {
    const layers = paper ? [] : around(inner).map((e) => colour(getComputedStyle(e).backgroundColor));
    const dark = getComputedStyle(document.documentElement).colorScheme.includes("dark")
      && matchMedia("(prefers-color-scheme: dark)").matches;
    return layers.reverse().reduce((below, top) => over(top, below), dark && !paper ? [0.07, 0.07, 0.07] : [1, 1, 1]);
  };

  const hidden = new Set();
  for (const e of [...around(element), ...element.querySelectorAll("*")]) {
    const name = `<${e.tagName.toLowerCase()}>`, style = getComputedStyle(e);
    if (e.matches("[aria-hidden]:not([aria-hidden=false]), [hidden], [inert], [popover], details, dialog"))
      hidden.add(`${name} may be out of sight`);
    if (!e.checkVisibility({ visibilityProperty: true })) hidden.add(`${name} is not shown`);
    const plain = {
      filter: "none", maskImage: "none", clipPath: "none", clip: "auto", mixBlendMode: "normal", textIndent: "0px",
    };
    for (const [property, usual] of Object.entries(plain))
      if (style[property] !== usual) hidden.add(`${name} has ${property} ${style[property]}`);
    if (element.contains(e))
      for (const part of ["::before", "::after"]) {
        const drawn = getComputedStyle(e, part);
        if (drawn.content !== "none" && ["absolute", "fixed"].includes(drawn.position))
          hidden.add(`${name}${part} may lie on it`);
      }
  }

  const least = { font: Infinity, height: Infinity, contrast: Infinity, opacity: Infinity };
  const note = (name, value) => { least[name] = Math.min(least[name], Math.round(value * 100) / 100); };
  let letters = 0, length = 0;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (!text.data.trim()) continue;
    const parent = text.parentElement, style = getComputedStyle(parent), size = parseFloat(style.fontSize);
    const back = behind(parent), range = document.createRange();
    note("font", size);
    note("contrast", contrast(over(colour(style.webkitTextFillColor), back), back));
    note("opacity", around(parent).reduce((product, e) => product * parseFloat(getComputedStyle(e).opacity), 1));
    range.selectNodeContents(text);
    const lines = [...range.getClientRects()];
    if (!lines.length) hidden.add("a text of it has no place");
    for (const line of lines) {
      note("height", line.height);
      length += line.width / size;
      const x = line.left + line.width / 2, y = line.top + line.height / 2;
      const hit = document.elementFromPoint(x, y);
      if (line.left < -1 || line.right > innerWidth + 1) hidden.add("a line leaves the page at its side");
      else if (!hit) hidden.add("a line is outside the window");
      else if (!element.contains(hit)) hidden.add(`<${hit.tagName.toLowerCase()}> covers a line`);
    }
    letters += text.data.trim().length;
  }
  document.adoptedStyleSheets = [];
  const text = element.innerText.replace(/\s+/g, " ").trim();
  // JSON knows no infinity: of an element without text every measure is 0.
  const measures = Object.entries(least).map(([name, value]) => [name, Number.isFinite(value) ? value : 0]);
  return { hidden: [...hidden], text, width: letters ? length / letters : 0, ...Object.fromEntries(measures) };
}
