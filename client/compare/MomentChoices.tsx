// Menu of moments, one of which is chosen: sessions first, then named moments, then the others.
import { createMemo, For, Show } from 'solid-js'
import { formatMark, type Mark, parseMark } from '../../shared/history/marks.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { MenuChoice, MenuChoices } from '../ui/Menu.tsx'
import { useComparing } from './ComparisonProvider.tsx'
import { NOW } from './comparing.ts'
import { comparedMomentWords } from './momentWords.ts'
import { begun, lastClosed, markOfMeeting } from './presets.ts'

export interface MomentChoicesProps {
  readonly chosen: Mark | null
  /** `since` offers the last session first; `until` offers now. */
  readonly end: 'since' | 'until'
  readonly onChoose: (mark: Mark) => void
}

export function MomentChoices(props: MomentChoicesProps) {
  const text = useText()
  const { moments, momentsFailure } = useComparing()
  const isSince = () => props.end === 'since'
  const last = createMemo(() => (isSince() ? lastClosed(moments().meetings) : null))
  const sessions = createMemo(() => begun(moments().meetings).filter((meeting) => meeting !== last()))
  return (
    <MenuChoices
      value={props.chosen ? formatMark(props.chosen) : ''}
      onChange={(value) => {
        const mark = parseMark(value)
        if (mark) props.onChoose(mark)
      }}
    >
      <Show when={!isSince()}>
        <Choice mark={NOW} />
      </Show>
      <Show when={last()}>{(meeting) => <Choice mark={markOfMeeting(meeting())} lead={text().compare.sinceLast} />}</Show>
      <Show when={sessions().length > 0}>
        <div class="menu__label">{isSince() ? text().compare.sessions : text().compare.untilSessions}</div>
        <For each={sessions()}>{(meeting) => <Choice mark={markOfMeeting(meeting)} />}</For>
      </Show>
      <Show when={moments().named.length > 0}>
        <div class="menu__label">{isSince() ? text().compare.named : text().compare.untilNamed}</div>
        <For each={moments().named}>{(moment) => <Choice mark={{ type: 'moment', moment: moment.id }} />}</For>
      </Show>
      <Show when={momentsFailure()}>
        {(failure) => (
          <div class="menu__label">{failure().why === 'offline' ? text().common.needsConnection : text().common.didNotLoad}</div>
        )}
      </Show>
      <div class="menu__label">{text().compare.others}</div>
      <Choice mark={{ type: 'visit' }} />
      <Show when={isSince()}>
        <Choice mark={{ type: 'start' }} />
      </Show>
    </MenuChoices>
  )
}

/** `lead` says what the moment is used for; its own name then follows at the end. */
function Choice(props: { mark: Mark; lead?: string }) {
  const language = useLanguage()
  const { moments } = useComparing()
  const words = createMemo(() => comparedMomentWords(props.mark, moments(), language()))
  return (
    <MenuChoice value={formatMark(props.mark)}>
      <span>{props.lead ?? words().title}</span>
      <Show when={props.lead ? words().title : words().detail}>{(hint) => <span class="end sub">{hint()}</span>}</Show>
    </MenuChoice>
  )
}
