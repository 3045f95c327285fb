// Sentence for moved text: *made a paragraph by Ana López a heading in the description of WG-014: “The deadline …”*.
import type { Bilingual, Language } from '../bilingual.ts'
import type { AccountId } from '../ids.ts'
import type { DescribeContext } from './describeContext.ts'
import type { BlockKind, MovedChange } from './events.ts'
import { fill, joined, type PhraseParts, valued, words } from './sentence.ts'

interface Asked {
  readonly context: DescribeContext
  readonly language: Language
}

const MADE: Bilingual = { es: 'convirtió {what}{by} en {kind}, en {field}{of}{text}', en: 'made {what}{by} {kind}, in {field}{of}{text}' }
const SPLIT: Bilingual = { es: 'dividió un párrafo{by} en {field}{of}{text}', en: 'split a paragraph{by} in {field}{of}{text}' }
const JOINED: Bilingual = {
  es: 'unió un párrafo{by} con el anterior en {field}{of}{text}',
  en: 'joined a paragraph{by} to the one before it in {field}{of}{text}',
}
const MOVED: Bilingual = { es: 'movió texto{by} en {field}{of}{text}', en: 'moved text{by} in {field}{of}{text}' }
const BACK: Bilingual = {
  es: 'devolvió a su lugar texto{by} que había borrado en {field}{of}{text}',
  en: 'put back text{by} that they had deleted in {field}{of}{text}',
}
const TEMPLATES: Readonly<Record<MovedChange['how'], Bilingual>> = { kind: MADE, split: SPLIT, joined: JOINED, moved: MOVED, back: BACK }

/** `kind` and `kinds`: new type of blocks, singular or plural; `one` and `many`: the old one. */
interface BlockWords {
  readonly kind: Bilingual
  readonly kinds: Bilingual
  readonly one: Bilingual
  readonly many: Bilingual
}
const list = (kind: Bilingual, one: Bilingual, many: Bilingual): BlockWords => ({ kind, kinds: kind, one, many })
const BLOCKS: Readonly<Record<BlockKind, BlockWords>> = {
  paragraph: {
    kind: { es: 'párrafo', en: 'a paragraph' },
    kinds: { es: 'párrafos', en: 'paragraphs' },
    one: { es: 'un párrafo', en: 'a paragraph' },
    many: { es: '{count} párrafos', en: '{count} paragraphs' },
  },
  heading: {
    kind: { es: 'título', en: 'a heading' },
    kinds: { es: 'títulos', en: 'headings' },
    one: { es: 'un título', en: 'a heading' },
    many: { es: '{count} títulos', en: '{count} headings' },
  },
  clause: {
    kind: { es: 'párrafo numerado', en: 'a numbered paragraph' },
    kinds: { es: 'párrafos numerados', en: 'numbered paragraphs' },
    one: { es: 'un párrafo numerado', en: 'a numbered paragraph' },
    many: { es: '{count} párrafos numerados', en: '{count} numbered paragraphs' },
  },
  tableCell: {
    kind: { es: 'celda de una tabla', en: 'a cell of a table' },
    kinds: { es: 'celdas de una tabla', en: 'cells of a table' },
    one: { es: 'una celda de una tabla', en: 'a cell of a table' },
    many: { es: '{count} celdas de una tabla', en: '{count} cells of a table' },
  },
  bulletList: list(
    { es: 'lista con viñetas', en: 'a bulleted list' },
    { es: 'un punto de una lista con viñetas', en: 'an entry of a bulleted list' },
    { es: '{count} puntos de una lista con viñetas', en: '{count} entries of a bulleted list' },
  ),
  orderedList: list(
    { es: 'lista numerada', en: 'a numbered list' },
    { es: 'un punto de una lista numerada', en: 'an entry of a numbered list' },
    { es: '{count} puntos de una lista numerada', en: '{count} entries of a numbered list' },
  ),
  blockquote: list(
    { es: 'cita', en: 'a quotation' },
    { es: 'un párrafo de una cita', en: 'a paragraph of a quotation' },
    { es: '{count} párrafos de una cita', en: '{count} paragraphs of a quotation' },
  ),
}
const BY: Bilingual = { es: ' de {writers}', en: ' written by {writers}' }
const SOMEBODY: Bilingual = { es: 'otra persona', en: 'someone else' }
const AND: Bilingual = { es: ' y ', en: ' and ' }
const WORDS: Bilingual = { es: ': «{text}»', en: ': “{text}”' }
/** Letters. */
const LONGEST = 60

/** `mover`: not named again as the author of their own text. */
export const movedPredicate = (
  change: MovedChange,
  mover: AccountId,
  slots: Readonly<Record<string, PhraseParts>>,
  { context, language }: Asked,
): PhraseParts => {
  const { how, from, to, blocks, writers, text } = change
  const others = writers.filter((writer) => writer !== mover)
  const named = others.map((id): PhraseParts => [{ type: 'person', id, text: context.person(id) ?? SOMEBODY[language] }])
  const [was, is] = [BLOCKS[from ?? 'paragraph'], BLOCKS[to ?? 'paragraph']]
  return fill(TEMPLATES[how][language], {
    ...slots,
    what: blocks > 1 ? fill(was.many[language], { count: words(String(blocks)) }) : words(was.one[language]),
    kind: words((blocks > 1 ? is.kinds : is.kind)[language]),
    by: named.length > 0 ? fill(BY[language], { writers: joined(named, ', ', AND[language]) }) : [],
    text: text === '' ? [] : fill(WORDS[language], { text: valued(shortened(text)) }),
  })
}

const shortened = (text: string): string => {
  const letters = [...text]
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('').trimEnd()}…` : text
}
