// The views that the secretariat shares with the group.
import type { Bilingual } from '../../shared/bilingual.ts'
import { saveView } from '../views/views.ts'
import { type Deed, done, type Known, known } from './deed.ts'

export interface SampleView {
  readonly name: Bilingual
  readonly query: string
}

export const VIEWS: readonly SampleView[] = [
  { name: { es: 'Vencidas, por delegación', en: 'Overdue, by delegation' }, query: 'all=due.overdue&group=lead&sort=due' },
  { name: { es: 'Lo que dirige mi delegación', en: 'What my delegation leads' }, query: 'all=lead.mine&form=board' },
  {
    name: { es: 'Bloqueadas o a la espera de otra', en: 'Blocked, or waiting for another item' },
    query: 'all=status.any.blocked*or*dependsOn.violated&columns=status,lead,due,dependsOn',
  },
]

export const viewDeeds = (views: readonly SampleView[], names: Known): readonly Deed[] =>
  views.map((view, place) => ({
    type: 'act',
    at: names.dates.at(`2019-10-15 18:0${place + 1}`),
    by: 'secretariat',
    async act({ deps }) {
      done(await saveView(deps, { group: names.place.group, by: known(names.accounts, 'secretariat'), view: { ...view, shared: true } }))
    },
  }))
