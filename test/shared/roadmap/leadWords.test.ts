// Who leads an item, and who takes part in it: one form in all documents and files.
import { describe, expect, test } from 'vitest'
import { parseDelegationId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { isJointWord, leadWords } from '../../../shared/roadmap/leadWords.ts'

const [CO, MX, US] = ['co', 'mx', 'us'].map((id) => must(parseDelegationId(id), id))
const ids = [CO, MX, US].flatMap((id) => id ?? [])
const nameOf = (id: string) => id.toUpperCase()

describe('[E11] the lead of an item', () => {
  test.each([
    [CO, [], 'CO', 'CO'],
    [CO, [MX, US], 'CO, con MX y US', 'CO, with MX and US'],
    // A delegation that leads does not take part a second time.
    [CO, [CO, MX], 'CO, con MX', 'CO, with MX'],
    [null, ids, 'Conjunta (CO, MX y US)', 'Joint (CO, MX and US)'],
    [null, [MX], 'Sin delegación que dirija, con MX', 'No lead delegation, with MX'],
    [null, [], '', ''],
  ])('%s with %j is “%s” and “%s”', (lead, others, es, en) => {
    const item = { lead: lead ?? null, coDelegations: others.flatMap((id) => id ?? []) }
    expect(leadWords(item, nameOf, 'es')).toBe(es)
    expect(leadWords(item, nameOf, 'en')).toBe(en)
  })
  test('is read as joint in either language, whatever the case', () => {
    expect(['Conjunta', ' joint ', 'JOINT', 'CO', ''].map(isJointWord)).toEqual([true, true, true, false, false])
  })
})
