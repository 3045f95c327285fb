// Reports of agencies in the sample: before session 2, one of them during it; and three before session 3.
import type { WhatOf } from '../../shared/acts/whats.ts'
import type { Bilingual } from '../../shared/bilingual.ts'
import { newId, type Random } from '../../shared/ids.ts'
import { recordAct } from '../acts/recordAct.ts'
import { delegationIdOf } from '../groups/groups.ts'
import { changeSettings } from '../settings/changeSettings.ts'
import { agencyOf, type Deed, doneOrThrow, known, type SampleIds } from './deed.ts'
import type { CountryCode, SampleWriter } from './people.ts'
import type { When } from './sampleModel.ts'

interface SampleReport extends Pick<WhatOf<'reported'>, 'progress'> {
  readonly on: When
  readonly by: SampleWriter
  /** Its number in `items.json`. */
  readonly item: number
  /** `US MLARS` */
  readonly agency: `${CountryCode} ${string}`
  readonly session: number
  readonly done: Bilingual
  readonly obstacles: Bilingual
  readonly next: Bilingual
}
const NOTHING: Bilingual = { es: '', en: '' }

const REPORTS: readonly SampleReport[] = [
  {
    on: '2019-06-10 16:10',
    by: 'delegate.mx',
    item: 4,
    agency: 'MX FGR',
    session: 2,
    progress: 'limited',
    done: {
      es: 'Se acordó con la FGN qué datos lleva la consulta previa.',
      en: 'It was agreed with the FGN which data the early consultation contains.',
    },
    obstacles: NOTHING,
    next: { es: 'Probarla con dos solicitudes.', en: 'Try it with two requests.' },
  },
  {
    on: '2019-06-13 18:10',
    by: 'head.us',
    item: 4,
    agency: 'US OPDAT',
    session: 2,
    progress: 'limited',
    done: {
      es: 'Se reunieron comentarios de tres fiscalías de distrito.',
      en: 'Comments of three U.S. Attorney’s Offices were collected.',
    },
    obstacles: { es: 'Falta una traducción revisada del formulario.', en: 'A revised translation of the form is missing.' },
    next: { es: 'Revisar la traducción con la secretaría.', en: 'Revise the translation with the secretariat.' },
  },
  {
    on: '2019-11-12 10:30',
    by: 'delegate.co',
    item: 14,
    agency: 'CO FGN Crimen Organizado',
    session: 3,
    progress: 'substantial',
    done: {
      es: 'Se concluyó el capítulo sobre terceros de buena fe, revisado por MLARS. El cuadro de fuentes cubre los tres sistemas.',
      en: 'The chapter on third parties in good faith is finished and was revised by MLARS. The table of sources covers the three systems.',
    },
    obstacles: {
      es: 'El capítulo sobre ejecución de decisiones extranjeras espera el modelo común de solicitud.',
      en: 'The chapter on the enforcement of foreign decisions waits for the common model request.',
    },
    next: { es: 'Presentar la nota completa en la sesión 4.', en: 'Present the complete note at session 4.' },
  },
  {
    on: '2019-11-13 12:05',
    by: 'delegate.us',
    item: 17,
    agency: 'US MLARS',
    session: 3,
    progress: 'limited',
    done: { es: '', en: 'The criteria of the three countries were compared side by side.' },
    obstacles: { es: '', en: 'No reply yet from the FGR on shares below ten per cent.' },
    next: { es: '', en: 'A draft of the criteria for session 3.' },
  },
  {
    on: '2019-11-14 18:00',
    // At the request of the agency.
    by: 'secretariat',
    item: 23,
    agency: 'CO PONAL',
    session: 3,
    progress: 'substantial',
    done: { es: 'La lista se probó en dos ejercicios en Bogotá.', en: 'The list was tried in two exercises in Bogotá.' },
    obstacles: { es: 'Nada.', en: 'Nothing.' },
    next: { es: 'Imprimirla en ambos idiomas.', en: 'Print it in both languages.' },
  },
]

export const reportDeeds = (names: SampleIds, random: Random): readonly Deed[] => [
  {
    type: 'act',
    at: names.dates.at('2019-10-15 18:10'),
    by: 'secretariat',
    async act({ deps }) {
      doneOrThrow(await changeSettings(deps, { account: known(names.accounts, 'secretariat') }, names.place.group, { reportDays: 21 }))
    },
  },
  ...REPORTS.map(
    ({ on, by, item, agency, session, ...told }): Deed => ({
      type: 'act',
      at: names.dates.at(on),
      by,
      async act({ deps }) {
        await recordAct(deps, {
          group: names.place.group,
          by: known(names.accounts, by),
          what: {
            type: 'reported',
            report: newId(random),
            item: known(names.items, item),
            delegation: delegationIdOf(agency.slice(0, 2)),
            agency: agencyOf(agency),
            period: known(names.meetings, session),
            ...told,
          },
        })
      },
    }),
  ),
]
