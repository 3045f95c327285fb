// The properties that a Word style gives to a paragraph. Word keeps the English names of its own styles in every language and lets ids differ
// (`Ttulo1`, called `heading 1`); other programmes write the names of their language.
import { COUNTED_QUOTATION, NUMBERED_STYLES } from '../../../shared/outcome/wordMarks.ts'
import { childOf, childrenOf, isOn, settingIn, type Xml } from './xml.ts'

export type Meaning = 'title' | 'quote' | 'contents' | 'plain'
export interface StyleSheet {
  /** 1 is the outermost; null if it is not a heading. */
  readonly headingOf: (paragraph: Xml | undefined) => number | null
  readonly meaningOf: (paragraph: Xml | undefined) => Meaning
  /** The list in which the style numbers its paragraphs. */
  readonly numberingOf: (paragraph: Xml | undefined) => Xml | undefined
  /** The level of the list entry that it continues, 0 for that of the entry before it; null if it continues none. */
  readonly continuesAt: (paragraph: Xml | undefined) => number | null
  /** The depth at which Ruta numbered it as text, 0 if only by position; null if Ruta did not number it. */
  readonly numberedByRuta: (paragraph: Xml | undefined) => number | null
  /** For character styles; undefined if not set. */
  readonly charactersSay: (style: string | undefined, what: string) => boolean | undefined
  readonly languageOf: (paragraph: Xml | undefined) => string | undefined
}

const HEADING = /^(?:heading|titulo|encabezado) ?([1-9])$/
const TITLE = /^(title|titulo|puesto|titulo del documento)$/
const QUOTE = /^((intense )?quote|(block )?quotations?|block text|cita( destacada| intensa)?|citas?|texto de bloque)$/
const CONTENTS =
  /^((toc|tdc|contents|indice) ?([1-9]|heading)|encabezado de (indice|tdc|tabla de contenido)|titulo de tdc|contents heading)$/
/** `List Continue 2`; as LibreOffice calls it, `List 2 Cont.`. */
const CONTINUES = /^(?:quoted )?(?:list continue|continuar lista|lista? (?=[1-9] cont)) ?([1-9])?(?: cont\.?)?$/
/** Word keeps this style where the number of an entry was removed. */
const LIST_PARAGRAPH = /^(list paragraph|parrafo de lista)$/

export const readStyles = (part: Xml | null): StyleSheet => {
  const styles = new Map(childrenOf(part ?? undefined, 'w:style').map((style) => [style.attributes['w:styleId'] ?? '', style]))
  const normal = [...styles.values()].find(
    ({ attributes }) => attributes['w:type'] === 'paragraph' && /^(1|true)$/.test(attributes['w:default'] ?? ''),
  )
  /** The style and its base styles, the nearest first. */
  const chain = (id: string | undefined): readonly Xml[] => {
    const found: Xml[] = []
    let style = id === undefined ? undefined : styles.get(id)
    while (style && !found.includes(style)) {
      found.push(style)
      style = styles.get(settingIn(style, 'w:basedOn') ?? '')
    }
    return found
  }
  const chainOf = (paragraph: Xml | undefined) => chain(settingIn(paragraph, 'w:pStyle') ?? normal?.attributes['w:styleId'])
  const names = (paragraph: Xml | undefined): readonly string[] => {
    const id = settingIn(paragraph, 'w:pStyle')
    const found = chainOf(paragraph).map((style) => simple(settingIn(style, 'w:name') ?? ''))
    return found.length > 0 ? found : id ? [simple(id)] : []
  }
  const outline = (properties: Xml | undefined): number | null => {
    const level = Number(settingIn(properties, 'w:outlineLvl') ?? Number.NaN)
    return Number.isInteger(level) && level >= 0 && level < 9 ? level + 1 : null
  }
  const first = <T>(paragraph: Xml | undefined, read: (properties: Xml | undefined) => T | null | undefined): T | undefined => {
    for (const properties of [paragraph, ...chainOf(paragraph).map((style) => childOf(style, 'w:pPr'))]) {
      const found = read(properties)
      if (found !== undefined && found !== null) return found
    }
    return undefined
  }
  const meaning = (paragraph: Xml | undefined): Meaning => {
    for (const name of names(paragraph)) {
      if (CONTENTS.test(name)) return 'contents'
      if (TITLE.test(name)) return 'title'
      if (QUOTE.test(name)) return 'quote'
    }
    return 'plain'
  }
  return {
    meaningOf: meaning,
    headingOf: (paragraph) => {
      for (const name of names(paragraph)) {
        const level = HEADING.exec(name)?.[1]
        if (level !== undefined) return Number(level)
        if (/^(subtitle|subtitulo)$/.test(name)) return 2
      }
      return meaning(paragraph) === 'plain' ? (first(paragraph, outline) ?? null) : null
    },
    numberingOf: (paragraph) => first(paragraph, (properties) => childOf(properties, 'w:numPr')),
    continuesAt: (paragraph) => {
      for (const name of names(paragraph)) {
        const found = CONTINUES.exec(name)
        if (found) return Number(found[1] ?? 1)
        if (LIST_PARAGRAPH.test(name)) return 0
      }
      return null
    },
    numberedByRuta: (paragraph) => {
      if (names(paragraph).includes(simple(COUNTED_QUOTATION.name))) return 0
      const at = NUMBERED_STYLES.findIndex(({ name }) => names(paragraph).includes(simple(name)))
      return at < 0 ? null : at
    },
    charactersSay: (style, what) => {
      for (const one of chain(style)) {
        const said = isOn(childOf(one, 'w:rPr'), what)
        if (said !== undefined) return said
      }
      return undefined
    },
    languageOf: (paragraph) => {
      for (const style of chainOf(paragraph)) {
        const language = childOf(childOf(style, 'w:rPr'), 'w:lang')?.attributes['w:val']
        if (language) return language
      }
      return undefined
    },
  }
}

const simple = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .trim()
