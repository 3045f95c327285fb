// What all lines of a change share: a link may name the line, a button opens it, and it shows when both sides changed the value.
import { createSignal, createUniqueId, onMount, Show } from 'solid-js'
import type { NamedEvent } from '../../shared/api/history.ts'
import { eventName } from '../../shared/history/events.ts'
import { useText } from '../base/i18n.tsx'
import { Icon } from '../ui/Icon.tsx'
import { bothChanged } from './bothChanged.ts'
import { useHistoryLines } from './HistoryLines.tsx'
import { RestoreButtons } from './RestoreButtons.tsx'

/** A line that the address names is open and scrolled into view. */
export const createOpening = (event: () => NamedEvent) => {
  const { marked } = useHistoryLines()
  const isMarked = () => marked() === eventName(event())
  const [open, setOpen] = createSignal(isMarked())
  let line: HTMLElement | undefined
  onMount(() => isMarked() && line?.scrollIntoView({ block: 'center' }))
  return {
    /** The id of the element that is shown when the line is open. */
    id: createUniqueId(),
    isMarked,
    open,
    show: () => void setOpen(true),
    toggle: () => void setOpen((now) => !now),
    setLine: (element: HTMLElement) => {
      line = element
    },
  }
}
type Opening = ReturnType<typeof createOpening>

export function OpenButton(props: { opening: Opening }) {
  const text = useText()
  return (
    <button
      type="button"
      class="icon-btn change__more"
      aria-label={text().history.details}
      aria-expanded={props.opening.open()}
      aria-controls={props.opening.open() ? props.opening.id : undefined}
      data-tip={text().history.details}
      onClick={props.opening.toggle}
    >
      <Icon name={props.opening.open() ? 'chevron-up' : 'chevron-down'} size="s" />
    </button>
  )
}

export function BothChanged(props: { event: NamedEvent; opening: Opening }) {
  const text = useText()
  return (
    <Show when={bothChanged(props.event)}>
      <p class="change__both">
        <Icon name="git-compare-arrows" size="s" />
        {text().history.bothChanged}
        <Show when={!props.opening.open()}>
          <RestoreButtons event={props.event} />
        </Show>
      </p>
    </Show>
  )
}
