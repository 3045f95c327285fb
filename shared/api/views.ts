// What the routes of saved views take and answer.
import type { Bilingual } from '../bilingual.ts'
import type { AccountId, Instant, ViewId } from '../ids.ts'

export interface SavedView {
  readonly id: ViewId
  /** One side may be empty: then the other one is shown. */
  readonly name: Bilingual
  /** What follows the `?` in the address of the road map, without the open item and the moment. Foreign to its reader. */
  readonly query: string
  /** With the group; otherwise it is its maker's alone. */
  readonly shared: boolean
  readonly by: AccountId
  readonly changedBy: AccountId
  readonly changedAt: Instant
  /** Counts its changes, so that nobody writes over what they have not seen. */
  readonly version: number
}

/** GET /api/groups/:group/views: mine and the group's, the oldest first. */
export interface SavedViews {
  readonly views: readonly SavedView[]
  /** The one with which the caller opens the road map. */
  readonly usual: ViewId | null
}

/** POST /api/groups/:group/views. */
export type NewView = Pick<SavedView, 'name' | 'query' | 'shared'>
/** PUT /api/groups/:group/views/:view; `version` is the one that the caller has seen. */
export type ChangedView = Pick<SavedView, 'name' | 'query' | 'shared' | 'version'>
/** PUT /api/groups/:group/usual-view. */
export type UsualView = Pick<SavedViews, 'usual'>
