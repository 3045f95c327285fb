// What members bring back after a restore, as the log, the history and the protocol name it. Who sent it did not write it: its author
// is unverified until they have said the same (`creditOf` in shared/history/credit.ts, SPEC K6).
import type { AccountId } from './ids.ts'

/** The kind of an entry whose author only brought it back. */
export const BROUGHT_BACK = 'recovered'
export const isBroughtBack = ({ kind }: { readonly kind: string }): boolean => kind === BROUGHT_BACK

/** The news that members may bring back what the server has lost. */
export const BRING_BACK = 'recovery'

/** `known`: the owner of the client id is known, and is the event's author. */
interface BroughtBack {
  readonly by: AccountId
  readonly known: boolean
}
/** Field of an event of the history: absent unless it was brought back. */
export interface PerhapsBroughtBack {
  readonly recovered?: BroughtBack
}
export const broughtBackOf = ({ recovered }: PerhapsBroughtBack): BroughtBack | null => recovered ?? null
export const eventBroughtBack = (broughtBack: BroughtBack): PerhapsBroughtBack => ({ recovered: broughtBack })
/** How the stored JSON of such an event is recognised; a value that a user wrote may look like it. Our own JSON has its keys in canonical order. */
export const BROUGHT_BACK_JSON = '"recovered":{"by":'
