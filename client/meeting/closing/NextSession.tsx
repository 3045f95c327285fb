// Target of the carry-over: the next session with place and date, or the draft that will be created; its date can be entered here.
import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { pickWords } from '../../../shared/bilingual.ts'
import { formatSpan } from '../../base/daySpans.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { DateField } from '../../dates/DateField.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import type { ClosingSteps } from './createClosing.ts'

export function ClosingNextSession(props: { closing: ClosingSteps }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const { today } = useItemContext()
  const next = () => props.closing.next.info()
  /** From its document, which may be newer than the server's list. */
  const known = () => props.closing.next.meeting() ?? null
  const facts = () => {
    const found = known()
    if (!found) return ''
    const dates = found.start ? formatSpan(found.start, found.end, language(), Number(today().slice(0, 4))) : text().meeting.noDates
    return [pickWords(found.place, language()), dates].filter(Boolean).join(', ')
  }
  return (
    <div class="carry__next">
      <p class="carry__to">
        <Show when={next()} fallback={text().meeting.closing.toNew}>
          {(found) => (
            <A href={`/g/${group().id}/sessions/${found().id}`}>
              {facts() ? text().meeting.closing.toDated(found().number, facts()) : text().meeting.closing.to(found().number)}
            </A>
          )}
        </Show>
      </p>
      <Show when={!known()?.start}>
        <DateField small label={text().meeting.closing.nextDay} value={props.closing.day()} onChange={props.closing.setDay} />
      </Show>
    </div>
  )
}
