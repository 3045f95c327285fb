// Minutes of a session that was closed and reopened: below each paragraph that was corrected since the first closing, when and by whom.
import type { Editor } from '@tiptap/core'
import { type Accessor, createEffect } from 'solid-js'
import type { Language } from '../../shared/bilingual.ts'
import { correctedText } from '../../shared/history/correctedText.ts'
import { formatMark } from '../../shared/history/marks.ts'
import { isReopened } from '../../shared/meeting/lifecycle.ts'
import { side } from '../../shared/schema/field.ts'
import { address } from '../base/address.ts'
import { createQuery, type ServerQuery } from '../base/createQuery.ts'
import { useLanguage } from '../base/i18n.tsx'
import { formatMoment } from '../base/intl.ts'
import { showCorrections } from '../editor/correctedBlocks.ts'
import { useItemContext } from '../item/ItemContext.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { useSession } from './SessionContext.tsx'

/** What this device writes is in the history once the server has it. */
const REFRESH_MS = 10_000

/** The answer of the server, whose failure the caller says. */
export const followCorrected = (of: Language, made: Accessor<Editor | null>): Pick<ServerQuery<unknown>, 'failure'> => {
  const language = useLanguage()
  const live = useLive('meeting')
  const session = useSession()
  const { delegation } = useItemContext()
  const isCorrected = () => {
    const info = session.info()
    return info !== null && info.closedAt !== null && (isReopened(info) || info.closedAgainAt != null)
  }
  const from = formatMark({ type: 'meeting', meeting: session.id, edge: 'close' })
  const asked = { document: live.id, part: side('minutes', of), from, to: formatMark({ type: 'now' }) }
  const diff = createQuery(() => (isCorrected() ? address('/api/documents/:document/diff', asked) : null), {
    every: REFRESH_MS,
    remember: true,
  })
  createEffect(() => {
    const [editor, found] = [made(), diff.value()]
    if (!editor || !found) return
    const speaking = { delegation, moment: (at: number) => formatMoment(at, language()), language: language() }
    showCorrections(editor, { text: correctedText(found), speaking })
  })
  return diff
}
