// The commands of the plan in the command palette.
import type { Command } from '../base/commands.tsx'
import { useCommands } from '../base/commands.tsx'
import { useText } from '../base/i18n.tsx'
import { createUndoButtons } from '../item/createUndo.ts'
import type { LiveDocument } from '../live/types.ts'
import type { PlanView } from './createPlanView.ts'
import { FORM_ICONS, FORMS, formLabel } from './forms.ts'
import type { Views } from './views/createViews.ts'

interface PlanCommandsDeps {
  readonly view: PlanView
  readonly views: Pick<Views, 'setDialog'>
  readonly live: Pick<LiveDocument, 'canWrite' | 'undo' | 'redo' | 'canUndo' | 'canRedo'>
  /** Whether the plan is loaded on this device. */
  readonly isHere: () => boolean
  readonly add: () => void
  readonly editStreams: () => void
  readonly importFile: () => void
}

export const usePlanCommands = ({ view, views, live, isHere, add, editStreams, importFile }: PlanCommandsDeps): void => {
  const text = useText()
  const { undo, redo } = createUndoButtons(live)
  useCommands((): readonly Command[] => {
    const { roadmap, common } = text()
    const of = text().palette.here
    return [
      ...FORMS.filter((form) => form !== view.state().form).map((form) => ({
        id: `form ${form}`,
        label: text().palette.form(formLabel(form, text()).toLowerCase()),
        icon: FORM_ICONS[form],
        of,
        run: () => view.change({ form }, 'step'),
      })),
      { id: 'save view', label: text().views.saveAs, of, icon: 'bookmark', run: () => views.setDialog('saveAs') },
      ...(live.canWrite() && isHere()
        ? ([
            { id: 'new item', label: roadmap.newItem, of: text().palette.make, icon: 'plus', run: add },
            { id: 'import', label: text().importing.open, of: text().palette.make, icon: 'table-2', run: importFile },
            { id: 'streams', label: roadmap.streams.edit, of, icon: 'pencil', run: editStreams },
            { id: 'undo', label: common.undo, of, icon: 'undo-2', shortcut: 'Ctrl Z', run: undo },
            { id: 'redo', label: common.redo, of, icon: 'redo-2', shortcut: 'Ctrl Shift Z', run: redo },
          ] as const)
        : []),
    ]
  })
}
