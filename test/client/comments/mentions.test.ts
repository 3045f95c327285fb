// Whom an `@` offers, and the words as they are typed and as they are stored.
import { describe, expect, test } from 'vitest'
import { candidatesOf, offered, outsideOf, toStored, toTyped, typedMention } from '../../../client/comments/mentions.ts'
import { parseAccountId, parseAgencyId, parseDelegationId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'

const [CO, MX] = ['co', 'mx'].map((id) => must(parseDelegationId(id), 'a delegation'))
const agency = (id: string) => must(parseAgencyId(id), 'an agency')
const account = (id: string) => must(parseAccountId(id), 'an account')
if (!CO || !MX) throw new Error('no delegations')

const member = (id: string, name: string, delegation: typeof CO | null) => ({
  account: account(id),
  name,
  email: null,
  role: 'delegate' as const,
  delegation,
  agency: null,
})
const GROUP = {
  delegations: [
    { id: CO, code: 'CO', name: { es: 'Colombia', en: 'Colombia' }, identity: 1 },
    { id: MX, code: 'MX', name: { es: 'México', en: 'Mexico' }, identity: 2 },
  ],
  agencies: [
    { id: agency('fgn'), delegation: CO, acronym: 'FGN', name: { es: 'Fiscalía General de la Nación', en: '' } },
    { id: agency('fgn-co'), delegation: CO, acronym: 'FGN Crimen Organizado', name: { es: '', en: '' } },
    { id: agency('fgr'), delegation: MX, acronym: 'FGR', name: { es: 'Fiscalía General de la República', en: '' } },
  ],
  members: [
    member('a', 'Delegación FGN', CO),
    member('b', 'Secretaría', null),
    member('c', 'Punto de contacto', CO),
    member('d', 'Punto de contacto', MX),
    { ...member('e', 'Cuenta anterior', MX), disabled: true },
    member('f', '', MX),
  ],
}
const all = (only: typeof CO | null = null, here: readonly string[] = []) =>
  candidatesOf(GROUP, { language: 'es', only, here: new Set(here.map(account)) })
const labels = (typed: string, only: typeof CO | null = null, here: readonly string[] = []) =>
  offered(all(only, here), typed).map(({ label }) => label)

describe('an @', () => {
  test('offers delegations, agencies and people by the beginning of any of their words, accents apart', () => {
    expect(labels('fg')).toEqual(['FGN', 'FGN Crimen Organizado', 'FGR', 'Delegación FGN'])
    expect(labels('mex')).toEqual(['México'])
    expect(labels('organ')).toEqual(['FGN Crimen Organizado'])
    expect(labels('republica')).toEqual(['FGR'])
    expect(labels('zzz')).toEqual([])
  })
  test('tells two of the same name apart by their delegation, and leaves out who has left', () => {
    expect(labels('punto')).toEqual(['Punto de contacto (CO)', 'Punto de contacto (MX)'])
    expect(labels('cuenta')).toEqual([])
  })
  test('offers who has written here first, and, of a comment for one delegation, nobody else', () => {
    expect(labels('punto', null, ['d'])).toEqual(['Punto de contacto (MX)', 'Punto de contacto (CO)'])
    expect(labels('fg', CO)).toEqual(['FGN', 'FGN Crimen Organizado', 'Delegación FGN'])
    expect(labels('mex', CO)).toEqual([])
  })
  test.each([
    ['Que lo diga @fg', 15, { from: 12, typed: 'fg' }],
    ['@', 1, { from: 0, typed: '' }],
    ['(@Mé', 4, { from: 1, typed: 'Mé' }],
    ['a@b.org', 7, null],
    ['@fgn ya', 7, null],
    ['sin nada', 8, null],
  ])('is one where it begins a word: %s', (words, caret, found) => expect(typedMention(words, caret)).toEqual(found))
})

describe('the names in a comment', () => {
  const named = [
    ['FGN', '@{g:fgn}'],
    ['FGN Crimen Organizado', '@{g:fgn-co}'],
    ['México', '@{d:mx}'],
  ] as const
  test('are stored as what they mean, the longest first, and only whole', () => {
    expect(toStored('Pregunte a @FGN Crimen Organizado, a @FGN y a @México.', named)).toBe(
      'Pregunte a @{g:fgn-co}, a @{g:fgn} y a @{d:mx}.',
    )
    expect(toStored('@FGNX y @otro', named)).toBe('@FGNX y @otro')
    expect(toStored('una.carta@México', [])).toBe('una.carta@México')
  })
  test.each(['Ana-María Peña', 'Unidad (CO) 1/2', 'a.b*c+d?e[f]{g}|h^i$j\\k', 'O’Neill & Cía., S.A.'])(
    'are stored whatever signs they hold: %s',
    (label) => {
      expect(toStored(`Con @${label}.`, [[label, '@{a:x}']])).toBe('Con @{a:x}.')
      expect(toStored('Con nadie.', [[label, '@{a:x}']])).toBe('Con nadie.')
    },
  )
  test('come back as they are typed, to be corrected', () => {
    const typed = toTyped(
      'Pregunte a @{g:fgn-co} y a @{d:mx}.',
      ({ id }) => ({ 'fgn-co': 'FGN Crimen Organizado', mx: 'México' })[String(id)] ?? '?',
    )
    expect(typed.words).toBe('Pregunte a @FGN Crimen Organizado y a @México.')
    expect(toStored(typed.words, typed.named)).toBe('Pregunte a @{g:fgn-co} y a @{d:mx}.')
  })
  test('come back as two when two people share them, and are stored as they were', () => {
    const stored = '@{a:one}, @{a:two} y otra vez @{a:one}'
    const typed = toTyped(stored, () => 'Punto de contacto')
    expect(typed.words).toBe('@Punto de contacto, @Punto de contacto (2) y otra vez @Punto de contacto')
    expect(toStored(typed.words, typed.named)).toBe(stored)
  })
  test('are reported before sending when somebody is outside the delegation', () => {
    expect(outsideOf(CO, 'Con @{g:fgn}, @{a:a} y @{d:co}', GROUP)).toEqual([])
    expect(outsideOf(CO, 'Con @{g:fgr}, @{a:b} y @{d:mx}', GROUP)).toHaveLength(3)
  })
})
