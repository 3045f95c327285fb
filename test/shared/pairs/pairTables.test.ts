// The pairs of texts that may be confirmed are those that the tables of the documents declare.
import { expect, test } from 'vitest'
import { DOCUMENTS } from '../../../shared/documents.ts'
import { CONFIRMED } from '../../../shared/pairs/confirmations.ts'
import { PAIR_SUBJECTS, pairName, parsePair } from '../../../shared/pairs/pairNames.ts'
import { type Fields, sidesOf } from '../../../shared/schema/field.ts'

/** Texts in both languages; of a list within an entry, those of its entries, by their id. */
const pairsOf = (fields: Fields): readonly (readonly [field: string, ids: number])[] =>
  Object.entries(fields).flatMap(([name, field]): (readonly [string, number])[] => {
    const schemas = field.schemas(name)
    const texts = Object.values(schemas).filter(({ type }) => type === 'text' || type === 'fragment')
    if (texts.length === 2 && Object.keys(schemas).every((key) => Object.values(sidesOf(name)).some((side) => side === key)))
      return [[name, 0]]
    const inner = Object.values(schemas).flatMap((place) =>
      place.type === 'map' && place.each?.type === 'map' ? Object.values(place.each.keys) : [],
    )
    return inner.some(({ type }) => type === 'text') ? [[name, 1]] : []
  })

test('every pair of texts in the tables has a name, and nothing else has one', () => {
  // Names of own fields are set by chair and secretariat in the settings, as those of delegations are.
  const unconfirmed = ['field']
  const confirmable = Object.values(DOCUMENTS).filter(({ schema }) => CONFIRMED in schema)
  const subjects = confirmable.flatMap(({ lists, self }) => [
    ...Object.entries(lists)
      .filter(([type]) => !unconfirmed.includes(type))
      .map(([type, { fields }]) => ({ type, id: 'k3', fields })),
    ...(self ? [{ type: self.subject, id: '', fields: self.fields }] : []),
  ])
  expect(subjects.map(({ type }) => type).sort()).toEqual([...PAIR_SUBJECTS].sort())
  const named = (type: string, id: string, field: string, ids: number) => {
    const inside = ['a', 'b', 'c'].slice(0, ids)
    const subject = PAIR_SUBJECTS.find((one) => one === type)
    return subject !== undefined && parsePair(pairName({ type: subject, id, field, inside })) !== null
  }
  for (const { type, id, fields } of subjects) {
    const declared = new Map(pairsOf(fields))
    for (const name of [...Object.keys(fields), 'constructor'])
      for (const ids of [0, 1, 2, 3]) {
        // A text's body is confirmed row by row.
        const wanted = type === 'text' && name === 'body' ? 2 : declared.get(name)
        expect([type, name, ids, named(type, id, name, ids)]).toEqual([type, name, ids, ids === wanted])
      }
  }
})
