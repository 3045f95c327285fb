// Action items created in this session, with their current values from the plan.
import { A } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import type { Item } from '../../../shared/roadmap/model.ts'
import { addItem } from '../../../shared/roadmap/write.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { FieldValue } from '../../item/FieldValue.tsx'
import { PairWords } from '../../item/PairWords.tsx'
import { useRoadMap, useWrite } from '../../live/LiveDocument.tsx'
import { AddLine } from '../AddLine.tsx'
import { browserRandom } from '../meetingWrites.ts'
import { useSession } from '../SessionContext.tsx'

export function ActionItems() {
  const text = useText()
  const session = useSession()
  const roadMap = useRoadMap()
  const language = useLanguage()
  const write = useWrite('roadmap')
  const items = createMemo(() =>
    Object.values(roadMap.items)
      .filter((item) => item.origin === session.id && !item.archived)
      .sort((a, b) => a.number - b.number),
  )
  const add = (title: string) => write((doc) => addItem(doc, { title: { [language()]: title }, origin: session.id }, browserRandom))
  return (
    <section class="session-part" aria-labelledby="session-items">
      <div class="session-part__top">
        <h2 id="session-items" class="session-part__h">
          {text().meeting.items}
        </h2>
        <Show when={items().length > 0}>
          <span class="sub">{items().length}</span>
        </Show>
      </div>
      <ul class="born">
        <For each={items()} fallback={<li class="sub">{text().meeting.noItems}</li>}>
          {(item) => <ActionItem item={item} />}
        </For>
      </ul>
      <Show when={session.canWrite()}>
        <AddLine label={text().meeting.addItem} onAdd={add} />
      </Show>
    </section>
  )
}

function ActionItem(props: { item: Item }) {
  const text = useText()
  const group = useGroup()
  return (
    <li class="born__one">
      <span class="id">{props.item.code}</span>
      <A href={`/g/${group().id}/road-map?item=${props.item.id}`}>
        <PairWords pair={props.item.title} otherwise={text().roadmap.untitled} />
      </A>
      <span class="born__facts">
        <FieldValue item={props.item} field="lead" short />
        <FieldValue item={props.item} field="status" />
        <FieldValue item={props.item} field="due" />
      </span>
    </li>
  )
}
