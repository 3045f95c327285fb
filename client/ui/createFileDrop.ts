// A drop target for files; other dragged content is ignored.
import { type Accessor, createSignal } from 'solid-js'

interface FileDrop {
  /** Whether files are dragged over it. */
  readonly over: Accessor<boolean>
  /** Event handlers to spread over the element. */
  readonly handlers: {
    readonly onDragOver: (event: DragEvent) => void
    readonly onDragLeave: () => void
    readonly onDrop: (event: DragEvent) => void
  }
}

export const createFileDrop = (give: (files: readonly File[]) => void, takes: Accessor<boolean> = () => true): FileDrop => {
  const [over, setOver] = createSignal(false)
  return {
    over,
    handlers: {
      onDragOver(event) {
        if (!takes() || !event.dataTransfer?.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      },
      onDragLeave: () => setOver(false),
      onDrop(event) {
        setOver(false)
        const files = [...(event.dataTransfer?.files ?? [])]
        if (!takes() || files.length === 0) return
        event.preventDefault()
        give(files)
      },
    },
  }
}
