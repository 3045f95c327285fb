// The form of one report: what is typed, kept on the device as it is typed, and given to the server.
import { createSignal, createUniqueId, onCleanup } from 'solid-js'
import type { NewReport } from '../../shared/api/reports.ts'
import type { Bilingual, Language } from '../../shared/bilingual.ts'
import { newId } from '../../shared/ids.ts'
import { hasReportWords, type ReportPart } from '../../shared/reports/reports.ts'
import { useActor } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { type ReportSlot, slotKey } from './createRound.ts'
import { createReportDrafts, type ReportDraft } from './drafts.ts'

const SAVE_AFTER_MS = 300
const NOTHING: Bilingual = { es: '', en: '' }
const newReportId = () => newId((bytes) => crypto.getRandomValues(new Uint8Array(bytes)))
const fresh = (key: string): ReportDraft => ({
  key,
  id: newReportId(),
  progress: null,
  done: NOTHING,
  obstacles: NOTHING,
  next: NOTHING,
  savedAt: 0,
})

export const createDraft = (slot: ReportSlot) => {
  const group = useGroup()
  const drafts = createReportDrafts(useActor()().account)
  const key = `${group().id} ${slotKey(slot)}`
  const [draft, setDraft] = createSignal(fresh(key))
  const [keptAt, setKeptAt] = createSignal(0)
  let waits: ReturnType<typeof setTimeout> | undefined
  let isTyped = false
  // What was typed meanwhile is newer than what the device kept.
  void drafts.read(key).then((found) => {
    if (!found || isTyped) return
    setDraft(found)
    setKeptAt(found.savedAt)
  })
  const save = () => {
    clearTimeout(waits)
    waits = undefined
    const now = draft()
    void drafts.write(now).then(() => setKeptAt(now.savedAt))
  }
  // Clears its timers when the page is left.
  const leave = () => waits !== undefined && save()
  addEventListener('pagehide', leave)
  const change = (more: Partial<ReportDraft>) => {
    isTyped = true
    // Depends on the words: a retry of a submitted report whose answer was lost is not mistaken for a later one.
    setDraft({ ...draft(), ...more, id: newReportId(), savedAt: Date.now() })
    clearTimeout(waits)
    waits = setTimeout(save, SAVE_AFTER_MS)
  }
  onCleanup(() => {
    removeEventListener('pagehide', leave)
    leave()
  })
  return {
    draft,
    /** When it was last put on the device; 0 for never. */
    keptAt,
    name: createUniqueId(),
    setProgress: (progress: NewReport['progress']) => change({ progress }),
    setWords: (part: ReportPart, side: Language, words: string) => change({ [part]: { ...draft()[part], [side]: words } }),
    copy: ({ progress, done, obstacles, next }: Pick<NewReport, 'progress' | ReportPart>) => change({ progress, done, obstacles, next }),
    /** Is there anything to give? */
    says: () => hasReportWords(draft()),
    /** Called when the report `id` was submitted. False if the draft has changed since: then it is kept. */
    async given(id: ReportDraft['id']): Promise<boolean> {
      if (draft().id !== id) return false
      clearTimeout(waits)
      waits = undefined
      setDraft(fresh(key))
      setKeptAt(0)
      isTyped = false
      await drafts.remove(key)
      return true
    },
  }
}
export type ReportDraftModel = ReturnType<typeof createDraft>
