// Which paragraphs of a text were corrected between two moments, by whom and when: from its diff.
import { expect, test } from 'vitest'
import { correctedText } from '../../../shared/history/correctedText.ts'
import type { DiffNode, TextChangeMark } from '../../../shared/history/textDiff.ts'
import { instant, parseAccountId, parseDelegationId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'

const [ana, luis] = ['ana', 'luis'].map((id) => must(parseAccountId(id), 'an account'))
const co = must(parseDelegationId('co'), 'a delegation')
const MINUTE = 60_000
const change = (type: TextChangeMark['type'], at: number, more: Partial<TextChangeMark> = {}): TextChangeMark => ({
  type,
  seq: null,
  account: ana ?? null,
  delegation: co,
  at: instant(at),
  ...more,
})
const kept = (text: string): DiffNode => ({ type: 'text', text })
const run = (text: string, mark: TextChangeMark): DiffNode => ({ type: 'text', text, marks: [{ type: 'ychange', attrs: { ...mark } }] })
const paragraph = (content: readonly DiffNode[], ychange?: TextChangeMark): DiffNode => ({
  type: 'paragraph',
  ...(ychange ? { attrs: { ychange } } : {}),
  content,
})
const read = (...content: readonly DiffNode[]) => correctedText({ doc: { type: 'doc', content } })
const by = (at: number, more = {}) => ({ account: ana, delegation: co, at, ...more })

test('[S30] a paragraph is corrected by those who wrote in it since, and new if it is new', () => {
  const inserted = change('inserted', 7)
  const { standing, removed } = read(
    paragraph([kept('As it was.')]),
    paragraph([kept('The '), run('red ', change('deleted', 1)), run('blue ', change('inserted', 2)), kept('flag.')]),
    paragraph([run('Added.', inserted)], inserted),
  )
  expect(standing).toEqual([
    { words: 'As it was.', isNew: false, by: [] },
    { words: 'The blue flag.', isNew: false, by: [by(2)] },
    { words: 'Added.', isNew: true, by: [by(7)] },
  ])
  expect(removed).toEqual([])
})

test('[S30] each writer has an hour for every time that they came back to it, in order', () => {
  const at = (minute: number, more = {}) => run('x', change('inserted', minute * MINUTE, more))
  const { standing } = read(paragraph([at(1), at(4), at(3, { account: luis }), at(8), at(14)]))
  expect(standing[0]?.by).toEqual([by(3 * MINUTE, { account: luis }), by(8 * MINUTE), by(14 * MINUTE)])
})

test('[S30] words typed by link, by token or by an unverified author keep their mark, and are not joined with the rest', () => {
  const byLink = { requestedBy: 'Presidencia', consentBy: null }
  const byToken = { number: 3, name: 'Cifras' }
  const { standing } = read(
    paragraph([
      run('a', change('inserted', 1, { byLink })),
      run('b', change('inserted', 2, { byToken })),
      run('c', change('inserted', 3, { account: null, delegation: null, unverified: true })),
      run('d', change('inserted', 4)),
    ]),
  )
  expect(standing[0]?.by).toEqual([
    by(1, { byLink }),
    by(2, { byToken }),
    { account: null, delegation: null, unverified: true, at: 3 },
    by(4),
  ])
})

test('[S30] a removed paragraph is named with what it said, at its place, also when its line still stands', () => {
  const gone = change('deleted', 9)
  const { standing, removed } = read(
    paragraph([kept('First.')]),
    paragraph([run('Second, ', gone), run('as corrected first', change('inserted', 1)), run(' and later.', gone)], gone),
    paragraph([run('Third.', gone)]),
    paragraph([run('', gone)], gone),
  )
  expect(removed.map(({ words, after }) => [words, after])).toEqual([
    ['Second,  and later.', 1],
    ['Third.', 1],
  ])
  expect(standing.map(({ words, by: who }) => [words, who.length])).toEqual([
    ['First.', 0],
    ['', 0],
  ])
})

test('[S30] a paragraph that was moved is marked where it stands, and not named as removed', () => {
  const [here, away] = [change('movedHere', 3), change('movedAway', 3)]
  const { standing, removed } = read(
    paragraph([run('Moved.', away)], away),
    paragraph([kept('Kept.')]),
    paragraph([run('Moved.', here)], here),
  )
  expect(standing.map(({ words, isNew, by: who }) => [words, isNew, who.length])).toEqual([
    ['Kept.', false, 0],
    ['Moved.', false, 1],
  ])
  expect(removed).toEqual([])
})

test('[S30] items of a list and the words beside a footnote are read as they stand', () => {
  const item = (...content: readonly DiffNode[]): DiffNode => ({ type: 'listItem', content: [paragraph(content)] })
  const list: DiffNode = { type: 'bulletList', content: [item(kept('One.')), item(kept('Two'), { type: 'footnoteRef' }, kept('.'))] }
  expect(read(list).standing[0]?.words).toBe('One. Two.')
})
