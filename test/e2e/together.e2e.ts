// Three delegations at one plan.
import { describe, expect, test } from 'vitest'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import { eventually, saved } from './person.ts'
import { agree, caretAt, choose, description, field, openAt, openItem, titleField, type, typeAt, without, wordsIn } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage()

const threeAt = async (code: string) => {
  const people = await Promise.all([stage.enter('co'), stage.enter('mx'), stage.enter('us')])
  const [co, mx, us] = people
  const address = await openItem(co, code)
  await Promise.all([openAt(mx, code, address), openAt(us, code, address)])
  await Promise.all(people.map(saved))
  return [co, mx, us] as const
}

describe('three delegations at one item', () => {
  test('[M1] [I1] three delegations write in one description at once, and all three read every letter', async () => {
    const people = await threeAt('WG-001')
    const [co, mx, us] = people
    const editors = await Promise.all(people.map((person) => description(person, 'es')))
    const [atCo, atMx, atUs] = editors
    if (!atCo || !atMx || !atUs) throw new Error('three editors')
    const before = await agree(editors, [])
    const parts = ['Colombia abre la frase. ', ' México entra en medio ', ' Estados Unidos cierra.'] as const
    // Nobody's place is inside what another has half written.
    await Promise.all([caretAt(co, atCo, 'start'), caretAt(mx, atMx, 12), caretAt(us, atUs, 'end')])
    await Promise.all([type(co, parts[0]), type(mx, parts[1]), type(us, parts[2])])
    expect(without(await agree(editors, parts), parts)).toBe(before)
    await Promise.all(people.map(saved))
  })

  test('[M1] [C8] three delegations write in one title at once, and all three letters merge', async () => {
    const people = await threeAt('WG-002')
    const [co, mx, us] = people
    const fields = people.map((person) => titleField(person, 'es'))
    const [atCo, atMx, atUs] = fields
    if (!atCo || !atMx || !atUs) throw new Error('three fields')
    const before = await agree(fields, [])
    const parts = ['Primero, la de Colombia: ', ' (segundo, la de México) ', ', y tercero, la de Estados Unidos'] as const
    await Promise.all([caretAt(co, atCo, 'start'), caretAt(mx, atMx, 11), caretAt(us, atUs, 'end')])
    await Promise.all([type(co, parts[0]), type(mx, parts[1]), type(us, parts[2])])
    expect(without(await agree(fields, parts), parts)).toBe(before)
    await Promise.all(people.map(saved))
  })

  test('[M1] three delegations change different fields of one item at once, and all three changes stand', async () => {
    const people = await threeAt('WG-003')
    const [co, mx, us] = people
    const setDue = async () => {
      await field(us, 'due').click()
      const input = us.page.getByLabel('Due', { exact: true })
      // Month first, as an English reader writes it.
      await input.fill('3/15/2037')
      await input.press('Enter')
    }
    await Promise.all([choose(co, 'status', CHOICE_LABELS.status.deferred.es), choose(mx, 'lead', /México/), setDue()])
    for (const person of people) {
      await eventually(() => field(person, 'status').textContent()).toContain(CHOICE_LABELS.status.deferred[person.language])
      await eventually(() => field(person, 'lead').textContent()).toContain('MX')
      await eventually(() => field(person, 'due').textContent()).toContain('2037')
    }
    await Promise.all(people.map(saved))
  })

  test('[C11] undo takes back one’s own words in a description, and leaves those of others', async () => {
    const [co, mx] = await Promise.all([stage.enter('co'), stage.enter('mx')])
    const address = await openItem(co, 'WG-006')
    await openAt(mx, 'WG-006', address)
    const [atCo, atMx] = await Promise.all([description(co, 'es'), description(mx, 'es')])
    const before = await agree([atCo, atMx], [])
    await typeAt(co, atCo, 'start', 'De Colombia. ')
    await agree([atCo, atMx], ['De Colombia. '])
    await typeAt(mx, atMx, 'end', ' De México.')
    await agree([atCo, atMx], ['De Colombia. ', ' De México.'])
    await co.page.keyboard.press('Control+z')
    await eventually(() => wordsIn(atMx)).toBe(`${before} De México.`)
    await eventually(() => wordsIn(atCo)).toBe(`${before} De México.`)
    await co.page.keyboard.press('Control+Shift+Z')
    await agree([atCo, atMx], ['De Colombia. ', ' De México.'])
  })
})
