// Who changed a value, and how often, as a review on paper says it.
import { expect, test } from 'vitest'
import type { Contribution, TextDifference } from '../../../shared/history/comparison.ts'
import { instant, parseAccountId, parseDelegationId } from '../../../shared/ids.ts'
import { textChanges, timesChangedWords } from '../../../shared/outcome/changes.ts'
import { must } from '../../../shared/result.ts'

const by = (delegation: string, more: Partial<Contribution> = {}): Contribution => ({
  account: must(parseAccountId('ana'), 'an account'),
  delegation: must(parseDelegationId(delegation), 'a delegation'),
  changes: 1,
  lastAt: instant(0),
  ...more,
})
const byLink = { requestedBy: 'Chair', consentBy: null }
const byToken = { number: 3, name: 'Budget sync' }

test.each([
  ['en', [by('us', { byLink }), by('mx')], '2 changes: US 1 (by link: 1), MX 1'],
  ['en', [by('us', { byLink }), by('us', { changes: 2 }), by('mx')], '4 changes: US 3 (by link: 1), MX 1'],
  ['es', [by('us', { byToken }), by('mx', { changes: 2 })], '3 cambios: MX 2, US 1 (con token: 1)'],
  ['es', [by('us'), by('mx')], '2 cambios: US 1, MX 1'],
] as const)('[R16] a change of a value by link or by token is marked beside the count (%s, %#)', (language, contributions, words) => {
  expect(
    timesChangedWords(contributions, { delegation: (id) => ({ id, code: id.toUpperCase(), name: { es: '', en: '' } }) as never }, language),
  ).toBe(words)
})

test('[R16] names how many changed paragraphs of a text are not listed', () => {
  const none = { inserted: 0, deleted: 0, changed: 0 }
  const text = {
    how: 'changed',
    title: { es: 'Texto', en: 'Text' },
    titleBefore: { es: 'Texto', en: 'Text' },
    passages: { es: [], en: [{ before: null, after: 'New' }] },
    paragraphs: { es: none, en: { inserted: 401, deleted: 0, changed: 0 } },
  } satisfies Partial<TextDifference> as unknown as TextDifference
  const wordsIn = (language: 'es' | 'en') => textChanges(text, language).paragraphs.map((runs) => runs.map((run) => run.text).join(''))
  expect([wordsIn('es'), wordsIn('en')]).toEqual([[], ['New', '400 more paragraphs']])
})
