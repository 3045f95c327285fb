import { cleanup, render } from '@solidjs/testing-library'
import { describe, expect, test, vi } from 'vitest'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { CHANGE_SELECTOR, MarkedText } from '../../../client/editor/MarkedText.tsx'
import { stretchesOf } from '../../../client/editor/stretches.ts'
import type { Language } from '../../../shared/bilingual.ts'
import type { DiffMark, DiffNode, TextChangeMark } from '../../../shared/history/textDiff.ts'
import { instant, parseAccountId, parseDelegationId, seq } from '../../../shared/ids.ts'
import { GROUP } from '../roadmap/world.tsx'

vi.mock('../../../client/base/group.tsx', async (original) => ({ ...(await original<object>()), useGroup: () => () => GROUP }))
const AT = instant(Date.UTC(2026, 8, 2, 12))
const change = (type: TextChangeMark['type'], by: { account: string; delegation: string; n?: number }, rest = {}): TextChangeMark => ({
  type,
  seq: seq(by.n ?? 1),
  account: parseAccountId(by.account),
  delegation: parseDelegationId(by.delegation),
  at: AT,
  ...rest,
})
const MX = { account: 'ana', delegation: 'mx' }
const CO = { account: 'bob', delegation: 'co' }
const run = (text: string, what?: TextChangeMark, marks: readonly DiffMark[] = []): DiffNode => ({
  type: 'text',
  text,
  marks: what ? [...marks, { type: 'ychange', attrs: { ...what } }] : marks,
})
const line = (...content: DiffNode[]): DiffNode => ({ type: 'paragraph', content })
const show = (content: readonly DiffNode[], language: Language = 'en') =>
  render(() => (
    <I18nProvider initial={language}>
      <MarkedText doc={{ type: 'doc', content }} language="en" label="Text" person={(id) => (id === 'ana' ? 'Delegate, FGR' : null)} />
    </I18nProvider>
  )).container

