// What a newcomer of a delegation does not see yet of its comments, and how a member admits them.
import type { Like } from './like.ts'

export const es = {
  /** To the newcomer. */
  opens: (day: string) => `Los comentarios anteriores de su delegación se le abren el ${day}, o antes si un miembro le da acceso.`,
  readsFormer: 'De los comentarios anteriores lee solo los de cuando ya ocupaba un puesto',
  youReadFormer: 'De los comentarios anteriores lee usted solo los de cuando ya ocupaba un puesto',
  opensFor: (day: string) => `Podrá leer los comentarios anteriores a partir del ${day}`,
  opensToYou: (day: string) => `Podrá usted leer los comentarios anteriores a partir del ${day}`,
  admitNamed: (name: string) => `Dar a ${name} acceso a los comentarios anteriores de la delegación`,
  admitted: (name: string) => `${name} ya lee los comentarios anteriores de su delegación.`,
}

export const en: Like<typeof es> = {
  opens: (day) => `Earlier comments of your delegation become visible to you on ${day}, or before that when a member admits you.`,
  readsFormer: 'Reads earlier comments only from when they had a seat',
  youReadFormer: 'You read earlier comments only from when you had a seat',
  opensFor: (day) => `Earlier comments open to them on ${day}`,
  opensToYou: (day) => `Earlier comments open to you on ${day}`,
  admitNamed: (name) => `Admit ${name} to the earlier comments of the delegation`,
  admitted: (name) => `${name} now reads the earlier comments of your delegation.`,
}
