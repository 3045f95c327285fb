// The facet of dependencies: other items, each with type and lag.
import type { Dependency } from '../../../shared/roadmap/model.ts'
import type { KeyOf } from '../../../shared/views/rule.ts'
import { type Facet, USUAL_FACET } from './facet.ts'
import { bad, changeTo, parts, SET_SEPARATOR } from './reading.ts'

export const dependencies: Facet<KeyOf<'dependencies'>> = {
  ...USUAL_FACET,
  text: (item, field, names, language) =>
    item[field]
      .map(({ item: other, type, lag }) => {
        const days = lag === 0 ? '' : ` ${lag > 0 ? '+' : ''}${lag}`
        return `${names.items.nameOf(other, language)}${type === 'FS' && lag === 0 ? '' : ` ${type}`}${days}`
      })
      .join(SET_SEPARATOR),
  /** `WG-014`, `WG-014 SS`, `WG-014 FS +3`. */
  read: (text, field, names) => {
    const found = new Map<string, Dependency>()
    for (const part of parts(text, /[;,]/)) {
      const [, name = part, type, lag] = /^(.*?)(?:\s+(FS|SS))?(?:\s+([+−-]\s*\d{1,4})\s*d?)?$/i.exec(part) ?? []
      const item = names.items.find(name)
      if (item === null || item === 'several') return bad(item === null ? 'unknown' : 'several', name)
      found.set(item, {
        item,
        type: type?.toUpperCase() === 'SS' ? 'SS' : 'FS',
        lag: Number(lag?.replace('−', '-').replace(/\s/g, '') ?? 0),
      })
    }
    return changeTo({ [field]: [...found.values()] })
  },
}
