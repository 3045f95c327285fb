// The state of one import of a Word document, from the file to the created text.
import { batch, createMemo, createSignal, onCleanup, untrack } from 'solid-js'
import type { Bilingual, Language } from '../../../shared/bilingual.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import type { PageKind } from '../../../shared/page/model.ts'
import { archivePage } from '../../../shared/page/write.ts'
import { useApi } from '../../base/actor.tsx'
import { useGroup, useRefreshGroup } from '../../base/group.tsx'
import { useText } from '../../base/i18n.tsx'
import { until } from '../../base/until.ts'
import { MOST_WORD_BYTES } from '../../exchange/bounds.ts'
import type { ReadWord, WordTold } from '../../exchange/word/readWord.ts'
import { MOST_IMPORTED, sizeWith } from '../../live/documentSize.ts'
import { useLiveDocuments } from '../../live/LiveDocument.tsx'
import { createPickedFile } from '../createPickedFile.ts'
import { keepMoment } from '../keepMoment.ts'
import { createRowChoices } from './createRowChoices.ts'
import { readWordFile, type WordProblem } from './readWordFile.ts'
import { additionOfText, writeText } from './writeText.ts'

export const WORD_STEPS = ['file', 'preview', 'done'] as const
export type WordStep = (typeof WORD_STEPS)[number]
interface Made {
  readonly text: DocumentId
  /** Null if no moment could be kept. */
  readonly moment: string | null
}
export type WordImport = ReturnType<typeof createWordImport>

const LONGEST_WAIT = 15_000
const LONGEST_TITLE = 300
const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))

export const createWordImport = () => {
  const text = useText()
  const group = useGroup()
  const api = useApi()
  const refresh = useRefreshGroup()
  const documents = useLiveDocuments()
  const [step, setStep] = createSignal<WordStep>('file')
  const [told, setTold] = createSignal<WordTold>({})
  const [title, setTitle] = createSignal<Bilingual>({ es: '', en: '' })
  const [writing, setWriting] = createSignal(false)
  const [failure, setFailure] = createSignal<string | null>(null)
  const [made, setMade] = createSignal<Made | null>(null)
  const [undone, setUndone] = createSignal(false)
  const rows = createRowChoices(() => writing() || made() !== null, random)
  /** Of the new text, in bytes; null if it fits for certain. The title makes no difference. */
  const bytesWith = createMemo((): number | null => {
    const now = rows.given()
    return now && sizeWith(null, additionOfText(untrack(title), now.blocks, kindOf(now.word)))
  })
  const isTooLarge = () => (bytesWith() ?? 0) > MOST_IMPORTED
  /** The text was created, but may still be empty. */
  let begun: { readonly id: DocumentId; readonly moment: string | null } | null = null
  let held: ReturnType<typeof documents.acquire> | null = null
  const letGo = () => {
    held?.release()
    held = null
    begun = null
  }
  onCleanup(letGo)

  const read = async (now: WordTold, isNew: boolean) => {
    const before = rows.given()
    const found = await picked.readAs((bytes) => readWordFile(bytes, now))
    if (!found) return
    batch(() => {
      picked.done(found.ok ? null : found.why)
      if (!found.ok) {
        rows.begin(null)
        return setStep('file')
      }
      const isUntouched = before !== null && JSON.stringify(titleOf(before.word, picked.name())) === JSON.stringify(title())
      setTold(now)
      rows.begin(found.word)
      if (isNew || isUntouched) setTitle(titleOf(found.word, picked.name()))
      setStep('preview')
    })
  }
  const picked = createPickedFile<WordProblem>({
    mostBytes: MOST_WORD_BYTES,
    clear: () => {
      letGo()
      rows.begin(null)
      setFailure(null)
      setMade(null)
      setUndone(false)
      setStep('file')
    },
    read: () => read({}, true),
  })
  /** Keeps the moment and creates the text once, even if writing its words has to be retried. */
  const begin = async () => {
    if (begun) return begun
    const moment = await keepMoment(api, group().id, text().importing.moment(picked.name()))
    const answer = await api.send('POST /api/groups/:group/pages', { group: group().id }, { title: trimmed(title()) })
    if (!answer.ok) {
      setFailure(answer.why === 'refused' ? answer.message : text().common.serverDidNotAnswer)
      return null
    }
    begun = { id: answer.value.id, moment }
    return begun
  }

  return {
    ...picked,
    step,
    setStep,
    rows,
    told,
    title,
    setTitle: (language: Language, words: string) => setTitle((now) => ({ ...now, [language]: words })),
    longestTitle: LONGEST_TITLE,
    hasTitle: () => title().es.trim() !== '' || title().en.trim() !== '',
    readAs: (more: WordTold) => read({ ...told(), ...more }, false),
    bytesWith,
    isTooLarge,
    writing,
    failure,
    made,
    undone,
    run: async () => {
      const now = rows.given()
      if (!now || writing() || isTooLarge()) return
      setWriting(true)
      setFailure(null)
      const fresh = await begin()
      if (!fresh) return setWriting(false)
      held ??= documents.acquire(fresh.id)
      const { live } = held
      if (!(await until(() => live().ready() && live().canWrite(), LONGEST_WAIT))) {
        setWriting(false)
        return setFailure(text().importing.word.notWritten)
      }
      await writeText(live(), trimmed(title()), now.blocks, kindOf(now.word))
      refresh()
      batch(() => {
        setWriting(false)
        setMade({ text: fresh.id, moment: fresh.moment })
        setStep('done')
      })
    },
    mayUndo: () => made() !== null && !undone(),
    /** A text is never deleted: it is archived, and can be restored. */
    undo: () => {
      const live = held?.live()
      if (!live) return
      archivePage(live.doc)
      setUndone(true)
    },
  }
}

const kindOf = ({ kind }: ReadWord): PageKind => kind ?? 'text'
const trimmed = ({ es, en }: Bilingual): Bilingual => ({ es: es.trim(), en: en.trim() })
/** If the document has no title, the file's name is used. */
const titleOf = ({ title: { es, en }, languages }: ReadWord, file: string): Bilingual => {
  const cut = (words: string) => words.replace(/\s+/g, ' ').trim().slice(0, LONGEST_TITLE).toWellFormed()
  if (es.trim() !== '' || en.trim() !== '') return { es: cut(es), en: cut(en) }
  return { es: '', en: '', [languages.startsWith('en') ? 'en' : 'es']: cut(file.replace(/\.docx?$/i, '').replaceAll('_', ' ')) }
}
