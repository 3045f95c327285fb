// A pasted paragraph may say from which text it was copied: its writer's statement, which a reader of both logs verifies
// (`server/timeTravel/origins.ts`). Under a root of its own, and not an attribute of the block, because earlier clients show a block with an
// attribute that they do not know as unreadable.
import { MOST } from '../bounds.ts'
import { hasExactly, isIntegerBetween } from '../checks.ts'
import type { MapSchema } from '../contentSchema.ts'
import { type AccountId, type DocumentId, documentKind, isName, parseAccountId, parseDocumentId } from '../ids.ts'
import { MOST_LETTERS } from './richText.ts'

/** The same root in every kind of document with rich text. */
export const MOVED_FROM = 'movedFrom'

/** The last letter of one client id in the copied paragraph. */
export type LastLetter = readonly [client: number, clock: number]
export interface MovedFrom {
  /** The block into which it was pasted. */
  readonly block: string
  readonly document: DocumentId
  /** Of each client id that wrote in it: they name the paragraph, and the earliest entry at which it can have stood so. */
  readonly letters: readonly LastLetter[]
  /** UTF-16 units. */
  readonly length: number
}

/** Of more client ids in one paragraph nothing is said. */
export const MOST_CLIENTS = 64

export const isMovedFrom = (value: unknown): value is MovedFrom =>
  hasExactly(value, ['block', 'document', 'letters', 'length']) &&
  isName(value.block) &&
  isOfTexts(value.document) &&
  isIntegerBetween(value.length, 1, MOST_LETTERS) &&
  Array.isArray(value.letters) &&
  value.letters.length >= 1 &&
  value.letters.length <= MOST_CLIENTS &&
  value.letters.every(isLetter)
const isOfTexts = (value: unknown): boolean => {
  const document = parseDocumentId(value)
  return document !== null && KINDS.includes(documentKind(document))
}
const KINDS: readonly string[] = ['roadmap', 'page', 'meeting']
const isLetter = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && value.every((number) => isIntegerBetween(number, 0, Number.MAX_SAFE_INTEGER))

/** The relay compares the account with the writer: nobody says it for somebody else, or removes what another says. */
export const movedFromKey = (id: string, account: AccountId): string => `${id}@${account}`
export const movedBy = (key: string): AccountId | null => {
  const at = key.lastIndexOf('@')
  return at > 0 && isName(key.slice(0, at)) ? parseAccountId(key.slice(at + 1)) : null
}

export const MOVED_FROM_SCHEMA: MapSchema = {
  type: 'map',
  keys: {},
  each: { type: 'value', accepts: isMovedFrom },
  isKey: (key) => movedBy(key) !== null,
  ownerOf: movedBy,
  most: MOST.origins,
}
