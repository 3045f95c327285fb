// Formatted runs, links and footnotes as inline Markdown. Pure.
import { escapedMarkdown } from '../markdown.ts'
import type { PaperRun } from './model.ts'

type Mark = 'bold' | 'italic' | 'strike' | 'underline'
/** From the inside to the outside. Markdown has no syntax for underlined text. */
const MARKS: readonly { readonly mark: Mark; readonly sign: string | null; readonly tag: string }[] = [
  { mark: 'italic', sign: '*', tag: 'em' },
  { mark: 'bold', sign: '**', tag: 'strong' },
  { mark: 'strike', sign: '~~', tag: 's' },
  { mark: 'underline', sign: null, tag: 'u' },
]

export const inlineOf = (runs: readonly PaperRun[]): string =>
  runs
    .map((run, at) => oneRun(run, runs[at - 1], runs[at + 1]))
    .join('')
    .trim()
    // A number at the start whose full stop is in another run would begin a list.
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    // A line break within the paragraph.
    .replace(/\s*\n[^\S\u00A0]*/g, '\\\n')

const oneRun = (run: PaperRun, before: PaperRun | undefined, after: PaperRun | undefined): string => {
  if (run.note !== undefined) return `[^${run.note}]`
  const [, lead = '', words = '', tail = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(run.text) ?? []
  if (words === '') return run.text
  // Emphasis markers only work without adjacent letters or punctuation: otherwise HTML is used.
  const isFree = (lead !== '' || isOpen(before, 'end')) && (tail !== '' || isOpen(after, 'start'))
  const marked = MARKS.reduce(
    (inner, { mark, sign, tag }) => (run[mark] ? (sign && isFree ? `${sign}${inner}${sign}` : `<${tag}>${inner}</${tag}>`) : inner),
    escapedMarkdown(words),
  )
  return `${lead}${run.href ? `[${marked}](<${run.href.replace(/[<>\s]/g, encodeURIComponent)}>)` : marked}${tail}`
}

const isOpen = (run: PaperRun | undefined, edge: 'start' | 'end'): boolean => {
  if (!run) return true
  if (run.note !== undefined) return edge === 'start'
  const letter = edge === 'start' ? [...run.text][0] : [...run.text].at(-1)
  if (letter === undefined) return false
  return /\s/.test(letter) || (/\p{P}/u.test(letter) && !MARKS.some(({ mark }) => run[mark]) && run.href === undefined)
}
