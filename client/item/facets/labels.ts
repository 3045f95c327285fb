import { fold } from '../../../shared/foldAccents.ts'
import { MAX_LABEL } from '../../../shared/roadmap/fields.ts'
import type { KeyOf } from '../../../shared/views/rule.ts'
import { type Facet, USUAL_FACET } from './facet.ts'
import { bad, parts, putMembers, SET_SEPARATOR } from './reading.ts'
import { groupMembers, setBuckets } from './sets.ts'

export const labels: Facet<KeyOf<'labels'>> = {
  ...USUAL_FACET,
  group: (field) => ({
    over: (items) => {
      const known = [...new Set(items.flatMap((item) => item[field]))].sort((a, b) => (fold(a) < fold(b) ? -1 : 1))
      return setBuckets((item) => item[field], known)
    },
    name: (value, { text }) => groupMembers(value).join(' · ') || text.roadmap.without.labels,
  }),
  text: (item, field) => item[field].join(SET_SEPARATOR),
  read: (text, field) => {
    const members = [...new Set(parts(text, /[;,]/))]
    const long = members.find((label) => label.length > MAX_LABEL)
    return long === undefined ? putMembers(field, members) : bad('long', long)
  },
}
