// What the first view of a new text still has to write into it.
import type { Bilingual } from '../../shared/bilingual.ts'

/** Stored in the history entry of the browser, so that a reload before the first connection does not lose it. */
export interface CreatedText {
  readonly created: Bilingual
}
export const createdTextIn = (state: unknown): Bilingual | null => {
  const created = field(state, 'created')
  const [es, en] = [field(created, 'es'), field(created, 'en')]
  return typeof es === 'string' && typeof en === 'string' ? { es, en } : null
}
const field = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
