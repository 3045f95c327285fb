// Word diff between two versions of one side.
import { changedWords } from './changedWords.ts'

export interface WordRun {
  readonly type: 'kept' | 'inserted' | 'deleted'
  readonly text: string
}

export const wordDiff = (before: string, after: string): readonly WordRun[] => {
  const [a, b] = [wordTokens(before), wordTokens(after)]
  const { deleted, inserted } = changedWords(a, b)
  const found: WordRun[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (deleted[i] === 1) found.push({ type: 'deleted', text: a[i++] ?? '' })
    else if (inserted[j] === 1) found.push({ type: 'inserted', text: b[j++] ?? '' })
    else {
      found.push({ type: 'kept', text: a[i++] ?? '' })
      j++
    }
  }
  return joined(found)
}

/** Words, white space, and punctuation marks. */
export const wordTokens = (text: string): readonly string[] => text.match(/[\p{L}\p{N}\p{M}]+|\s+|[^\s]/gu) ?? []

/** Merges neighbours of one kind; a space between two changes is included, so that phrases are readable. */
const joined = (found: readonly WordRun[]): readonly WordRun[] => {
  const changes: WordRun[] = []
  let gone = ''
  let came = ''
  const flush = () => {
    if (gone !== '') changes.push({ type: 'deleted', text: gone })
    if (came !== '') changes.push({ type: 'inserted', text: came })
    gone = ''
    came = ''
  }
  found.forEach((run, index) => {
    const next = found[index + 1]
    if (run.type === 'deleted') gone += run.text
    else if (run.type === 'inserted') came += run.text
    else if (run.text.trim() === '' && gone !== '' && came !== '' && next && next.type !== 'kept') {
      gone += run.text
      came += run.text
    } else {
      flush()
      const last = changes.at(-1)
      if (last?.type === 'kept') changes[changes.length - 1] = { type: 'kept', text: last.text + run.text }
      else changes.push(run)
    }
  })
  flush()
  return changes
}

/** The change with a few words of context; longer unchanged text is omitted. */
export const withContext = (found: readonly WordRun[], words = 6): readonly WordRun[] =>
  found.map((run, index) => {
    if (run.type !== 'kept') return run
    const pieces = wordTokens(run.text)
    const [isFirst, isLast] = [index === 0, index === found.length - 1]
    const room = words * 2
    if (pieces.length <= room * (isFirst || isLast ? 1 : 2)) return run
    const head = isFirst ? '' : pieces.slice(0, room).join('')
    const tail = isLast ? '' : pieces.slice(-room).join('')
    return { ...run, text: `${head}…${tail}` }
  })
