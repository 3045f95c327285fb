// Messages of comments.
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  count: (n: number) => plural('es', n, 'comentario', 'comentarios'),
  open: (n: number) => plural('es', n, 'conversación abierta', 'conversaciones abiertas'),
  openAndNew: (open: string, fresh: number) => `${open}, ${plural('es', fresh, 'con algo nuevo', 'con algo nuevo')}`,
  number: (n: number) => `Conversación ${n}`,
  ownNumber: (n: number) => `Conversación ${n} solo de su delegación`,
  goneNumber: (n: number) => `Conversación ${n}, sus palabras ya no están`,
  onField: (field: string) => `Sobre el campo ${field}`,
  paragraph: (n: number | string, language: string) => `Párrafo ${n} · ${language}`,
  heading: (language: string) => `Título · ${language}`,
  was: (n: number | string, language: string) => `estaba en el párrafo ${n} · ${language}`,
  wasGone: (language: string) => `estaba en el texto · ${language}`,
  asOf: (day: string) => `Ver como estaba el ${day}`,
  only: (code: string) => `Solo ${code}`,
  onlyReads: (delegation: string) => `Solo lo lee ${delegation}`,
  resolvedBy: (who: string, day: string) => `resuelta por ${who}, ${day}`,
  translatedBy: (who: string, day: string) => `Agregado por ${who}, ${day}`,
  onItem: (code: string) => `Comente ${code}. Con @ se menciona a una persona, una delegación o una institución.`,
  outside: (names: string) => `${names}: no es de su delegación y no podría leerlo.`,
  replies: (n: number) => plural('es', n, 'respuesta', 'respuestas'),
  by: (who: string) => `Comentario de ${who}`,
}

export const en: Like<typeof es> = {
  count: (n) => plural('en', n, 'comment', 'comments'),
  open: (n) => plural('en', n, 'open conversation', 'open conversations'),
  openAndNew: (open, fresh) => `${open}, ${fresh} with something new`,
  number: (n) => `Conversation ${n}`,
  ownNumber: (n) => `Conversation ${n} of your delegation only`,
  goneNumber: (n) => `Conversation ${n}, its words are gone`,
  onField: (field) => `On the field ${field}`,
  paragraph: (n, language) => `Paragraph ${n} · ${language}`,
  heading: (language) => `Heading · ${language}`,
  was: (n, language) => `was in paragraph ${n} · ${language}`,
  wasGone: (language) => `was in the text · ${language}`,
  asOf: (day) => `View as it was on ${day}`,
  only: (code) => `Only ${code}`,
  onlyReads: (delegation) => `Only ${delegation} reads this`,
  resolvedBy: (who, day) => `resolved by ${who}, ${day}`,
  translatedBy: (who, day) => `Added by ${who}, ${day}`,
  onItem: (code) => `Comment on ${code}. Type @ to mention a person, a delegation, or an agency.`,
  outside: (names) => `${names}: not in your delegation, and could not read it.`,
  replies: (n) => plural('en', n, 'reply', 'replies'),
  by: (who) => `Comment by ${who}`,
}
