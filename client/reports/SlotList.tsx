// The reports that are asked for or were given, by the titles of their items.
import { For, Show } from 'solid-js'
import { pick } from '../../shared/bilingual.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { Icon } from '../ui/Icon.tsx'
import { type ReportSlot, slotKey } from './createRound.ts'
import { ReporterName } from './ReporterName.tsx'
import { agoWords } from './reporterWords.ts'

export function SlotList(props: { title: string; slots: readonly ReportSlot[]; current: ReportSlot | null }) {
  const text = useText()
  const context = useItemContext()
  const sub = (slot: ReportSlot) =>
    [slot.item.code, slot.given ? agoWords(slot.given, context, text()) : slot.item.due && text().reports.due(context.day(slot.item.due))]
      .filter(Boolean)
      .join(' · ')
  return (
    <Show when={props.slots.length > 0}>
      <h2>
        {props.title} <span class="muted">{props.slots.length}</span>
      </h2>
      <ul>
        <For each={props.slots}>
          {(slot) => (
            <li>
              <a
                href={`?report=${slotKey(slot)}`}
                aria-current={props.current && slotKey(props.current) === slotKey(slot) ? 'true' : undefined}
              >
                <Icon name={slot.given ? 'check' : 'circle-dashed'} />
                <span>
                  <b>
                    <SlotTitle slot={slot} />
                  </b>
                  <span class="sub">
                    {sub(slot)} <ReporterName of={slot} />
                  </span>
                </span>
              </a>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}

export function SlotTitle(props: { slot: ReportSlot }) {
  const text = useText()
  const language = useLanguage()
  const title = () => pick(props.slot.item.title, language())
  return <span lang={title().language}>{title().text.trim() || text().home.untitled}</span>
}
