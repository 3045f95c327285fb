// The list of what names a person is as long as the schema: a table or a column that is added must be decided there.
import { expect, test } from 'vitest'
import { NAMES_PEOPLE } from '../../../server/db/namesPeople.ts'
import { expectedShapes } from '../../../server/db/tableShapes.ts'

/** Columns of these names are a person's, or may hold their name. */
const PERSONAL =
  /^(account|author|owner|email|address|holder|target|caused_by|accepted_by|invited_by|issued_by|decided_by|requested_by|named_by|created_by|changed_by|resolved_by|other_by|removed_by)$/

test('[U9] [U10] every table and every column that names a person is in the list that erasing and restoring follow', async () => {
  const shapes = await expectedShapes()
  const lists = new Map(Object.entries(NAMES_PEOPLE))
  expect([...lists.keys()].sort()).toEqual([...shapes.keys()].sort())
  const undecided: string[] = []
  const unknown: string[] = []
  for (const [table, { columns }] of shapes) {
    const decided = Object.keys(lists.get(table) ?? {})
    const names = columns.map(({ name }) => name)
    undecided.push(...names.filter((name) => PERSONAL.test(name) && !decided.includes(name)).map((name) => `${table}.${name}`))
    unknown.push(...decided.filter((name) => !names.includes(name)).map((name) => `${table}.${name}`))
  }
  expect({ undecided, unknown }).toEqual({ undecided: [], unknown: [] })
})