describe('a text with what became of it', () => {
  test('[R1] shows insertions and deletions in ins and del, with their delegation, and says who made them and when', () => {
    const shown = show([line(run('within '), run('ten', change('deleted', CO)), run('fifteen', change('inserted', MX)), run(' days'))])
    const [deleted, inserted] = [shown.querySelector('del'), shown.querySelector('ins')]
    expect(deleted?.textContent).toContain('[Deleted: CO, 2 Sep 2026')
    expect(deleted?.dataset.identity).toBe('1')
    expect(inserted?.textContent).toMatch(/^\[Added: Delegate, FGR \(MX\), 2 Sep 2026, .*: fifteen\] $/)
    expect(inserted?.dataset.tip).toContain('Delegate, FGR (MX)')
    cleanup()
    expect(show([line(run('diez', change('deleted', MX)))], 'es').querySelector('del')?.textContent).toContain(
      'Eliminado: Delegate, FGR (MX)',
    )
  })

  test('shows words that one person typed key by key, bold or not, as one difference', () => {
    const bold = [{ type: 'bold' }]
    const typed = [run('a', change('inserted', { ...MX, n: 1 })), run('b', change('inserted', { ...MX, n: 2 }), bold), run('c')]
    expect(stretchesOf(typed)).toHaveLength(2)
    const shown = show([line(...typed, run('d', change('inserted', CO)))])
    expect(shown.querySelectorAll(CHANGE_SELECTOR)).toHaveLength(2)
    expect(shown.querySelector('ins strong')?.textContent).toBe('b')
  })

  test('a block that came as a whole is one difference, its words are none of their own', () => {
    const shown = show([
      line(run('stays')),
      { ...line(run('new', change('inserted', MX)), run('gone', change('deleted', CO))), attrs: { ychange: change('inserted', MX) } },
      { type: 'heading', attrs: { level: 2, ychange: change('attributes', CO, { keys: ['level'], before: { level: 3 } }) } },
      line(run('bold', change('formatted', MX, { keys: ['bold'], before: { bold: null } }))),
    ])
    const found = [...shown.querySelectorAll<HTMLElement>(CHANGE_SELECTOR)]
    expect(found.map((one) => one.dataset.change)).toEqual(['inserted', 'deleted', 'attributes', 'formatted'])
    expect(found[2]?.dataset.tip).toContain('Changed (was heading 3)')
    expect(found[3]?.dataset.tip).toContain('Format changed (now bold)')
  })

  test('[H40] words that were only moved are neither struck nor new, and stand once; what else was deleted there is still struck', () => {
    const [here, away] = [change('movedHere', MX), change('movedAway', MX)]
    const shown = show([
      { type: 'heading', attrs: { level: 1, ychange: here }, content: [run('El plazo', here), run(' nuevo', change('inserted', CO))] },
      { ...line(run('El plazo', away), run(' viejo', change('deleted', CO))), attrs: { ychange: away } },
      { ...line(run('todo', away)), attrs: { ychange: away } },
      line(run('queda ')),
    ])
    expect(shown.textContent?.match(/El plazo/g)).toHaveLength(1)
    expect([...shown.querySelectorAll('ins, del')].map((one) => [one.tagName, one.textContent?.includes('viejo')])).toEqual([
      ['INS', false],
      ['DEL', true],
    ])
    expect(shown.querySelector<HTMLElement>('h1')?.dataset.tip).toContain('Moved or reformatted, same words: Delegate, FGR (MX)')
    expect(shown.querySelectorAll('p')).toHaveLength(2)
    cleanup()
    expect(show([line(run('uno', here))], 'es').querySelector<HTMLElement>('.dif--movedHere')?.dataset.tip).toContain(
      'Cambiado de lugar o de forma, sin cambiar las palabras: Delegate, FGR (MX)',
    )
  })

  test('marks authors by delegation and names them by person; a hostile address is no link', () => {
    const by = (account: string, delegation: string): DiffMark => ({ type: 'authored', attrs: { account, delegation } })
    const shown = show([
      line(
        { type: 'text', text: 'one ', marks: [by('ana', 'mx')] },
        { type: 'text', text: 'two', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }, by('bob', 'co')] },
      ),
    ])
    const [first, second] = [...shown.querySelectorAll<HTMLElement>('.by')]
    expect(first?.dataset.tip).toBe('Delegate, FGR (MX)')
    expect(second?.dataset.identity).toBe('1')
    expect(second?.tabIndex).toBe(0)
    expect(shown.querySelector('a')).toBe(null)
  })
})

