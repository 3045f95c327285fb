// One thing that was done. Opened, it shows the words before and after, and what can be made to stand again.
import { createSignal, createUniqueId, onMount, Show } from 'solid-js'
import type { NamedEvent } from '../../shared/api/history.ts'
import { caveats, describe } from '../../shared/history/describe.ts'
import { eventName } from '../../shared/history/events.ts'
import { joined } from '../../shared/history/sentence.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { Icon } from '../ui/Icon.tsx'
import { bothChanged } from './bothChanged.ts'
import { briefly } from './briefly.ts'
import { ChangeDetail } from './ChangeDetail.tsx'
import { RestoreButtons } from './RestoreButtons.tsx'
import { SaidParts } from './SaidParts.tsx'
import { type Told, useTelling } from './Telling.tsx'

/** `lead`: who did it, where this is all they did. `doubted`: that nobody has stood for it is said of the whole gesture. */
export function ChangeLine(props: { event: NamedEvent; lead: string | null; doubted?: boolean } & Told) {
  const text = useText()
  const language = useLanguage()
  const { names, marked } = useTelling()
  const isMarked = () => marked() === eventName(props.event)
  const [open, setOpen] = createSignal(isMarked())
  const id = createUniqueId()
  const did = () => describe(briefly(props.event), names(), language(), props.subject).did
  const doubts = () => caveats(props.doubted ? { change: props.event.change } : props.event, names(), language())
  let line!: HTMLLIElement
  onMount(() => isMarked() && line.scrollIntoView({ block: 'center' }))
  return (
    <li ref={line} class="change" classList={{ 'change--marked': isMarked() }} aria-current={isMarked() ? 'true' : undefined}>
      <div class="change__row">
        <p class="change__said">
          <Show when={props.lead}>
            <b>{props.lead}</b>{' '}
          </Show>
          <SaidParts parts={did()} />
          <Show when={doubts().length > 0}>
            <span class="sub">
              , <SaidParts parts={joined(doubts(), ', ')} />
            </span>
          </Show>
        </p>
        <button
          type="button"
          class="icon-btn change__more"
          aria-label={text().history.details}
          aria-expanded={open()}
          aria-controls={open() ? id : undefined}
          data-tip={text().history.details}
          onClick={() => setOpen(!open())}
        >
          <Icon name={open() ? 'chevron-up' : 'chevron-down'} size="s" />
        </button>
      </div>
      <Show when={bothChanged(props.event)}>
        <p class="change__both">
          <Icon name="git-compare-arrows" size="s" />
          {text().history.bothChanged}
          <Show when={!open()}>
            <RestoreButtons event={props.event} />
          </Show>
        </p>
      </Show>
      <Show when={open()}>
        <div class="change__detail" id={id}>
          <ChangeDetail event={props.event} />
        </div>
      </Show>
    </li>
  )
}
