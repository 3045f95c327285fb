// Which items: by status, delegation, workstream, and whether they are archived, with one press each; the builder of conditions is
// one press away. What is chosen also stands as chips in the toolbar.
import { createSignal, For, Show } from 'solid-js'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import { STATUSES } from '../../shared/roadmap/model.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { PairWords } from '../item/PairWords.tsx'
import { Button } from '../ui/Button.tsx'
import { DelegationMark, StatusMark } from '../ui/Marks.tsx'
import { Popover } from '../ui/Popover.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import type { PlanView } from './createPlanView.ts'
import { isFiltered, NO_FILTER, toggled } from './filter.ts'
import { OptionCheck } from './OptionCheck.tsx'

export function FilterPopover(props: { view: PlanView; onConditions: () => void }) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const filter = () => props.view.state().filter
  const [open, setOpen] = createSignal(false)
  const build = () => {
    setOpen(false)
    // The sheet gives the focus back first.
    setTimeout(() => props.onConditions())
  }
  return (
    <Popover
      title={text().roadmap.filter}
      quietTitle
      open={open()}
      onOpenChange={setOpen}
      trigger={(given) => (
        <Button {...given} data-filter="" kind="ghost" icon="list-filter">
          {text().roadmap.filter}
        </Button>
      )}
    >
      <div class="filters">
        <fieldset>
          <legend>{text().roadmap.status}</legend>
          <For each={STATUSES}>
            {(status) => (
              <OptionCheck
                checked={filter().status.includes(status)}
                onChange={() => props.view.setFilter({ status: toggled(filter().status, status) })}
              >
                <StatusMark status={status} label={CHOICE_LABELS.status[status][language()]} />
              </OptionCheck>
            )}
          </For>
        </fieldset>
        <div class="stack stack--4">
          <fieldset>
            <legend>{text().roadmap.delegation}</legend>
            <For each={context.delegations()}>
              {(delegation) => (
                <OptionCheck
                  checked={filter().delegation.includes(delegation.id)}
                  onChange={() => props.view.setFilter({ delegation: toggled(filter().delegation, delegation.id) })}
                >
                  <DelegationMark code={delegation.code} identity={delegation.identity} />
                  {delegation.name[language()]}
                </OptionCheck>
              )}
            </For>
          </fieldset>
          <fieldset>
            <legend>{text().roadmap.archived}</legend>
            <Segmented
              small
              label={text().roadmap.archived}
              value={filter().archived}
              segments={[
                { value: 'no', label: text().roadmap.archivedNo, name: text().roadmap.archivedChoice.no },
                { value: 'yes', label: text().roadmap.archivedYes, name: text().roadmap.archivedChoice.yes },
                { value: 'all', label: text().roadmap.archivedAll, name: text().roadmap.archivedChoice.all },
              ]}
              onChange={(archived) => props.view.setFilter({ archived })}
            />
          </fieldset>
        </div>
        <fieldset class="filters__wide">
          <legend>{text().roadmap.stream}</legend>
          <For each={props.view.streams().filter((stream) => !stream.archived)}>
            {(stream) => (
              <OptionCheck
                checked={filter().stream.includes(stream.id)}
                onChange={() => props.view.setFilter({ stream: toggled(filter().stream, stream.id) })}
              >
                <PairWords class="cut" pair={stream.name} otherwise={text().roadmap.streams.unnamed} />
              </OptionCheck>
            )}
          </For>
          <OptionCheck
            checked={filter().stream.includes(null)}
            onChange={() => props.view.setFilter({ stream: toggled(filter().stream, null) })}
          >
            <span class="muted">{text().roadmap.withoutStream}</span>
          </OptionCheck>
        </fieldset>
        <div class="filters__wide row wrap">
          <Button icon="list-filter" onClick={build}>
            {text().where.open}
          </Button>
          <Show when={isFiltered(filter())}>
            <Button kind="ghost" icon="x" onClick={() => props.view.setFilter(NO_FILTER)}>
              {text().roadmap.clearFilters}
            </Button>
          </Show>
        </div>
      </div>
    </Popover>
  )
}
