// A line for one change. When it is open it shows the text before and after, and the buttons that restore them.
import { Show } from 'solid-js'
import type { NamedEvent } from '../../shared/api/history.ts'
import { caveats, describeEvent } from '../../shared/history/describe.ts'
import { joined } from '../../shared/history/sentence.ts'
import { useLanguage } from '../base/i18n.tsx'
import { briefly } from './briefly.ts'
import { ChangeDetail } from './ChangeDetail.tsx'
import { type SubjectStyle, useHistoryLines } from './HistoryLines.tsx'
import { BothChanged, createOpening, OpenButton } from './opening.tsx'
import { SaidParts } from './SaidParts.tsx'

/**
 * `lead`: the author, where the line does not follow others of the same author. `doubted`: an unverified author is marked once for a group
 * of changes.
 */
export function ChangeLine(props: { event: NamedEvent; lead: string | null; doubted?: boolean } & SubjectStyle) {
  const language = useLanguage()
  const { names } = useHistoryLines()
  const opening = createOpening(() => props.event)
  const did = () => describeEvent(briefly(props.event), names(), language(), props.subject).did
  const doubts = () => caveats(props.doubted ? { change: props.event.change } : props.event, names(), language())
  return (
    <li
      ref={opening.setLine}
      class="change"
      classList={{ 'change--marked': opening.isMarked() }}
      aria-current={opening.isMarked() ? 'true' : undefined}
    >
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
        <OpenButton opening={opening} />
      </div>
      <BothChanged event={props.event} opening={opening} />
      <Show when={opening.open()}>
        <div class="change__detail" id={opening.id}>
          <ChangeDetail event={props.event} />
        </div>
      </Show>
    </li>
  )
}
