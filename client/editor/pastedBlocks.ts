// Converts lists, styles and tables of word processors to blocks of our schema. Word writes list items as paragraphs with a marker in front and the
// level in a style; Google puts a nested list beside its parent item. Styles are in `data-style` here.

/** Counts of what could not be pasted unchanged. */
export interface Lost {
  /** Cells that were merged over several rows or columns. */
  readonly merged: number
  /** Links to footnotes whose footnotes are missing. */
  readonly notes: number
  readonly images: number
}

export const reshapeBlocks = (body: HTMLElement): Lost => {
  const lost = {
    merged: body.querySelectorAll(MERGED).length,
    notes: 0,
    images: body.querySelectorAll('img').length,
  }
  dropEmptyNames(body)
  listsOfWord(body)
  listsInEntries(body)
  namedStyles(body)
  cellsOfTables(body)
  return lost
}

const styleOf = (element: Element): string => (element.getAttribute('data-style') ?? '').toLowerCase()
const classOf = (element: Element): string => element.getAttribute('class') ?? ''
/** Word separates a marker from its text with non-breaking spaces. */
const plain = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim()

/** `<o:p>` contains a non-breaking space in an empty paragraph, and nothing elsewhere. */
const dropEmptyNames = (body: HTMLElement): void => {
  for (const element of [...body.querySelectorAll('*')])
    if (element.localName === 'o:p' && plain(element.textContent) === '') element.remove()
}

const MERGED = ':is(td, th):is([colspan]:not([colspan="1"]), [rowspan]:not([rowspan="1"]))'
/** Word's and LibreOffice's links to a note. */
export const NOTE = 'a[href*="#_ftn"]:not([href*="#_ftnref"]), a[href*="#_edn"]:not([href*="#_ednref"]), a.sdfootnoteanc, a.sdendnoteanc'
const MOST_SPAN = 40

/** Turns cell content into lines, fills in missing cells, and flattens nested tables, innermost first. */
const cellsOfTables = (body: HTMLElement): void => {
  for (const table of [...body.querySelectorAll('table')].reverse()) {
    const outer = table.parentElement?.closest('td, th')
    const rows = [...table.querySelectorAll('tr')]
    for (const cell of table.querySelectorAll('td, th')) cell.replaceChildren(...linesIn(cell))
    for (const caption of table.querySelectorAll('caption')) {
      table.before(paragraphOf(caption))
      caption.remove()
    }
    if (outer) table.replaceWith(...rows.map(lineOf))
    else {
      splitMerged(rows)
      if (rows[0]?.querySelector('th')) table.setAttribute('data-header', '')
      for (const row of rows) row.removeAttribute('data-id')
    }
  }
}
const splitMerged = (rows: readonly HTMLTableRowElement[]): void => {
  for (const [at, row] of rows.entries())
    for (const cell of [...row.cells]) {
      const place = cell.cellIndex
      const [wide, high] = [Math.min(cell.colSpan, MOST_SPAN), Math.min(cell.rowSpan, rows.length - at)]
      for (let more = 1; more < wide; more++) cell.after(cell.ownerDocument.createElement('td'))
      for (const below of rows.slice(at + 1, at + high))
        for (let more = 0; more < wide; more++) below.insertBefore(cell.ownerDocument.createElement('td'), below.cells[place] ?? null)
      cell.removeAttribute('colspan')
      cell.removeAttribute('rowspan')
    }
}
const lineOf = (row: HTMLTableRowElement): HTMLElement => {
  const line = row.ownerDocument.createElement('p')
  for (const [at, cell] of [...row.cells].filter((one) => plain(one.textContent) !== '').entries())
    line.append(...(at > 0 ? [' | '] : []), ...cell.childNodes)
  return line
}
const paragraphOf = (element: Element): HTMLElement => {
  const paragraph = element.ownerDocument.createElement('p')
  paragraph.append(...inlineOf(element))
  return paragraph
}
/** Blocks of a cell, one line each. */
const linesIn = (element: Element): readonly Node[] => {
  const found: Node[] = []
  for (const node of [...element.childNodes]) {
    const isBlock = node instanceof Element && BLOCK.test(node.localName)
    const inner = isBlock ? linesIn(node) : [node]
    const isEmpty = !(node instanceof Element) && plain(node.textContent ?? '') === ''
    if (isEmpty && (found.length === 0 || node.nextSibling === null)) continue
    if (isBlock && found.length > 0 && inner.length > 0) found.push(element.ownerDocument.createElement('br'))
    found.push(...inner)
  }
  return found
}
const BLOCK = /^(p|div|h[1-6]|ul|ol|li|blockquote|pre|section|article|figure)$/
/** Its text and marks; a space between blocks of one cell. */
const inlineOf = (element: Element): readonly Node[] =>
  [...element.childNodes].flatMap((node, at) => {
    if (!(node instanceof Element) || !BLOCK.test(node.localName)) return [node]
    return [...(at > 0 ? [node.ownerDocument.createTextNode(' ')] : []), ...inlineOf(node)]
  })

interface Entry {
  readonly paragraph: HTMLElement
  readonly level: number
  /** A further paragraph of the previous list item. */
  readonly continues: boolean
  readonly ordered: boolean
  readonly start: number
  /** Null if the marker is no single number: a letter, or 1.1. */
  readonly number: number | null
}
const MOST_LEVELS = 9

