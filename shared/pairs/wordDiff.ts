// Word diff between two versions of one side.

export interface WordRun {
  readonly type: 'kept' | 'inserted' | 'deleted'
  readonly text: string
}

/** Maximum number of word pairs for a longest common subsequence; longer texts are shown as replaced in the middle. */
const MAX_CELLS = 1_000_000

export const wordDiff = (before: string, after: string): readonly WordRun[] => {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  let left = 0
  while (left < a.length && left < b.length && a[left] === b[left]) left++
  let right = 0
  while (left + right < a.length && left + right < b.length && a.at(-1 - right) === b.at(-1 - right)) right++
  const [goneFrom, cameTo] = [a.slice(left, a.length - right), b.slice(left, b.length - right)]
  return joined([...runs('kept', a.slice(0, left)), ...middle(goneFrom, cameTo), ...runs('kept', right === 0 ? [] : a.slice(-right))])
}

/** Words, white space, and punctuation marks. */
const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}\p{M}]+|\s+|[^\s]/gu) ?? []

const runs = (type: WordRun['type'], words: readonly string[]): readonly WordRun[] => words.map((text) => ({ type, text }))

const middle = (before: readonly string[], after: readonly string[]): readonly WordRun[] => {
  if (before.length === 0 || after.length === 0 || before.length * after.length > MAX_CELLS)
    return [...runs('deleted', before), ...runs('inserted', after)]
  const width = after.length + 1
  /** Length of the longest common subsequence of the rest. */
  const longest = new Uint32Array((before.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      longest[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const found: WordRun[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    const [old, fresh] = [before[i], after[j]]
    if (old !== undefined && old === fresh) {
      found.push({ type: 'kept', text: old })
      i++
      j++
    } else if (fresh === undefined || (old !== undefined && at(i + 1, j) >= at(i, j + 1))) {
      found.push({ type: 'deleted', text: old ?? '' })
      i++
    } else {
      found.push({ type: 'inserted', text: fresh })
      j++
    }
  }
  return found
}

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
    const pieces = wordsOf(run.text)
    const [isFirst, isLast] = [index === 0, index === found.length - 1]
    const room = words * 2
    if (pieces.length <= room * (isFirst || isLast ? 1 : 2)) return run
    const head = isFirst ? '' : pieces.slice(0, room).join('')
    const tail = isLast ? '' : pieces.slice(-room).join('')
    return { ...run, text: `${head}…${tail}` }
  })
