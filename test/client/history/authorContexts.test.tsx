// Who an author was then, and whose session a link had opened, as the screens put it in words and keep it apart.
import { describe, expect, test } from 'vitest'
import { calledIn } from '../../../client/editor/calledIn.ts'
import { signedWords } from '../../../client/editor/markedWords.ts'
import { stretchesOf } from '../../../client/editor/stretches.ts'
import { activeAuthorsAt, stopsOf } from '../../../client/history/slider/stops.ts'
import { creditName, doubtSentence } from '../../../shared/history/creditWords.ts'
import { instant, parseAccountId, parseAgencyId, parseDelegationId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'

const ana = must(parseAccountId('ana'), 'ana')
const beto = must(parseAccountId('beto'), 'beto')
const co = must(parseDelegationId('co'), 'co')
const coa = must(parseAgencyId('co-coa'), 'an agency')
const agency = { id: coa, delegation: co, acronym: 'COA', name: { es: 'Fiscalía', en: 'Office' } }
const group = { agencies: [agency] }
const formerly = { name: 'Ana Ruiz', role: 'delegate', agency: coa } as const
const byLink = { requestedBy: 'Chair', consentBy: 'Head' }
const person = () => 'Head of delegation'
const naming = { person, agency: () => agency }

describe('[J11] authors in their context at the time', () => {
  test('stands in the tip over written and over changed words, in both languages', () => {
    const author = { account: ana, delegation: co, unverified: false, formerly }
    const said = (language: 'es' | 'en') => signedWords(author, { person: calledIn(group, author, person, language), code: 'CO' }, language)
    expect(said('en')).toBe('Head of delegation (then: Ana Ruiz, delegate, COA) (CO)')
    expect(said('es')).toBe('Head of delegation (entonces: Ana Ruiz, delegado/a, COA) (CO)')
    expect(calledIn(group, author, () => null, 'en')).toBe('Ana Ruiz (then: delegate, COA)')
    expect(calledIn(group, { account: ana }, () => null, 'en')).toBeNull()
  })

  test('words that one person wrote as two are two stretches', () => {
    const run = (text: string, hand: object) => ({
      type: 'text',
      text,
      marks: [{ type: 'authored', attrs: { account: ana, delegation: co, ...hand } }],
    })
    const stretches = stretchesOf([run('a', { formerly }), run('b', { formerly }), run('c', {}), run('d', { byLink })])
    expect(stretches.map(({ runs, author }) => [runs.length, author?.formerly?.name, author?.byLink?.requestedBy])).toEqual([
      [2, 'Ana Ruiz', undefined],
      [1, undefined, undefined],
      [1, undefined, 'Chair'],
    ])
  })

  test('is said at each stop of a slider, and of who else was writing then', () => {
    const stops = stopsOf({
      head: seq(3),
      runs: [
        {
          first: seq(1),
          last: seq(3),
          from: instant(1_000),
          to: instant(3_000),
          delegation: co,
          meeting: null,
          accounts: [ana, ana, beto],
          hands: [
            { account: 0, formerly },
            { account: 1, byLink },
          ],
          changes: 3,
          steps: [
            [1, 0, 0],
            [2, 1_000, 1],
            [3, 2_000, 2],
          ],
        },
      ],
    })
    expect(stops.map((stop) => creditName(stop, naming, 'en'))).toEqual([
      'Head of delegation (then: Ana Ruiz, delegate, COA)',
      'Head of delegation',
      'Head of delegation',
    ])
    expect(activeAuthorsAt((index) => stops[index], 2).map((one) => one.formerly?.name ?? null)).toEqual([null])
    const without = stops.slice(0, 1).concat(stops.slice(2))
    expect(activeAuthorsAt((index) => without[index], 1).map((one) => one.formerly?.name ?? null)).toEqual(['Ana Ruiz'])
    expect(stops.map((stop) => doubtSentence(stop, () => null, 'en'))).toEqual([
      null,
      'Written in a session opened by a link that Chair issued, with the consent of Head.',
      null,
    ])
  })

  test('[J12] a link that opened the session is said in the tip', () => {
    const author = { account: ana, delegation: co, unverified: false, byLink }
    expect(signedWords(author, { person: 'Ana', code: 'CO' }, 'es')).toBe(
      'Ana (CO), escrito en una sesión abierta con un enlace que pidió Chair, con el consentimiento de Head',
    )
    expect(signedWords({ ...author, byLink: { requestedBy: null, consentBy: null } }, { person: 'Ana', code: 'CO' }, 'en')).toBe(
      'Ana (CO), written in a session opened by a link from the server administrator',
    )
  })
})
