// Parts of a document outside its running text: footnotes, comments, and the cover in documents that Ruta exported.
import { LANGUAGES } from '../../../shared/bilingual.ts'
import { KIND_STYLE, TEXT_MARKS } from '../../../shared/outcome/wordMarks.ts'
import { PAGE_KIND_LABELS, PAGE_KINDS, type PageKind } from '../../../shared/page/model.ts'
import type { WordComment } from './model.ts'
import { childOf, childrenOf, elementsIn, findAll, settingIn, type Xml, xmlWords } from './xml.ts'

/** Separates the cover and the text of a document that Ruta exported. */
export const marked = (body: Xml): { readonly cover: Xml; readonly text: Xml } => {
  const parts = elementsIn(body)
  const at = (name: string) =>
    parts.findIndex(
      (part) => part.name === 'w:p' && findAll(part, 'w:bookmarkStart').some(({ attributes }) => attributes['w:name'] === name),
    )
  const [start, end] = [at(TEXT_MARKS.start), at(TEXT_MARKS.end)]
  if (start < 0 || end < start) return { cover: { ...body, children: [] }, text: body }
  return { cover: { ...body, children: parts.slice(0, start) }, text: { ...body, children: parts.slice(start + 1, end) } }
}

/** The kind of text that the cover names, in either language. */
export const kindIn = (cover: Xml): PageKind | null => {
  const named = elementsIn(cover).find((part) => settingIn(childOf(part, 'w:pPr'), 'w:pStyle') === KIND_STYLE)
  const words = named ? findAll(named, 'w:t').map(xmlWords).join('').split(' · ') : []
  return PAGE_KINDS.find((kind) => LANGUAGES.some((language) => words.includes(PAGE_KIND_LABELS[kind][language]))) ?? null
}

export const wordNotes = (part: Xml | null, name: string): ReadonlyMap<string, Xml> =>
  new Map(
    childrenOf(part ?? undefined, name)
      .filter(({ attributes }) => !/^(separator|continuation)/.test(attributes['w:type'] ?? ''))
      .map((note) => [note.attributes['w:id'] ?? '', note]),
  )
export const commentsIn = (part: Xml | null, about: ReadonlyMap<string, string>): readonly WordComment[] =>
  childrenOf(part ?? undefined, 'w:comment').map((comment) => ({
    author: (comment.attributes['w:author'] ?? '').slice(0, 200),
    at: comment.attributes['w:date'] ?? '',
    text: childrenOf(comment, 'w:p')
      .map((paragraph) => findAll(paragraph, 'w:t').map(xmlWords).join(''))
      .join('\n')
      .trim(),
    about: (about.get(comment.attributes['w:id'] ?? '') ?? '').trim(),
  }))
