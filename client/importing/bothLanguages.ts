// Whether words of a file say one thing in both languages, as *Donación / Grant*, or one thing with a slash in it, as *Workshop / Lima*. Pure.
import type { Bilingual } from '../../shared/bilingual.ts'
import { spelledLanguage } from '../exchange/word/language.ts'
import { foldedName } from '../item/facets/names.ts'

/** What stands before and after the only slash that has blanks around it. */
export const languageSidesOf = (text: string): Bilingual | null => {
  const [es = '', en = '', ...more] = text.split(/ [/|] /).map((side) => side.trim())
  return es === '' || en === '' || more.length > 0 ? null : { es, en }
}
/** Above zero: Spanish stands first, by how the words are spelled; below: it does not. */
const spelled = ({ es, en }: Bilingual): number => {
  const [first, second] = [spelledLanguage(es), spelledLanguage(en)]
  return Number(first === 'es') - Number(first === 'en') + Number(second === 'en') - Number(second === 'es')
}
/** Of one text, only by how it is spelled. */
export const isBoth = (text: string): boolean => {
  const sides = languageSidesOf(text)
  return sides !== null && spelled(sides) > 0
}
/** Most of the different texts have two sides, which belong to each other alone, and are spelled as Spanish and English. */
export const areBoth = (texts: readonly string[]): boolean => {
  const different = [...new Set(texts.map((text) => text.trim()))]
  const both = different.flatMap((text) => languageSidesOf(text) ?? [])
  const count = (side: 'es' | 'en') => new Set(both.map((one) => foldedName(one[side]))).size
  return (
    both.length * 2 > different.length &&
    count('es') === both.length &&
    count('en') === both.length &&
    both.reduce((sum, sides) => sum + spelled(sides), 0) > 0
  )
}
