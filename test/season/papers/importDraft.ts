// A draft in two columns with holes in both, as Word keeps it, imported as Ruta's client does; the auditor keeps what the draft showed.
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { Window } from 'happy-dom'
import { readWordPairs, wordBlocks } from '../../../client/editor/wordBlocks.ts'
import { readWord } from '../../../client/exchange/word/readWord.ts'
import { writeText } from '../../../client/importing/word/writeText.ts'
import { createUndo } from '../../../client/live/undo.ts'
import type { Member } from '../member.ts'
import { phrase } from '../planDeeds.ts'
import type { Chance } from '../random.ts'
import type { Pair } from './sessionDeeds.ts'

export interface ImportedText {
  readonly id: string
  readonly title: Pair
  /** As the draft has them beside each other; '' is a hole. */
  readonly rows: readonly Pair[]
}

export const importDraft = async (by: Member, chance: Chance, group: string): Promise<ImportedText> => {
  const rows = Array.from({ length: 8 }, (_, at): Pair => {
    const [es, en] = [`El párrafo ${at + 1} es de la ${phrase(chance, 6)}.`, `The paragraph ${at + 1} is of the ${phrase(chance, 6)}.`]
    const hole = at === 0 ? 1 : chance.next()
    return hole < 0.25 ? { es, en: '' } : hole < 0.5 ? { es: '', en } : { es, en }
  })
  const title = { es: `Borrador ${phrase(chance, 2)}`, en: `Draft ${phrase(chance, 2)}` }
  withPage()
  const random = (bytes: number) => Uint8Array.from({ length: bytes }, () => chance.whole(256))
  const blocks = wordBlocks(readWordPairs(await readWord(new Uint8Array(await draftOf(rows)), {}, random), random))
  const { id } = await by.must('POST', `/api/groups/${group}/pages`, { title })
  const doc = await by.open(id)
  await writeText({ doc, undoManager: createUndo(doc) }, title, blocks)
  await by.saved(id)
  return { id, title, rows }
}

/** The import runs on a page. */
const withPage = (): void => {
  const page = new Window()
  for (const name of ['DOMParser', 'Element', 'Node', 'Text', 'HTMLElement', 'document'] as const)
    if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value: page[name], configurable: true })
}

const LANG = { es: 'es-CO', en: 'en-US' } as const
const draftOf = (rows: readonly Pair[]): Promise<Buffer> => {
  const cell = (text: string, side: keyof typeof LANG) =>
    new TableCell({ children: [new Paragraph({ children: [new TextRun({ text, language: { value: LANG[side] } })] })] })
  const table = new Table({ rows: rows.map(({ es, en }) => new TableRow({ children: [cell(es, 'es'), cell(en, 'en')] })) })
  return Packer.toBuffer(new Document({ sections: [{ children: [table] }] }))
}
