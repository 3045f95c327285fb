// An equation as plain text: `(a+b)/2`, `x^2`. Without operators the text of a fraction would be another number.
import { childOf, elementsIn, type Xml, xmlWords } from './xml.ts'

export const equationIn = (part: Xml): string => elementsIn(part).map(lineOf).join('')

const lineOf = (part: Xml): string => {
  const own = (name: string) => {
    const child = childOf(part, name)
    return child ? equationIn(child) : ''
  }
  switch (part.name) {
    case 'm:t':
    case 'w:t':
      return xmlWords(part)
    case 'm:f':
      return `${grouped(own('m:num'))}/${grouped(own('m:den'))}`
    case 'm:sSup':
      return `${grouped(own('m:e'))}^${grouped(own('m:sup'))}`
    case 'm:sSub':
      return `${grouped(own('m:e'))}_${grouped(own('m:sub'))}`
    case 'm:sSubSup':
      return `${grouped(own('m:e'))}_${grouped(own('m:sub'))}^${grouped(own('m:sup'))}`
    case 'm:rad':
      return own('m:deg') === '' ? `√${grouped(own('m:e'))}` : `(${own('m:deg')})√${grouped(own('m:e'))}`
    case 'm:nary': {
      const [from, to] = [own('m:sub'), own('m:sup')]
      const sign = characterIn(part, 'm:naryPr', '∫')
      return `${sign}${from === '' ? '' : `_${grouped(from)}`}${to === '' ? '' : `^${grouped(to)}`} ${own('m:e')}`
    }
    case 'm:d': {
      const parts = elementsIn(part).filter(({ name }) => name === 'm:e')
      const properties = childOf(part, 'm:dPr')
      const sign = (name: string, usual: string) => childOf(properties, name)?.attributes['m:val'] ?? usual
      return `${sign('m:begChr', '(')}${parts.map(equationIn).join(sign('m:sepChr', '|'))}${sign('m:endChr', ')')}`
    }
    case 'm:m':
      return elementsIn(part)
        .filter(({ name }) => name === 'm:mr')
        .map((line) => elementsIn(line).map(equationIn).join(', '))
        .join('; ')
    default:
      // Properties contain no text.
      return /Pr$/.test(part.name) ? '' : equationIn(part)
  }
}
const characterIn = (part: Xml, properties: string, usual: string): string =>
  childOf(childOf(part, properties), 'm:chr')?.attributes['m:val'] ?? usual
/** A single number, name or symbol needs no brackets. */
const grouped = (words: string): string => (/^(\p{L}\p{M}*|[\d.,]+)$/u.test(words) || words === '' ? words : `(${words})`)
