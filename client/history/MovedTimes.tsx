// The number of moves of a due date, in the panel of its item; nothing until the server has answered.
import { Show } from 'solid-js'
import type { Item } from '../../shared/roadmap/model.ts'
import { useText } from '../base/i18n.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { createSlip } from './createSlip.ts'

export function MovedTimes(props: { item: Item }) {
  const text = useText()
  const slip = createSlip({ live: useLive('roadmap'), item: () => props.item.id, changed: () => props.item.due })
  return <Show when={slip()?.moves}>{(count) => <>{text().roadmap.panel.movedTimes(count())}, </>}</Show>
}
