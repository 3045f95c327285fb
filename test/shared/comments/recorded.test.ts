// [P2] Comments in a text that is typed as somebody really typed one: `TRACE=automerge-paper.json.gz npx vitest run --project node
// test/shared/comments/recorded.test.ts`, with a recording of josephg/editing-traces, which is not part of this repository.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { linesOf, wordsInLine } from '../../../shared/comments/textLines.ts'
import { createDice } from '../../harness/random.ts'
import { type AnchoredComment, commentOn, expectAtWordsOrGone, lettersOf, paragraph, textWith } from './anchored.ts'

const { TRACE } = process.env
type Patch = readonly [at: number, deleted: number, inserted: string]

/** A text whose lines are paragraphs: a line break splits one in two as an editor does, and deleting it joins them. */
const openText = () => {
  const { fragment } = textWith(paragraph('p', ''))
  let made = 0
  const lengths = [0]
  const rowOf = (at: number): readonly [row: number, place: number] => {
    let place = at
    for (let row = 0; ; row++) {
      const length = lengths[row] ?? 0
      if (place <= length) return [row, place]
      place -= length + 1
    }
  }
  const lettersIn = (row: number): Y.XmlText => {
    const line = fragment.get(row)
    if (!(line instanceof Y.XmlElement)) throw new Error(`no line ${row}`)
    return lettersOf(line)
  }
  const insert = (at: number, letter: string) => {
    const [row, place] = rowOf(at)
    const length = lengths[row] ?? 0
    if (letter !== '\n') {
      lettersIn(row).insert(place, letter)
      lengths[row] = length + 1
      return
    }
    const letters = lettersIn(row)
    const moved = letters.toString().slice(place)
    if (moved !== '') letters.delete(place, moved.length)
    fragment.insert(row + 1, [paragraph(`p${++made}`, moved)])
    lengths.splice(row, 1, place, moved.length)
  }
  const remove = (at: number) => {
    const [row, place] = rowOf(at)
    const length = lengths[row] ?? 0
    if (place < length) {
      lettersIn(row).delete(place, 1)
      lengths[row] = length - 1
      return
    }
    const joined = lettersIn(row + 1).toString()
    fragment.delete(row + 1, 1)
    if (joined !== '') lettersIn(row).insert(length, joined)
    lengths.splice(row, 2, length + joined.length)
  }
  return {
    fragment,
    type([at, deleted, inserted]: Patch) {
      for (let count = 0; count < deleted; count++) remove(at)
      for (const [index, letter] of [...inserted].entries()) insert(at + index, letter)
    },
    words: () =>
      linesOf(fragment)
        .map(({ element }) => wordsInLine(element))
        .join('\n'),
  }
}

test.runIf(TRACE)(
  '[P2] 200 comments that are made while a paper of 100,000 letters is typed stand at their words or are truly gone',
  () => {
    const { txns, endContent }: { txns: readonly { patches: readonly Patch[] }[]; endContent: string } = JSON.parse(
      gunzipSync(readFileSync(TRACE ?? '')).toString('utf8'),
    )
    const patches = txns.flatMap((txn) => txn.patches)
    const text = openText()
    const dice = createDice(1)
    const comments: AnchoredComment[] = []
    // From the first tenth on, while all the rest is typed.
    const each = Math.floor((patches.length * 0.85) / 200)
    for (const [at, patch] of patches.entries()) {
      text.type(patch)
      if (at < patches.length / 10 || at % each !== 0 || comments.length === 200) continue
      const lines = linesOf(text.fragment).filter(({ words }) => words.trim().length > 20)
      const line = dice.pick(lines)
      const from = dice.below(line.words.length - 10)
      const comment = commentOn({ line: line.element, from, to: Math.min(line.words.length, from + 4 + dice.below(40)) })
      if (comment.anchor.start !== '') comments.push(comment)
    }
    expect(text.words()).toBe(endContent)
    expect(comments.length).toBeGreaterThan(180)
    expectAtWordsOrGone(text.fragment, comments)
  },
  600_000,
)
