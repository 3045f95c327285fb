// Parses the guides of docs/use: the subset of Markdown that they use. Pure.

export type GuideSpan =
  | { readonly type: 'plain' | 'bold' | 'key' | 'italic'; readonly words: string }
  | { readonly type: 'link'; readonly words: string; readonly to: string }
export type GuideBlock =
  | { readonly type: 'text'; readonly spans: readonly GuideSpan[] }
  | { readonly type: 'list'; readonly isNumbered: boolean; readonly entries: readonly (readonly GuideSpan[])[] }
  | { readonly type: 'table'; readonly rows: readonly (readonly (readonly GuideSpan[])[])[] }
export interface GuideSection {
  /** Null before the first heading. */
  readonly title: string | null
  readonly blocks: readonly GuideBlock[]
  /** Plain text of the section, for the search. */
  readonly words: string
}
export interface ReadGuide {
  readonly title: string
  readonly sections: readonly GuideSection[]
}

export const readGuide = (markdown: string): ReadGuide => {
  const [head = '', ...parts] = `\n${markdown}`.split(/\n## /)
  const [first = '', ...rest] = head.trim().split('\n')
  const section = (title: string | null, text: string): GuideSection => {
    const blocks = text
      .trim()
      .split(/\n{2,}/)
      .flatMap(readBlock)
    return { title, blocks, words: [title ?? '', ...blocks.map(wordsOf)].join(' ') }
  }
  const opening = section(null, rest.join('\n'))
  return {
    title: first.replace(/^# /, ''),
    sections: [
      ...(opening.blocks.length > 0 ? [opening] : []),
      ...parts.map((part) => {
        const [title = '', ...lines] = part.split('\n')
        return section(title.trim(), lines.join('\n'))
      }),
    ],
  }
}

const readBlock = (text: string): readonly GuideBlock[] => {
  const lines = text.split('\n').filter(Boolean)
  const [first = ''] = lines
  // Screenshots are omitted: the user has the screen itself.
  if (first === '' || first.startsWith('![')) return []
  if (first.startsWith('|')) {
    const rows = lines.filter((line) => !/^\|[\s|-]+\|$/.test(line))
    return [
      {
        type: 'table',
        rows: rows.map((row) =>
          row
            .slice(1, -1)
            .split('|')
            .map((cell) => readSpans(cell.trim())),
        ),
      },
    ]
  }
  const isNumbered = /^\d+\. /.test(first)
  if (isNumbered || first.startsWith('- '))
    return [{ type: 'list', isNumbered, entries: lines.map((line) => readSpans(line.replace(/^(\d+\.|-) /, ''))) }]
  return [{ type: 'text', spans: readSpans(lines.join(' ')) }]
}

const SPAN = /\*\*([^*]+)\*\*|\*([^*]+)\*|`([^`]+)`|\[([^\]]+)\]\(([^)]+)\)/g
export const readSpans = (text: string): readonly GuideSpan[] => {
  const spans: GuideSpan[] = []
  let at = 0
  for (const found of text.matchAll(SPAN)) {
    if (found.index > at) spans.push({ type: 'plain', words: text.slice(at, found.index) })
    const [, bold, italic, key, words, to] = found
    if (bold !== undefined) spans.push({ type: 'bold', words: bold })
    else if (italic !== undefined) spans.push({ type: 'italic', words: italic })
    else if (key !== undefined) spans.push({ type: 'key', words: key })
    else spans.push({ type: 'link', words: words ?? '', to: to ?? '' })
    at = found.index + found[0].length
  }
  if (at < text.length) spans.push({ type: 'plain', words: text.slice(at) })
  return spans
}

const plain = (spans: readonly GuideSpan[]) => spans.map(({ words }) => words).join('')
const wordsOf = (block: GuideBlock): string => {
  if (block.type === 'text') return plain(block.spans)
  return block.type === 'list' ? block.entries.map(plain).join(' ') : block.rows.flat().map(plain).join(' ')
}
