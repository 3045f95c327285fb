import { describe, expect, test } from 'vitest'
import { looksLikeEmail } from '../../../client/access/email.ts'
import { acronymWrong, codeWrong, EMPTY_GROUP, type GroupDraft, groupIdFromName, isCompleteGroup } from '../../../client/access/newGroup.ts'

const name = { es: 'Grupo', en: 'Group' }
const group = (...codes: string[]): GroupDraft => ({ name, delegations: codes.map((code) => ({ code, name, agencies: [] })) })

describe('the set-up form', () => {
  test('wants two letters for each delegation, and no letters twice', () => {
    const codes = group('CO', 'co', 'X', 'U5')
    expect([0, 1, 2, 3].map((at) => codeWrong(codes, at))).toEqual([true, true, true, true])
    expect(codeWrong(group('CO', 'MX'), 1)).toBe(false)
  })

  test('wants acronyms that differ, as the server compares them', () => {
    const delegation = { code: 'US', name, agencies: ['FGR', 'f.g.r.', '—', 'DEA'].map((acronym) => ({ acronym, name })) }
    expect([0, 1, 2, 3].map((at) => acronymWrong(delegation, at))).toEqual([true, true, true, false])
  })

  test('is complete only with both languages everywhere', () => {
    expect(isCompleteGroup(EMPTY_GROUP)).toBe(false)
    expect(isCompleteGroup(group('CO', 'MX'))).toBe(true)
    expect(isCompleteGroup({ ...group('CO'), name: { es: 'Grupo', en: ' ' } })).toBe(false)
    expect(isCompleteGroup({ ...group('CO'), delegations: [] })).toBe(false)
  })

  test.each([
    ['TCO Working Group', 'tco-working-group'],
    ['Grupo de Élite (2026)', 'grupo-de-elite-2026'],
    ['制度', 'group'],
    [' constructor ', 'group'],
  ])('makes the address of “%s” /g/%s', (en, id) => {
    expect(groupIdFromName({ es: '', en })).toBe(id)
  })

  test.each([
    ['name@institution.gov', true],
    [' name@institution.gov ', true],
    ['name@institution', false],
    ['name institution.gov', false],
  ])('“%s” looks like an address: %s', (text, right) => {
    expect(looksLikeEmail(text)).toBe(right)
  })
})
