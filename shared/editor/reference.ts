// Link to an item, another text or a decision. The label is the writer's text; the mark contains only the target's id. Its current title and whether
// it exists is looked up on display.
import { type DecisionId, type DocumentId, documentKind, type ItemId, parseDecisionId, parseDocumentId, parseItemId } from '../ids.ts'

export const REFERENCE = 'reference'

export type Reference =
  | { readonly kind: 'item'; readonly id: ItemId }
  | { readonly kind: 'text'; readonly id: DocumentId }
  | { readonly kind: 'decision'; readonly id: DecisionId }

/** Null for attributes that are no valid reference. */
export const referenceOf = (kind: unknown, id: unknown): Reference | null => {
  switch (kind) {
    case 'item': {
      const item = parseItemId(id)
      return item && { kind, id: item }
    }
    case 'text': {
      const text = parseDocumentId(id)
      return text && documentKind(text) === 'page' ? { kind, id: text } : null
    }
    case 'decision': {
      const decision = parseDecisionId(id)
      return decision && { kind, id: decision }
    }
    default:
      return null
  }
}

/** The mark's attributes: kind and id, nothing else. */
export const isReference = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === 2 &&
  Object.hasOwn(value, 'kind') &&
  Object.hasOwn(value, 'id') &&
  referenceOf(Reflect.get(value, 'kind'), Reflect.get(value, 'id')) !== null

/** As one HTML attribute. */
export const writeReference = ({ kind, id }: Reference): string => `${kind} ${id}`
export const readReference = (written: string | null): Reference | null => {
  const [kind, id, ...more] = (written ?? '').split(' ')
  return more.length === 0 ? referenceOf(kind, id) : null
}
