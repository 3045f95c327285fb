// Moves an item one position up or down, by keyboard or menu, and announces its new position.
import type { Item } from '../../shared/roadmap/model.ts'
import { useText } from '../base/i18n.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { useItemWrites } from '../item/itemWrites.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import type { TableState } from './createTable.ts'
import { stepMove } from './reorder.ts'

export const useStep = (table: () => Pick<TableState, 'canWrite' | 'canMove' | 'view'>) => {
  const text = useText()
  const write = useItemWrites()
  const announce = useAnnounce()
  const { report } = useItemContext()
  return (item: Item, step: 1 | -1) => {
    if (!table().canWrite()) return
    if (!table().canMove()) return announce(text().roadmap.moveNeedsOrder)
    const found = stepMove(table().view.rows(), item.id, step)
    if (!found) return
    report(write.moveItem(item.id, found.move))
    announce(text().roadmap.movedTo(item.code, found.place, found.of))
  }
}
