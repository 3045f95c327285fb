// What one may choose for all selected items at once, each with its drawing and what it changes.
import type { JSX } from 'solid-js'
import { type Language, pickWords } from '../../../shared/bilingual.ts'
import type { ItemChange } from '../../../shared/roadmap/changeItems.ts'
import { CHOICE_LABELS } from '../../../shared/roadmap/labels.ts'
import { type Item, PROGRESS, STATUSES, type Workstream } from '../../../shared/roadmap/model.ts'
import { mayMove } from '../../../shared/roadmap/status.ts'
import type { Messages } from '../../base/messages/catalogue.ts'
import type { ItemContext } from '../../item/ItemContext.tsx'
import { DelegationMark, ProgressMark, StatusMark } from '../../ui/Marks.tsx'
import type { BulkControl } from './createBulk.ts'

export const BULK_FIELDS = ['status', 'lead', 'progress', 'stream'] as const satisfies readonly BulkControl[]
export type BulkField = (typeof BULK_FIELDS)[number]

export interface BulkChoice {
  readonly draw: () => JSX.Element
  /** How many of the items accept it. */
  readonly accepted: number
  readonly changes: readonly ItemChange[]
}
export interface BulkChoicesRequest {
  readonly items: readonly Item[]
  readonly field: BulkField
  readonly context: Pick<ItemContext, 'delegations'>
  readonly streams: readonly Workstream[]
  readonly language: Language
  readonly text: Messages
}

export const bulkChoices = ({ items, field, context, streams, language, text }: BulkChoicesRequest): readonly BulkChoice[] => {
  const choice = (draw: BulkChoice['draw'], change: (item: Item) => ItemChange, accepts: (item: Item) => boolean = () => true) => ({
    draw,
    accepted: items.filter((item) => !item.archived && accepts(item)).length,
    changes: items.map(change),
  })
  switch (field) {
    case 'status':
      return STATUSES.map((to) =>
        choice(
          () => <StatusMark status={to} label={CHOICE_LABELS.status[to][language]} />,
          ({ id }) => ({ id, set: 'status', to }),
          ({ status }) => mayMove(status, to),
        ),
      )
    case 'progress':
      return PROGRESS.map((to) =>
        choice(
          () => <ProgressMark progress={to} label={CHOICE_LABELS.progress[to][language]} />,
          ({ id }) => ({ id, set: 'progress', to }),
        ),
      )
    case 'lead':
      return [
        ...context.delegations().map((delegation) =>
          choice(
            () => (
              <>
                <DelegationMark code={delegation.code} identity={delegation.identity} /> {delegation.name[language]}
              </>
            ),
            ({ id }) => ({ id, set: 'lead', to: delegation.id }),
          ),
        ),
        choice(
          () => <span class="muted">{text.roadmap.edit.noDelegation}</span>,
          ({ id }) => ({ id, set: 'lead', to: null }),
        ),
      ]
    case 'stream':
      return [
        ...streams
          .filter(({ archived }) => !archived)
          .map((stream) =>
            choice(
              () => pickWords(stream.name, language) || text.roadmap.streams.unnamed,
              ({ id }) => ({ id, set: 'stream', to: stream.id }),
            ),
          ),
        choice(
          () => <span class="muted">{text.roadmap.withoutStream}</span>,
          ({ id }) => ({ id, set: 'stream', to: null }),
        ),
      ]
  }
}
