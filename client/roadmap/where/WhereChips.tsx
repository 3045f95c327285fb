// The conditions as sentences: pressing one edits it, and its cross removes it. Conditions joined by *or* are one sentence.
import { createMemo, For, Show } from 'solid-js'
import { type Conditions, NOWHERE, tidied } from '../../../shared/views/where.ts'
import { useText } from '../../base/i18n.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { PlanView } from '../createPlanView.ts'
import { useWhereWords } from './useWhereWords.ts'

export interface WhereChipsProps {
  readonly view: PlanView
  readonly onEdit: () => void
}

export function WhereChips(props: WhereChipsProps) {
  const text = useText()
  const words = useWhereWords(props.view)
  const where = () => props.view.state().filter.where
  const chips = createMemo((): readonly { readonly sentence: string; readonly without: Conditions }[] => {
    const { mode, groups } = where()
    if (groups.length === 0) return []
    if (mode === 'any') return [{ sentence: words.whole(where()), without: NOWHERE }]
    return groups.map((group) => ({
      sentence: words.group(group, mode),
      without: tidied({ mode, groups: groups.filter((one) => one !== group) }),
    }))
  })
  return (
    <>
      <For each={chips()}>
        {({ sentence, without }) => (
          <span class="chip chip--two">
            <button type="button" aria-label={text().where.edit(sentence)} data-tip={sentence} onClick={() => props.onEdit()}>
              <span class="cut">{sentence}</span>
            </button>
            <button type="button" aria-label={text().where.remove(sentence)} onClick={() => props.view.setFilter({ where: without })}>
              <Icon name="x" size="s" />
            </button>
          </span>
        )}
      </For>
      <Show when={props.view.state().unread.length > 0}>
        <span role="status" class="chip--odd">
          <Chip
            label={text().where.unreadLabel}
            value={text().where.unread(props.view.state().unread.join(', '))}
            remove={text().roadmap.removeFilter}
            onRemove={() => props.view.tidy()}
          />
        </span>
      </Show>
    </>
  )
}
