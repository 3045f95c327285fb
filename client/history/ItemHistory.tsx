// The history of an item in its panel, with the moves of its due date at the top: *Moved 3×, +74 days: twice by MX, once by CO.*

import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { roadmapId } from '../../shared/ids.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { slipWords } from '../compare/tipWords.ts'
import { useLive } from '../live/LiveDocument.tsx'
import { Badge } from '../ui/Chip.tsx'
import { Icon } from '../ui/Icon.tsx'
import { SIGNS } from '../ui/signs.ts'
import { itemPastHref } from './addresses.ts'
import { createSlip } from './createSlip.ts'
import { useHistoryLines } from './HistoryLines.tsx'
import { SubjectHistory } from './SubjectHistory.tsx'

export function ItemHistory(props: { item: Item }) {
  const text = useText()
  const live = useLive('roadmap')
  const group = useGroup()
  return (
    <SubjectHistory
      document={roadmapId(group().id)}
      subject={{ type: 'item', id: props.item.id }}
      live={live}
      changed={() => JSON.stringify(props.item)}
      kinds={['all', 'dates', 'status', 'text']}
    >
      <p>
        <A class="btn btn--default" href={itemPastHref(group().id, props.item.id)}>
          <Icon name={SIGNS.viewPast} />
          {text().past.open}
        </A>
      </p>
      <Slipped item={props.item} />
    </SubjectHistory>
  )
}

function Slipped(props: { item: Item }) {
  const language = useLanguage()
  const { names } = useHistoryLines()
  const slip = createSlip({ live: useLive('roadmap'), item: () => props.item.id, changed: () => props.item.due })
  return (
    <Show when={slip()}>
      {(found) => (
        <p class="slipped">
          <Badge tone={found().days > 0 ? 'warning' : undefined} icon="clock-alert">
            {slipWords(found(), { names: names(), language: language() })}
          </Badge>
        </p>
      )}
    </Show>
  )
}
