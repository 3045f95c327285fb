// Tables of contents that are fields without a style of their own: their paragraphs are no part of the text.
import { findAll, type Xml, xmlWords } from './xml.ts'

/** For each paragraph in order: whether some of its text is in a table of contents. */
export const createContentsReader = () => {
  /** Open fields, the outermost first. */
  const open: { instruction: string; isOfContents: boolean }[] = []
  return {
    holds(paragraph: Xml): boolean {
      const simple = findAll(paragraph, 'w:fldSimple').some(({ attributes }) => CONTENTS.test(attributes['w:instr'] ?? ''))
      let found = simple
      for (const run of findAll(paragraph, 'w:r'))
        for (const part of run.children) {
          if (typeof part === 'string') continue
          if (part.name === 'w:instrText') {
            const field = open.at(-1)
            if (field) {
              field.instruction += xmlWords(part)
              field.isOfContents = CONTENTS.test(field.instruction)
            }
          }
          // What stands behind the end of the field is text.
          if (part.name === 'w:t' && xmlWords(part).trim() !== '') found ||= open.some(({ isOfContents }) => isOfContents)
          if (part.name !== 'w:fldChar') continue
          const type = part.attributes['w:fldCharType']
          if (type === 'begin') open.push({ instruction: '', isOfContents: false })
          else if (type === 'end') open.pop()
        }
      return found
    },
  }
}
const CONTENTS = /^\s*TOC\b/i
