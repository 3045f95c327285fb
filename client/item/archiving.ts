// Archives and restores an item from any view, at once, with an undo button in the toast.
import type { Item } from '../../shared/roadmap/model.ts'
import { useText } from '../base/i18n.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { useItemContext } from './ItemContext.tsx'
import { useItemWrites } from './itemWrites.ts'

type Named = Pick<Item, 'id' | 'code'>

export const useArchiving = () => {
  const text = useText()
  const live = useLive('roadmap')
  const write = useItemWrites()
  const toast = useToast()
  const { report } = useItemContext()

  const restore = ({ id, code }: Named) => {
    const answer = write.restoreItem(id)
    if (answer.ok) toast({ text: text().roadmap.restoredToast(code) })
    else report(answer)
  }
  const archive = ({ id, code }: Named) => {
    const { made: answer, undo } = live.undoManager.asStep(() => write.archiveItem(id))
    if (!answer.ok) return report(answer)
    toast({
      text: text().roadmap.archivedToast(code),
      action: { label: text().common.undo, undoes: undo, run: undo },
    })
  }
  return { archive, restore }
}
