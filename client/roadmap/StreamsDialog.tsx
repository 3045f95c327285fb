// The dialog with the list of workstreams, opened from the toolbar of the plan.
import type { Workstream } from '../../shared/roadmap/model.ts'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { StreamList } from './StreamList.tsx'

export interface StreamsDialogProps {
  readonly open: boolean
  readonly streams: readonly Workstream[]
  readonly onClose: () => void
}

export function StreamsDialog(props: StreamsDialogProps) {
  const text = useText()
  return (
    <Dialog
      wide
      open={props.open}
      title={text().roadmap.streams.title}
      onClose={props.onClose}
      foot={<Button onClick={() => props.onClose()}>{text().common.close}</Button>}
    >
      <StreamList streams={props.streams} onEscape={() => props.onClose()} />
    </Dialog>
  )
}