/** Consecutive list paragraphs become one list; a deeper one is nested in the last item. A number that does not follow begins another list. */
const listsOfWord = (body: HTMLElement): void => {
  const entries = new Map<Element, Entry>()
  for (const paragraph of body.querySelectorAll<HTMLElement>('p, h1, h2, h3, h4, h5, h6')) {
    const entry = entryOf(paragraph)
    if (entry) entries.set(paragraph, entry)
  }
  const open: { readonly level: number; readonly list: HTMLElement; last: HTMLElement; number: number | null }[] = []
  let after: Element | null = null
  for (const [paragraph, { level, continues, ordered, start, number }] of entries) {
    if (paragraph.previousElementSibling !== after || after === null) open.length = 0
    // Without a previous item, it is a paragraph.
    if (continues && open.length === 0) continue
    while ((open.at(-1)?.level ?? 0) > level && (!continues || open.length > 1)) open.pop()
    const words = body.ownerDocument.createElement('p')
    words.append(...paragraph.childNodes)
    if (continues) {
      paragraph.remove()
      open.at(-1)?.last.append(words)
      continue
    }
    const name = ordered ? 'ol' : 'ul'
    const before = open.at(-1)
    if (before?.level === level && (before.list.localName !== name || isRestarted(before.number, number))) open.pop()
    const entry = body.ownerDocument.createElement('li')
    const top = open.at(-1)
    if (top?.level === level) {
      top.list.append(entry)
      top.last = entry
      top.number = number
    } else {
      const list = body.ownerDocument.createElement(name)
      if (ordered && start > 1) list.setAttribute('start', String(start))
      if (top) top.last.append(list)
      else paragraph.before(list)
      list.append(entry)
      open.push({ level, list, last: entry, number })
    }
    paragraph.remove()
    entry.append(words)
    after = open[0]?.list ?? null
  }
}

const isRestarted = (before: number | null, number: number | null): boolean => before !== null && number !== null && number !== before + 1

/** Removes the marker of a list paragraph. Null if the paragraph is not in a list. */
const entryOf = (paragraph: HTMLElement): Entry | null => {
  const continued = /\bMsoListContinue([1-9])?/.exec(classOf(paragraph))
  if (continued) return { paragraph, level: Number(continued[1] ?? 1), continues: true, ordered: false, start: 1, number: null }
  const level = /mso-list\s*:\s*l\d+\s+level(\d+)/.exec(styleOf(paragraph))?.[1]
  const isNamed = /\bMsoListParagraph/.test(classOf(paragraph))
  if (level === undefined && !isNamed) return null
  const ignored = [...paragraph.querySelectorAll('[data-style]')].filter((element) => /mso-list\s*:\s*ignore/.test(styleOf(element)))
  const marker = ignored.length > 0 ? plain(ignored.map((element) => element.textContent).join('')) : takeMarker(paragraph)
  // A list paragraph without a marker continues the previous item; here it stays a paragraph.
  if (marker === null) return null
  for (const element of ignored) element.remove()
  const number = /^\(?(\d{1,9}|[a-z]{1,4})[.)]/i.exec(marker)?.[1]
  return {
    paragraph,
    continues: false,
    level: Math.min(Number(level ?? 1), MOST_LEVELS),
    ordered: number !== undefined,
    start: number !== undefined && /^\d+$/.test(number) ? Number(number) : 1,
    number: /^\(?\d{1,9}[.)]\s*$/.test(marker) ? Number(number) : null,
  }
}
/** If the browser has removed Word's styles, the text starts with the marker: bullet or number, and wide spaces. */
const takeMarker = (paragraph: HTMLElement): string | null => {
  const found = /^\s*([·•§o▪-]|\(?(?:\d{1,3}|[a-z])[.)])[\u00a0 ]{2,}/i.exec(paragraph.textContent)
  if (!found) return null
  let left = found[0].length
  const walker = paragraph.ownerDocument.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node && left > 0; node = walker.nextNode()) {
    const text = node.nodeValue ?? ''
    node.nodeValue = text.slice(left)
    left -= text.length
  }
  return found[1] ?? null
}

/** A list beside a list item is nested into it. */
const listsInEntries = (body: HTMLElement): void => {
  for (const list of [...body.querySelectorAll(':is(ul, ol) > :is(ul, ol)')]) {
    const before = list.previousElementSibling
    if (before?.localName === 'li') before.append(list)
  }
}

const DEEPEST = 3
const STYLES: readonly (readonly [RegExp, string])[] = [
  [/\bMsoTitle\b/, 'h1'],
  [/\bMsoSubtitle\b/, 'h2'],
  [/\bMso(Intense)?Quote\b/, 'blockquote'],
]
/** Deeper headings get our deepest level; Word's title and quotation styles are mapped to ours. */
const namedStyles = (body: HTMLElement): void => {
  for (const heading of [...body.querySelectorAll('h4, h5, h6')]) rename(heading, `h${DEEPEST}`)
  for (const paragraph of [...body.querySelectorAll('p[class]')]) {
    const name = STYLES.find(([style]) => style.test(classOf(paragraph)))?.[1]
    if (name === 'blockquote') {
      const quote = body.ownerDocument.createElement(name)
      paragraph.replaceWith(quote)
      quote.append(paragraph)
    } else if (name) rename(paragraph, name)
  }
}
const rename = (element: Element, name: string): void => {
  const made = element.ownerDocument.createElement(name)
  made.append(...element.childNodes)
  element.replaceWith(made)
}
