// The rows of the list of texts: those in use, and below them the archived ones.
import { createMemo, For, Show } from 'solid-js'
import { decisionNumbers } from '../../shared/meeting/register.ts'
import { useCan } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { createKnownMembers, createRegister } from '../base/groupFacts.ts'
import { useText } from '../base/i18n.tsx'
import { useToast } from '../ui/Toasts.tsx'
import type { ListedText } from './createComparedTexts.ts'
import type { TextList } from './createTextList.ts'
import { TextRow } from './TextRow.tsx'
import { decisionsOn } from './textList.ts'

export function TextRows(props: { list: TextList }) {
  const text = useText()
  const group = useGroup()
  const can = useCan()
  const members = createKnownMembers()
  const names = createMemo(() => new Map((members.value() ?? []).map(({ account, name }) => [account, name])))
  const register = createRegister()
  const numbers = createMemo(() => decisionNumbers(register.value() ?? []))
  const decisions = createMemo(() => decisionsOn(register.value() ?? []))
  const toast = useToast()
  const put = (one: ListedText, away: boolean) => {
    props.list.archiving.put(one.id, away)
    // The row has moved to the other list, so the focus moves there.
    queueMicrotask(() =>
      props.list
        .element()
        ?.querySelector<HTMLElement>(away ? 'summary' : '.text-row')
        ?.focus(),
    )
    if (away)
      toast({ text: text().texts.wasArchived, action: { label: text().texts.restore, run: () => props.list.archiving.put(one.id, false) } })
  }
  const mayPut = () => can('document.write', group().id) && !props.list.isCompared()
  const row = (one: ListedText) => (
    <TextRow
      text={one}
      compared={props.list.isCompared()}
      counts={props.list.isArchived(one) ? null : (props.list.summaries().get(one.id)?.counts ?? null)}
      // A device may remember an answer of an older version, without this part.
      summary={props.list.summaries().get(one.id)?.text ?? null}
      decisions={decisions().get(one.id) ?? []}
      numberOf={({ id }) => numbers().get(id) ?? ''}
      who={(account) => names().get(account) ?? text().pairs.somebody}
      archived={props.list.isArchived(one)}
      onPut={mayPut() ? (away) => put(one, away) : undefined}
    />
  )
  const noneWords = () => {
    if (props.list.words() === '') return text().texts.allArchived
    return props.list.archived().length > 0 ? text().texts.foundArchived : text().texts.foundTexts(0)
  }
  return (
    <div ref={props.list.ref}>
      <Show when={props.list.standing().length > 0} fallback={<p class="soft texts__none">{noneWords()}</p>}>
        <ul class="texts__list" aria-label={text().texts.list}>
          <For each={props.list.standing()}>{row}</For>
        </ul>
      </Show>
      <Show when={props.list.archived().length > 0}>
        <details class="texts__archived" open={props.list.comparison.comparing().from !== null || props.list.words() !== ''}>
          <summary>{text().texts.archivedTexts(props.list.archived().length)}</summary>
          <ul class="texts__list" aria-label={text().texts.archivedList}>
            <For each={props.list.archived()}>{row}</For>
          </ul>
        </details>
      </Show>
    </div>
  )
}
