// Assigns each block of a Word document to a language of the text: one language for all of it, or the two columns of its tables, row by row.
import { type Bilingual, LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import { newBlockId, type Random } from '../../../shared/ids.ts'
import { PAPER_WORDS } from '../../../shared/outcome/words.ts'
import { splitByLanguage } from './bilingualLine.ts'
import { bilingualColumns, pairedTable } from './columns.ts'
import { detectedLanguage } from './language.ts'
import { type DocxRun, isListed, type WordBlock, type WordDocument, type WordParagraph, wordBlocksText } from './model.ts'
import { languageOfRuns, runsIn, spokenIn, wordsOfRuns } from './spoken.ts'
import { createHtmlWriter } from './writeHtml.ts'
import { writtenNumber } from './writtenNumber.ts'

/** With two languages, the first one is that of the first column. */
export const WORD_LANGUAGES = ['es', 'en', 'es-en', 'en-es'] as const
export type WordLanguages = (typeof WORD_LANGUAGES)[number]
/** HTML; the content of one part is shown side by side. */
type Part = Readonly<Record<Language, string>>
export interface Arranged {
  readonly title: Bilingual
  readonly parts: readonly Part[]
  readonly notes: Part
  /** Cells over both columns, which need not be split. */
  readonly across: number
}

const other = (language: Language): Language => (language === 'es' ? 'en' : 'es')

/** The languages detected from the words of the document. */
export const guessLanguages = (document: WordDocument): WordLanguages => {
  const all = document.blocks
  const tables = all.flatMap((block) => (block.type === 'table' ? (pairedTable(block) ?? []) : []))
  const letters = (blocks: readonly WordBlock[]) => wordBlocksText(blocks).length
  const inTables = tables.reduce((sum, { rows }) => sum + rows.reduce((all, { left, right }) => all + letters(left) + letters(right), 0), 0)
  const [first] = tables
  if (first && inTables * 3 > letters(all)) return first.first === 'es' ? 'es-en' : 'en-es'
  return detectedLanguage(wordBlocksText(all)) ?? 'es'
}
export const hasColumns = (document: WordDocument): boolean =>
  document.blocks.some((block) => block.type === 'table' && bilingualColumns(block) !== null)

export const arrange = (document: WordDocument, languages: WordLanguages, random: Random): Arranged => {
  const { titles, blocks } = titlesOf(document)
  const sides = languages === 'es' || languages === 'en' ? null : languages === 'es-en' ? 'es' : 'en'
  const { pairs, across } =
    sides === null ? { pairs: [{ es: [], en: [], [languages]: blocks }], across: 0 } : pairsIn(blocks, sides, document)
  const names = namesOfNotes(document, pairs, random)
  const writers = { es: createHtmlWriter(names), en: createHtmlWriter(names) }
  const parts = pairs.map((pair): Part => ({ es: writers.es.blocks(pair.es.map(finished)), en: writers.en.blocks(pair.en.map(finished)) }))
  const notesOf = (language: Language) =>
    [...document.notes]
      .filter(([name]) => pairs.some((pair) => refersTo(pair[language], name)))
      .map(([name, all]) => {
        const paragraphs = document.isOfRuta ? all.filter((paragraph) => !isMissing(paragraph)) : all
        // A footnote that both sides refer to may contain both languages.
        const isShared = pairs.some((pair) => refersTo(pair[language === 'es' ? 'en' : 'es'], name))
        return writers[language].note(name, isShared ? inLanguage(paragraphs, language) : paragraphs)
      })
      .join('')
  return {
    title: titleOf(document, titles, languages),
    parts: parts.filter(({ es, en }) => es !== '' || en !== ''),
    notes: { es: notesOf('es'), en: notesOf('en') },
    across,
  }
}

/** Titles at the beginning become the title of the text; later ones become headings. Without any, it is the heading with which the text begins. */
const titlesOf = ({ blocks, isOfRuta }: WordDocument) => {
  const isTitle = (block: WordBlock | undefined): block is WordParagraph => block?.type === 'paragraph' && block.shape.as === 'title'
  const start = blocks.findIndex(isTitle)
  const found: WordParagraph[] = []
  for (let at = start; at >= 0 && found.length < 2 && isTitle(blocks[at]); at++) found.push(blocks[at] as WordParagraph)
  const titles = start < 0 && !isOfRuta ? firstHeadings(blocks) : found
  return {
    titles,
    blocks: blocks.flatMap((block, at): WordBlock[] => {
      if (titles.includes(block as WordParagraph)) return []
      if (isOfRuta && isMissing(block)) return []
      return isTitle(block) && at >= 0 ? [{ ...block, shape: { as: 'heading', level: 1 } }] : [block]
    }),
  }
}
/** The heading at the beginning, in one language or one below the other, if no other has its level: then it heads the whole. */
const firstHeadings = (blocks: readonly WordBlock[]): readonly WordParagraph[] => {
  const levelIn = (block: WordBlock | undefined) => (block?.type === 'paragraph' && block.shape.as === 'heading' ? block.shape.level : null)
  const [first, second] = blocks
  const level = levelIn(first)
  if (first?.type !== 'paragraph' || level === null) return []
  const isTranslated = second?.type === 'paragraph' && levelIn(second) === level && differ(spokenIn(first), spokenIn(second))
  const titles = isTranslated ? [first, second] : [first]
  return blocks.some((block) => !titles.includes(block as WordParagraph) && (levelIn(block) ?? 9) <= level) ? [] : titles
}
const differ = (one: Language | null, two: Language | null): boolean => one !== null && two !== null && one !== two
const isMissing = (block: WordBlock): boolean => missingIn(block) !== null
const missingIn = (block: WordBlock): Language | null =>
  LANGUAGES.find((language) => wordBlocksText([block]).trim() === PAPER_WORDS.missing[language]) ?? null

const titleOf = (document: WordDocument, written: readonly WordParagraph[], languages: WordLanguages): Bilingual => {
  // What Ruta writes in place of a missing title says which one is missing.
  const gap = document.isOfRuta ? (written.map(missingIn).find((language) => language !== null) ?? null) : null
  const titles = gap === null ? written : written.filter((title) => !isMissing(title))
  const [left] = titles
  if (gap !== null) return { es: '', en: '', ...(left ? { [other(gap)]: wordBlocksText([left]).replace(/\s+/g, ' ').trim() } : {}) }
  const called = document.title
  const words = titles.map((title) => wordBlocksText([title]).replace(/\s+/g, ' ').trim())
  if (languages === 'es' || languages === 'en') return { es: '', en: '', [languages]: words.join(' ') || called }
  const first: Language = languages === 'es-en' ? 'es' : 'en'
  const [one] = titles
  if (titles.length === 1 && one) {
    const split = splitByLanguage(one)
    if (split) return { es: wordBlocksText([split.es]).trim(), en: wordBlocksText([split.en]).trim() }
    const language = spokenIn(one) ?? first
    return { es: '', en: '', [language]: words[0] ?? '' }
  }
  if (titles.length === 0) return { es: '', en: '', [detectedLanguage(called) ?? first]: called }
  const language = (one && spokenIn(one)) ?? first
  return { [language]: words[0] ?? '', [other(language)]: words[1] ?? '' } as Record<Language, string>
}

interface Pair {
  readonly es: readonly WordBlock[]
  readonly en: readonly WordBlock[]
}

const pairsIn = (blocks: readonly WordBlock[], first: Language, document: WordDocument) => {
  const pairs: Pair[] = []
  let wide = 0
  const isPaired = blocks.some((block) => block.type === 'table' && pairedTable(block) !== null)
  const add = (language: Language, block: WordBlock) => {
    const last = pairs.at(-1)
    if (last && goesOn(last[language].at(-1), block)) {
      pairs[pairs.length - 1] = { ...last, [language]: [...last[language], block] }
      return
    }
    const [beside] = last ? last[other(language)] : []
    if (last && beside && last[language].length === 0 && last[other(language)].length === 1 && isAlike(beside, block))
      pairs[pairs.length - 1] = { ...last, [language]: [block] }
    else pairs.push({ es: [], en: [], [language]: [block] })
  }
  /** A further paragraph of an entry has the language of its entry. */
  const continuedIn = (block: WordBlock): Language | null => {
    const last = pairs.at(-1)
    const isContinued = block.type === 'paragraph' && block.shape.as === 'continued'
    return (isContinued && last && LANGUAGES.find((language) => isListed(last[language].at(-1)))) || null
  }
  /** What its words do not tell its neighbour does: beside one that waits for its other language it is that. */
  const besideIn = (block: WordBlock): Language | null => {
    const last = pairs.at(-1)
    const waiting = last && LANGUAGES.find((language) => last[language].length === 0)
    const [neighbour] = last && waiting ? last[other(waiting)] : []
    return waiting && neighbour && isAlike(neighbour, block) ? waiting : null
  }
  const addAlone = (block: WordBlock) => {
    const split = block.type === 'paragraph' ? splitByLanguage(block) : null
    if (split) pairs.push({ es: [split.es], en: [split.en] })
    else add(continuedIn(block) ?? spokenIn(block) ?? besideIn(block) ?? first, block)
  }
  for (const block of blocks) {
    const table = block.type === 'table' ? (pairedTable(block) ?? (isPaired ? null : bilingualColumns(block))) : null
    if (table) {
      for (const { number, left, right, across } of table.rows) {
        if (across.length > 0) wide += 1
        for (const one of across) addAlone(one)
        if (across.length > 0) continue
        const [one, two] = [numbered(number, left), numbered(number, right)]
        pairs.push(first === 'es' ? { es: one, en: two } : { es: two, en: one })
      }
      continue
    }
    addAlone(block)
  }
  const kept = document.isOfRuta
    ? (all: readonly WordBlock[]) => all.filter((block) => !isMissing(block)).map((block) => raised(block, document))
    : null
  return { pairs: kept ? pairs.map(({ es, en }): Pair => ({ es: kept(es), en: kept(en) })) : pairs, across: wide }
}
/** Keeps the entries of one list together. */
const goesOn = (before: WordBlock | undefined, block: WordBlock): boolean => isListed(before) && isListed(block)
const isAlike = (one: WordBlock, two: WordBlock): boolean =>
  one.type === 'table' ? two.type === 'table' : two.type === 'paragraph' && one.shape.as === two.shape.as

/** A row with a number in the number column is a numbered paragraph, unless the number only shows its position. */
const numbered = (number: readonly WordBlock[], blocks: readonly WordBlock[]): readonly WordBlock[] => {
  const [first, ...rest] = blocks
  const [cell] = number
  const words = wordBlocksText(number).trim()
  if (first?.type !== 'paragraph' || cell?.type !== 'paragraph' || words === '' || first.shape.as !== 'plain') return blocks
  const depth = cell.shape.as === 'numbered' ? cell.shape.depth : undefined
  if (depth === 0) return blocks
  const found = writtenNumber(words, depth)
  if (found) return [{ ...first, shape: { as: 'clause', ...found } }, ...rest]
  const [run] = first.runs
  return run ? [{ ...first, runs: [{ ...run, text: `${words} `, note: null, href: null }, ...first.runs] }, ...rest] : blocks
}

/** Ruta writes its numbers as text before a tab. */
const finished = (block: WordBlock): WordBlock => {
  if (block.type === 'table' || block.shape.as !== 'numbered') return block
  const words = wordsOfRuns(block.runs)
  const at = words.indexOf('\t')
  let left = at + 1
  const runs = block.runs.flatMap((run): DocxRun[] => {
    const cut = Math.min(left, run.text.length)
    left -= cut
    return cut === run.text.length && run.note === null ? [] : [{ ...run, text: run.text.slice(cut) }]
  })
  const found = block.shape.depth === 0 ? null : writtenNumber(words.slice(0, Math.max(0, at)), block.shape.depth)
  return { ...block, runs, shape: found ? { as: 'clause', ...found } : { as: 'plain' } }
}
/** In the second column Ruta writes a footnote's number as text, because the note itself exists only once. */
const raised = (block: WordBlock, { notes }: WordDocument): WordBlock => {
  if (block.type === 'table') return block
  const names = [...notes.keys()]
  return {
    ...block,
    runs: block.runs.map((run) => {
      const name = run.isRaised && /^\d+$/.test(run.text) ? names[Number(run.text) - 1] : undefined
      return name ? { ...run, text: '', note: name } : run
    }),
  }
}
/** If both sides of a row have as many notes, they are paired in order. */
const namesOfNotes = ({ notes }: WordDocument, pairs: readonly Pair[], random: Random): ReadonlyMap<string, string> => {
  const names = new Map([...notes.keys()].map((name) => [name, newBlockId(random)]))
  const paired = new Set<string>()
  for (const pair of pairs) {
    const [es, en] = [notesIn(pair.es), notesIn(pair.en)]
    if (es.length !== en.length || [...es, ...en].some((note) => paired.has(note)) || es.some((note) => en.includes(note))) continue
    es.forEach((note, at) => {
      const other = en[at]
      const name = names.get(note)
      if (other === undefined || name === undefined) return
      names.set(other, name)
      paired.add(note).add(other)
    })
  }
  return names
}
const notesIn = (blocks: readonly WordBlock[]): readonly string[] => [
  ...new Set(blocks.flatMap(runsIn).flatMap(({ note }) => (note === null ? [] : [note]))),
]
const refersTo = (blocks: readonly WordBlock[], note: string): boolean =>
  blocks.some((block) => runsIn(block).some((run) => run.note === note))
const inLanguage = (paragraphs: readonly WordParagraph[], language: Language): readonly WordParagraph[] => {
  const spoken = paragraphs.map((paragraph) => languageOfRuns(paragraph.runs))
  const isBoth = spoken.includes('es') && spoken.includes('en')
  return isBoth ? paragraphs.filter((_, at) => spoken[at] === language) : paragraphs
}
