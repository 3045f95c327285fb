// The plan as JSON for programs: `ruta-plan-1`, by ids, ISO dates, both languages, with the log entry that proves it. Pure.
import type { Bilingual } from '../../shared/bilingual.ts'
import { FIELD_KEYS, type FieldKey } from '../../shared/roadmap/fields.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { ownKeysIn, ownKindOf } from '../../shared/roadmap/ownKeys.ts'
import { fieldRow, ownFields } from '../live/ownFields.ts'
import { saidLines } from './comments.ts'
import type { PlanFile } from './planFile.ts'

export const PLAN_FORMAT = 'ruta-plan-1'
/** Derived fields, and the order, which is that of the list. */
const UNTOLD: readonly FieldKey[] = ['order']

export const planJson = (file: PlanFile): string => {
  const { items, streams, group, names, proof } = file
  const named = <Id extends string>(ids: Iterable<Id>, nameOf: (id: Id, language: keyof Bilingual) => string) =>
    [...new Set(ids)].toSorted().map((id) => ({ id, name: nameOf(id, names.language) }))
  // Those that were archived, too, where an item has a value of one.
  const own = [...new Set([...ownFields().keys, ...ownKeysIn(...items)])].map((id) => ({
    id,
    kind: ownKindOf(id),
    label: fieldRow(id).label,
    choices: fieldRow(id).words,
  }))
  return `${JSON.stringify(
    {
      format: PLAN_FORMAT,
      group,
      document: proof.document,
      seq: proof.seq,
      hash: proof.hash,
      // Edits of this device that are among the items and in no entry.
      ...(proof.unsent > 0 && { unsent: proof.unsent }),
      ...(proof.address && { address: proof.address }),
      ...(own.length > 0 && { fields: own }),
      streams: streams.map(({ id, name, archived }) => ({ id, name, archived })),
      delegations: named(
        items.flatMap(({ lead, coDelegations }) => [...(lead ? [lead] : []), ...coDelegations]),
        names.delegations.nameOf,
      ),
      agencies: named(
        items.flatMap(({ agencies }) => agencies),
        names.agencies.nameOf,
      ),
      items: items.map(plain),
      ...(file.comments && {
        comments: saidLines(file).map(({ item, thread, by, at, words }) => ({
          item: item.id,
          thread: thread.number,
          visibility: thread.visibility,
          delegation: thread.delegation,
          resolved: thread.resolved !== null,
          by,
          at: new Date(at).toISOString(),
          words,
        })),
      }),
    },
    null,
    2,
  )}\n`
}

const plain = (item: Item): Readonly<Record<string, unknown>> => ({
  id: item.id,
  code: item.code,
  ...Object.fromEntries(
    [...FIELD_KEYS, ...ownKeysIn(item)].filter((field) => !UNTOLD.includes(field)).map((field) => [field, item[field]]),
  ),
})
