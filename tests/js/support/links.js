// Links between pages in Markdown.

/**
 * The relative links of a page that lead to no file, or to no heading of a page, each as `page: link`.
 *
 * @param {string} page its path below the root
 * @param {string} text
 * @param {object} files by paths below the root
 * @param {(path: string) => Promise<boolean>} files.there
 * @param {(path: string) => Promise<string>} files.read
 */
export async function brokenLinks(page, text, { there, read }) {
  const broken = [];
  for (const [, link = ''] of withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(link)) continue;
    const { pathname, hash } = new URL(link, `file:///${page}`);
    const path = decodeURIComponent(pathname.slice(1));
    const found = path === page || (await there(path));
    const target = found && hash ? (path === page ? text : await read(path)) : '';
    const anchored = !hash || anchorsIn(target).includes(decodeURIComponent(hash.slice(1)));
    if (!found || !anchored) broken.push(`${page}: ${link}`);
  }
  return broken;
}

/** As GitHub names headings. @param {string} text @returns {string[]} */
export function anchorsIn(text) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  return [...withoutBlocks(text).matchAll(/^#{1,6} +(.+?) *#*$/gm)].map(([, heading = '']) => {
    const words = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const name = words.replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, '').replaceAll(' ', '-');
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    return times === 0 ? name : `${name}-${times}`;
  });
}

/** @param {string} text */
function withoutCode(text) {
  return withoutBlocks(text).replaceAll(/`[^`\n]*`/g, '');
}

/** @param {string} text */
function withoutBlocks(text) {
  return text.replaceAll(/^(`{3,})[^]*?^\1`*$/gm, '');
}
