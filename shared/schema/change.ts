// Final steps of every change, for all kinds of documents.
import type * as Y from 'yjs'
import { inFields } from '../bounds.ts'
import { mapIn } from '../editor/foreign.ts'
import { BIRTH } from '../origins.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { Fields, MembersField } from './field.ts'
import { sameValue } from './sameValue.ts'

/**
 * Adds permanent entries to their map. The relay lets nobody delete one, so undo must not remove them: they are created archived, and the step that
 * undo tracks is their restoring by the caller, with whatever else belongs to it.
 */
export const insertArchived = (doc: Y.Doc, into: Y.Map<unknown>, all: readonly (readonly [string, Y.Map<unknown>])[]): void =>
  doc.transact(() => {
    for (const [id, made] of all) {
      made.set('archived', true)
      into.set(id, made)
    }
  }, BIRTH)

/** An unchanged value is not written: the edit would still be attributed to the user. */
export const putValue = (map: Y.Map<unknown>, key: string, value: unknown): void => {
  const stored = map.get(key)
  if (!sameValue(stored ?? null, value)) map.set(key, value)
}

export const DONE = ok(undefined)

/** Those that are given; none is written when one of them is refused. */
export const setValues = (map: Y.Map<unknown>, fields: Fields, values: Readonly<Record<string, unknown>>): Result<undefined> => {
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  if (!given.every(([name, value]) => fields[name]?.accepts?.(value))) return refuse('bad-request')
  for (const [name, value] of given) putValue(map, name, value)
  return DONE
}

/** An existing member is not changed. */
export const addMember = <Member>(
  map: Y.Map<unknown>,
  name: string,
  { accepts, entry, most }: MembersField<Member>,
  member: Member,
): Result<undefined> => {
  const members = mapIn(map, name)
  if (!members) return refuse('not-found')
  if (!accepts(member)) return refuse('bad-request')
  const [key, stored] = entry(member)
  if (members.has(key)) return DONE
  if (members.size >= inFields(most)) return refuse('bad-request')
  members.set(key, stored)
  return DONE
}

export const removeMember = <Member>(
  map: Y.Map<unknown>,
  name: string,
  { entry }: MembersField<Member>,
  member: Member,
): Result<undefined> => {
  mapIn(map, name)?.delete(entry(member)[0])
  return DONE
}
