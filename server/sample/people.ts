// Members of the sample: functions, no invented people.
import type { Language } from '../../shared/bilingual.ts'
import { parseGroupId } from '../../shared/ids.ts'
import type { Role } from '../../shared/people.ts'
import { must } from '../../shared/result.ts'
import type { NewGroup } from '../groups/groups.ts'

export const COUNTRY_CODES = ['CO', 'MX', 'US'] as const
export type CountryCode = (typeof COUNTRY_CODES)[number]

export const SAMPLE_GROUP: NewGroup = {
  id: must(parseGroupId('tco'), 'the id of the sample'),
  sample: true,
  name: { es: 'Grupo de Trabajo TCO (muestra)', en: 'TCO Working Group (sample)' },
  zone: 'America/Bogota',
  delegations: [
    {
      code: 'CO',
      name: { es: 'Colombia', en: 'Colombia' },
      capital: 'Bogotá',
      zone: 'America/Bogota',
      agencies: [
        { acronym: 'FGN', name: { es: 'Fiscalía General de la Nación', en: 'Office of the Attorney General of Colombia' } },
        {
          acronym: 'FGN Crimen Organizado',
          name: {
            es: 'Fiscalía General de la Nación, Unidad Nacional contra el Crimen Organizado',
            en: 'Office of the Attorney General of Colombia, National Organized Crime Unit',
          },
        },
        {
          acronym: 'FGN Narcotráfico',
          name: {
            es: 'Fiscalía General de la Nación, Unidad Nacional contra el Narcotráfico',
            en: 'Office of the Attorney General of Colombia, National Drug Trafficking Unit',
          },
        },
        { acronym: 'PONAL', name: { es: 'Policía Nacional de Colombia', en: 'Colombian National Police' } },
      ],
    },
    {
      code: 'MX',
      name: { es: 'México', en: 'Mexico' },
      capital: 'Ciudad de México',
      zone: 'America/Mexico_City',
      agencies: [{ acronym: 'FGR', name: { es: 'Fiscalía General de la República', en: 'Office of the Attorney General of Mexico' } }],
    },
    {
      code: 'US',
      name: { es: 'Estados Unidos', en: 'United States' },
      capital: 'Washington',
      zone: 'America/New_York',
      agencies: [
        {
          acronym: 'OPDAT',
          name: {
            es: 'Departamento de Justicia, Oficina para el Desarrollo, la Asistencia y la Capacitación de Fiscales en el Extranjero',
            en: 'Department of Justice, Office of Overseas Prosecutorial Development, Assistance and Training',
          },
        },
        {
          acronym: 'INL',
          name: {
            es: 'Departamento de Estado, Oficina de Asuntos Internacionales de Narcóticos y Aplicación de la Ley',
            en: 'Department of State, Bureau of International Narcotics and Law Enforcement Affairs',
          },
        },
        {
          acronym: 'USAO',
          name: { es: 'Departamento de Justicia, fiscalías federales de distrito', en: 'Department of Justice, U.S. Attorney’s Offices' },
        },
        {
          acronym: 'MLARS',
          name: {
            es: 'Departamento de Justicia, Sección de Lavado de Dinero y Recuperación de Activos',
            en: 'Department of Justice, Money Laundering and Asset Recovery Section',
          },
        },
        {
          acronym: 'ICITAP',
          name: {
            es: 'Departamento de Justicia, Programa Internacional de Asistencia para la Capacitación en Investigación Criminal',
            en: 'Department of Justice, International Criminal Investigative Training Assistance Program',
          },
        },
        { acronym: 'DEA', name: { es: 'Administración para el Control de Drogas', en: 'Drug Enforcement Administration' } },
        {
          acronym: 'CBP',
          name: { es: 'Oficina de Aduanas y Protección Fronteriza', en: 'U.S. Customs and Border Protection' },
        },
        { acronym: 'HSI', name: { es: 'Investigaciones de Seguridad Nacional', en: 'Homeland Security Investigations' } },
      ],
    },
  ],
}

interface SamplePerson {
  /** An account has one name: in the language of its country, and in both languages without a country. */
  readonly name: string
  readonly role: Role
  readonly language: Language
  readonly place: CountryCode | null
  readonly agency: string | null
}

/** By the local part of the e-mail address before `@example.org`. */
export const SAMPLE_PEOPLE = {
  chair: { name: 'Presidencia / Chair', role: 'chair', language: 'en', place: null, agency: null },
  secretariat: { name: 'Secretaría / Secretariat', role: 'secretariat', language: 'es', place: null, agency: null },
  'head.co': { name: 'Jefatura FGN', role: 'head', language: 'es', place: 'CO', agency: 'FGN' },
  'delegate.co': { name: 'Delegación FGN', role: 'delegate', language: 'es', place: 'CO', agency: 'FGN Crimen Organizado' },
  'head.mx': { name: 'Jefatura FGR', role: 'head', language: 'es', place: 'MX', agency: 'FGR' },
  'delegate.mx': { name: 'Delegación FGR', role: 'delegate', language: 'es', place: 'MX', agency: 'FGR' },
  'head.us': { name: 'Head, OPDAT', role: 'head', language: 'en', place: 'US', agency: 'OPDAT' },
  'delegate.us': { name: 'Delegate, MLARS', role: 'delegate', language: 'en', place: 'US', agency: 'MLARS' },
  translator: { name: 'Traducción / Translation', role: 'translator', language: 'es', place: null, agency: null },
  observer: { name: 'Observación / Observer', role: 'observer', language: 'en', place: null, agency: null },
} as const satisfies Readonly<Record<string, SamplePerson>>

export type SamplePersonName = keyof typeof SAMPLE_PEOPLE
export type SampleWriter = Exclude<SamplePersonName, 'observer'>
export const PEOPLE: readonly SamplePersonName[] = Object.keys(SAMPLE_PEOPLE).filter((name): name is SamplePersonName =>
  Object.hasOwn(SAMPLE_PEOPLE, name),
)
export const emailOf = (person: SamplePersonName): string => `${person}@example.org`
