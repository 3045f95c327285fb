// The files of an item, in its panel.
import type { Item } from '../../shared/roadmap/model.ts'
import { useItemComparison } from '../item/ItemComparison.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { FilesList } from './Files.tsx'

export function ItemFiles(props: { item: Item }) {
  const live = useLive()
  const comparison = useItemComparison()
  return (
    <FilesList
      subject={{ document: live.id, subject: `item:${props.item.id}` }}
      of={props.item.code}
      readOnly={!live.canWrite() || comparison.isPast() || props.item.archived}
    />
  )
}