describe('footnotes and links', () => {
  const reference = (note: string, what?: TextChangeMark): DiffNode => ({
    type: 'footnoteRef',
    attrs: { note, ...(what ? { ychange: what } : {}) },
  })
  const note = (id: string, words: string, what?: TextChangeMark): DiffNode => ({
    type: 'footnote',
    attrs: { id, ...(what ? { ychange: what } : {}) },
    content: [{ type: 'text', text: words }],
  })

  test('[M16] a reference shows its number and says the words of its note; one that came is marked, and one that is gone counts no more', () => {
    const shown = show([
      line(run('first'), reference('a', change('deleted', CO)), run(' second'), reference('b', change('inserted', MX))),
      note('a', 'gone', change('deleted', CO)),
      note('b', 'See the treaty.', change('inserted', MX)),
    ])
    const [gone, stands] = [...shown.querySelectorAll<HTMLElement>('.note-ref')]
    expect([gone?.textContent, stands?.textContent]).toEqual(['Note –', 'Note 1'])
    expect(stands?.dataset.tip).toBe('See the treaty.')
    expect(gone?.closest('del')).not.toBeNull()
    expect(stands?.closest('ins')?.textContent).toContain('Added: Delegate, FGR (MX)')
    expect([...shown.querySelectorAll<HTMLElement>('.footnote')].map(({ dataset }) => dataset.number)).toEqual(['–', '1'])
  })

  test('[M16] a reference says what its note says now; one that is gone with its note, what it said', () => {
    const changed = { ...note('b', ''), content: [run('See '), run('ten', change('deleted', CO)), run('fifteen', change('inserted', MX))] }
    const shown = show([line(reference('b'), reference('a', change('deleted', CO))), changed, note('a', 'Of old.', change('deleted', CO))])
    expect([...shown.querySelectorAll<HTMLElement>('.note-ref')].map(({ dataset }) => dataset.tip)).toEqual(['See fifteen', 'Of old.'])
  })

  test('[M16] a reference to nothing counts for none, as in the editor', () => {
    const nowhere: DiffNode = { type: 'footnoteRef', attrs: {} }
    const shown = show([line(run('first'), nowhere, run(' second'), reference('b')), note('b', 'See the treaty.')])
    expect([...shown.querySelectorAll('.note-ref')].map(({ textContent }) => textContent)).toEqual(['Note –', 'Note 1'])
  })

  test('[M15] words that became a link say so, and the link stands', () => {
    const marks = [{ type: 'reference', attrs: { kind: 'item', id: 'i1' } }]
    const formatted = change('formatted', MX, { keys: ['reference'], before: { reference: null } })
    const shown = show([line(run('WG-001', formatted, marks))])
    expect(shown.querySelector('a.ref')?.textContent).toBe('WG-001')
    expect(shown.querySelector('.dif')?.textContent).toContain('now link to an item, a text or a decision')
  })
})

describe('[H86] words that were pasted from another text', () => {
  const origin = { document: 'page:a', account: 'ana', delegation: 'mx' }
  const wrote = (text: string, attrs: object): DiffNode => ({
    type: 'text',
    text,
    marks: [{ type: 'authored', attrs: { ...CO, ...attrs } }],
  })

  test('say who pasted them, from which text, and who wrote how much of them there', () => {
    const shown = show([
      line(wrote('of them', { origin }), wrote(' own', {}), wrote(' more', { origin })),
      line(wrote('nothing pasted', {})),
      { type: 'bulletList', content: [{ type: 'listItem', content: [line(wrote('entry', { origin: { ...origin, unverified: true } }))] }] },
    ])
    expect([...shown.querySelectorAll('.pasted-from')].map(({ textContent }) => textContent)).toEqual([
      'Pasted from “Untitled text” by CO. Written there by: Delegate, FGR (MX), 12 characters.',
      'Pasted from “Untitled text” by CO. Written there by: Delegate, FGR (MX), author unverified, 5 characters.',
    ])
    expect([...shown.querySelectorAll<HTMLElement>('.by')].map((one) => one.dataset.tip)).toEqual([
      'CO, who pasted it from “Untitled text”, where Delegate, FGR (MX) wrote it',
      'CO',
      'CO, who pasted it from “Untitled text”, where Delegate, FGR (MX) wrote it',
      'CO',
      'CO, who pasted it from “Untitled text”, where Delegate, FGR (MX), author unverified wrote it',
    ])
    cleanup()
    const es = show([line(wrote('palabras', { origin }))], 'es').querySelector('.pasted-from')?.textContent
    expect(es).toBe('Pegado de «Texto sin título» por CO. Escrito allí por: Delegate, FGR (MX), 8 caracteres.')
  })

  test('say it in a comparison too, and nothing where the answer is of another form', () => {
    const shown = show([
      line(run('one', change('inserted', CO, { origin })), run(' two', change('inserted', CO, { origin: { document: 7 } }))),
    ])
    expect([...shown.querySelectorAll('ins')].map((one) => one.dataset.tip?.replace(/, \d.*/, ''))).toEqual([
      'Added: CO, who pasted it from “Untitled text”, where Delegate, FGR (MX) wrote it',
      'Added: CO',
    ])
  })
})
