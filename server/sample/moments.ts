// Named moments of the sample, for comparisons: a moment has one name, so it is in both languages.
import { nameMoment } from '../meetings/namedMoments.ts'
import { type Deed, type Known, known } from './deed.ts'
import type { Writer } from './people.ts'
import type { When } from './sampleModel.ts'

export type SampleMoment = readonly [on: When, by: Writer, name: string]

export const MOMENTS: readonly SampleMoment[] = [
  ['2018-12-14 17:00', 'secretariat', 'Reglas sobre documentos, en vigor / Rules on documents in force'],
  ['2019-08-23 18:00', 'chair', 'Antes de mover las fechas / Before the dates were moved'],
  ['2019-10-15 18:00', 'secretariat', 'Balance antes de la sesión 3 / Stocktaking before session 3'],
]

export const momentDeeds = (moments: readonly SampleMoment[], names: Known): readonly Deed[] =>
  moments.map(([on, by, name]) => ({
    type: 'act',
    at: names.dates.at(on),
    by,
    async act({ deps }) {
      const named = await nameMoment(deps, { group: names.place.group, name, by: known(names.accounts, by) })
      if (!named.ok) throw new Error(`${name}: ${named.refusal}`)
    },
  }))
